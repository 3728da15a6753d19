import type { SeriesInput } from '~/engine/forecasting';
import { listHolidays } from '~/engine/forecasting/calendar/holidays';
import { dayIntervals, eachDay, toLocalParts, weekdayOf } from '~/engine/time';

export interface CentreOptions {
  zone?: string;
  from?: string;
  to?: string;
  intervalMinutes?: number;
  contactsPerDay?: number;
  /** Daily log noise. */
  dayNoise?: number;
  opensAt?: number;
  closesAt?: number;
  country?: string;
  seed?: number;
  isOpenAtWeekends?: boolean;
}

/** A small generator of its own, so that a fault in the engine's random numbers cannot hide one of the forecaster. */
export function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const WEEKDAY_FACTOR = [0, 1.25, 1.05, 0.98, 0.96, 1.0, 0.55, 0.4];

/** True expectation of a day: weekday, month start, pay days, holidays. */
export function trueDayFactor(date: string, holidays: ReadonlySet<string>): number {
  const dayOfMonth = Number(date.slice(8));
  let factor = WEEKDAY_FACTOR[weekdayOf(date)];
  if (dayOfMonth <= 2) factor *= 1.15;
  if (dayOfMonth === 15 || dayOfMonth === 16) factor *= 1.1;
  if (holidays.has(date)) factor *= 0.35;
  return factor;
}

/** History of a centre with known structure: Poisson counts around weekday x month position x holiday x two-peaked day. */
export function makeCentre(options: CentreOptions = {}): SeriesInput {
  const { zone = 'Europe/Berlin', from = '2024-01-01', to = '2025-06-30', intervalMinutes = 15 } = options;
  const { contactsPerDay = 2000, dayNoise = 0.03, opensAt = 480, closesAt = 1200, country = 'DE', seed = 7 } = options;
  const random = mulberry32(seed);
  const calendar = listHolidays({ country, fromDate: from, toDate: `${Number(to.slice(0, 4)) + 2}-12-31` });
  const holidays = new Set(calendar.map((day) => day.date));
  const instants: number[] = [];
  const volume: number[] = [];
  const ahtSec: number[] = [];
  let level = 0;
  for (const date of eachDay(from, to)) {
    level = 0.6 * level + dayNoise * 0.8 * normal(random);
    const isOpenDay = options.isOpenAtWeekends !== false || weekdayOf(date) <= 5;
    const day = contactsPerDay * trueDayFactor(date, holidays) * Math.exp(level);
    for (const instant of dayIntervals(date, zone, intervalMinutes)) {
      const minute = toLocalParts(instant, zone).minuteOfDay;
      instants.push(instant);
      if (!isOpenDay || minute < opensAt || minute >= closesAt) {
        volume.push(0);
        ahtSec.push(Number.NaN);
        continue;
      }
      const rate = (day * shapeAt(minute) * intervalMinutes) / (closesAt - opensAt);
      const count = Math.max(0, Math.round(rate + Math.sqrt(rate) * normal(random)));
      volume.push(count);
      ahtSec.push(count > 0 ? 240 + 30 * Math.sin((minute / 1440) * 2 * Math.PI) + 20 * normal(random) : Number.NaN);
    }
  }
  const hours = [{ startMinute: opensAt, endMinute: closesAt }];
  return {
    intervalMinutes,
    zone,
    start: instants[0],
    volume: Float64Array.from(volume),
    ahtSec: Float64Array.from(ahtSec),
    open: Array.from({ length: 7 }, (_, w) => (w < 5 || options.isOpenAtWeekends !== false ? hours : [])),
    calendar,
    seed: 1,
  };
}

/** Relative rate at a minute of the day, two peaks. */
function shapeAt(minute: number): number {
  const peak = (at: number, width: number) => Math.exp(-(((minute - at) / width) ** 2));
  return 0.5 + peak(640, 90) + 0.7 * peak(930, 120);
}
