import { readFileSync } from 'node:fs';
import type { OpenRange, SeriesInput } from '~/engine/forecasting';
import { listHolidays } from '~/engine/forecasting/calendar/holidays';
import { weekdayOf } from '~/engine/time';

const DAY_MS = 86_400_000;

/**
 * Reads `time,calls` rows of local time and sums them to the interval wanted. Opening hours are those of each weekday in the file;
 * public holidays of the country without rows are closed days, other days without rows are missing.
 */
export function readCalls(file: string, intervalMinutes: number, country: string): SeriesInput {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const parsed = rows.map((row) => {
    const [time, calls] = row.split(',');
    return { instant: Date.parse(`${time}Z`), calls: Number(calls) };
  });
  const bad = parsed.findIndex(({ instant, calls }) => Number.isNaN(instant) || !(calls >= 0));
  if (bad >= 0) throw new Error(`${file}, line ${bad + 2}: expected time,calls but found ${rows[bad]}`);
  const stepMs = intervalMinutes * 60_000;
  const start = Math.floor(parsed[0].instant / DAY_MS) * DAY_MS;
  const end = Math.floor(parsed[parsed.length - 1].instant / DAY_MS) * DAY_MS + DAY_MS;
  const volume = new Float64Array((end - start) / stepMs).fill(Number.NaN);
  const open: OpenRange[][] = Array.from({ length: 7 }, () => []);
  const daysWithRows = new Set<string>();
  for (const { instant, calls } of parsed) {
    const slot = Math.floor((instant - start) / stepMs);
    volume[slot] = (Number.isNaN(volume[slot]) ? 0 : volume[slot]) + calls;
    const date = new Date(instant).toISOString().slice(0, 10);
    daysWithRows.add(date);
    widen(open[weekdayOf(date) - 1], ((slot * intervalMinutes) % 1440) + 0, intervalMinutes);
  }
  const fromDate = new Date(start).toISOString().slice(0, 10);
  const toDate = `${Number(new Date(end).toISOString().slice(0, 4)) + 1}-12-31`;
  const lastDate = new Date(end - DAY_MS).toISOString().slice(0, 10);
  const calendar = listHolidays({ country, fromDate, toDate }).map((day) => {
    // why: holidays after the file are taken as closed where all earlier ones without rows were
    const isClosed = day.date <= lastDate ? !daysWithRows.has(day.date) : true;
    return { ...day, closed: isClosed };
  });
  return { intervalMinutes, zone: 'UTC', start, volume, ahtSec: volume.map(() => Number.NaN), open, calendar, seed: 1 };
}

function widen(ranges: OpenRange[], minute: number, length: number): void {
  const [range] = ranges;
  if (!range) ranges.push({ startMinute: minute, endMinute: minute + length });
  else {
    range.startMinute = Math.min(range.startMinute, minute);
    range.endMinute = Math.max(range.endMinute, minute + length);
  }
}

/** Part of a series that ends before a local date. */
export function endBefore(series: SeriesInput, date: string): SeriesInput {
  const slots = (Date.parse(`${date}T00:00Z`) - series.start) / (series.intervalMinutes * 60_000);
  return { ...series, volume: series.volume.subarray(0, slots), ahtSec: series.ahtSec.subarray(0, slots) };
}
