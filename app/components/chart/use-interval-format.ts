import { useMemo } from 'react';
import { useFormat } from '~/i18n/use-format';
import type { ChartGrid } from './chart-frame';
import type { TimeWindow } from './chart-types';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Intervals and ranges in words: "Mon 23 Nov, 09:00–09:15", or the date alone where an interval is a day or more.
 * @param isTimeOfDay times are those of a day without a date, counted from midnight: "09:00–09:15"
 */
export function useIntervalFormat(grid: ChartGrid, timeZone: string, isTimeOfDay = false) {
  const format = useFormat();
  return useMemo(() => {
    const isDaily = grid.stepMs >= dayMs - 3_600_000;
    const describe = ({ startMs, endMs }: TimeWindow): string => {
      if (isTimeOfDay) return format.clockRange(startMs / minuteMs, endMs / minuteMs);
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
  }, [format, grid, timeZone, isTimeOfDay]);
}
