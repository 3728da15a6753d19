import type { KeyboardEvent } from 'react';
import { findInterval } from './chart-frame';
import { type ChartInputOptions, zoomAt } from './chart-input-options';
import { panWindow } from './chart-window';

/** Keys of a chart that has the focus; what each does is said in the catalogue under `chart:instructions`. */
export function handleChartKey(event: KeyboardEvent<HTMLElement>, options: ChartInputOptions) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
  const action = findAction(event, options);
  if (!action) return;
  event.preventDefault();
  action();
}

function findAction(event: KeyboardEvent, options: ChartInputOptions): (() => void) | null {
  const { cursor, view, frame } = options;
  const current = cursor.index ?? frame.first;
  const middleMs =
    cursor.index === null ? (view.window.startMs + view.window.endMs) / 2 : options.grid.times[cursor.index];
  switch (event.key) {
    case 'ArrowLeft':
      return () => moveBy(options, current, cursor.index === null ? 0 : -1, event.shiftKey);
    case 'ArrowRight':
      return () => moveBy(options, current, cursor.index === null ? 0 : 1, event.shiftKey);
    case 'PageUp':
      return () => moveBy(options, current, -Math.ceil((frame.last - frame.first) / 8), event.shiftKey);
    case 'PageDown':
      return () => moveBy(options, current, Math.ceil((frame.last - frame.first) / 8), event.shiftKey);
    case 'Home':
      return () => moveBy(options, frame.first, 0, event.shiftKey);
    case 'End':
      return () => moveBy(options, frame.last, 0, event.shiftKey);
    case 'Enter':
    case ' ':
      return () => cursor.togglePin(current);
    case '+':
    case '=':
      return () => zoomAt(options, middleMs, 0.6);
    case '-':
      return () => zoomAt(options, middleMs, 1 / 0.6);
    case '0':
      return view.reset;
    case 't':
    case 'T':
    case 'е': // the same key under a Russian layout
      return view.toggleTable;
    case 'Escape':
      return () => {
        cursor.release();
        if (cursor.selection) cursor.clearSelection();
      };
    default:
      return null;
  }
}

/** Reads another interval, follows with the window where it lies outside, and stretches the selection with Shift. */
function moveBy({ cursor, grid, view, full }: ChartInputOptions, current: number, step: number, isSelecting: boolean) {
  const next = Math.min(grid.times.length - 1, Math.max(0, current + step));
  cursor.moveTo(next);
  if (isSelecting) {
    const { selection } = cursor;
    const start = selection ? findInterval(grid, selection.startMs) : current;
    const end = selection ? findInterval(grid, selection.endMs - 1) : current;
    // the end that is not under the cursor stays
    const anchor = current === start && end !== start ? end : start;
    cursor.select(anchor, next);
  }
  const { startMs, endMs } = view.window;
  const nextMs = grid.times[next];
  if (nextMs < startMs || nextMs >= endMs) view.setWindow(panWindow(view.window, nextMs < startMs ? -0.5 : 0.5, full));
}
