import { type RosterProblem, weekendOf } from '../model/roster-problem';
import { type ConsumptionKeys, consumptionKeys } from './consumption-keys';
import { GUIDE_COUNTED, GUIDE_SHIFTS, GUIDE_WEEKENDS } from './guide-space';
import { groupShifts, type ShiftGroups } from './shift-groups';
import type { WindowEdges } from './window-edges';

/** Windows longer than this keep minutes and weekends near a straight line, a heuristic that makes bounds invalid. */
const EXACT_DAYS = 42;
/** How near: steps of longest shifts and weekends to either side, and how many fewer weekends are let pass. */
export interface RowBand {
  shifts: number;
  weekends: number;
  fewerWeekends: number;
}

export const WIDE_BAND: RowBand = { shifts: 8, weekends: 5, fewerWeekends: 10 };
/** For spaces so large that the wide band would take too long. */
export const NARROW_BAND: RowBand = { shifts: 4, weekends: 2, fewerWeekends: 3 };

/**
 * State space of the rows of one person in a window: (counters, weekends) x minutes. Counted types are left out of the
 * minutes axis, which then gets along with a coarser unit.
 */
export interface RowSpace {
  dayCount: number;
  groups: ShiftGroups;
  keys: ConsumptionKeys;
  counted: number[];
  /** states of the counters, and the state reached from one by a counter vector: index vector * counterStates + state */
  counterStates: number;
  nextCounter: Int32Array;
  /** 1 + most weekends, or 1 when weekends cannot bind */
  weekendStates: number;
  countsWeekends: boolean;
  /** allowed steps of the minutes axis by day */
  lowUnits: Int32Array;
  highUnits: Int32Array;
  /** allowed weekends by day */
  lowWeekends: Int32Array;
  highWeekends: Int32Array;
  /** widest minutes range of a day */
  unitWidth: number;
  /** the ranges without a guide */
  widestLow: Int32Array;
  widestHigh: Int32Array;
  /** 1 for states that a guided row may take: index day * states + state; null without a guide */
  mask: Uint8Array | null;
  /** accepted end range of the minutes axis by counter state */
  endLow: Int32Array;
  endHigh: Int32Array;
  /** whether the whole lawful space is searched */
  isExact: boolean;
}

/**
 * Builds the state space of a person's rows in a window.
 * @param counted shift values with an exact counter
 * @param band how near the straight line rows of long windows stay
 * @returns null when the totals leave no room at all
 */
export function createRowSpace(
  problem: RosterProblem,
  employee: number,
  edges: WindowEdges,
  counted: number[],
  band: RowBand = WIDE_BAND,
): RowSpace | null {
  const rules = problem.employees[employee];
  const dayCount = edges.end - edges.first;
  const allowed: number[] = [];
  for (let value = 1; value < problem.width; value++) if (edges.maxShifts[value] > 0) allowed.push(value);
  if (edges.maxWeekends < 0 || edges.maxMinutes < 0 || counted.some((value) => edges.maxShifts[value] < 0)) return null;
  const groups = groupShifts(problem, allowed, counted);
  const keys = consumptionKeys(groups, counted.length, Math.min(rules.maxRun, dayCount));
  const caps = counted.map((value) => Math.max(0, edges.maxShifts[value]));
  const { counterStates, nextCounter, countedMinutes } = counterSpace(problem, counted, caps, keys);
  const { unitMinutes } = groups;
  const endLow = new Int32Array(counterStates);
  const endHigh = new Int32Array(counterStates);
  for (let state = 0; state < counterStates; state++) {
    endLow[state] = Math.max(0, Math.ceil((edges.minMinutes - countedMinutes[state]) / unitMinutes));
    endHigh[state] = Math.floor((edges.maxMinutes - countedMinutes[state]) / unitMinutes);
  }
  const ends = { low: Math.min(...endLow), high: Math.max(...endHigh) };
  const range = unitRange(problem, employee, edges, groups, ends, counted.length === 0 ? band : null);
  const weekends = weekendRange(problem, employee, edges, band);
  let unitWidth = 1;
  for (let day = 0; day <= dayCount; day++) unitWidth = Math.max(unitWidth, range.high[day] - range.low[day] + 1);
  return {
    dayCount,
    groups,
    keys,
    counted,
    counterStates,
    nextCounter,
    weekendStates: weekends.states,
    countsWeekends: weekends.counts,
    lowUnits: range.low,
    highUnits: range.high,
    lowWeekends: weekends.low,
    highWeekends: weekends.high,
    unitWidth,
    widestLow: range.low.slice(),
    widestHigh: range.high.slice(),
    mask: null,
    endLow,
    endHigh,
    isExact: dayCount <= EXACT_DAYS,
  };
}

