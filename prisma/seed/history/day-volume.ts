import type { Random } from '~/engine/random';
import { diffDays, monthOf, weekdayOf } from '~/engine/time';
import type { CalendarDay } from '../calendar-days';
import type { DemandPattern } from './demand-kinds';

/** Expected contacts of a group by local date, before events and noise. */
export type DayVolume = (date: string) => number;

/**
 * Level, yearly growth and a slow drift, month, weekday, holidays, pay-days.
 * @param dailyVolume mean contacts a day around today
 */
export function createDayVolume(input: {
  random: Random;
  pattern: DemandPattern;
  calendar: Map<string, CalendarDay>;
  dailyVolume: number;
  today: string;
}): DayVolume {
  const { pattern, calendar, today } = input;
  const monthNow = blendMonths(pattern.month, today);
  const weekday = pattern.weekday.map((factor) => factor * (1 + 0.02 * input.random.normal()));
  const phase = input.random.next() * 2 * Math.PI;
  return (date) => {
    const day = calendar.get(date);
    const age = diffDays(today, date);
    const growth = Math.exp((Math.log1p(pattern.growth) * age) / 365);
    const drift = 1 + 0.025 * Math.sin((2 * Math.PI * age) / 97 + phase) - 0.025 * Math.sin(phase);
    const month = blendMonths(pattern.month, date) / monthNow;
    return input.dailyVolume * growth * drift * month * weekday[weekdayOf(date) - 1] * calendarFactor(pattern, day);
  };
}

/** Month factors turn into each other gradually, from the middle of one month to the middle of the next. */
function blendMonths(months: number[], date: string): number {
  const position = monthOf(date) - 1 + (Number(date.slice(8)) - 15.5) / 30.5;
  const before = Math.floor(position);
  const share = position - before;
  return months[(before + 12) % 12] * (1 - share) + months[(before + 13) % 12] * share;
}

function calendarFactor(pattern: DemandPattern, day: CalendarDay | undefined): number {
  if (!day) return 1;
  if (day.dayType === 'holiday') return pattern.holiday;
  let factor = day.isPayDay ? pattern.payDay : 1;
  if (day.dayType === 'pre_holiday') factor *= pattern.preHoliday;
  if (day.isAfterHoliday) factor *= pattern.afterHoliday;
  return factor;
}
