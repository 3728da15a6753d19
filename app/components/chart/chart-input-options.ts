import type { ChartFrame, ChartGrid } from './chart-frame';
import type { TimeWindow } from './chart-types';
import { zoomWindow } from './chart-window';
import type { ChartCursor } from './use-chart-cursor';
import type { ChartView } from './use-chart-view';

/** What pointer and keys of a chart act on. */
export interface ChartInputOptions {
  grid: ChartGrid;
  frame: ChartFrame;
  full: TimeWindow;
  view: ChartView;
  cursor: ChartCursor;
}

/** The closest look, in intervals. */
const minimumIntervals = 6;

export function zoomAt({ view, full, grid }: ChartInputOptions, aroundMs: number, factor: number) {
  view.setWindow(zoomWindow(view.window, aroundMs, factor, full, minimumIntervals * grid.stepMs));
}
