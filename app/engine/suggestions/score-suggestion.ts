import type { Employee, GeneratedShift, ScheduleProblem } from '~/engine/scheduling';
import { startOfWeek, toLocalParts, weekdayOf } from '~/engine/time';
import type { StaffingMap } from './staffing-map';
import type { CoverageGap, SuggestionScore } from './types';

const NIGHT = { from: 22 * 60, to: 6 * 60 };
const SUPPLEMENTS = { night: 0.2, overtime: 0.5, restDay: 1 };
const PEAK_PART = 0.8;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const round = (value: number): number => Math.round(value * 10) / 10;

/** Paid minutes of a person by week (its Monday). */
export function minutesByWeek(shifts: Iterable<GeneratedShift>): Map<string, number> {
  const weeks = new Map<string, number>();
  for (const shift of shifts) {
    const week = startOfWeek(shift.date);
    weeks.set(week, (weeks.get(week) ?? 0) + shift.paidMinutes);
  }
  return weeks;
}

function nightMinutes(shift: GeneratedShift, zone: string): number {
  const from = toLocalParts(shift.startMs, zone).minuteOfDay;
  const to = from + (shift.endMs - shift.startMs) / 60_000;
  const overlap = (a: number, b: number) => Math.max(0, Math.min(to, b) - Math.max(from, a));
  return overlap(0, NIGHT.to) + overlap(NIGHT.from, 1440 + NIGHT.to) + overlap(1440 + NIGHT.from, 2880);
}

/** Hours beyond the weekly target of some people's shifts. */
function overtimeOf(employee: Employee, shifts: GeneratedShift[]): number {
  let minutes = 0;
  for (const paid of minutesByWeek(shifts).values()) {
    minutes += Math.max(0, paid - employee.contract.weeklyTargetMinutes);
  }
  return minutes / 60;
}

/** Paid hours with supplements of one person's shifts, at base rate. */
export function costHours(employee: Employee, shifts: GeneratedShift[]): { cost: number; overtime: number } {
  const overtime = overtimeOf(employee, shifts);
  let minutes = 0;
  for (const shift of shifts) {
    minutes += shift.paidMinutes + SUPPLEMENTS.night * nightMinutes(shift, employee.zone);
    if (weekdayOf(shift.date) > 5) minutes += SUPPLEMENTS.restDay * shift.paidMinutes;
  }
  return { cost: minutes / 60 + SUPPLEMENTS.overtime * overtime, overtime };
}

/** What is known of a change when it is scored. */
export interface ScoredChange {
  problem: ScheduleProblem;
  gap: CoverageGap;
  removed: GeneratedShift[];
  added: GeneratedShift[];
  people: { employee: Employee; before: GeneratedShift[]; after: GeneratedShift[] }[];
  /** change of the missing agent-hours of the whole schedule */
  shortChange: number;
  /** the same of the surplus */
  overChange: number;
  costChangeHours: number;
  overtimeHours: number;
  /** rules of mode `consider` that are broken anew */
  brokenSoftRules: number;
}

/**
 * Points of a change: coverage 40, cost 30, rules and wishes 20, simplicity 10.
 * @param map coverage without the change
 */
