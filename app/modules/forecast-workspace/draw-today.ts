import type { TimeSeries } from '~/components/chart/chart-types';
import type { TodayData } from './workspace-data';

/** The rest of today on the chart's intervals: from the first that is not over, with its band. */
export function drawToday(
  today: TodayData,
  starts: readonly number[],
  text: { label: string; format: (value: number) => string },
): TimeSeries {
  const known = new Map(
    today.starts.slice(today.firstOpenInterval).map((start, i) => [start, today.firstOpenInterval + i]),
  );
  const align = (values: readonly number[]) =>
    starts.map((start) => {
      const index = known.get(start);
      return index === undefined ? null : values[index];
    });
  return {
    id: 'today',
    kind: 'forecast',
    color: 'var(--color-series-other-1)',
    values: align(today.p50),
    low: align(today.p10),
    high: align(today.p90),
    ...text,
  };
}
