import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type DayPart, movePart } from './day-edits';
import type { CellShift } from './edit-types';

interface ActiveDrag {
  employeeId: string;
  index: number;
  part: DayPart;
  minutes: number;
}

const startsAfterPx = 3;

/** Reads which part of a shift an element of the timeline stands for. */
function partOf(element: HTMLElement): { employeeId: string; index: number; part: DayPart } | null {
  const bar = element.closest<HTMLElement>('[data-shift-of]');
  if (!bar) return null;
  const { part } = element.dataset;
  const index = Number(bar.dataset.index);
  const employeeId = String(bar.dataset.shiftOf);
  if (part === 'start' || part === 'end') return { employeeId, index, part: { kind: part } };
  if (part?.startsWith('activity')) {
    return { employeeId, index, part: { kind: 'activity', index: Number(part.slice('activity'.length)) } };
  }
  return { employeeId, index, part: { kind: 'shift' } };
}

/**
 * Drags shifts, their ends and their pauses along the clock, in steps of five minutes, with mouse, pen and finger.
 * @param minutesPerPx of the drawing
 * @param isChosen whether the shifts of a person move along
 */
export function useDayDrag(input: {
  isEnabled: boolean;
  minutesPerPx: () => number;
  isChosen: (employeeId: string) => boolean;
  onChoose: (employeeId: string, part: DayPart, isMore: boolean) => void;
  /** for every chosen shift with that index in its cell */
  onDrop: (index: number, change: (shift: CellShift) => CellShift) => void;
}) {
  const { isChosen } = input;
  const [drag, setDrag] = useState<ActiveDrag | null>(null);
  const latest = useRef(input);
  latest.current = input;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const handlePointerDown = useCallback((event: PointerEvent) => {
    if (event.button !== 0) return;
    const found = partOf(event.target as HTMLElement);
    if (!found) return;
    latest.current.onChoose(found.employeeId, found.part, event.ctrlKey || event.metaKey || event.shiftKey);
    if (!latest.current.isEnabled) return;
    const startX = event.clientX;
    const perPx = latest.current.minutesPerPx();
    let active: ActiveDrag | null = null;
    const handleMove = (moved: globalThis.PointerEvent) => {
      if (!active && Math.abs(moved.clientX - startX) < startsAfterPx) return;
      const minutes = Math.round(((moved.clientX - startX) * perPx) / 5) * 5;
      if (active?.minutes === minutes) return;
      active = { ...found, minutes };
      setDrag(active);
    };
    const end = () => {
      window.removeEventListener('pointermove', handleMove);
      window.removeEventListener('pointerup', handleUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', handleKey, true);
      stop.current = null;
      setDrag(null);
    };
    const handleUp = () => {
      const done = active;
      end();
      if (done) latest.current.onDrop(done.index, (shift) => movePart(shift, done.part, done.minutes));
    };
    const handleKey = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', handleMove);
    window.addEventListener('pointerup', handleUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', handleKey, true);
    stop.current = end;
  }, []);
  /** A shift as it would be if the drag ended now. */
  const previewOf = useCallback(
    (employeeId: string, index: number, shift: CellShift): CellShift =>
      drag && drag.index === index && (drag.employeeId === employeeId || isChosen(employeeId))
        ? movePart(shift, drag.part, drag.minutes)
        : shift,
    [drag, isChosen],
  );
  return { drag, handlePointerDown, previewOf };
}
