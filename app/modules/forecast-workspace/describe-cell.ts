import type { LayerItem } from '../forecasting/forecast-page-data';
import type { WorkspaceData } from './workspace-data';

export interface CellEffect {
  key: string;
  factor: number;
}

export interface CellDescription {
  base: number | null;
  volume: number | null;
  /** the day without what the calendar does to it; null above the level of a day */
  effects: CellEffect[];
  layers: LayerItem[];
}

/** What is behind one period of the chart, from what the page already has: base, calendar effects of its day, layers that touch it. */
export function describeCell(data: WorkspaceData, index: number, stepMs: number, date: string): CellDescription {
  const { series, layers, level, forecast } = data;
  const startMs = series.starts[index] * 1000;
  const endMs = (series.starts[index + 1] ?? series.starts[index] + stepMs / 1000) * 1000;
  const day =
    level === 'week' || level === 'month' ? undefined : forecast.result?.days?.find((item) => item.date === date);
  return {
    base: series.base[index],
    volume: series.volume[index],
    effects: (day?.effects ?? []).filter((effect) => Math.abs(effect.factor - 1) >= 0.005),
    layers:
      series.volume[index] === null
        ? []
        : layers.filter((layer) => !layer.revertedAt && layer.from < endMs && layer.to > startMs),
  };
}
