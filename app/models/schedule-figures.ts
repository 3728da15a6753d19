import { addDays, weekdayOf } from '~/engine/time';
import type { ScheduleGrid } from './schedule-grid';

/** Supplements on paid time: night a fifth, time beyond the norm a half, rest days once more. */
const supplements = { night: 0.2, overtime: 0.5, restDay: 1 };
const nightFrom = 22 * 60;
const nightTo = 6 * 60;

/** One person's share of a schedule. */
export interface PersonFigures {
  id: string;
  name: string;
  paidMinutes: number;
  normMinutes: number;
  nightMinutes: number;
  nights: number;
  weekendDays: number;
  /** hours by date, such as "540-1080", of the dates with shifts */
  days: Map<string, string>;
}

/** What a variant comes to. */
export interface ScheduleFigures {
  shortHours: number;
  overHours: number;
  paidHours: number;
  nightHours: number;
  /** paid hours with supplements, in hours at base rate */
  costHours: number;
  shifts: number;
  people: number;
  conflicts: number;
  /** most minus fewest among people */
  spreadNights: number;
  spreadWeekends: number;
  /** missing agent-hours by date */
  shortByDate: Map<string, number>;
}

/** Minutes of a span (minutes of its date, past 1440 the next) that lie in the night. */
export function nightMinutesOf(from: number, to: number): number {
  const overlap = (a: number, b: number) => Math.max(0, Math.min(to, b) - Math.max(from, a));
  return overlap(0, nightTo) + overlap(nightFrom, 1440 + nightTo) + overlap(1440 + nightFrom, 2880);
}

/** Figures of each person of a grid, by id. */
export function figuresOfPeople(grid: ScheduleGrid): Map<string, PersonFigures> {
  const people = grid.people.map(
    ([id, name, , , , normMinutes]): PersonFigures => ({
      id,
      name,
      paidMinutes: 0,
      normMinutes,
      nightMinutes: 0,
      nights: 0,
      weekendDays: 0,
      days: new Map(),
    }),
  );
  for (const [index, day, from, to, , paid] of grid.shifts) {
    const person = people[index];
    const date = addDays(grid.startDate, day);
    const night = nightMinutesOf(from, to);
    person.paidMinutes += paid;
    person.nightMinutes += night;
    if (night > 0) person.nights += 1;
    if (weekdayOf(date) > 5) person.weekendDays += 1;
    const known = person.days.get(date);
    person.days.set(date, known ? `${known}, ${from}-${to}` : `${from}-${to}`);
  }
  return new Map(people.map((person) => [person.id, person]));
}

const spread = (values: number[]) => (values.length ? Math.max(...values) - Math.min(...values) : 0);
const round = (value: number) => Math.round(value * 10) / 10;

/** Sums of a whole variant: coverage, paid time, cost, fairness. */
export function figuresOfSchedule(grid: ScheduleGrid): ScheduleFigures {
  const all = [...figuresOfPeople(grid).values()];
  const working = all.filter((person) => person.days.size > 0);
  const sum = (read: (person: PersonFigures) => number) => working.reduce((total, person) => total + read(person), 0);
  const restMinutes = grid.shifts.reduce(
    (total, [, day, , , , paid]) => total + (weekdayOf(addDays(grid.startDate, day)) > 5 ? paid : 0),
    0,
  );
  const paid = sum((person) => person.paidMinutes);
  const night = sum((person) => person.nightMinutes);
  const overtime = sum((person) => (person.normMinutes > 0 ? Math.max(0, person.paidMinutes - person.normMinutes) : 0));
  const shortByDate = new Map<string, number>();
  let over = 0;
  for (const [, day, , short, surplus] of grid.coverage) {
    const date = addDays(grid.startDate, day);
    shortByDate.set(date, (shortByDate.get(date) ?? 0) + short);
    over += surplus;
  }
  const cost = paid + supplements.night * night + supplements.overtime * overtime + supplements.restDay * restMinutes;
  return {
    shortHours: round([...shortByDate.values()].reduce((total, value) => total + value, 0)),
    overHours: round(over),
    paidHours: round(paid / 60),
    nightHours: round(night / 60),
    costHours: round(cost / 60),
    shifts: grid.shifts.length,
    people: working.length,
    conflicts: grid.conflicts.length,
    spreadNights: spread(working.map((person) => person.nights)),
    spreadWeekends: spread(working.map((person) => person.weekendDays)),
    shortByDate,
  };
}

/** A grid as far as it lies within local dates, both inclusive; norms by their share of the days. */
export function clipGrid(grid: ScheduleGrid, from: string, to: string): ScheduleGrid {
  const isInside = (day: number) => {
    const date = addDays(grid.startDate, day);
    return date >= from && date <= to;
  };
  const kept = Array.from({ length: grid.days }, (_, day) => day).filter(isInside).length;
  if (kept === grid.days) return grid;
  return {
    ...grid,
    people: grid.people.map(([id, name, department, site, groups, normMinutes, acknowledged]) => [
      id,
      name,
      department,
      site,
      groups,
      Math.round((normMinutes * kept) / grid.days),
      acknowledged,
    ]),
    shifts: grid.shifts.filter(([, day]) => isInside(day)),
    conflicts: grid.conflicts.filter(([, day]) => isInside(day)),
    coverage: grid.coverage.filter(([, day]) => isInside(day)),
  };
}

/** What differs for one person between two variants, on the dates that both cover. */
export interface PersonChange {
  id: string;
  name: string;
  added: number;
  removed: number;
  moved: number;
  /** paid hours of the second variant minus those of the first */
  hours: number;
}

/** People whose shifts differ, those with most changes first. */
export function comparePeople(first: ScheduleGrid, second: ScheduleGrid): PersonChange[] {
  const [a, b] = [figuresOfPeople(first), figuresOfPeople(second)];
  const [from] = [first.startDate, second.startDate].sort().slice(-1);
  const [to] = [addDays(first.startDate, first.days - 1), addDays(second.startDate, second.days - 1)].sort();
  const changes: PersonChange[] = [];
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [left, right] = [a.get(id), b.get(id)];
    const change = { id, name: (left ?? right)?.name ?? '', added: 0, removed: 0, moved: 0, hours: 0 };
    for (const date of new Set([...(left?.days.keys() ?? []), ...(right?.days.keys() ?? [])])) {
      if (date < from || date > to) continue;
      const [was, is] = [left?.days.get(date), right?.days.get(date)];
      if (was === is) continue;
      if (!was) change.added += 1;
      else if (!is) change.removed += 1;
      else change.moved += 1;
    }
    change.hours = round(((right?.paidMinutes ?? 0) - (left?.paidMinutes ?? 0)) / 60);
    if (change.added || change.removed || change.moved) changes.push(change);
  }
  const weight = (change: PersonChange) => change.added + change.removed + change.moved;
  return changes.sort((x, y) => weight(y) - weight(x) || (x.name < y.name ? -1 : 1));
}
