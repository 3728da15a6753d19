import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartMarks, ChartRange, TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { useFormat } from '~/i18n/use-format';
import { type HistoryPageData, type HistoryPointData, stepLengthMs } from './history-data';

/** Contacts with gaps and outliers marked, and the handling time below on the same axis of time. */
export function HistoryCharts({ data }: { data: HistoryPageData }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const stepMs = stepLengthMs(data);
  const { contacts, handling } = useMemo(() => {
    const byStart = new Map(data.points.map((point) => [Date.parse(point.start), point]));
    const pick = (value: (point: HistoryPointData) => number | null) =>
      data.times.map((time) => {
        const point = byStart.get(time);
        return point ? value(point) : null;
      });
    const wholeNumber = (value: number) => format.number(value, { decimals: 0 });
    const contactSeries: TimeSeries[] = [
      {
        id: 'contacts',
        label: t('contacts'),
        kind: 'line',
        values: pick((p) => p.notUniqueReceived),
        format: wholeNumber,
      },
      {
        id: 'unique',
        label: t('unique'),
        kind: 'line',
        color: 'var(--color-series-other-1)',
        values: pick((p) => p.received),
        format: wholeNumber,
        isInitiallyHidden: true,
      },
      {
        id: 'missed',
        label: t('missed'),
        kind: 'line',
        color: 'var(--color-series-other-2)',
        values: pick((p) => p.notUniqueMissed),
        format: wholeNumber,
        isInitiallyHidden: true,
      },
    ];
    const clock = (value: number) => format.duration(Math.round(value));
    const handlingSeries: TimeSeries[] = [
      { id: 'aht', label: t('aht'), kind: 'line', values: pick((p) => p.ahtSec), format: clock },
    ];
    return { contacts: contactSeries, handling: handlingSeries };
  }, [data, t, format]);
  const { ranges, marks } = useMemo(() => toMarks(data, stepMs, t), [data, stepMs, t]);
  const common = { times: data.times, stepMs, timeZone: data.group.timeZone, ranges };
  return (
    <div className="flex flex-col gap-5">
      <TimeChart
        {...common}
        label={t('chart.contacts', { group: data.group.name })}
        series={contacts}
        marks={marks}
        urlKey="c"
        heightPx={280}
      />
      {handling[0].values.some((value) => value !== null) ? (
        <TimeChart
          {...common}
          label={t('chart.aht', { group: data.group.name })}
          series={handling}
          urlKey="h"
          heightPx={120}
          hasZero={false}
          formatValue={(value) => format.duration(Math.round(value))}
        />
      ) : null}
    </div>
  );
}

type Translate = (key: string) => string;

function toMarks(data: HistoryPageData, stepMs: number, t: Translate): { ranges: ChartRange[]; marks: ChartMarks[] } {
  const intervalMs = data.quality.intervalMinutes * 60_000;
  const ranges = data.quality.findings
    .filter(({ kind }) => kind !== 'outlier' && kind !== 'level-shift')
    .map((finding): ChartRange => {
      const startMs = Date.parse(finding.start);
      const isEvent = finding.kind === 'special-day';
      const endMs = startMs + (isEvent ? 24 * 3_600_000 : finding.intervals * intervalMs);
      return {
        id: `${finding.kind}-${startMs}`,
        startMs,
        endMs,
        label: t(`findings.${finding.kind}`),
        kind: isEvent ? 'event' : 'gap',
      };
    });
  const indexes = data.quality.findings.flatMap(({ kind, start }) => {
    if (kind !== 'outlier') return [];
    const at = Date.parse(start);
    const index = data.times.findLastIndex((time) => time <= at);
    return index >= 0 && at < data.times[index] + stepMs ? [index] : [];
  });
  const unique = [...new Set(indexes)];
  return {
    ranges,
    marks: unique.length ? [{ seriesId: 'contacts', indexes: unique, label: t('findings.outlier') }] : [],
  };
}