function counterSpace(problem: RosterProblem, counted: number[], caps: number[], keys: ConsumptionKeys) {
  let counterStates = 1;
  const strides = caps.map((cap) => {
    const stride = counterStates;
    counterStates *= cap + 1;
    return stride;
  });
  const nextCounter = new Int32Array(keys.counterVectors.length * counterStates);
  const countedMinutes = new Int32Array(counterStates);
  for (let state = 0; state < counterStates; state++) {
    const used = caps.map((cap, index) => Math.floor(state / strides[index]) % (cap + 1));
    used.forEach((count, index) => {
      countedMinutes[state] += count * problem.minutes[counted[index]];
    });
    keys.counterVectors.forEach((vector, id) => {
      const fits = vector.every((added, index) => used[index] + added <= caps[index]);
      const offset = vector.reduce((sum, added, index) => sum + added * strides[index], 0);
      nextCounter[id * counterStates + state] = fits ? state + offset : -1;
    });
  }
  return { counterStates, nextCounter, countedMinutes };
}

/** Steps of the minutes axis that can be reached by each day and from which the end range can be reached. */
function unitRange(
  problem: RosterProblem,
  employee: number,
  edges: WindowEdges,
  groups: ShiftGroups,
  ends: { low: number; high: number },
  band: RowBand | null,
) {
  const rules = problem.employees[employee];
  const dayCount = edges.end - edges.first;
  const longest = Math.max(0, ...groups.units);
  const period = rules.maxRun + rules.minOff;
  const mostShifts = (days: number) => Math.floor(days / period) * rules.maxRun + Math.min(days % period, rules.maxRun);
  const strays = dayCount > EXACT_DAYS && band !== null ? band.shifts * longest : 0;
  const free = new Int32Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) free[day + 1] = free[day] + 1 - rules.isDayOff[edges.first + day];
  const middle = (ends.low + ends.high) / 2;
  const low = new Int32Array(dayCount + 1);
  const high = new Int32Array(dayCount + 1);
  for (let day = 0; day <= dayCount; day++) {
    low[day] = Math.max(0, ends.low - mostShifts(dayCount - day) * longest);
    high[day] = Math.max(low[day], Math.min(ends.high, mostShifts(day) * longest));
    if (strays === 0) continue;
    const centre = (middle * free[day]) / Math.max(1, free[dayCount]);
    const bandLow = Math.floor(centre - strays);
    const bandHigh = Math.ceil(centre + strays);
    low[day] = Math.min(high[day], Math.max(low[day], bandLow));
    high[day] = Math.max(low[day], Math.min(high[day], bandHigh));
  }
  return { low, high };
}

function weekendRange(problem: RosterProblem, employee: number, edges: WindowEdges, band: RowBand) {
  const rules = problem.employees[employee];
  const dayCount = edges.end - edges.first;
  let possible = 0;
  const before = new Int32Array(dayCount + 1);
  let last = -1;
  for (let day = 0; day < dayCount; day++) {
    const weekend = weekendOf(edges.first + day);
    if (weekend >= 0 && weekend !== last && rules.isDayOff[edges.first + day] === 0) {
      last = weekend;
      possible++;
    }
    before[day + 1] = possible;
  }
  const counts = edges.maxWeekends < possible;
  const most = counts ? edges.maxWeekends : 0;
  const hasBand = counts && dayCount > 2 * EXACT_DAYS;
  const low = new Int32Array(dayCount + 1);
  const high = new Int32Array(dayCount + 1);
  for (let day = 0; day <= dayCount; day++) {
    const centre = (most * before[day]) / Math.max(1, possible);
    low[day] = hasBand ? Math.max(0, Math.floor(centre - band.fewerWeekends)) : 0;
    high[day] = hasBand ? Math.min(most, Math.ceil(centre + band.weekends)) : Math.min(most, before[day]);
  }
  return { states: most + 1, counts, low, high };
}

/** Rough number of elementary steps of one pricing, to compare spaces. */
export function spaceEffort(space: RowSpace, isGuided: boolean): number {
  const arcs = space.keys.levels.reduce((sum, level) => sum + level.count, 0) + 2;
  const longest = Math.max(1, ...space.groups.units);
  const near = (states: number, most: number) => (isGuided ? Math.min(states, most) : states);
  return (
    space.dayCount *
    arcs *
    near(space.counterStates, (2 * GUIDE_COUNTED + 1) ** space.counted.length) *
    near(space.weekendStates, 2 * GUIDE_WEEKENDS + 1) *
    near(space.unitWidth, 2 * GUIDE_SHIFTS * longest + 1)
  );
}

/** Numbers of memory that one pricing needs. */
export function spaceSize(space: RowSpace): number {
  return (space.dayCount + 1) * space.counterStates * space.weekendStates * space.unitWidth;
}
