import { type PointerEvent, useCallback, useRef, useState } from 'react';

interface Drag {
  id: string;
  mode: 'move' | 'start' | 'end';
  fromX: number;
  pxPerDay: number;
  first: number;
  last: number;
  hasMoved: boolean;
}

export interface DragPlace {
  id: string;
  first: number;
  last: number;
}

const edgePx = 6;
const slackPx = 4;

/**
 * Dragging a block over the days of its track: its middle moves it, its ends lengthen it. A press without a move stays a click.
 * @param days length of the track
 */
export function useBlockDrag(days: number, onDrop: (place: DragPlace) => void) {
  const drag = useRef<Drag | null>(null);
  const [place, setPlace] = useState<DragPlace | null>(null);

  const start = useCallback(
    (event: PointerEvent<HTMLElement>, block: DragPlace) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const track = event.currentTarget.parentElement;
      if (!track) return;
      const box = event.currentTarget.getBoundingClientRect();
      const mode = event.clientX - box.left < edgePx ? 'start' : box.right - event.clientX < edgePx ? 'end' : 'move';
      const pxPerDay = track.getBoundingClientRect().width / days;
      drag.current = { ...block, mode, fromX: event.clientX, pxPerDay, hasMoved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    [days],
  );

  const move = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      if (!current) return;
      if (!current.hasMoved && Math.abs(event.clientX - current.fromX) < slackPx) return;
      current.hasMoved = true;
      const by = Math.round((event.clientX - current.fromX) / current.pxPerDay);
      const length = current.last - current.first;
      let { first, last } = current;
      if (current.mode === 'move') {
        first = Math.min(Math.max(0, first + by), days - 1 - length);
        last = first + length;
      } else if (current.mode === 'start') first = Math.min(Math.max(0, first + by), last);
      else last = Math.max(Math.min(days - 1, last + by), first);
      setPlace({ id: current.id, first, last });
    },
    [days],
  );

  const end = useCallback(() => {
    if (drag.current?.hasMoved && place) onDrop(place);
    setPlace(null);
  }, [place, onDrop]);

  /** Swallows the click that ends a drag. */
  const click = useCallback((event: { preventDefault(): void }) => {
    if (drag.current?.hasMoved) event.preventDefault();
    drag.current = null;
  }, []);
  const cancel = useCallback(() => {
    drag.current = null;
    setPlace(null);
  }, []);
  return { place, start, move, end, click, cancel };
}
