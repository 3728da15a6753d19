import { dateToEpochDay } from '~/engine/time';
import type { DayGrid } from '../day-grid';

/** Calendar columns of the daily regression, one row per day of the grid. */
export interface DayFeatures {
  keys: string[];
  /** days x keys, row-major. */
  rows: Float64Array;
  /** How large an effect is thought possible before any example is seen, as a standard deviation of its logarithm. */
  priorScale: Float64Array;
  /** Family of effects whose common size is learned, by column; -1 = taken as it is. */
  family: Int8Array;
}

interface Column {
  key: string;
  prior: { scale: number; family: number };
  at: (day: number) => number;
}

const WEEKDAY = { scale: 0.5, family: -1 };
const MONTH_POSITION = { scale: 0.04, family: 0 };
const MONTH_CYCLE = { scale: 0.03, family: 1 };
const ALTERNATE_WEEKS = { scale: 0.007, family: 2 };
const NEAR_HOLIDAY = { scale: 0.12, family: 3 };
const HOLIDAY = { scale: 0.5, family: 4 };
const LEVEL_SHIFT = { scale: 1, family: -1 };
const TOLD_DAY = { scale: 0.12, family: 5 };
const EVENT = { scale: 0.3, family: 6 };
const MONTH_CYCLE_PAIRS = 2;

/** Key of the column that tells even from odd weeks (pay every fortnight), +1 or -1. */
export const ALTERNATE_WEEKS_KEY = 'alternate-weeks';

/** Prefix of the step columns of level shifts. */
export const LEVEL_SHIFT_KEY = 'level-shift';

/** Prefix of the columns of the monthly cycle, which mean something only together. */
export const MONTH_CYCLE_KEY = 'month-cycle';

/**
 * Builds the calendar columns: weekday, position in the month counted in business days, middle of the month (pay days in many
 * countries), holidays by name, days around closures and holidays, told pay days, school holidays and custom events by name.
 * Columns without an example before `historyDays` are left out, since nothing can be learned about them.
 * @param levelShifts local dates from which on the level is known to differ; one step column each
 */
export function buildDayFeatures(grid: DayGrid, levelShifts: readonly string[] = []): DayFeatures {
  const days = grid.dates.length;
  const position = businessDayPositions(grid);
  const pause = pauseDistances(grid);
  const dayOfMonth = grid.dates.map((date) => Number(date.slice(8)));
  const worksLike = workedWeekdays(grid, pause.closureBefore);
  const columns: Column[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    columns.push({ key: `weekday:${weekday}`, prior: WEEKDAY, at: (d) => flag(worksLike[d] === weekday) });
  }
  columns.push(...monthCycle(grid));
  columns.push(
    { key: 'first-business-day', prior: MONTH_POSITION, at: (d) => flag(position.fromStart[d] === 1) },
    {
      key: 'second-third-business-day',
      prior: MONTH_POSITION,
      at: (d) => flag(position.fromStart[d] === 2 || position.fromStart[d] === 3),
    },
    { key: 'last-business-day', prior: MONTH_POSITION, at: (d) => flag(position.fromEnd[d] === 1) },
    { key: 'last-but-one-business-day', prior: MONTH_POSITION, at: (d) => flag(position.fromEnd[d] === 2) },
    {
      key: 'middle-of-month',
      prior: MONTH_POSITION,
      at: (d) => flag(dayOfMonth[d] === 15 || dayOfMonth[d] === 16),
    },
    { key: ALTERNATE_WEEKS_KEY, prior: ALTERNATE_WEEKS, at: (d) => (weekNumber(grid.dates[d]) % 2 === 0 ? 1 : -1) },
    { key: 'day-before-holiday', prior: NEAR_HOLIDAY, at: (d) => flag(pause.before[d] === 1) },
    { key: 'day-after-holiday', prior: NEAR_HOLIDAY, at: (d) => flag(pause.after[d] === 1) },
    { key: 'second-day-after-holiday', prior: NEAR_HOLIDAY, at: (d) => flag(pause.after[d] === 2) },
    { key: 'pay-day', prior: TOLD_DAY, at: (d) => flag(grid.info[d]?.payDay === true) },
    { key: 'school-holiday', prior: TOLD_DAY, at: (d) => flag(grid.info[d]?.schoolHoliday === true) },
    { key: 'holiday', prior: HOLIDAY, at: (d) => flag(grid.info[d]?.holiday !== undefined) },
  );
  for (const name of [...new Set(grid.info.map((day) => day?.holiday))].sort()) {
    if (name === undefined) continue;
    columns.push({ key: `holiday:${name}`, prior: HOLIDAY, at: (d) => flag(grid.info[d]?.holiday === name) });
  }
  for (const name of [...new Set(grid.info.flatMap((day) => day?.events ?? []))].sort()) {
    columns.push({
      key: `event:${name}`,
      prior: EVENT,
      at: (d) => flag(grid.info[d]?.events?.includes(name) === true),
    });
  }
  for (const date of levelShifts) {
    columns.push({ key: `${LEVEL_SHIFT_KEY}:${date}`, prior: LEVEL_SHIFT, at: (d) => flag(grid.dates[d] >= date) });
  }
  const known = columns.filter((column) => {
    for (let d = 0; d < grid.historyDays; d++) if (isOpenDay(grid, d) && column.at(d) !== 0) return true;
    return false;
  });
  const rows = new Float64Array(days * known.length);
  for (let d = 0; d < days; d++) for (let j = 0; j < known.length; j++) rows[d * known.length + j] = known[j].at(d);
  return {
    keys: known.map((column) => column.key),
    rows,
    priorScale: Float64Array.from(known, (column) => column.prior.scale),
    family: Int8Array.from(known, (column) => column.prior.family),
  };
}

