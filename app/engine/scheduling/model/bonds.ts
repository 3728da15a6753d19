import type { Bond, ScheduleProblem } from '../types';
import type { HardRuleTest } from './compile-problem';
import type { Instance } from './instance';
import type { Roster } from './roster';
import type { SlotGrid } from './slot-grid';

/** A bond as one of its people sees it. */
interface BondLink {
  kind: Bond['kind'];
  mates: Int32Array;
  toleranceSlots: number;
  /** 1 on days on which it holds. */
  isDay: Uint8Array;
}

/** Bonds compiled to indexes. */
export interface BondTable {
  linksOf: (BondLink[] | null)[];
  /** 1 where a person works only when others do. */
  isTogether: Uint8Array;
  /** People who must be planned by one thread, each group once; nobody in two. */
  units: number[][];
}

/** Bonds between people; null where there are none to keep. */
export function compileBonds(problem: ScheduleProblem, grid: SlotGrid, isHard: HardRuleTest): BondTable | null {
  const indexOf = new Map(problem.employees.map((employee, e) => [employee.id, e]));
  const linksOf = new Array<BondLink[] | null>(problem.employees.length).fill(null);
  const isTogether = new Uint8Array(problem.employees.length);
  const rootOf = Int32Array.from(problem.employees, (_, e) => e);
  const find = (e: number): number => (rootOf[e] === e ? e : find(rootOf[e]));
  let found = false;
  for (const bond of problem.bonds ?? []) {
    const members = bond.employeeIds.flatMap((id) => indexOf.get(id) ?? []).filter((e) => isHard('bond', e));
    if (members.length < 2) continue;
    found = true;
    const isDay = Uint8Array.from(grid.dates, (date) =>
      date >= (bond.fromDate ?? date) && date <= (bond.toDate ?? date) ? 1 : 0,
    );
    const toleranceSlots = Math.floor(bond.toleranceMinutes / grid.intervalMinutes);
    for (const e of members) {
      const link: BondLink = {
        kind: bond.kind,
        mates: Int32Array.from(members.filter((other) => other !== e)),
        toleranceSlots,
        isDay,
      };
      linksOf[e] = [...(linksOf[e] ?? []), link];
      if (bond.kind === 'together') isTogether[e] = 1;
      rootOf[find(e)] = find(members[0]);
    }
  }
  if (!found) return null;
  const groups = new Map<number, number[]>();
  problem.employees.forEach((_, e) => {
    if (linksOf[e] !== null) groups.set(find(e), [...(groups.get(find(e)) ?? []), e]);
  });
  return { linksOf, isTogether, units: [...groups.values()] };
}

/** Whether a shift keeps the bonds of a person to the shifts that others have; who must work together is not looked at. */
export function keepsBonds(roster: Roster, employee: number, day: number, kind: number, start: number): boolean {
  const { instance } = roster;
  const links = instance.bonds?.linksOf[employee] ?? null;
  if (links === null) return true;
  const end = start + instance.kindSpan[kind];
  for (const { kind: rule, mates, toleranceSlots, isDay } of links) {
    if (isDay[day] === 0 && rule !== 'apart') continue;
    for (let i = 0; i < mates.length; i++) {
      const first = mates[i] * instance.dayCount;
      if (rule === 'apart') {
        if (overlapsMate(roster, first, day, isDay, start, end)) return false;
        continue;
      }
      const other = roster.start[first + day];
      if (other < 0) continue;
      if (Math.abs(other - start) > toleranceSlots) return false;
      if (rule !== 'transport') continue;
      if (Math.abs(other + instance.kindSpan[roster.kind[first + day]] - end) > toleranceSlots) return false;
    }
  }
  return true;
}

/** A shift counts on the days of the bond by the date it begins on, of either person. */
function overlapsMate(
  roster: Roster,
  first: number,
  day: number,
  isDay: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { dayCount, kindSpan } = roster.instance;
  for (let other = Math.max(0, day - 1); other <= Math.min(dayCount - 1, day + 1); other++) {
    if (isDay[day] === 0 && isDay[other] === 0) continue;
    const from = roster.start[first + other];
    if (from >= 0 && from < end && from + kindSpan[roster.kind[first + other]] > start) return true;
  }
  return false;
}

/** Whether a day of a person may turn from work to rest or back by itself. */
export function mayFlipDay(instance: Instance, employee: number): boolean {
  return instance.bonds === null || instance.bonds.isTogether[employee] === 0;
}

/** What a bond says of a day before the person's week is planned: it must be worked, must stay free, or is open. */
export type TogetherDay = 'work' | 'off' | 'open';

/** What those who must work together with a person have already decided for a day. */
export function togetherDay(roster: Roster, employee: number, day: number): TogetherDay {
  const { instance } = roster;
  const links = instance.bonds?.linksOf[employee] ?? null;
  if (links === null) return 'open';
  let isOff = false;
  for (const { kind, mates, isDay } of links) {
    if (kind !== 'together' || isDay[day] === 0) continue;
    for (const mate of mates) {
      const cell = mate * instance.dayCount + day;
      if (roster.start[cell] >= 0) return 'work';
      const isPlanned = roster.weekDays[mate * instance.weekCount + instance.weekOfDay[day]] > 0;
      if (isPlanned && instance.options[cell].kinds.length > 0) isOff = true;
    }
  }
  return isOff ? 'off' : 'open';
}
