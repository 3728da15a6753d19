import type { Neighbourhood } from '../master/sub-problem';
import { isRowLawful } from '../model/is-row-lawful';
import type { RosterProblem } from '../model/roster-problem';
import { createRosterState, type RosterState } from '../model/roster-state';

/**
 * Puts rows that were found for an earlier roster into the best one, which may have changed since. A person
 * whose row would break a rule keeps the present one; where the whole is worse, the earlier roster with the new
 * rows counts on its own.
 * @returns the merged roster where it is as good as the best one, else the best one
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
    const changed = neighbourhood.people.filter((person, index) => {
      const from = person * problem.dayCount + neighbourhood.first;
      const isChanged = rows[index].some((value, day) => value !== basis.values[from + day]);
      // why: a row that the search left as it was may have been changed by another thread
      if (isChanged) values.set(rows[index], from);
      return isChanged;
    });
    for (const person of changed) {
      const from = person * problem.dayCount;
      if (isRowLawful(problem, person, values, from)) continue;
      values.set(candidate.values.subarray(from, from + problem.dayCount), from);
    }
    const merged = createRosterState(problem, values);
    if (changed.length > 0 && merged.cost < best.cost + 1e-6) return merged;
  }
  return best;
}
