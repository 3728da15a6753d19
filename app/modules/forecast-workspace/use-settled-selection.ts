import { useEffect, useRef, useState } from 'react';
import type { TimeWindow } from '~/components/chart/chart-types';

/** How long a hand rests before its selection counts. */
const restMs = 120;

/**
 * A selection that is drawn at once and written down when the hand rests: an address for each step of a drag would be asked for each.
 * @param written the selection that was written down
 */
export function useSettledSelection(written: TimeWindow | null, write: (range: TimeWindow | null) => void) {
  const [drawn, setDrawn] = useState<TimeWindow | null | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(write);
  latest.current = write;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written down is what counts from then on
  useEffect(() => setDrawn(undefined), [written?.startMs, written?.endMs]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const select = (range: TimeWindow | null) => {
    setDrawn(range);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(range), restMs);
  };
  return { selection: drawn === undefined ? written : drawn, select };
}
