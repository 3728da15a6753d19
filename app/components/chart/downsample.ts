import type { TimeSeries } from './chart-types';

/** What is drawn of one series: places in units of intervals, and values. */
export interface DrawnPoints {
  /** start of each piece, as intervals from the first */
  starts: number[];
  /** length of each piece in intervals */
  size: number;
  values: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  /** low and high are the reach of the values themselves, not a forecast's band */
  isEnvelope: boolean;
}

/** More pieces than this cannot be told apart on any screen. */
const maxPieces = 1500;

/**
 * The part of a series between two intervals, thinned so that a path never has more than some thousand points.
 * Where a piece stands for several intervals, its mean is drawn, and for lines also the reach from the least to the
 * greatest value, so that no peak is lost; bands keep their full width. Long pieces are whole days: anything else would
 * show the hours of the day as noise.
 * @param intervalsPerDay 96 for quarters of an hour
 */
export function thinSeries(series: TimeSeries, first: number, last: number, intervalsPerDay = 96): DrawnPoints {
  const size = choosePieceSize(last - first + 1, intervalsPerDay);
  if (size === 1) return copyPoints(series, first, last);
  const isEnvelope = series.kind === 'line' || (series.kind === 'forecast' && !series.low);
  const drawn: DrawnPoints = { starts: [], size, values: [], low: [], high: [], isEnvelope };
  for (let start = first; start <= last; start += size) {
    const end = Math.min(last + 1, start + size);
    drawn.starts.push(start);
    drawn.values.push(findMean(series.values, start, end));
    drawn.low.push(reduce(isEnvelope ? series.values : series.low, start, end, Math.min));
    drawn.high.push(reduce(isEnvelope ? series.values : series.high, start, end, Math.max));
  }
  return drawn;
}

/** Intervals in a piece: 1 while all fit, whole days once a piece is longer than a quarter of one. */
export function choosePieceSize(count: number, intervalsPerDay: number): number {
  const size = Math.ceil(count / maxPieces);
  return size > 1 && size > intervalsPerDay / 4
    ? Math.ceil(size / intervalsPerDay) * intervalsPerDay
    : Math.max(1, size);
}

function copyPoints(series: TimeSeries, first: number, last: number): DrawnPoints {
  const slice = (list?: readonly (number | null)[]) => list?.slice(first, last + 1) ?? [];
  return {
    starts: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    size: 1,
    values: slice(series.values),
    low: slice(series.low),
    high: slice(series.high),
    isEnvelope: false,
  };
}

function findMean(values: readonly (number | null)[], start: number, end: number): number | null {
  let sum = 0;
  let count = 0;
  for (let index = start; index < end; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function reduce(
  values: readonly (number | null)[] | undefined,
  start: number,
  end: number,
  combine: (a: number, b: number) => number,
): number | null {
  let result: number | null = null;
  for (let index = start; index < end; index += 1) {
    const value = values?.[index];
    if (value === null || value === undefined) continue;
    result = result === null ? value : combine(result, value);
  }
  return result;
}
