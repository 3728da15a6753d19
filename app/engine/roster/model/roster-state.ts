import type { RosterProblem } from './roster-problem';

/** A roster with its cover counts and objective. */
export interface RosterState {
  /** value of each person and day: index employee * dayCount + day */
  values: Int8Array;
  /** people in each shift: index day * width + value */
  counts: Int32Array;
  cost: number;
}

/** Counts and prices a roster given by its values. */
export function createRosterState(problem: RosterProblem, values: Int8Array): RosterState {
  const counts = countCover(problem, values);
  return { values, counts, cost: requestTotal(problem, values) + coverTotal(problem, counts) };
}

/** People in each shift of each day. */
export function countCover(problem: RosterProblem, values: Int8Array): Int32Array {
  const { dayCount, employeeCount, width } = problem;
  const counts = new Int32Array(dayCount * width);
  for (let employee = 0; employee < employeeCount; employee++) {
    const first = employee * dayCount;
    for (let day = 0; day < dayCount; day++) counts[day * width + values[first + day]]++;
  }
  return counts;
}

/** Cost of all requests that the roster does not grant. */
export function requestTotal(problem: RosterProblem, values: Int8Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += problem.requestCost[at * problem.width + values[at]];
  return total;
}

/** Cost of missing and surplus people. */
export function coverTotal(problem: RosterProblem, counts: Int32Array): number {
  let total = 0;
  for (let at = 0; at < counts.length; at++) {
    if (at % problem.width !== 0) total += coverCost(problem, at, counts[at]);
  }
  return total;
}

/** Cost of `count` people in the shift of index day * width + value. */
export function coverCost(problem: RosterProblem, at: number, count: number): number {
  const missing = problem.need[at] - count;
  return missing > 0 ? missing * problem.underCost[at] : -missing * problem.overCost[at];
}
