import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { findInterval } from './chart-frame';
import { type ChartInputOptions, zoomAt } from './chart-input-options';
import { handleChartKey } from './chart-keys';
import { panWindow } from './chart-window';

/** A press that moves less than this is a click. */
const clickTolerancePx = 4;

interface Gesture {
  startX: number;
  startIndex: number;
  isDrag: boolean;
}

/**
 * Pointer, wheel and keys of a chart: hover reads, click pins, drag selects, pinch (or the wheel, once the chart has
 * been clicked, or with Ctrl) zooms, a sideways wheel moves, a double click shows the whole period.
 */
export function useChartInput(options: ChartInputOptions) {
  const { grid, cursor, view } = options;
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const gesture = useRef<Gesture | null>(null);
  const fingers = useRef(new Map<number, number>());

  const readMs = (clientX: number): number => {
    const { left, width } = (element as HTMLDivElement).getBoundingClientRect();
    const { startMs, endMs } = latest.current.view.window;
    return startMs + Math.min(1, Math.max(0, (clientX - left) / width)) * (endMs - startMs);
  };
  const readIndex = (clientX: number) => findInterval(grid, readMs(clientX));

  useWheel(element, latest, readMs);

  const handlePointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, event.clientX);
    gesture.current =
      fingers.current.size === 1
        ? { startX: event.clientX, startIndex: readIndex(event.clientX), isDrag: false }
        : null;
  };
  const handlePointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (fingers.current.size === 2) {
      pinch(event);
      return;
    }
    const index = readIndex(event.clientX);
    const { current } = gesture;
    if (!current) {
      cursor.hover(index);
      return;
    }
    current.isDrag ||= Math.abs(event.clientX - current.startX) > clickTolerancePx;
    if (!current.isDrag) return;
    cursor.hover(index);
    cursor.select(current.startIndex, index);
  };
  const handlePointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const { current } = gesture;
    if (current && !current.isDrag) cursor.togglePin(readIndex(event.clientX));
    endGesture(event);
  };
  const endGesture = (event: PointerEvent<HTMLDivElement>) => {
    fingers.current.delete(event.pointerId);
    gesture.current = null;
  };
  const pinch = (event: PointerEvent<HTMLDivElement>) => {
    const [first, second] = [...fingers.current.values()];
    fingers.current.set(event.pointerId, event.clientX);
    const [nextFirst, nextSecond] = [...fingers.current.values()];
    const before = Math.abs(first - second);
    const after = Math.abs(nextFirst - nextSecond);
    if (before < 8 || after < 8) return;
    zoomAt(latest.current, readMs((nextFirst + nextSecond) / 2), before / after);
  };

  return {
    ref: setElement,
    handlers: {
      onPointerDown: handlePointerDown,
      onPointerMove: handlePointerMove,
      onPointerUp: handlePointerUp,
      onPointerCancel: endGesture,
      onPointerLeave: () => {
        if (!gesture.current) cursor.hover(null);
      },
      onDoubleClick: () => {
        cursor.release();
        view.reset();
      },
      onKeyDown: (event: React.KeyboardEvent<HTMLDivElement>) => handleChartKey(event, latest.current),
    },
  };
}

/** The wheel is listened to by hand: React's listener is passive and could not keep the page from scrolling. */
function useWheel(
  element: HTMLDivElement | null,
  latest: React.MutableRefObject<ChartInputOptions>,
  readMs: (clientX: number) => number,
) {
  const read = useRef(readMs);
  read.current = readMs;
  useEffect(() => {
    if (!element) return;
    const handleWheel = (event: WheelEvent) => {
      const { view, full } = latest.current;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways && view.isZoomed) {
        event.preventDefault();
        view.setWindow(panWindow(view.window, event.deltaX / element.clientWidth, full));
        return;
      }
      // a page is scrolled over a chart more often than the chart is zoomed: it must have been asked for
      const isWanted = event.ctrlKey || event.metaKey || document.activeElement === element;
      if (!isWanted || isSideways || (event.deltaY > 0 && !view.isZoomed)) return;
      event.preventDefault();
      zoomAt(latest.current, read.current(event.clientX), Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.002)));
    };
    element.addEventListener('wheel', handleWheel, { passive: false });
    return () => element.removeEventListener('wheel', handleWheel);
  }, [element, latest]);
}
