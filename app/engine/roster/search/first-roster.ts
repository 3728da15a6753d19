import { InvalidInput } from '../../errors';
import type { Random } from '../../random';
import type { RosterProblem } from '../model/roster-problem';
import { PersonPricer } from '../pricing/person-pricer';
import type { PricingScratch } from '../pricing/pricing-scratch';
import { horizonEdges } from '../pricing/window-edges';

/** Pricings with changed type prices: first few, then many where these find no lawful row. */
const ROUNDS = [2, 150];

/**
 * A lawful roster in one pass: everybody in turn gets a good row against the rows of those before.
 * @returns a row per person over the whole horizon
 * @throws InvalidInput naming the first person (by position) for whom no lawful row was found
 */
export function createFirstRoster(problem: RosterProblem, scratch: PricingScratch, random: Random): Int8Array[] {
  const { dayCount, employeeCount, width } = problem;
  const counts = new Int32Array(dayCount * width);
  const prices = new Float64Array(dayCount * width);
  const rows = new Array<Int8Array>(employeeCount);
  for (const employee of random.shuffle(Array.from({ length: employeeCount }, (_, index) => index))) {
    for (let cell = 0; cell < prices.length; cell++) {
      const missing = problem.need[cell] - counts[cell];
      // why: a price per missing person spreads people over the days while all shifts are still short
      prices[cell] = missing > 0 ? problem.underCost[cell] * Math.min(1, 0.5 * missing) : -problem.overCost[cell];
    }
    const pricer = new PersonPricer(problem, scratch, employee, horizonEdges(problem, employee));
    let row = null;
    for (const rounds of ROUNDS) row ??= pricer.price(prices, rounds);
    if (row === null) throw new InvalidInput(`employees[${employee}]`, 'has rules that no roster of the horizon meets');
    rows[employee] = row.values;
    row.values.forEach((value, day) => {
      counts[day * width + value]++;
    });
  }
  return rows;
}
