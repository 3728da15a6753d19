import type { SeriesInput } from '~/engine/forecasting';

/** The series without the empty weeks before its first figure, which would cost as much as full ones. */
export function startWithFigures(series: SeriesInput): SeriesInput {
  const perWeek = (7 * 1440) / series.intervalMinutes;
  const first = series.volume.findIndex((value) => !Number.isNaN(value));
  // why: a group without any figure keeps its last weeks, so that the calendar of its days is known
  const begin = first < 0 ? series.volume.length : first;
  const skipped = Math.max(0, Math.floor(begin / perWeek) - 1) * perWeek;
  return {
    ...series,
    start: series.start + skipped * series.intervalMinutes * 60_000,
    volume: series.volume.subarray(skipped),
    ahtSec: series.ahtSec.subarray(skipped),
  };
}
