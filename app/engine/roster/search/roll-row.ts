import type { RosterProblem } from '../model/roster-problem';
import { PersonPricer } from '../pricing/person-pricer';
import type { PricingScratch } from '../pricing/pricing-scratch';
import { repairTypeLimits } from '../pricing/repair-type-limits';
import { horizonEdges, type WindowEdges, windowEdges } from '../pricing/window-edges';

const BLOCK_WEEKS = 4;
/** Tries of a block: how far totals may be from a straight line, in longest shifts. */
const PLAYS = [1, 3, 6];
/** Pricings of one block with changed type prices. */
const ROUNDS = 1;
const MORE_ROUNDS = 6;

/**
 * Builds a row of a long horizon block by block: each block gets its best row after the ones before while minutes,
 * weekends and types stay near a straight line; the last block brings the totals to their ends.
 * @param prices price of one person in a shift: index day * width + value
 * @returns null when a block has no lawful row after the ones before
 */
export function rollRow(
  problem: RosterProblem,
  scratch: PricingScratch,
  employee: number,
  prices: Float64Array,
): Int8Array | null {
  const { dayCount } = problem;
  const weeks = Math.ceil(dayCount / 7);
  const blocks = Math.max(1, Math.round(weeks / BLOCK_WEEKS));
  const row = new Int8Array(dayCount);
  for (let block = 0; block < blocks; block++) {
    const first = 7 * Math.round((block * weeks) / blocks);
    const end = Math.min(dayCount, 7 * Math.round(((block + 1) * weeks) / blocks));
    const edges = windowEdges(problem, row, employee, first, end, 'all', 0);
    let found = null;
    for (const play of end < dayCount ? PLAYS : [0]) {
      const paced = end < dayCount ? keepPace(problem, employee, edges, play) : edges;
      if (found) break;
      const pricer = new PersonPricer(problem, scratch, employee, paced, { isBrief: true });
      found = pricer.price(prices, ROUNDS) ?? pricer.price(prices, MORE_ROUNDS);
    }
    if (found) row.set(found.values, first);
    else if (end < dayCount) return null;
    else return closeRow(problem, scratch, employee, edges, row, prices);
  }
  return row;
}

/**
 * Leaves to the days after the block their part of the totals.
 * @param play how far the totals may be from a straight line, in longest shifts
 */
function keepPace(problem: RosterProblem, employee: number, edges: WindowEdges, play: number): WindowEdges {
  const rules = problem.employees[employee];
  const part = edges.end / problem.dayCount;
  const middle = (part * (rules.minMinutes + rules.maxMinutes)) / 2 - (rules.maxMinutes - edges.maxMinutes);
  const playMinutes = play * Math.max(...problem.minutes);
  const paced = (limit: number, left: number, more: number) =>
    Math.max(0, Math.min(left, Math.round(limit * part) + more - (limit - left)));
  return {
    ...edges,
    minMinutes: Math.floor(middle - playMinutes),
    maxMinutes: Math.ceil(Math.min(edges.maxMinutes, middle + playMinutes)),
    maxWeekends: paced(rules.maxWeekends, edges.maxWeekends, Math.floor(play / 2)),
    maxShifts: edges.maxShifts.map((left, value) => paced(rules.maxShifts[value], left, play)),
  };
}

/** Fills the last block without the limits of types and then moves types about the whole row until they are met. */
function closeRow(
  problem: RosterProblem,
  scratch: PricingScratch,
  employee: number,
  edges: WindowEdges,
  row: Int8Array,
  prices: Float64Array,
): Int8Array | null {
  const { maxShifts } = problem.employees[employee];
  const free = { ...edges, maxShifts: maxShifts.map((limit) => (limit > 0 ? edges.end - edges.first : 0)) };
  const found = new PersonPricer(problem, scratch, employee, free, { isBrief: true }).price(prices, 1);
  if (found === null) return null;
  row.set(found.values, edges.first);
  return repairTypeLimits(problem, employee, horizonEdges(problem, employee), row, prices)?.values ?? null;
}
