import { useMemo } from 'react';
import { useFormat } from '~/i18n/use-format';
import type { ChartGrid } from './chart-frame';
import type { TimeWindow } from './chart-types';

const dayMs = 86_400_000;

/** Intervals and ranges in words: "Mon 23 Nov, 09:00–09:15", or the date alone where an interval is a day or more. */
export function useIntervalFormat(grid: ChartGrid, timeZone: string) {
  const format = useFormat();
  return useMemo(() => {
    const isDaily = grid.stepMs >= dayMs - 3_600_000;
    const describe = ({ startMs, endMs }: TimeWindow): string => {
      const startDate = format.instantDate(startMs, timeZone);
      const endDate = format.instantDate(endMs - 1, timeZone);
      if (isDaily) return startDate === endDate ? startDate : `${startDate} – ${endDate}`;
      const start = `${startDate}, ${format.time(startMs, timeZone)}`;
      const end = format.time(endMs, timeZone);
      return startDate === endDate ? `${start}–${end}` : `${start} – ${format.instantDate(endMs, timeZone)}, ${end}`;
    };
    return {
      range: describe,
      interval: (index: number) =>
        describe({ startMs: grid.times[index], endMs: grid.times[index + 1] ?? grid.times[index] + grid.stepMs }),
    };
  }, [format, grid, timeZone]);
}
