import Holidays from 'date-holidays';
import { InvalidInput } from '~/engine/errors';
import type { DayInfo } from '../types';

/** Where and when to look holidays up. */
export interface HolidayQuery {
  /** ISO 3166-1 code, e.g. `US`, `RU`. */
  country: string;
  /** State or region of it as date-holidays names it, e.g. `CA`. */
  region?: string;
  /** Local dates, first and last inclusive. */
  fromDate: string;
  toDate: string;
  /** Language of the names, e.g. `en`; that of the country unless told. */
  language?: string;
  /** Whether the centre is closed on public holidays; false unless told. */
  isClosed?: boolean;
}

/**
 * Public holidays of a country and region as calendar days, several days long ones spread out.
 * Observed substitutes carry the name of their holiday, so that it is learned as the same day in every year.
 * @throws InvalidInput for an unknown country or region
 * Source: rules of the library date-holidays.
 */
export function listHolidays(query: HolidayQuery): DayInfo[] {
  const { country, region, fromDate, toDate, language, isClosed } = query;
  const book = region ? new Holidays(country, region) : new Holidays(country);
  const known = new Holidays().getCountries();
  if (!known?.[country]) throw new InvalidInput('country', 'is not a country with known holidays');
  if (region && !new Holidays().getStates(country)?.[region]) {
    throw new InvalidInput('region', `is not a region of ${country} with holidays of its own`);
  }
  const days = new Map<string, DayInfo>();
  for (let year = Number(fromDate.slice(0, 4)); year <= Number(toDate.slice(0, 4)); year++) {
    for (const holiday of book.getHolidays(year, language)) {
      if (holiday.type !== 'public') continue;
      for (const date of datesOf(holiday.date, holiday.start, holiday.end)) {
        if (date < fromDate || date > toDate || days.has(date)) continue;
        days.set(date, { date, holiday: withoutSubstitute(holiday.name), ...(isClosed ? { closed: true } : {}) });
      }
    }
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function datesOf(localStart: string, start: Date, end: Date): string[] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  const first = Date.parse(`${localStart.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: days }, (_, k) => new Date(first + k * 86_400_000).toISOString().slice(0, 10));
}

function withoutSubstitute(name: string): string {
  return name.replace(/\s*\((substitute day|observed)\)$/i, '');
}
