import type { Random } from '~/engine/random';
import type { Roster } from '../model/roster';
import type { WeekImprover } from '../start/improve-week';
import type { PatternRelaxation } from './pattern-relaxation';

/**
 * Turns the fractional schedule of some people into their rosters: the coverage must begin as the fractional one; then,
 * person-week by person-week (many skills last, they mend what the others leave), the fractional part is taken out and the
 * exact best response put in. The roster must be lawful; it stays lawful at every step. The owner counts the coverage again
 * at the end.
 */
export function* roundPatterns(
  roster: Roster,
  improver: WeekImprover,
  relaxation: PatternRelaxation,
  random: Random,
): Generator<undefined, void> {
  const { instance } = roster;
  const order = Array.from({ length: relaxation.blockCount }, (_, i) => i);
  random.shuffle(order);
  order.sort(
    (a, b) =>
      instance.skillCount[relaxation.personWeek(a).employee] - instance.skillCount[relaxation.personWeek(b).employee],
  );
  for (let i = 0; i < order.length; i++) {
    if (i % 16 === 15) yield;
    const { employee, week } = relaxation.personWeek(order[i]);
    relaxation.takePatternsFrom(order[i], roster.coverage);
    // why: the improver takes the person's present week out of the coverage, where it is not yet counted
    roster.addWeekCoverage(employee, week, 1);
    improver.improve(employee, week, undefined, true);
  }
}
