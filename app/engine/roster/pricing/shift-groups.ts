import type { RosterProblem } from '../model/roster-problem';

/**
 * Shift types that are alike for a person: same length and same successions, so that on each day only the cheapest
 * matters. A counted type is a group of its own, with its own counter in place of minutes.
 */
export interface ShiftGroups {
  count: number;
  members: number[][];
  /** steps on the minutes axis; 0 for counted types */
  units: number[];
  /** index of the counter, -1 where none */
  counter: number[];
  /** groups that may stand on the day before each group */
  mayFollow: number[][];
  /** minutes of one step of the axis */
  unitMinutes: number;
}

/**
 * Groups the shift types that a person may work.
 * @param allowed shift values with a limit above 0
 * @param counted those with a counter of their own, in the order of the counters
 */
export function groupShifts(problem: RosterProblem, allowed: number[], counted: number[]): ShiftGroups {
  const { width, forbidden, minutes } = problem;
  const byKey = new Map<string, number[]>();
  for (const value of allowed) {
    const counter = counted.indexOf(value);
    let key = `${minutes[value]}|${counter}|`;
    for (let other = 1; other < width; other++) {
      key += forbidden[value * width + other] + 2 * forbidden[other * width + value];
    }
    const members = byKey.get(key);
    if (members) members.push(value);
    else byKey.set(key, [value]);
  }
  const members = [...byKey.values()];
  const lengths = members.filter(([value]) => !counted.includes(value)).map(([value]) => minutes[value]);
  const unitMinutes = lengths.reduce(greatestCommonDivisor, 0) || 1;
  return {
    count: members.length,
    members,
    units: members.map(([value]) => (counted.includes(value) ? 0 : minutes[value] / unitMinutes)),
    counter: members.map(([value]) => counted.indexOf(value)),
    mayFollow: members.map(([value]) =>
      members.flatMap(([before], group) => (forbidden[before * width + value] === 0 ? [group] : [])),
    ),
    unitMinutes,
  };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
