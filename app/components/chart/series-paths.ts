import type { ScaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { TimeSeries } from './chart-types';
import { type DrawnPoints, thinSeries } from './downsample';

/** Width of the drawing in its own units; the page stretches it to whatever width there is. */
export const plotWidth = 1000;

/** Paths of one series, one element each, however many points it has. */
export interface SeriesPaths {
  line?: string;
  area?: string;
  /** the area is the reach of thinned values: to be tinted like the line, not like a forecast's band */
  isEnvelope?: boolean;
  /** bars of a difference: above and below zero */
  over?: string;
  short?: string;
}

interface Point {
  x: number;
  y: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Draws a series between two intervals.
 * @param first and last: indexes of intervals, the window may cut them
 * @param placeX place of a (fractional) interval in plot units, 0..plotWidth inside the window
 */
export function buildSeriesPaths(
  series: TimeSeries,
  first: number,
  last: number,
  placeX: (interval: number) => number,
  scale: ScaleLinear<number, number>,
  intervalsPerDay = 96,
): SeriesPaths {
  if (last < first) return {};
  const points = thinSeries(series, first, last, intervalsPerDay);
  if (series.kind === 'difference') return drawBars(points, placeX, scale);
  if (series.kind === 'step' || series.kind === 'filled-step') return drawSteps(series, points, placeX, scale);
  return drawLine(points, placeX, scale);
}

const isPresent = (point: Point) => point.y !== null && point.y !== undefined;

/** A line goes through the middles of the intervals. */
function drawLine(
  points: DrawnPoints,
  placeX: (interval: number) => number,
  scale: ScaleLinear<number, number>,
): SeriesPaths {
  const list = toPoints(points, (start) => placeX(start + points.size / 2));
  const drawLinePath = line<Point>()
    .defined(isPresent)
    .x((point) => point.x)
    .y((point) => scale(point.y as number))
    .digits(2);
  const drawBand = area<Point>()
    .defined((point) => typeof point.low === 'number' && typeof point.high === 'number')
    .x((point) => point.x)
    .y0((point) => scale(point.low as number))
    .y1((point) => scale(point.high as number))
    .digits(2);
  return {
    line: drawLinePath(list) ?? undefined,
    area: drawBand(list) ?? undefined,
    isEnvelope: points.isEnvelope,
  };
}

/** Steps stand on the whole interval; each run of values is closed at its end. */
function drawSteps(
  series: TimeSeries,
  points: DrawnPoints,
  placeX: (interval: number) => number,
  scale: ScaleLinear<number, number>,
): SeriesPaths {
  const list: Point[] = [];
  for (const point of toPoints(points, placeX)) {
    const previous = list[list.length - 1];
    if (previous && isPresent(previous) && !isPresent(point)) list.push({ ...previous, x: point.x });
    list.push(point);
  }
  const last = list[list.length - 1];
  if (last && isPresent(last))
    list.push({ ...last, x: round(placeX(points.starts[points.starts.length - 1] + points.size)) });
  const drawLinePath = line<Point>()
    .defined(isPresent)
    .x((point) => point.x)
    .y((point) => scale(point.y as number))
    .curve(curveStepAfter)
    .digits(2);
  const drawArea = area<Point>()
    .defined(isPresent)
    .x((point) => point.x)
    .y0(scale(0))
    .y1((point) => scale(point.y as number))
    .curve(curveStepAfter)
    .digits(2);
  return {
    line: drawLinePath(list) ?? undefined,
    area: series.kind === 'filled-step' ? (drawArea(list) ?? undefined) : undefined,
  };
}

/** Bars from zero, a little narrower than their interval so that they can be counted. */
function drawBars(
  points: DrawnPoints,
  placeX: (interval: number) => number,
  scale: ScaleLinear<number, number>,
): SeriesPaths {
  const zero = round(scale(0));
  const over: string[] = [];
  const short: string[] = [];
  points.values.forEach((value, index) => {
    if (!value) return;
    const left = placeX(points.starts[index]);
    const width = placeX(points.starts[index] + points.size) - left;
    const gap = width > 4 ? width * 0.12 : 0;
    const target = value > 0 ? over : short;
    target.push(`M${round(left + gap)},${zero}V${round(scale(value))}H${round(left + width - gap)}V${zero}Z`);
  });
  return { over: over.join('') || undefined, short: short.join('') || undefined };
}

function toPoints(points: DrawnPoints, placeX: (start: number) => number): Point[] {
  return points.values.map((value, index) => ({
    x: round(placeX(points.starts[index])),
    y: value ?? null,
    low: points.low[index] ?? null,
    high: points.high[index] ?? null,
  }));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Dots of a constant size in one path: zero-length strokes with round ends. */
export function buildDotsPath(
  values: readonly (number | null)[],
  indexes: readonly number[],
  placeX: (interval: number) => number,
  scale: ScaleLinear<number, number>,
): string {
  return indexes
    .filter((index) => typeof values[index] === 'number')
    .map((index) => `M${round(placeX(index + 0.5))},${round(scale(values[index] as number))}h0`)
    .join('');
}
