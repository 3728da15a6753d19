import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { toLocalDate } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from '~/models/staffing-page-data';
import type { StaffingColumns } from './staffing-columns';

export interface RequirementChartProps {
  page: StaffingPageData;
  columns: StaffingColumns;
  nowMs: number;
}

/** The chosen day: requirement as steps over what is scheduled, who was there, the difference below; a drag explains an interval. */
export function RequirementChart({ page, columns, nowMs }: RequirementChartProps) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const ofDay = useMemo(() => cutDay(page, columns), [page, columns]);
  const people = (value: number) => format.number(value, { decimals: 1 });
  const { required, scheduled, actual, times } = ofDay;
  const lines: TimeSeries[] = [];
  if (scheduled) {
    lines.push({ id: 'scheduled', label: t('scheduled'), kind: 'filled-step', values: scheduled, format: people });
  }
  lines.push({ id: 'required', label: t('required'), kind: 'step', values: required, format: people });
  if (actual) lines.push({ id: 'actual', label: t('actual'), kind: 'line', values: actual, format: people });
  if (scheduled) {
    const difference = scheduled.map((value, i) => (value === null ? null : value - (required[i] ?? 0)));
    lines.push({ id: 'difference', label: t('difference'), kind: 'difference', values: difference, format: people });
  }
  return (
    <TimeChart
      key={page.day}
      label={t('curveLabel', { group: page.target?.name })}
      times={times}
      stepMs={page.stepSec * 1000}
      series={lines}
      timeZone={page.timeZone}
      nowMs={nowMs}
      urlKey="z"
      onSelectRange={(range) =>
        setSearch(
          (search) => {
            if (range) search.set('at', String(range.startMs));
            else search.delete('at');
            return search;
          },
          { replace: true, preventScrollReset: true },
        )
      }
    />
  );
}

/** The intervals of the page's day. */
function cutDay({ startSec, stepSec, timeZone, day }: StaffingPageData, columns: StaffingColumns) {
  const indexes = columns.required
    .map((_, i) => i)
    .filter((i) => toLocalDate((startSec + i * stepSec) * 1000, timeZone) === day);
  const pick = (values: (number | null)[] | null) => values && indexes.map((i) => values[i]);
  return {
    times: indexes.map((i) => (startSec + i * stepSec) * 1000),
    required: indexes.map((i) => columns.required[i]),
    scheduled: pick(columns.scheduled),
    actual: pick(columns.actual),
  };
}
