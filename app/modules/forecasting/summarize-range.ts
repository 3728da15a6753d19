import type { ForecastPageData } from './forecast-page-data';

export interface RangeSummary {
  base: number;
  volume: number;
  /** volume weighted; null without volume */
  ahtSec: number | null;
  /** null where nothing has come yet */
  actual: number | null;
}

/** Adds up the periods of a forecast that begin within a range (epoch ms, half-open); all of them without a range. */
export function summarizeRange(
  { series }: Pick<ForecastPageData, 'series'>,
  range: { startMs: number; endMs: number } | null,
): RangeSummary {
  let base = 0;
  let volume = 0;
  let work = 0;
  let actual = 0;
  let hasActual = false;
  series.starts.forEach((second, i) => {
    const at = second * 1000;
    if (series.volume[i] === null || (range && (at < range.startMs || at >= range.endMs))) return;
    base += series.base[i] ?? 0;
    volume += series.volume[i] ?? 0;
    work += (series.volume[i] ?? 0) * (series.ahtSec[i] ?? 0);
    if (series.actual[i] === null) return;
    actual += series.actual[i] ?? 0;
    hasActual = true;
  });
  return { base, volume, ahtSec: volume > 0 ? work / volume : null, actual: hasActual ? actual : null };
}
