import { createRandom, type Random } from '~/engine/random';
import type { RosterAssignment, RosterEmployee, RosterInstance } from '~/engine/roster';
import type { RosterShape } from './generated-shapes';

/** A problem with a roster that meets its rules; the search never sees the roster. */
export interface GeneratedRoster {
  instance: RosterInstance;
  hidden: RosterAssignment[];
}

const PART_NAMES = ['a', 'd', 'p', 'n'];
/** longest and shortest run, shortest rest, part of the weekends; the first is the most common */
const CONTRACTS: [number, number, number, number][] = [
  [5, 2, 2, 0.5],
  [5, 2, 2, 0.5],
  [5, 2, 2, 0.5],
  [6, 2, 3, 0.5],
  [5, 2, 2, 0.75],
];

/**
 * Builds a problem of the shape from a random lawful roster: totals and limits leave room for it, as many people are
 * wanted as it has, but unevenly over the days, and half of the requests follow it.
 */
export function generateRosterInstance(shape: RosterShape, seed: number | string): GeneratedRoster {
  const random = createRandom(seed);
  const { dayCount, employeeCount } = shape;
  const parts = shape.types.flatMap((count, part) => new Array<number>(count).fill(part));
  const ids = shape.types.flatMap((count, part) =>
    Array.from({ length: count }, (_, index) => `${PART_NAMES[part]}${index + 1}`),
  );
  const lengths = shape.types.flatMap((count, part) =>
    Array.from({ length: count }, (_, index) => shape.lengthsMinutes[part][index % shape.lengthsMinutes[part].length]),
  );
  const instance: RosterInstance = {
    dayCount,
    shifts: ids.map((id, index) => ({
      id,
      lengthMinutes: lengths[index],
      cannotBeFollowedBy: ids.filter((_, other) => parts[other] < parts[index]),
    })),
    employees: [],
    onRequests: [],
    offRequests: [],
    cover: [],
  };
  const hidden: RosterAssignment[] = [];
  const counts = new Map<string, number>();
  while (instance.employees.length < employeeCount) {
    const employee = createEmployee(`E${instance.employees.length}`, ids, parts, shape, random);
    const row = drawRow(employee, ids, parts, dayCount, random);
    if (row === null) continue;
    instance.employees.push(employee);
    setTotals(employee, row, instance, shape, random);
    addRequests(employee, row, instance, random);
    row.forEach((shiftId, day) => {
      if (shiftId === null) return;
      hidden.push({ employeeId: employee.id, day, shiftId });
      counts.set(shiftId, (counts.get(shiftId) ?? 0) + 1);
    });
  }
  for (const shiftId of ids) {
    const mean = (counts.get(shiftId) ?? 0) / dayCount;
    for (let day = 0; day < dayCount; day++) {
      const change = shape.unevenness * Math.sqrt(mean) * (random.next() + random.next() - 1);
      const required = Math.max(0, Math.floor(mean + change + random.next()));
      instance.cover.push({ day, shiftId, required, weightUnder: 100, weightOver: 1 });
    }
  }
  return { instance, hidden };
}

function createEmployee(
  id: string,
  ids: string[],
  parts: number[],
  shape: RosterShape,
  random: Random,
): RosterEmployee {
  const [maxRun, minRun, minOff, weekends] = random.pick(CONTRACTS);
  const maxShifts = new Map(
    ids.map((type, index) => [
      type,
      random.next() < shape.allowed ? Math.max(1, Math.round(shape.limits[parts[index]] * shape.dayCount)) : 0,
    ]),
  );
  return {
    id,
    maxShifts,
    minTotalMinutes: 0,
    maxTotalMinutes: 0,
    maxConsecutiveShifts: maxRun,
    minConsecutiveShifts: minRun,
    minConsecutiveDaysOff: minOff,
    maxWeekends: Math.floor(weekends * (shape.dayCount / 7)),
    daysOff: [],
  };
}

/** A random row that keeps all rules; null when it got stuck. */
function drawRow(
  employee: RosterEmployee,
  ids: string[],
  parts: number[],
  dayCount: number,
  random: Random,
): (string | null)[] | null {
  const left = new Map(employee.maxShifts);
  const row = new Array<string | null>(dayCount).fill(null);
  let weekends = 0;
  let day = random.int(employee.minConsecutiveDaysOff + 2);
  while (day < dayCount) {
    const run = employee.maxConsecutiveShifts - (random.next() < 0.6 ? 0 : random.int(3));
    const length = Math.max(employee.minConsecutiveShifts, Math.min(run, dayCount - day));
    const added = weekendsOf(day, length);
    const pace = Math.ceil((employee.maxWeekends * (day + length)) / dayCount) + 1;
    const isHeavy = weekends + added > Math.min(employee.maxWeekends, pace);
    if (isHeavy || length > dayCount - day) {
      day++;
      continue;
    }
    const types = drawTypes(left, ids, parts, length, random);
    if (types === null) return null;
    types.forEach((type, index) => {
      row[day + index] = type;
    });
    weekends += added;
    day += length + employee.minConsecutiveDaysOff + (random.next() < 0.7 ? 0 : 1);
  }
  return row;
}

function weekendsOf(day: number, length: number): number {
  const weeks = new Set<number>();
  for (let at = day; at < day + length; at++) if (at % 7 >= 5) weeks.add(Math.floor(at / 7));
  return weeks.size;
}

/** Types of a run, from early to night, out of those with uses left. */
function drawTypes(
  left: Map<string, number>,
  ids: string[],
  parts: number[],
  length: number,
  random: Random,
): string[] | null {
  const drawn: number[] = [];
  for (let index = 0; index < length; index++) {
    const open = ids.map((_, type) => type).filter((type) => left.get(ids[type])! > 0);
    if (open.length === 0) return null;
    const type = random.pick(open);
    left.set(ids[type], left.get(ids[type])! - 1);
    drawn.push(type);
  }
  return drawn.sort((a, b) => parts[a] - parts[b] || a - b).map((type) => ids[type]);
}

function setTotals(
  employee: RosterEmployee,
  row: (string | null)[],
  instance: RosterInstance,
  shape: RosterShape,
  random: Random,
): void {
  const lengthOf = new Map(instance.shifts.map((shift) => [shift.id, shift.lengthMinutes]));
  const minutes = row.reduce((sum, id) => sum + (id === null ? 0 : lengthOf.get(id)!), 0);
  employee.maxTotalMinutes = minutes + 60 * random.int(shape.spreadMinutes / 60);
  employee.minTotalMinutes = Math.max(0, employee.maxTotalMinutes - shape.spreadMinutes);
  const free = row.flatMap((id, day) => (id === null ? [day] : []));
  employee.daysOff = random
    .shuffle(free)
    .slice(0, Math.round(row.length / 11))
    .sort((a, b) => a - b);
}

function addRequests(employee: RosterEmployee, row: (string | null)[], instance: RosterInstance, random: Random): void {
  const allowed = [...employee.maxShifts].flatMap(([id, limit]) => (limit > 0 ? [id] : []));
  for (let day = 0; day < row.length; day++) {
    const draw = random.next();
    if (draw > 0.27 || employee.daysOff.includes(day)) continue;
    const follows = random.next() < 0.5 ? row[day] : null;
    const request = {
      employeeId: employee.id,
      day,
      shiftId: follows ?? random.pick(allowed),
      weight: 1 + random.int(3),
    };
    (draw < 0.18 ? instance.onRequests : instance.offRequests).push(request);
  }
}
