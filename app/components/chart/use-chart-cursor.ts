import { useCallback, useEffect, useState } from 'react';
import type { ChartGrid } from './chart-frame';
import type { TimeWindow } from './chart-types';

export interface ChartCursor {
  /** the interval that is read, or null */
  index: number | null;
  isPinned: boolean;
  /** points at an interval; a pinned one stays where it is */
  hover: (index: number | null) => void;
  /** pins an interval, or lets it go when it is pinned already */
  togglePin: (index: number) => void;
  /** moves the reading by keys, pinned or not */
  moveTo: (index: number) => void;
  release: () => void;
  selection: TimeWindow | null;
  /** selects whole intervals, both included, in any order */
  select: (from: number, to: number) => void;
  clearSelection: () => void;
}

interface CursorOptions {
  grid: ChartGrid;
  selection: TimeWindow | null | undefined;
  onSelectRange: ((range: TimeWindow | null) => void) | undefined;
}

/** What is pointed at, pinned and selected on a chart. */
export function useChartCursor({ grid, selection: given, onSelectRange }: CursorOptions): ChartCursor {
  const [index, setIndex] = useState<number | null>(null);
  const [isPinned, setIsPinned] = useState(false);
  const [own, setOwn] = useState<TimeWindow | null>(null);

  // other data: what was read and selected is not there any more
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the intervals counts
  useEffect(() => {
    setIndex(null);
    setIsPinned(false);
    setOwn(null);
  }, [grid.times[0], grid.times.length]);

  const select = useCallback(
    (from: number, to: number) => {
      const start = Math.min(from, to);
      const end = Math.max(from, to);
      const range = { startMs: grid.times[start], endMs: grid.times[end + 1] ?? grid.times[end] + grid.stepMs };
      setOwn(range);
      onSelectRange?.(range);
    },
    [grid, onSelectRange],
  );
  const clearSelection = useCallback(() => {
    setOwn(null);
    onSelectRange?.(null);
  }, [onSelectRange]);
  return {
    index,
    isPinned,
    hover: (next) => {
      if (!isPinned) setIndex(next);
    },
    togglePin: (next) => {
      const isSame = isPinned && index === next;
      setIsPinned(!isSame);
      setIndex(next);
    },
    moveTo: setIndex,
    release: () => {
      setIsPinned(false);
      setIndex(null);
    },
    selection: given === undefined ? own : given,
    select,
    clearSelection,
  };
}
