import type { TimeSeries } from './chart-types';

export interface SeriesStyle {
  stroke: string;
  strokeWidth: number;
  strokeDasharray?: string;
  fill: string;
}

/** Colours and strokes of the chart grammar. */
export function getSeriesStyle(series: TimeSeries): SeriesStyle {
  const dash = series.isDashed ? '5 4' : undefined;
  switch (series.kind) {
    case 'forecast':
      return {
        stroke: series.color ?? 'var(--color-series-forecast)',
        strokeWidth: 2,
        strokeDasharray: dash,
        fill: 'var(--color-series-band)',
      };
    case 'step':
      return {
        stroke: series.color ?? 'var(--color-series-requirement)',
        strokeWidth: 1.75,
        strokeDasharray: dash,
        fill: 'none',
      };
    case 'filled-step':
      return {
        stroke: series.color ?? 'var(--color-series-scheduled-line)',
        strokeWidth: 1,
        strokeDasharray: dash,
        fill: series.color ? `color-mix(in oklch, ${series.color} 22%, transparent)` : 'var(--color-series-scheduled)',
      };
    case 'difference':
      return { stroke: 'none', strokeWidth: 0, fill: 'var(--color-over)' };
    default:
      return {
        stroke: series.color ?? 'var(--color-series-actual)',
        strokeWidth: 1.5,
        strokeDasharray: dash,
        fill: 'none',
      };
  }
}
