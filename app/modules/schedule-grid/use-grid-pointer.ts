import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { awaitLift, restsWithinPx } from './await-lift';
import { cellOfElement, cellUnder, edgeUnder, menuEvent } from './cell-under';
import type { GridCursor } from './grid-cursor';

/** What a pointer is doing to the grid. */
export type GridDrag =
  | { kind: 'select'; from: GridCursor; to: GridCursor }
  | { kind: 'paint'; cells: GridCursor[] }
  | { kind: 'move'; from: GridCursor; to: GridCursor; isCopy: boolean }
  | { kind: 'resize'; at: GridCursor; index: number; edge: 'start' | 'end'; minutes: number };

interface Handlers {
  mayWrite: boolean;
  isPainting: boolean;
  onSelect: (from: GridCursor, to: GridCursor, event: { isToggle: boolean; isExtend: boolean }) => void;
  onCommit: (drag: GridDrag) => void;
}

const startsAfterPx = 5;
const edgePx = 48;
const minutesPerPx = 15 / 5;
const step = 15;

const refuse = (event: Event) => {
  if (event.cancelable) event.preventDefault();
  event.stopPropagation();
};

/**
 * Dragging with mouse and pen: shifts move, with Ctrl they are copied, their ends change their hours, free cells are selected,
 * a chosen template is painted. The grid scrolls at its edges. Fingers scroll and tap; a finger that rests on a shift lifts it
 * and moves it, or opens the menu where it lets go without having moved.
 */
