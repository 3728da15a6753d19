import { InvalidInput } from '../../errors';
import type { Random } from '../../random';
import type { RosterProblem } from '../model/roster-problem';
import { PersonPricer } from '../pricing/person-pricer';
import type { PricingScratch } from '../pricing/pricing-scratch';
import { WIDE_BAND } from '../pricing/row-space';
import { horizonEdges } from '../pricing/window-edges';
import { rollRow } from './roll-row';

/** Longer horizons are filled block by block. */
const ROLLED_DAYS = 120;
/** Rows of long horizons are looked for near a straight line first, then farther from it. */
const BANDS = [undefined, WIDE_BAND];
/** Pricings with changed type prices. */
const ROUNDS = 2;
/** Where these find no lawful row: tries at random prices, then as many pricings as it takes. */
const RANDOM_TRIES = 3;
const MANY_ROUNDS = 150;

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
    const row = findRow(problem, scratch, employee, prices, random);
    if (row === null) throw new InvalidInput(`employees[${employee}]`, 'has rules that no roster of the horizon meets');
    rows[employee] = row;
    row.forEach((value, day) => {
      counts[day * width + value]++;
    });
  }
  return rows;
}

function findRow(
  problem: RosterProblem,
  scratch: PricingScratch,
  employee: number,
  prices: Float64Array,
  random: Random,
): Int8Array | null {
  const noise = () => prices.map(() => random.next());
  if (problem.dayCount > ROLLED_DAYS) {
    const row = rollRow(problem, scratch, employee, prices) ?? rollRow(problem, scratch, employee, noise());
    if (row) return row;
  }
  const edges = horizonEdges(problem, employee);
  const pricers = BANDS.map((band) => new PersonPricer(problem, scratch, employee, edges, { band }));
  for (const pricer of pricers) {
    let found = pricer.price(prices, ROUNDS);
    for (let tries = 0; found === null && tries < RANDOM_TRIES; tries++) {
      found = pricer.isEmpty ? null : pricer.price(noise(), ROUNDS);
    }
    if (found) return found.values;
  }
  for (const pricer of pricers) {
    const found = pricer.isEmpty ? null : pricer.price(prices, MANY_ROUNDS);
    if (found) return found.values;
  }
  return null;
}
