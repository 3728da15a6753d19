import { formatClock, formatLocalDate, formatMonth } from '~/i18n/format-date';
import type { Locale } from '~/i18n/locales';
import { toInstantMs, toWallClock } from '~/i18n/zoned-time';
import type { TimeWindow } from './chart-types';

export interface TimeTick {
  ms: number;
  label: string;
  /** 0 stays on the narrowest chart, 1 gives way below 26 rem, 2 below 40 rem */
  rank: 0 | 1 | 2;
  /** the first moment of a day where hours are shown, of a year where months are */
  isMajor: boolean;
}

type TickStep = { unit: 'minute' | 'day' | 'month'; count: number; approximateMs: number };

const minuteMs = 60_000;
const dayMs = 86_400_000;
const steps: TickStep[] = [
  ...[15, 30, 60, 120, 180, 240, 360, 720].map(
    (count): TickStep => ({ unit: 'minute', count, approximateMs: count * minuteMs }),
  ),
  ...[1, 2, 7, 14].map((count): TickStep => ({ unit: 'day', count, approximateMs: count * dayMs })),
  ...[1, 2, 3, 6, 12].map((count): TickStep => ({ unit: 'month', count, approximateMs: count * 30.4 * dayMs })),
];

/**
 * Ticks of a time axis on round moments of a zone's wall clock, also across clock changes.
 * @param maxCount as many as fit on a wide chart; narrower ones leave out by rank
 * @param isTimeOfDay the window lies within a day without a date: midnight is "00:00"
 */
export function getTimeTicks(
  window: TimeWindow,
  timeZone: string,
  locale: Locale,
  { maxCount = 14, isTimeOfDay = false }: { maxCount?: number; isTimeOfDay?: boolean } = {},
): TimeTick[] {
  const width = window.endMs - window.startMs;
  const step = steps.find((item) => width / item.approximateMs <= maxCount) ?? steps[steps.length - 1];
  const moments = { minute: listMinutes, day: listDays, month: listMonths }[step.unit](window, timeZone, step.count);
  return moments
    .filter((moment) => moment.ms >= window.startMs && moment.ms < window.endMs)
    .map(({ ms, date, minute, order }) => ({
      ms,
      label: isTimeOfDay && step.unit === 'minute' ? formatClock(minute) : writeLabel(locale, step, date, minute),
      rank: order % 4 === 0 ? 0 : order % 2 === 0 ? 1 : 2,
      isMajor:
        step.unit === 'minute' ? minute === 0 && !isTimeOfDay : step.unit === 'month' && date.slice(5, 7) === '01',
    }));
}

interface Moment {
  ms: number;
  /** local date, YYYY-MM-DD */
  date: string;
  minute: number;
  /** counts from a fixed origin, so that a tick keeps its rank while the chart is moved */
  order: number;
}

/** Local dates from the one of the window's start to that of its end, as UTC midnights. */
function listDates({ startMs, endMs }: TimeWindow, timeZone: string): Date[] {
  const start = toWallClock(startMs, timeZone);
  const end = toWallClock(endMs, timeZone);
  const dates: Date[] = [];
  const last = Date.UTC(end.year, end.month - 1, end.day);
  for (let ms = Date.UTC(start.year, start.month - 1, start.day); ms <= last; ms += dayMs) dates.push(new Date(ms));
  return dates;
}

function placeDate(date: Date, minute: number, timeZone: string): number {
  return toInstantMs(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), minute, timeZone);
}

const writeIso = (date: Date) => date.toISOString().slice(0, 10);

function listMinutes(window: TimeWindow, timeZone: string, count: number): Moment[] {
  return listDates(window, timeZone).flatMap((date) =>
    Array.from({ length: 1440 / count }, (_, index) => ({
      ms: placeDate(date, index * count, timeZone),
      date: writeIso(date),
      minute: index * count,
      // half days alternate with midnights: the midnights stay
      order: count === 720 ? index * 2 + (index === 0 ? (date.getUTCDate() % 2) * 2 : 1) : index,
    })),
  );
}

function listDays(window: TimeWindow, timeZone: string, count: number): Moment[] {
  return listDates(window, timeZone).flatMap((date) => {
    const dayNumber = Math.round(date.getTime() / dayMs);
    // weeks begin on Mondays: 1970-01-05 was one
    const order = count >= 7 ? (dayNumber - 4) / count : dayNumber / count;
    if (!Number.isInteger(order)) return [];
    return [{ ms: placeDate(date, 0, timeZone), date: writeIso(date), minute: 0, order }];
  });
}

function listMonths({ startMs, endMs }: TimeWindow, timeZone: string, count: number): Moment[] {
  const start = toWallClock(startMs, timeZone);
  const end = toWallClock(endMs, timeZone);
  const first = start.year * 12 + start.month - 1;
  const last = end.year * 12 + end.month - 1;
  const moments: Moment[] = [];
  for (let month = Math.ceil(first / count) * count; month <= last; month += count) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    moments.push({ ms: placeDate(date, 0, timeZone), date: writeIso(date), minute: 0, order: month / count });
  }
  return moments;
}

function writeLabel(locale: Locale, step: TickStep, date: string, minute: number): string {
  if (step.unit === 'minute') {
    return minute === 0 ? writeWeekdayAndDay(locale, date) : formatClock(minute);
  }
  if (step.unit === 'day') {
    return step.count < 7 ? writeWeekdayAndDay(locale, date) : formatLocalDate(locale, date, 'day');
  }
  const month = formatMonth(locale, date);
  return date.slice(5, 7) === '01' ? date.slice(0, 4) : month.slice(0, 3);
}

/** "Mon 23": enough within a period that the page names; the month where it begins. */
function writeWeekdayAndDay(locale: Locale, date: string): string {
  const full = formatLocalDate(locale, date, 'weekday');
  return date.endsWith('-01') ? full : full.split(' ').slice(0, 2).join(' ');
}
