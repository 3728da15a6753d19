import type { Random } from '~/engine/random';
import type { Roster } from '../model/roster';
import type { WeekImprover } from '../start/improve-week';
import type { PatternRelaxation } from './pattern-relaxation';

/**
 * Turns the fractional schedule of some people into their rosters, a part of them at a time: the fractional week is taken
 * out of the coverage and the exact best response put in, which the relaxation then follows (a dive). In between it can
 * adapt those not yet rounded. People with many skills come last, they mend what the others leave. The roster must be
 * lawful; it stays lawful at every step.
 */
export class PatternRounding {
  private readonly order: number[];
  private next = 0;

  constructor(
    private readonly roster: Roster,
    private readonly improver: WeekImprover,
    private readonly relaxation: PatternRelaxation,
    random: Random,
  ) {
    const { skillCount } = roster.instance;
    this.order = Array.from({ length: relaxation.blockCount }, (_, i) => i);
    random.shuffle(this.order);
    const skillsOf = (index: number) => skillCount[relaxation.personWeek(index).employee];
    this.order.sort((a, b) => skillsOf(a) - skillsOf(b));
  }

  /** Rounds the next part (0..1) of all person-weeks; the roster's coverage must be the fractional one. */
  *round(part: number): Generator<undefined, void> {
    const { roster, improver, relaxation, order } = this;
    const end = Math.min(order.length, this.next + Math.ceil(part * order.length));
    for (; this.next < end; this.next++) {
      if (this.next % 16 === 15) yield;
      const { employee, week } = relaxation.personWeek(order[this.next]);
      relaxation.takePatternsFrom(order[this.next], roster.coverage);
      // why: the improver takes the person's present week out of the coverage, where it is not yet counted
      roster.addWeekCoverage(employee, week, 1);
      improver.improve(employee, week, undefined, true);
      relaxation.round(order[this.next], roster);
    }
  }
}
