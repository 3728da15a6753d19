import type { Neighbourhood } from '../master/sub-problem';
import { isRowLawful } from '../model/is-row-lawful';
import type { RosterProblem } from '../model/roster-problem';
import { createRosterState, type RosterState } from '../model/roster-state';

/**
 * Puts rows that were found for an earlier roster into the best one, which may have changed since. A person
 * whose row would break a rule keeps the present one; where the whole is not better, the earlier roster with the new
 * rows counts on its own.
 * @returns the better roster, or the best one so far
 */
export function mergeRows(
  problem: RosterProblem,
  best: RosterState,
  basis: RosterState,
  neighbourhood: Neighbourhood,
  rows: Int8Array[],
): RosterState {
  const candidates = best === basis ? [best] : [best, basis];
  for (const candidate of candidates) {
    const values = candidate.values.slice();
    neighbourhood.people.forEach((person, index) => {
      values.set(rows[index], person * problem.dayCount + neighbourhood.first);
    });
    for (const person of neighbourhood.people) {
      const from = person * problem.dayCount;
      if (isRowLawful(problem, person, values, from)) continue;
      values.set(candidate.values.subarray(from, from + problem.dayCount), from);
    }
    const merged = createRosterState(problem, values);
    if (merged.cost < best.cost - 1e-6) return merged;
  }
  return best;
}
