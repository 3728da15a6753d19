import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { TimeChart } from '~/components/chart/time-chart';
import { FilterBar } from '~/components/filter-bar';
import { Select } from '~/components/select';
import { useHydrated } from '~/components/use-hydrated';
import { useFormat } from '~/i18n/use-format';
import type { AccuracyByTimeData } from '~/models/accuracy-report';

const minuteMs = 60_000;
const steps = [15, 30, 60];

/** A mean day, forecast beside what came, and the error of each of its stretches; the zone says whose clocks. */
export function AccuracyByTime({ data, zones }: { data: AccuracyByTimeData; zones: string[] }) {
  const { t } = useTranslation('accuracy');
  const format = useFormat();
  const isHydrated = useHydrated();
  const { times, stepMinutes, timeZone } = data;
  const percent = (value: number) => format.percent(value / 100, { decimals: 1 });
  const count = (value: number) => format.number(value, { decimals: value < 10 ? 1 : 0 });
  const starts = Array.from({ length: 1440 / stepMinutes }, (_, i) => i * stepMinutes);
  const known = new Map(times.map((time) => [time.minuteOfDay, time]));
  const shown = starts.slice(
    starts.findIndex((minute) => known.has(minute)),
    starts.findLastIndex((minute) => known.has(minute)) + 1,
  );
  const column = (read: (time: AccuracyByTimeData['times'][number]) => number | null) =>
    shown.map((minute) => {
      const time = known.get(minute);
      return time ? read(time) : null;
    });
  const now = new Date().toISOString();
  return (
    <Card
      title={t('byTime')}
      description={t('byTimeText')}
      actions={
        <FilterBar names={['tz', 'step']} label={t('byTime')}>
          <Select
            name="step"
            aria-label={t('step')}
            isAutoSubmit
            defaultValue={String(stepMinutes)}
            options={steps.map((minutes) => ({ value: String(minutes), label: t('minutes', { count: minutes }) }))}
          />
          <Select
            name="tz"
            aria-label={t('zone')}
            isAutoSubmit
            defaultValue={timeZone}
            options={zones.map((zone) => ({ value: zone, label: isHydrated ? format.timeZone(zone, now) : zone }))}
          />
          {isHydrated ? null : <Button type="submit">{t('show')}</Button>}
        </FilterBar>
      }
    >
      <div className="flex flex-col gap-4">
        <TimeChart
          label={t('meanDay')}
          times={shown.map((minute) => minute * minuteMs)}
          stepMs={stepMinutes * minuteMs}
          isTimeOfDay
          series={[
            { id: 'actual', label: t('actual'), kind: 'line', values: column((time) => time.actual), format: count },
            {
              id: 'forecast',
              label: t('forecast'),
              kind: 'forecast',
              values: column((time) => time.forecast),
              format: count,
            },
            {
              id: 'difference',
              label: t('difference'),
              kind: 'difference',
              values: column((time) => time.forecast - time.actual),
              format: count,
            },
          ]}
          heightPx={180}
          urlKey="mean"
        />
        <TimeChart
          label={t('errorByTime')}
          times={shown.map((minute) => minute * minuteMs)}
          stepMs={stepMinutes * minuteMs}
          isTimeOfDay
          series={[
            { id: 'wape', label: t('wape'), kind: 'step', values: column((time) => time.wape), format: percent },
            {
              id: 'mape',
              label: t('mape'),
              kind: 'line',
              isDashed: true,
              isInitiallyHidden: true,
              color: 'var(--color-series-other-2)',
              values: column((time) => time.mape),
              format: percent,
            },
          ]}
          formatValue={(value) => format.percent(value / 100)}
          heightPx={140}
          urlKey="error"
        />
      </div>
    </Card>
  );
}
