import type { MemberContext } from './member';

/** Open history days with a total, completed for models that cannot bear gaps. */
export interface KnownDays {
  /** Day indices of open days before the origin, from the first known total on. */
  days: number[];
  /** Their totals; a missing one is that of the same weekday a week before. */
  totals: Float64Array;
  /** Weekdays that are usually open. */
  openWeekdays: number;
}

/** @throws Error where fewer open days are known than three weeks have */
export function knownDaysBefore({ history }: MemberContext, origin: number): KnownDays {
  const { openDay, dayTotal, grid } = history;
  const days: number[] = [];
  const totals: number[] = [];
  const last = new Float64Array(8).fill(Number.NaN);
  for (let d = 0; d < origin; d++) {
    if (!openDay[d]) continue;
    const w = grid.weekday[d];
    const value = Number.isNaN(dayTotal[d]) ? last[w] : dayTotal[d];
    if (Number.isNaN(value)) continue;
    last[w] = value;
    days.push(d);
    totals.push(value);
  }
  const openWeekdays = last.reduce((n, v) => n + (Number.isNaN(v) ? 0 : 1), 0);
  if (days.length < 3 * openWeekdays || days.length === 0) throw new Error('needs three whole weeks of open days');
  return { days, totals: Float64Array.from(totals), openWeekdays };
}
