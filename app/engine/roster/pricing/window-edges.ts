import { type RosterProblem, weekendOf } from '../model/roster-problem';

/** A length that satisfies every minimum: the run goes on beyond the horizon. */
const ENDLESS = 1_000_000;

/**
 * What a row outside a window [first, end) asks of the part inside it. Windows start on a Monday and end on a Sunday or
 * with the horizon, so no weekend is cut.
 */
export interface WindowEdges {
  first: number;
  end: number;
  /** value on the day before; 0 when free */
  leftValue: number;
  /** length of the run of shifts that ends just before the window; 0 when the day before is free */
  leftRun: number;
  /** days off just before the window; ENDLESS when they reach the start of the horizon */
  leftOff: number;
  /** whether a run of shifts that starts the window (or reaches into it) has no minimum */
  isLeftOpen: boolean;
  /** value on the day after; 0 when free */
  rightValue: number;
  rightRun: number;
  rightOff: number;
  isRightOpen: boolean;
  /** totals that the window may still use */
  minMinutes: number;
  maxMinutes: number;
  maxWeekends: number;
  maxShifts: Int32Array;
}

/**
 * How much of what is left of the totals a window may use: all of it, or one of two parts, so that two threads can work
 * on windows of one row at the same time without breaking a total together.
 */
export type TotalsShare = 'all' | 'lesser' | 'greater';

/**
 * Edges of a window in a row.
 * @param values rows of all people, or of one
 * @param position place of the person's row among them
 * @throws RangeError when the window would cut a weekend
 */
export function windowEdges(
  problem: RosterProblem,
  values: Int8Array,
  employee: number,
  first: number,
  end: number,
  share: TotalsShare = 'all',
  position = employee,
): WindowEdges {
  const { dayCount } = problem;
  if (first % 7 !== 0 || (end % 7 !== 0 && end !== dayCount)) throw new RangeError('window must hold whole weeks');
  const rules = problem.employees[employee];
  const row = values.subarray(position * dayCount, (position + 1) * dayCount);
  const maxShifts = rules.maxShifts.slice();
  let minutes = 0;
  let weekends = 0;
  let lastWeekend = -1;
  for (let day = 0; day < dayCount; day++) {
    if (day === first) day = end;
    if (day >= dayCount) break;
    const value = row[day];
    if (value === 0) continue;
    maxShifts[value]--;
    minutes += problem.minutes[value];
    const weekend = weekendOf(day);
    if (weekend >= 0 && weekend !== lastWeekend) weekends++;
    if (weekend >= 0) lastWeekend = weekend;
  }
  const leftLength = first === 0 ? 0 : runLength(row, first - 1, -1);
  const rightLength = end === dayCount ? 0 : runLength(row, end, 1);
  const leftValue = first === 0 ? 0 : row[first - 1];
  const rightValue = end === dayCount ? 0 : row[end];
  const reachesStart = leftLength === first;
  const reachesEnd = end + rightLength === dayCount;
  const edges: WindowEdges = {
    first,
    end,
    leftValue,
    leftRun: leftValue > 0 ? leftLength : 0,
    leftOff: leftValue > 0 ? 0 : reachesStart ? ENDLESS : leftLength,
    isLeftOpen: first === 0 || (leftValue > 0 && reachesStart),
    rightValue,
    rightRun: rightValue > 0 ? rightLength : 0,
    rightOff: rightValue > 0 ? 0 : reachesEnd ? ENDLESS : rightLength,
    isRightOpen: end === dayCount || (rightValue > 0 && reachesEnd),
    minMinutes: rules.minMinutes - minutes,
    maxMinutes: rules.maxMinutes - minutes,
    maxWeekends: rules.maxWeekends - weekends,
    maxShifts,
  };
  if (share !== 'all') takeShare(problem, row, edges, share);
  return edges;
}

/** Leaves the other part of the free totals to a window elsewhere in the row. */
function takeShare(problem: RosterProblem, row: Int8Array, edges: WindowEdges, share: TotalsShare): void {
  const used = new Int32Array(problem.width);
  let minutes = 0;
  let weekends = 0;
  let lastWeekend = -1;
  for (let day = edges.first; day < edges.end; day++) {
    used[row[day]]++;
    minutes += problem.minutes[row[day]];
    const weekend = row[day] > 0 ? weekendOf(day) : -1;
    if (weekend >= 0 && weekend !== lastWeekend) weekends++;
    if (weekend >= 0) lastWeekend = weekend;
  }
  const part = (free: number) => (share === 'greater' ? Math.ceil(free / 2) : Math.floor(free / 2));
  edges.maxWeekends = weekends + part(edges.maxWeekends - weekends);
  for (let value = 1; value < problem.width; value++) {
    edges.maxShifts[value] = used[value] + part(edges.maxShifts[value] - used[value]);
  }
  if (share === 'lesser') {
    edges.minMinutes = minutes;
    edges.maxMinutes = minutes;
  }
}

/** Edges of the whole horizon: nothing outside. */
export function horizonEdges(problem: RosterProblem, employee: number): WindowEdges {
  return windowEdges(problem, new Int8Array(problem.dayCount), employee, 0, problem.dayCount, 'all', 0);
}

function runLength(row: Int8Array, from: number, step: 1 | -1): number {
  const works = row[from] > 0;
  let day = from;
  while (day >= 0 && day < row.length && row[day] > 0 === works) day += step;
  return Math.abs(day - from);
}
