import type { DistributionInput } from './distribution-types';
import type { DayRange } from './types';

/**
 * How many others of the same pools wish one of the days of a range: the most on any day, over all pools of the person.
 * @returns counts for a person (index) and a range that is one of their own wishes
 */
export function countRivals(
  input: Pick<DistributionInput, 'people' | 'pools'>,
): (person: number, range: DayRange) => number {
  const wishing = input.pools.map(({ first, last }) => new Int32Array(last - first + 2));
  for (const { pools, wishes } of input.people) {
    for (const index of pools) {
      const pool = input.pools[index];
      for (const wish of wishes) {
        const first = Math.max(wish.first, pool.first);
        const last = Math.min(wish.last, pool.last);
        if (first > last) continue;
        wishing[index][first - pool.first] += 1;
        wishing[index][last - pool.first + 1] -= 1;
      }
    }
  }
  for (const days of wishing) for (let day = 1; day < days.length; day++) days[day] += days[day - 1];
  return (person, range) => {
    let most = 0;
    for (const index of input.people[person].pools) {
      const pool = input.pools[index];
      const last = Math.min(range.last, pool.last);
      for (let day = Math.max(range.first, pool.first); day <= last; day++)
        most = Math.max(most, wishing[index][day - pool.first] - 1);
    }
    return most;
  };
}
