import type { SeriesInput } from '~/engine/forecasting';
import { toLocalDate } from '~/engine/time';

/** What a planner decided about a stretch of the history. */
export interface HistoryCorrection {
  target: 'volume' | 'ahtSec';
  /** epoch ms, half-open */
  from: number;
  to: number;
  finding: 'gap' | 'outlier' | 'empty-day' | 'level-shift' | 'manual';
  action: 'keep' | 'replace' | 'exclude';
  /** one for each slot where the action is replace */
  values: number[];
}

/**
 * Lays decisions over a history: kept stretches are never taken for outliers, replaced ones get their values, excluded ones are
 * unknown, and of level shifts those that were confirmed alone hold as soon as one was judged. The input stays untouched.
 */
export function correctHistory(series: SeriesInput, corrections: readonly HistoryCorrection[]): SeriesInput {
  if (corrections.length === 0) return series;
  const volume = Float64Array.from(series.volume);
  const ahtSec = Float64Array.from(series.ahtSec);
  const stepMs = series.intervalMinutes * 60_000;
  const keepAsIs = [...(series.keepAsIs ?? [])];
  const shifts = corrections.filter(({ finding }) => finding === 'level-shift');
  for (const { target, from, to, finding, action, values } of corrections) {
    if (finding === 'level-shift') continue;
    if (action === 'keep') {
      keepAsIs.push({ from, to });
      continue;
    }
    const column = target === 'volume' ? volume : ahtSec;
    const first = Math.round((from - series.start) / stepMs);
    const last = Math.min(column.length, Math.round((to - series.start) / stepMs));
    for (let slot = Math.max(0, first); slot < last; slot++) {
      column[slot] = action === 'exclude' ? Number.NaN : (values[slot - first] ?? column[slot]);
    }
    if (action === 'replace') keepAsIs.push({ from, to });
  }
  const levelShifts = shifts.length
    ? shifts.filter(({ action }) => action === 'replace').map(({ from }) => toLocalDate(from, series.zone))
    : series.levelShifts;
  return { ...series, volume, ahtSec, keepAsIs, levelShifts };
}
