import type { TimeSeries } from './chart-types';

/** What is drawn of one series: places in units of intervals, and values. */
export interface DrawnPoints {
  /** start of each piece, as a fraction of intervals from the first */
  starts: number[];
  /** length of each piece in intervals */
  size: number;
  values: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

/**
 * The part of a series between two intervals, thinned so that a path never has more than some thousand points.
 * Lines keep the least and the greatest value of each bucket, in their order, so that no peak is lost; steps, fills and
 * differences show the bucket's mean; bands its full width.
 */
export function thinSeries(series: TimeSeries, first: number, last: number, maxCount = 1500): DrawnPoints {
  const count = last - first + 1;
  const bucket = Math.max(1, Math.ceil(count / maxCount));
  if (bucket === 1) return copyPoints(series, first, last);
  const isLine = series.kind === 'line' || series.kind === 'forecast';
  const drawn: DrawnPoints = { starts: [], size: isLine ? bucket / 2 : bucket, values: [], low: [], high: [] };
  for (let start = first; start <= last; start += bucket) {
    const end = Math.min(last + 1, start + bucket);
    const band = {
      low: reduce(series.low, start, end, Math.min),
      high: reduce(series.high, start, end, Math.max),
    };
    const pieces = isLine ? findExtremes(series.values, start, end) : [findMean(series.values, start, end)];
    for (const [index, value] of pieces.entries()) {
      drawn.starts.push(start + (index * bucket) / 2);
      drawn.values.push(value);
      drawn.low.push(band.low);
      drawn.high.push(band.high);
    }
  }
  return drawn;
}

function copyPoints(series: TimeSeries, first: number, last: number): DrawnPoints {
  const slice = (list?: readonly (number | null)[]) => list?.slice(first, last + 1) ?? [];
  return {
    starts: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    size: 1,
    values: slice(series.values),
    low: slice(series.low),
    high: slice(series.high),
  };
}

/** The least and the greatest value of a bucket in the order in which they come. */
function findExtremes(values: readonly (number | null)[], start: number, end: number): (number | null)[] {
  let lowest = -1;
  let highest = -1;
  for (let index = start; index < end; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    if (lowest < 0 || value < (values[lowest] as number)) lowest = index;
    if (highest < 0 || value > (values[highest] as number)) highest = index;
  }
  if (lowest < 0) return [null, null];
  return lowest < highest ? [values[lowest], values[highest]] : [values[highest], values[lowest]];
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
