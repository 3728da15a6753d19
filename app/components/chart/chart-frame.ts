import { bisectRight } from 'd3-array';
import type { TimeSeries, TimeWindow } from './chart-types';
import { plotWidth } from './series-paths';
import { buildDifferenceAxis, buildValueAxis, type ValueAxis } from './value-scale';

/** Everything a picture of the chart is computed from; pure, so that server and browser draw the same. */
export interface ChartFrame {
  window: TimeWindow;
  /** first and last interval in sight */
  first: number;
  last: number;
  valueAxis: ValueAxis;
  differenceAxis: ValueAxis | null;
  /** place of a (fractional) interval in plot units */
  placeX: (interval: number) => number;
  /** place of an instant in percent of the plot's width */
  placePercent: (ms: number) => number;
}

export interface ChartGrid {
  /** start of each interval, epoch milliseconds, ascending, without holes */
  times: readonly number[];
  /** length of the last interval */
  stepMs: number;
}

export function getFullWindow({ times, stepMs }: ChartGrid): TimeWindow {
  if (times.length === 0) return { startMs: 0, endMs: 1 };
  return { startMs: times[0], endMs: times[times.length - 1] + stepMs };
}

/** The interval that holds an instant; the nearest one for instants outside. */
export function findInterval({ times }: ChartGrid, ms: number): number {
  return Math.min(times.length - 1, Math.max(0, bisectRight(times, ms) - 1));
}

export function buildChartFrame(
  grid: ChartGrid,
  series: readonly TimeSeries[],
  window: TimeWindow,
  size: { heightPx: number; differenceHeightPx: number; hasZero: boolean },
): ChartFrame {
  const width = window.endMs - window.startMs;
  const first = findInterval(grid, window.startMs);
  const last = findInterval(grid, window.endMs - 1);
  const placeMs = (ms: number) => ((ms - window.startMs) / width) * plotWidth;
  // days are not all equally long: each interval lies between its own start and the next one's
  const edgeMs = (index: number) => {
    const { times, stepMs } = grid;
    const end = times.length - 1;
    return index <= end ? (times[Math.max(0, index)] ?? 0) : (times[end] ?? 0) + (index - end) * stepMs;
  };
  const inSight = (kindMatches: (item: TimeSeries) => boolean) =>
    series
      .filter(kindMatches)
      .flatMap((item) => [item.values, item.low ?? [], item.high ?? []].flatMap((list) => list.slice(first, last + 1)));
  const differences = inSight((item) => item.kind === 'difference');
  return {
    window,
    first,
    last: grid.times.length === 0 ? -1 : last,
    valueAxis: buildValueAxis(
      inSight((item) => item.kind !== 'difference'),
      size.heightPx,
      size.hasZero,
    ),
    differenceAxis: series.some((item) => item.kind === 'difference')
      ? buildDifferenceAxis(differences, size.differenceHeightPx)
      : null,
    placeX: (interval) => {
      const whole = Math.floor(interval);
      const startMs = edgeMs(whole);
      return placeMs(whole === interval ? startMs : startMs + (interval - whole) * (edgeMs(whole + 1) - startMs));
    },
    placePercent: (ms) => Math.round(((ms - window.startMs) / width) * 100_000) / 1000,
  };
}