/** Whether the centre is to be open at any time of the day. */
export function isOpenDay(grid: DayGrid, day: number): boolean {
  const { slots, open } = grid;
  for (let i = day * slots; i < (day + 1) * slots; i++) if (open[i]) return true;
  return false;
}

/** Weeks from Monday since an arbitrary one. */
function weekNumber(date: string): number {
  return Math.floor((dateToEpochDay(date) + 3) / 7);
}

/** Smooth monthly course (bills, salaries, statements) as harmonics of the position in the calendar month. */
function monthCycle(grid: DayGrid): Column[] {
  const phase = grid.dates.map((date) => {
    const [year, month, day] = date.split('-').map(Number);
    return (2 * Math.PI * (day - 1)) / new Date(Date.UTC(year, month, 0)).getUTCDate();
  });
  return Array.from({ length: MONTH_CYCLE_PAIRS }, (_, k): Column[] => [
    { key: `${MONTH_CYCLE_KEY}:sin${k + 1}`, prior: MONTH_CYCLE, at: (d) => Math.sin((k + 1) * phase[d]) },
    { key: `${MONTH_CYCLE_KEY}:cos${k + 1}`, prior: MONTH_CYCLE, at: (d) => Math.cos((k + 1) * phase[d]) },
  ]).flat();
}

/**
 * Weekday that each day works like. Where the centre closes every week, the first day after an extra closure takes in what has
 * gathered, as the first day after the weekly closure does: the Tuesday after a closed Monday works like a Monday.
 */
function workedWeekdays(grid: DayGrid, closureBefore: Uint8Array): Uint8Array {
  const isOpenWeekday = new Uint8Array(8);
  for (let d = 0; d < grid.dates.length; d++) if (isOpenDay(grid, d)) isOpenWeekday[grid.weekday[d]] = 1;
  let firstAfterRest = 0;
  for (let w = 1; w <= 7; w++) if (isOpenWeekday[w] && !isOpenWeekday[w === 1 ? 7 : w - 1]) firstAfterRest = w;
  return grid.weekday.map((w, d) => (firstAfterRest > 0 && closureBefore[d] ? firstAfterRest : w));
}

function flag(condition: boolean): number {
  return condition ? 1 : 0;
}

/** Business days (Monday to Friday, neither holiday nor closed) counted from either end of their month; 0 on other days. */
function businessDayPositions(grid: DayGrid): { fromStart: Uint8Array; fromEnd: Uint8Array } {
  const days = grid.dates.length;
  const fromStart = new Uint8Array(days);
  const fromEnd = new Uint8Array(days);
  const isBusiness = (d: number) => grid.weekday[d] <= 5 && !grid.info[d]?.closed && !grid.info[d]?.holiday;
  const first = grid.dates[0];
  let count = countWeekdays(`${first.slice(0, 8)}01`, first);
  for (let d = 0; d < days; d++) {
    if (grid.dates[d].endsWith('-01')) count = 0;
    if (isBusiness(d)) fromStart[d] = ++count;
  }
  const last = grid.dates[days - 1];
  const [year, month] = last.split('-').map(Number);
  const nextMonth = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  count = countWeekdays(last, nextMonth) - flag(grid.weekday[days - 1] <= 5);
  for (let d = days - 1; d >= 0; d--) {
    if (isBusiness(d)) fromEnd[d] = ++count;
    if (grid.dates[d].endsWith('-01')) count = 0;
  }
  return { fromStart, fromEnd };
}

/** Mondays to Fridays in [from, to). */
function countWeekdays(from: string, to: string): number {
  let count = 0;
  for (let t = Date.parse(`${from}T00:00:00Z`); t < Date.parse(`${to}T00:00:00Z`); t += 86_400_000) {
    const weekday = new Date(t).getUTCDay();
    if (weekday >= 1 && weekday <= 5) count++;
  }
  return count;
}

/**
 * Distance in open days to the nearest pause: a holiday, or a closure on a weekday that is normally open.
 * `before` = 1 is the last open day before one, `after` = 1 the first after it; 0 = far from any.
 * `closureBefore` marks the first open day after an extra closure.
 */
function pauseDistances(grid: DayGrid): { before: Uint8Array; after: Uint8Array; closureBefore: Uint8Array } {
  const days = grid.dates.length;
  const normallyOpen = new Uint8Array(8);
  const openDay = Uint8Array.from({ length: days }, (_, d) => flag(isOpenDay(grid, d)));
  for (let d = 0; d < days; d++) if (openDay[d]) normallyOpen[grid.weekday[d]] = 1;
  const isPause = (d: number) =>
    normallyOpen[grid.weekday[d]] === 1 && (openDay[d] === 0 || grid.info[d]?.holiday !== undefined);
  const before = new Uint8Array(days);
  const after = new Uint8Array(days);
  const closureBefore = new Uint8Array(days);
  const isOrdinary = (d: number) => openDay[d] === 1 && !isPause(d);
  const mark = (target: Uint8Array, from: number, step: 1 | -1) => {
    let rank = 0;
    for (let d = from; d >= 0 && d < days && rank < 2; d += step) {
      if (isPause(d)) return;
      if (isOrdinary(d)) target[d] = ++rank;
    }
  };
  for (let d = 0; d < days; d++) {
    if (!isPause(d)) continue;
    mark(after, d + 1, 1);
    mark(before, d - 1, -1);
    if (openDay[d] === 1) continue;
    const next = openDay.indexOf(1, d);
    if (next > 0 && isOrdinary(next)) closureBefore[next] = 1;
  }
  return { before, after, closureBefore };
}
