import { InvalidInput } from '~/engine/errors';
import { dayIntervals, eachDay, localDayStart, toLocalDate } from '~/engine/time';
import { prepareHistory } from '../cleaning/prepare-history';
import { buildDayGrid, nominalSlotOf } from '../day-grid';
import { joinHistory } from '../history/join-history';
import { median } from '../numeric/robust';
import type { DayInfo, SeriesInput } from '../types';
import { validateSeries } from '../validate-series';

/** Own history, preceded and completed by that of a like group brought to the own level. */
export interface BorrowedHistory {
  series: SeriesInput;
  /** Open days with own values. */
  ownDays: number;
  /** Open days taken from the like group. */
  borrowedDays: number;
  /** Own volume over that of the like group. */
  factor: number;
}

/** Days of own history from which on nothing is borrowed any more. */
export const ENOUGH_OWN_DAYS = 180;

/**
 * Gives a new group a history: days before its first one, and days that it lacks, are those of the like group times the ratio of the
 * two levels. Own values are never touched, so the more of them there are, the less the borrowed shape counts.
 * @param horizonStartDate own and borrowed days end before it
 * @param factor size relative to the like group; learned from the days that both have where absent
 * @throws InvalidInput where there is neither a common day nor a factor
 */
export function borrowHistory(
  own: SeriesInput,
  like: SeriesInput,
  horizonStartDate: string,
  factor?: number,
): BorrowedHistory {
  validateSeries(like);
  const { intervalMinutes, zone } = own;
  const joined = joinHistory([{ ...like, intervalMinutes: like.intervalMinutes }], { intervalMinutes, zone });
  const firstOwn = toLocalDate(own.start, zone);
  const firstLike = toLocalDate(joined.start, zone);
  const [firstDate] = [firstOwn, firstLike].sort();
  const likeGrid = gridFrom({ ...like, ...joined, intervalMinutes, zone }, firstDate, horizonStartDate);
  const ownGrid = gridFrom(own, firstDate, horizonStartDate);
  const likeTotals = dayTotals(prepareHistory(likeGrid).clean, likeGrid.slots);
  const ownTotals = dayTotals(ownGrid.value, ownGrid.slots);
  const scale = factor ?? learnFactor(ownTotals, likeTotals, ownGrid.weekday);
  const start = localDayStart(firstDate, zone);
  const stepMs = intervalMinutes * 60_000;
  const slots = Math.round((localDayStart(horizonStartDate, zone) - start) / stepMs);
  const volume = new Float64Array(slots).fill(Number.NaN);
  const ahtSec = new Float64Array(slots).fill(Number.NaN);
  let borrowedDays = 0;
  let ownDays = 0;
  for (const [d, date] of eachDay(firstDate, horizonStartDate).entries()) {
    const isOwn = !Number.isNaN(ownTotals[d]);
    if (isOwn) ownDays++;
    else if (!Number.isNaN(likeTotals[d])) borrowedDays++;
    const source = isOwn ? ownGrid : likeGrid;
    const instants = dayIntervals(date, zone, intervalMinutes);
    for (const [k, instant] of instants.entries()) {
      const slot = instants.length === source.slots ? k : nominalSlotOf(instant, zone, intervalMinutes);
      const at = d * source.slots + slot;
      const i = Math.round((instant - start) / stepMs);
      volume[i] = source.value[at] * (isOwn ? 1 : scale);
      ahtSec[i] = source.ahtSec[at];
    }
  }
  const series = {
    ...own,
    start,
    volume,
    ahtSec,
    open: own.open ?? like.open,
    calendar: mergeDays(own.calendar, like.calendar),
  };
  return { series, ownDays, borrowedDays, factor: scale };
}

/** Day grid that begins at a given date, whenever the series begins. */
function gridFrom(series: SeriesInput, firstDate: string, endDate: string) {
  const start = localDayStart(firstDate, series.zone);
  const stepMs = series.intervalMinutes * 60_000;
  const lead = Math.round((series.start - start) / stepMs);
  const pad = (values: Float64Array) => {
    const out = new Float64Array(lead + values.length).fill(Number.NaN);
    out.set(values, lead);
    return out;
  };
  const padded = { ...series, start, volume: pad(series.volume), ahtSec: pad(series.ahtSec) };
  return buildDayGrid(padded, endDate, endDate);
}

function dayTotals(values: Float64Array, slots: number): Float64Array {
  return Float64Array.from({ length: values.length / slots }, (_, d) => {
    let sum = 0;
    let known = 0;
    for (let i = d * slots; i < (d + 1) * slots; i++) {
      if (Number.isNaN(values[i])) continue;
      sum += values[i];
      known++;
    }
    return known > 0 ? sum : Number.NaN;
  });
}

/** Median ratio over common days; where there are none, of mean weekdays. */
function learnFactor(own: Float64Array, like: Float64Array, weekday: Uint8Array): number {
  const ratios: number[] = [];
  for (let d = 0; d < own.length; d++) if (own[d] > 0 && like[d] > 0) ratios.push(own[d] / like[d]);
  if (ratios.length === 0) {
    const mean = (totals: Float64Array, w: number) => median(totals.filter((v, d) => weekday[d] === w && v > 0));
    for (let w = 1; w <= 7; w++) {
      const ratio = mean(own, w) / mean(like, w);
      if (ratio > 0) ratios.push(ratio);
    }
  }
  if (ratios.length === 0) {
    throw new InvalidInput(
      'likeFactor',
      'must be given where the group has no contacts of its own on a day of the like group',
    );
  }
  return median(ratios);
}

/** Own knowledge of days first, then that of the like group about days before. */
function mergeDays(own: readonly DayInfo[], like: readonly DayInfo[]): DayInfo[] {
  const days = new Map(like.map((day) => [day.date, day]));
  for (const day of own) days.set(day.date, day);
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
