import type { Random } from '../../random';
import { polishRows } from '../master/polish-rows';
import { type Neighbourhood, SubProblem } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import type { RosterState } from '../model/roster-state';
import type { PricingScratch } from '../pricing/pricing-scratch';

/** Longer windows are gone through by shorter ones, whose rows are found far faster. */
const LONG_DAYS = 120;
const PART_DAYS = 28;
const PART_STRIDE = 21;

/**
 * Betters a roster one person at a time, against the rows of all others, until nobody's row changes or time is out.
 * @returns rows of the neighbourhood, null when nothing better was found
 */
export function descendRows(
  problem: RosterProblem,
  scratch: PricingScratch,
  state: RosterState,
  neighbourhood: Neighbourhood,
  random: Random,
  isOver: () => boolean,
): Int8Array[] | null {
  const { first, end, people } = neighbourhood;
  const isLong = end - first > LONG_DAYS;
  let present = state;
  for (let start = first; start < end && !isOver(); start += isLong ? PART_STRIDE : end - first) {
    const part = { ...neighbourhood, first: start, end: isLong ? Math.min(start + PART_DAYS, end) : end };
    const sub = new SubProblem(problem, scratch, present, part);
    const rows = sub.currentRows.slice();
    if (polishRows(sub, rows, random, isOver) < sub.currentCost - 1e-6) present = sub.applyTo(present, rows);
  }
  if (present === state) return null;
  const { dayCount } = problem;
  return people.map((person) => present.values.slice(person * dayCount + first, person * dayCount + end));
}
