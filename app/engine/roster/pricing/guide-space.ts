import { type RosterProblem, weekendOf } from '../model/roster-problem';
import type { RowSpace } from './row-space';
import type { WindowEdges } from './window-edges';

/** How far a guided row may stray from its guide, on each day: longest shifts, weekends, uses of a counted type. */
export const GUIDE_SHIFTS = 3;
export const GUIDE_WEEKENDS = 2;
export const GUIDE_COUNTED = 2;

/**
 * Narrows a state space to rows whose running totals stay near those of a given row. Long horizons are then priced many
 * times faster; the given row itself always stays inside.
 */
export function guideSpace(problem: RosterProblem, edges: WindowEdges, space: RowSpace, guide: Int8Array): void {
  const { dayCount, counted, groups, weekendStates, counterStates } = space;
  const stateCount = weekendStates * counterStates;
  const longest = Math.max(0, ...groups.units);
  space.mask ??= new Uint8Array((dayCount + 1) * stateCount);
  space.mask.fill(0);
  const used = counted.map(() => 0);
  const caps = counted.map((value) => edges.maxShifts[value]);
  let units = 0;
  let weekends = 0;
  let lastWeekend = -1;
  space.unitWidth = 1;
  for (let day = 0; day <= dayCount; day++) {
    space.lowUnits[day] = Math.max(space.widestLow[day], units - GUIDE_SHIFTS * longest);
    space.highUnits[day] = Math.max(
      space.lowUnits[day],
      Math.min(space.widestHigh[day], units + GUIDE_SHIFTS * longest),
    );
    space.unitWidth = Math.max(space.unitWidth, space.highUnits[day] - space.lowUnits[day] + 1);
    markStates(space, day, used, caps, weekends);
    const value = day < dayCount ? guide[day] : 0;
    if (value === 0) continue;
    const counter = counted.indexOf(value);
    if (counter >= 0) used[counter]++;
    else units += problem.minutes[value] / groups.unitMinutes;
    const weekend = space.countsWeekends ? weekendOf(edges.first + day) : -1;
    if (weekend >= 0 && weekend !== lastWeekend) {
      weekends++;
      lastWeekend = weekend;
    }
  }
}

/** Allows the states of a day whose counters and weekends are near the guide's. */
function markStates(space: RowSpace, day: number, used: number[], caps: number[], weekends: number): void {
  const { weekendStates, counterStates } = space;
  const mask = space.mask!;
  const low = Math.max(0, weekends - GUIDE_WEEKENDS);
  const high = Math.min(weekendStates - 1, weekends + GUIDE_WEEKENDS);
  for (let state = 0; state < counterStates; state++) {
    let rest = state;
    let isNear = true;
    for (let counter = 0; counter < used.length && isNear; counter++) {
      const count = rest % (caps[counter] + 1);
      rest = (rest - count) / (caps[counter] + 1);
      isNear = Math.abs(count - used[counter]) <= GUIDE_COUNTED;
    }
    if (!isNear) continue;
    const base = (day * counterStates + state) * weekendStates;
    for (let near = low; near <= high; near++) mask[base + near] = 1;
  }
}
