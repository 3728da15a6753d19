import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { EmptyState } from '~/components/empty-state';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import type { OverviewView } from './overview-types';

const stepMs = 900_000;

/** Requirement, scheduled and actual people over the day, with the difference below. */
export function DayCurve({ day }: { day: OverviewView }) {
  const { t } = useTranslation('overview');
  const timeZone = useFrameTimeZone();
  const { times, required, scheduled, actual, nowMs } = day;
  const hasAny = [...required, ...scheduled, ...actual].some((value) => value !== null);
  const series = useMemo<TimeSeries[]>(
    () => [
      { id: 'actual', label: t('curve.actual'), kind: 'line', values: actual },
      { id: 'required', label: t('curve.required'), kind: 'step', values: required },
      { id: 'scheduled', label: t('curve.scheduled'), kind: 'filled-step', values: scheduled },
      {
        id: 'difference',
        label: t('curve.difference'),
        kind: 'difference',
        values: required.map((value, index) => (value === null ? null : (scheduled[index] ?? 0) - value)),
      },
    ],
    [actual, required, scheduled, t],
  );
  return (
    <Card title={t('curve.title')}>
      {hasAny ? (
        <TimeChart
          label={t('curve.title')}
          times={times}
          stepMs={stepMs}
          series={series}
          nowMs={nowMs}
          timeZone={timeZone}
          urlKey="day"
        />
      ) : (
        <EmptyState
          title={t('curve.empty')}
          description={t('curve.emptyText')}
          action={<LinkButton to="/plan/forecasts/new">{t('curve.emptyAction')}</LinkButton>}
        />
      )}
    </Card>
  );
}