export function scoreSuggestion(map: StaffingMap, change: ScoredChange): SuggestionScore {
  const { gap, removed, added, people } = change;
  const g = map.indexOf(gap.groupId);
  const [first, last] = map.range(g, gap.startMs, gap.endMs);
  const read = (i: number) => (gap.kind === 'short' ? map.shortAt(g, i) : map.overAt(g, i));
  const before = Array.from({ length: last - first }, (_, i) => read(first + i));
  map.replace(removed, added);
  const after = Array.from({ length: last - first }, (_, i) => read(first + i));
  map.replace(added, removed);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const most = Math.max(0, ...before);
  const peaks = before.flatMap((value, i) => (value >= PEAK_PART * most && most > 0 ? [i] : []));
  const closed = peaks.map((i) => clamp((before[i] - after[i]) / Math.min(before[i], Math.max(1, people.length))));
  const gained = gap.kind === 'short' ? -change.shortChange : -change.overChange;
  const touched = changedHours(removed, added);
  const parts = {
    gapReduction: 15 * clamp((sum(before) - sum(after)) / Math.max(1e-9, sum(before))),
    peak: 15 * (peaks.length ? sum(closed) / peaks.length : 0),
    skillMatch: 10 * mean(people.map(({ employee }) => matchOf(employee, gap.groupId))),
    overtime: 12 * clamp(1 - change.overtimeHours / Math.max(2, people.length * 2)),
    utilisation: 10 * clamp(gained / Math.max(0.25, touched)),
    costPerHour: 8 * clamp(1 - change.costChangeHours / Math.max(0.5, 2 * gained)),
    rules: 10 * clamp(1 - change.brokenSoftRules / 2),
    preferences: 10 * mean(people.map(({ employee }) => wishesKept(employee, added))),
    simplicity:
      5 * mean(people.map((person) => usualHours(person.employee, person.before, added))) + fewPeople(people.length),
  };
  const rounded = Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, round(value)])) as typeof parts;
  return { ...rounded, total: round(sum(Object.values(parts))) };
}

const mean = (values: number[]): number =>
  values.length ? values.reduce((total, value) => total + value, 0) / values.length : 0;

/** Hours of work that are somewhere else, or new, or gone. */
function changedHours(removed: GeneratedShift[], added: GeneratedShift[]): number {
  const workMs = (shifts: GeneratedShift[]) =>
    shifts.flatMap((shift) => shift.work.map(({ startMs, endMs }) => ({ owner: shift.employeeId, startMs, endMs })));
  const old = workMs(removed);
  let fresh = 0;
  let total = 0;
  for (const item of workMs(added)) {
    total += item.endMs - item.startMs;
    const same = old.reduce(
      (kept, other) =>
        other.owner === item.owner
          ? kept + Math.max(0, Math.min(other.endMs, item.endMs) - Math.max(other.startMs, item.startMs))
          : kept,
      0,
    );
    fresh += Math.max(0, item.endMs - item.startMs - same);
  }
  const was = old.reduce((kept, item) => kept + item.endMs - item.startMs, 0);
  return Math.max(fresh, was - total) / 3_600_000;
}

function matchOf(employee: Employee, groupId: string): number {
  const skill = employee.skills.find((item) => item.groupId === groupId);
  if (!skill) return 0;
  return Math.max(0.4, 1 - 0.3 * (skill.priority - 1)) * Math.min(1, skill.proficiency);
}

/** Part of a person's wishes on the dates of the new shifts that are kept; somebody without wishes has most points. */
function wishesKept(employee: Employee, added: GeneratedShift[]): number {
  const own = added.filter((shift) => shift.employeeId === employee.id);
  let kept = 0;
  let asked = 0;
  for (const wish of employee.preferences ?? []) {
    const shift = own.find((item) => item.date === wish.date);
    if (!shift) continue;
    asked += wish.weight;
    const start = toLocalParts(shift.startMs, employee.zone).minuteOfDay;
    const isKept =
      wish.kind === 'work' || (wish.kind === 'start_between' && start >= wish.fromMinute && start <= wish.toMinute);
    if (isKept) kept += wish.weight;
  }
  return asked > 0 ? kept / asked : 0.9;
}

/** Whether new shifts begin when the person mostly begins. */
function usualHours(employee: Employee, before: GeneratedShift[], added: GeneratedShift[]): number {
  const startOf = (shift: GeneratedShift) => toLocalParts(shift.startMs, employee.zone).minuteOfDay;
  const starts = before.map(startOf).sort((a, b) => a - b);
  if (!starts.length) return 0.5;
  const usual = starts[Math.floor(starts.length / 2)];
  const own = added.filter((shift) => shift.employeeId === employee.id);
  return own.length ? mean(own.map((shift) => clamp(1 - Math.abs(startOf(shift) - usual) / 240))) : 1;
}

const fewPeople = (count: number): number => 5 / Math.max(1, Math.sqrt(count));
