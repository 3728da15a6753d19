import { addDays } from '~/engine/time';

/** First and last day of the month, quarter or year that holds a date. */
export function periodOf(date: string, period: 'month' | 'quarter' | 'year'): { from: string; to: string } {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const length = period === 'year' ? 12 : period === 'quarter' ? 3 : 1;
  const first = Math.floor((month - 1) / length) * length + 1;
  const next = first + length;
  const iso = (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}-01`;
  return { from: iso(year, first), to: addDays(next > 12 ? iso(year + 1, 1) : iso(year, next), -1) };
}
