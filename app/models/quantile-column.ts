import { bandQuantile, type ErrorBand } from '~/engine/forecasting';
import { startOfWeek, toLocalDate } from '~/engine/time';
import { type BandLevel, isBandLevel } from './forecast-band';

/** What a computation left behind of its errors. */
export interface StoredBands {
  bands?: Record<BandLevel, ErrorBand>;
  days?: { date: string; lead?: number }[];
}

/**
 * Values below which the actuals fall with probability p, period by period; layers scale the quantile of the base, as they scale the base.
 * @param series starts in epoch seconds, base and volume of each period
 * @param p strictly between 0 and 1
 * @returns null where there is no forecast, or where the computation left no errors of this level
 */
export function quantileColumn(
  series: { starts: readonly number[]; base: readonly (number | null)[]; volume: readonly (number | null)[] },
  { level, timeZone, stored, p }: { level: string; timeZone: string; stored: StoredBands | null; p: number },
): (number | null)[] {
  const band = isBandLevel(level) ? stored?.bands?.[level] : undefined;
  if (!band) return series.starts.map(() => null);
  const leadOf = readLeads(stored, level);
  return series.starts.map((start, i) => {
    const base = series.base[i];
    const volume = series.volume[i];
    if (base === null || volume === null) return null;
    const date = toLocalDate(start * 1000, timeZone);
    const quantile = bandQuantile(band, base, p, leadOf.get(level === 'week' ? startOfWeek(date) : date) ?? 0);
    return base > 0 ? (quantile * volume) / base : quantile;
  });
}

/** Days (or weeks) ahead by local date (or Monday). */
function readLeads(stored: StoredBands | null, level: string): Map<string, number> {
  const leads = new Map<string, number>();
  for (const { date, lead = 0 } of stored?.days ?? []) {
    const key = level === 'week' ? startOfWeek(date) : date;
    if (!leads.has(key)) leads.set(key, level === 'week' ? Math.floor(lead / 7) : lead);
  }
  return leads;
}
