import Holidays from 'date-holidays';
import { addDays, eachDay, weekdayOf } from '~/engine/time';

export type DayType = 'working' | 'weekend' | 'holiday' | 'pre_holiday';

export interface CalendarDay {
  date: string;
  dayType: DayType;
  name: string | null;
  isAfterHoliday: boolean;
  isPayDay: boolean;
}

/** Days of the month on which wages are paid; a day off moves it to the working day before. */
const payDays = [10, 25];

/**
 * The calendar of a country: weekends, public holidays, the short working days before them, days after, and pay-days.
 * @param country ISO 3166 code
 */
export function buildCalendar(country: string, fromYear: number, toYear: number): Map<string, CalendarDay> {
  const holidays = listHolidays(country, fromYear, toYear);
  const days = new Map<string, CalendarDay>();
  for (const date of eachDay(`${fromYear}-01-01`, `${toYear + 1}-01-01`)) {
    days.set(date, {
      date,
      dayType: holidays.has(date) ? 'holiday' : weekdayOf(date) > 5 ? 'weekend' : 'working',
      name: holidays.get(date) ?? null,
      isAfterHoliday: false,
      isPayDay: false,
    });
  }
  for (const day of days.values()) {
    if (day.dayType === 'working' && days.get(addDays(day.date, 1))?.dayType === 'holiday') day.dayType = 'pre_holiday';
    if (isWorking(day)) day.isAfterHoliday = followsHoliday(days, day.date);
    if (payDays.includes(Number(day.date.slice(8)))) markPayDay(days, day.date);
  }
  return days;
}

function listHolidays(country: string, fromYear: number, toYear: number): Map<string, string> {
  const source = new Holidays(country, { languages: ['en'], types: ['public'] });
  const names = new Map<string, string>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const holiday of source.getHolidays(year)) {
      const first = holiday.date.slice(0, 10);
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
      for (const date of eachDay(first, addDays(first, length))) names.set(date, holiday.name);
    }
  }
  return names;
}

const isWorking = (day: CalendarDay | undefined): boolean =>
  day?.dayType === 'working' || day?.dayType === 'pre_holiday';

function followsHoliday(days: Map<string, CalendarDay>, date: string): boolean {
  for (let back = 1; back <= 12; back++) {
    const day = days.get(addDays(date, -back));
    if (!day || isWorking(day)) return false;
    if (day.dayType === 'holiday') return true;
  }
  return false;
}

function markPayDay(days: Map<string, CalendarDay>, date: string): void {
  let day = days.get(date);
  while (day && !isWorking(day)) day = days.get(addDays(day.date, -1));
  if (day) day.isPayDay = true;
}