export function useGridPointer(scroller: RefObject<HTMLDivElement | null>, handlers: Handlers) {
  const [drag, setDrag] = useState<GridDrag | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const active = useRef<GridDrag | null>(null);
  const stop = useRef<(() => void) | null>(null);

  const show = useCallback((next: GridDrag | null) => {
    active.current = next;
    setDrag(next);
  }, []);

  useEffect(() => () => stop.current?.(), []);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // why: only a listener that is there before the finger may keep the page from scrolling
    const hold = (event: TouchEvent) => {
      if (active.current && event.cancelable) event.preventDefault();
    };
    element.addEventListener('touchmove', hold, { passive: false });
    return () => element.removeEventListener('touchmove', hold);
  }, [scroller]);

  const handlePointerDown = useCallback(
    (event: PointerEvent) => {
      const { mayWrite, isPainting } = latest.current;
      if (event.button !== 0 || !event.isPrimary) return;
      const isFinger = event.pointerType === 'touch' && !isPainting;
      const target = event.target as HTMLElement;
      const from = cellOfElement(target);
      if (!from) return;
      const chip = target.closest<HTMLElement>('[data-chip]');
      const edge = chip && edgeUnder(chip, event.clientX);
      const start = { x: event.clientX, y: event.clientY };
      let scrollBy = { x: 0, y: 0 };
      let frame = 0;
      let hasMoved = false;
      const namesPx = scroller.current?.querySelector<HTMLElement>('[role=rowheader]')?.offsetWidth ?? 0;
      const begin = (): GridDrag => {
        if (mayWrite && isPainting) return { kind: 'paint', cells: [from] };
        if (mayWrite && chip && edge && !isFinger)
          return { kind: 'resize', at: from, index: Number(chip.dataset.chip), edge, minutes: 0 };
        if (mayWrite && chip && !event.shiftKey) return { kind: 'move', from, to: from, isCopy: event.ctrlKey };
        return { kind: 'select', from, to: from };
      };
      const move = (x: number, y: number, isCopy: boolean) => {
        const now = active.current;
        if (!now) return;
        const under = cellUnder(x, y);
        if (now.kind === 'resize') {
          const minutes = Math.round(((x - start.x) * minutesPerPx) / step) * step;
          if (minutes !== now.minutes) show({ ...now, minutes });
        } else if (now.kind === 'paint') {
          if (under && !now.cells.some((at) => at.row === under.row && at.day === under.day))
            show({ ...now, cells: [...now.cells, under] });
        } else if (under && (under.row !== now.to.row || under.day !== now.to.day)) {
          show(now.kind === 'move' ? { ...now, to: under, isCopy } : { ...now, to: under });
        } else if (now.kind === 'move' && now.isCopy !== isCopy) show({ ...now, isCopy });
        if (now.kind === 'select' && under)
          latest.current.onSelect(now.from, under, { isToggle: false, isExtend: true });
      };
      let lastX = start.x;
      let lastY = start.y;
      const scroll = () => {
        const element = scroller.current;
        if (element && active.current && (scrollBy.x || scrollBy.y)) {
          element.scrollBy(scrollBy.x, scrollBy.y);
          move(lastX, lastY, false);
        }
        frame = requestAnimationFrame(scroll);
      };
      const handleMove = (moved: globalThis.PointerEvent) => {
        if (!moved.isPrimary) return;
        lastX = moved.clientX;
        lastY = moved.clientY;
        if (!active.current) {
          if (Math.hypot(lastX - start.x, lastY - start.y) < startsAfterPx && !isPainting) return;
          show(begin());
          frame = requestAnimationFrame(scroll);
        }
        hasMoved ||= Math.hypot(lastX - start.x, lastY - start.y) > restsWithinPx;
        if (isFinger && !hasMoved) return;
        const box = scroller.current?.getBoundingClientRect();
        if (box) {
          const pull = (low: number, high: number) => (low < edgePx ? -14 : high < edgePx ? 14 : 0);
          scrollBy = {
            x: pull(lastX - box.left - namesPx, box.right - lastX),
            y: pull(lastY - box.top - 58, box.bottom - lastY),
          };
        }
        move(lastX, lastY, moved.ctrlKey);
      };
      const end = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener('pointermove', handleMove);
        window.removeEventListener('pointerup', handleUp);
        window.removeEventListener('keydown', handleKey, true);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('contextmenu', refuse, true);
        target.removeEventListener('touchmove', refuse);
        stop.current = null;
        show(null);
      };
      const handleUp = () => {
        const done = active.current;
        end();
        if (done && (hasMoved || !isFinger)) latest.current.onCommit(done);
        else if (done) target.dispatchEvent(menuEvent(lastX, lastY));
      };
      const handleKey = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape') return;
        pressed.preventDefault();
        pressed.stopPropagation();
        end();
      };
      const follow = () => {
        window.addEventListener('pointermove', handleMove);
        window.addEventListener('pointerup', handleUp);
        window.addEventListener('pointercancel', end);
        window.addEventListener('keydown', handleKey, true);
        stop.current = end;
      };
      const selectOne = () => latest.current.onSelect(from, from, { isToggle: false, isExtend: false });
      const lift = () => {
        follow();
        // why: the menu waits until the finger lets go; the shift may be scrolled out of the page under it
        window.addEventListener('contextmenu', refuse, true);
        target.addEventListener('touchmove', refuse, { passive: false });
        navigator.vibrate?.(10);
        selectOne();
        show(begin());
        frame = requestAnimationFrame(scroll);
      };
      if (isFinger) {
        const mayLift = mayWrite && chip !== null;
        // why: otherwise resting on a shift would open the menu at once
        if (mayLift) event.preventDefault();
        stop.current?.();
        stop.current = awaitLift(start, { onTap: selectOne, onLift: mayLift ? lift : null });
        return;
      }
      follow();
      if (mayWrite && isPainting) {
        event.preventDefault();
        // why: what is refused does not move the focus either, and Escape must end the painting
        scroller.current?.focus({ preventScroll: true });
        show(begin());
      } else {
        latest.current.onSelect(from, from, { isToggle: event.ctrlKey || event.metaKey, isExtend: event.shiftKey });
      }
    },
    [scroller, show],
  );
  return { drag, handlePointerDown };
}
