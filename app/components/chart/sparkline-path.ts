import { extent } from 'd3-array';
import { line } from 'd3-shape';

/** Numbers in a path are rounded, so that server and browser write the same text and the page stays small. */
export const pathDigits = 2;

export interface SparklineShape {
  path: string;
  /** vertical place of the target line, or null */
  targetY: number | null;
  last: { x: number; y: number } | null;
}

/**
 * Path of a sparkline in a box.
 * @param values evenly spaced; null leaves a gap
 * @param paddingPx kept free above and below, for the stroke and the last point
 */
export function buildSparkline(
  values: readonly (number | null)[],
  widthPx: number,
  heightPx: number,
  target?: number,
  paddingPx = 3,
): SparklineShape {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const [low, high] = extent(target === undefined ? known : [...known, target]);
  if (low === undefined || high === undefined) return { path: '', targetY: null, last: null };
  const span = high - low || 1;
  const middle = high === low ? 0.5 : 0;
  const place = (value: number) =>
    round(heightPx - paddingPx - ((value - low) / span + middle) * (heightPx - 2 * paddingPx));
  const step = values.length > 1 ? (widthPx - 2 * paddingPx) / (values.length - 1) : 0;
  const placeX = (index: number) => round(paddingPx + index * step);
  const draw = line<number | null>()
    .defined((value) => value !== null && Number.isFinite(value))
    .x((_, index) => placeX(index))
    .y((value) => place(value as number))
    .digits(pathDigits);
  const lastIndex = values.findLastIndex((value) => value !== null && Number.isFinite(value));
  return {
    path: draw(values) ?? '',
    targetY: target === undefined ? null : place(target),
    // with a target alone there is nothing to mark yet
    last: lastIndex < 0 ? null : { x: placeX(lastIndex), y: place(values[lastIndex] as number) },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
