import { useCallback, useEffect, useState } from 'react';
import type { CoverageCurves } from './coverage-estimate';
import type { GridData } from './grid-data';

/** Starts with what the page came with, then reads everybody and the coverage; again when the schedule has changed. */
export function useWholeGrid(
  scheduleId: string,
  first: GridData,
  mayWrite: boolean,
): { data: GridData; isWhole: boolean; curves: CoverageCurves | null; reload: () => void } {
  const [whole, setWhole] = useState<GridData | null>(null);
  const [curves, setCurves] = useState<CoverageCurves | null>(null);
  const [round, setRound] = useState(0);
  const { version } = first;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or an edit asks for a new answer
  useEffect(() => {
    const stop = new AbortController();
    const read = async <T>(part: string): Promise<T> => {
      const response = await fetch(`/plan/schedules/${scheduleId}/${part}`, { signal: stop.signal });
      if (!response.ok) throw response;
      return (await response.json()) as T;
    };
    read<GridData>('grid')
      .then(setWhole)
      .catch(() => undefined);
    read<CoverageCurves>('curves')
      .then(setCurves)
      .catch(() => undefined);
    return () => stop.abort();
  }, [scheduleId, version, round, mayWrite]);
  const reload = useCallback(() => setRound((known) => known + 1), []);
  return { data: whole ?? first, isWhole: whole !== null, curves, reload };
}
