import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartRange, TimeSeries, TimeWindow } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { useFormat } from '~/i18n/use-format';
import type { ForecastPageData } from './forecast-page-data';

const stepMs: Record<string, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 30 * 86_400_000 };

export interface ForecastChartProps {
  data: ForecastPageData;
  nowMs: number;
  selection: TimeWindow | null;
}

/** What came and what will come; a dragged range is what the inspector speaks of. */
export function ForecastChart({ data, nowMs, selection }: ForecastChartProps) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const { series, compared, layers, forecast, level } = data;
  const times = useMemo(() => series.starts.map((second) => second * 1000), [series.starts]);
  const count = (value: number) => format.number(value, { decimals: value < 10 ? 1 : 0 });
  const lines: TimeSeries[] = [
    { id: 'actual', label: t('chart.actual'), kind: 'line', values: series.actual, format: count },
    {
      id: 'forecast',
      label: t('chart.forecast'),
      kind: 'forecast',
      values: series.volume,
      low: series.p10,
      high: series.p90,
      format: count,
    },
  ];
  if (compared) {
    const label = t('chart.version', { number: compared.versionNumber });
    lines.push({
      id: 'compared',
      label,
      kind: 'line',
      values: compared.volume,
      color: 'var(--color-series-other-1)',
      isDashed: true,
      format: count,
    });
  }
  const ranges: ChartRange[] = layers
    .filter((layer) => !layer.revertedAt && layer.kind !== 'growth')
    .map((layer) => ({
      id: layer.id,
      startMs: layer.from,
      endMs: layer.to,
      label: layer.comment ?? t(`layer.${layer.kind}`),
      kind: layer.kind === 'event' ? 'event' : 'edit',
    }));
  const select = (range: TimeWindow | null) =>
    setSearch(
      (search) => {
        if (range) {
          search.set('from', new Date(range.startMs).toISOString());
          search.set('to', new Date(range.endMs).toISOString());
        } else {
          search.delete('from');
          search.delete('to');
        }
        return search;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <TimeChart
      label={t('chart.label', { group: forecast.groupName })}
      times={times}
      stepMs={stepMs[level] ?? forecast.intervalMinutes * 60_000}
      series={lines}
      timeZone={forecast.timeZone}
      nowMs={nowMs}
      ranges={ranges}
      heightPx={320}
      selection={selection}
      onSelectRange={select}
      urlKey="z"
    />
  );
}
