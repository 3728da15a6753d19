import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { BarChart } from '~/components/chart/bar-chart';
import { TimeChart } from '~/components/chart/time-chart';
import { StatTile } from '~/components/stat-tile';
import { localDayStart } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { type LongRangeData, workHours } from './long-range-data';
import { LongRangeTable } from './long-range-table';
import { ReasonList } from './reason-text';

const dayMs = 86_400_000;

/** The course over the year, what it rests on, and each period taken apart. */
export function LongRangeBody({ forecast }: { forecast: LongRangeData }) {
  const { t } = useTranslation('long-range');
  const format = useFormat();
  const { periods, backtest, unit, yearly } = forecast;
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const percent = (value: number) => format.percent(value / 100, { decimals: 1 });
  const total = periods.reduce((sum, period) => sum + period.volume, 0);
  const change = compareYears(forecast);
  const peak = periods.reduce((most, period) => (period.volume > most.volume ? period : most), periods[0]);
  const isLearned = yearly.some(({ factor }) => Math.abs(factor - 1) > 1e-6);
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <StatTile
          label={t('total')}
          value={whole(total)}
          detail={change === null ? undefined : t('beside', { value: format.percent(change, signed) })}
        />
        <StatTile
          label={t('work')}
          value={whole(periods.reduce((sum, period) => sum + workHours(period), 0))}
          unit={t('hours')}
          detail={t('growthUsed', { value: format.percent(forecast.growthPerYear, signed) })}
        />
        <StatTile
          label={t(`peak.${unit}`)}
          value={whole(peak.volume)}
          detail={unit === 'month' ? format.month(peak.date) : format.date(peak.date, 'medium')}
        />
        <StatTile
          label={t('wape')}
          value={backtest.wape === null ? '–' : percent(backtest.wape)}
          detail={backtest.naiveWape === null ? t('noBacktest') : t('naive', { value: percent(backtest.naiveWape) })}
        />
      </div>
      <Card title={t('course')} description={t('courseText')}>
        <TimeChart
          label={t('course')}
          times={periods.map((period) => localDayStart(period.date, 'UTC'))}
          stepMs={unit === 'week' ? 7 * dayMs : 30 * dayMs}
          timeZone="UTC"
          series={[
            { id: 'before', label: t('yearBefore'), kind: 'line', values: forecast.yearBefore, format: whole },
            {
              id: 'base',
              label: t('base'),
              kind: 'line',
              isDashed: true,
              color: 'var(--color-series-other-1)',
              values: periods.map((period) => period.baseVolume),
              format: whole,
            },
            {
              id: 'forecast',
              label: t('scenario'),
              kind: 'forecast',
              values: periods.map((period) => period.volume),
              low: periods.map((period) => period.p10),
              high: periods.map((period) => period.p90),
              format: whole,
            },
          ]}
          heightPx={300}
          urlKey="course"
        />
        <div className="mt-3">
          <ReasonList reasons={forecast.reasons} />
        </div>
      </Card>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Card title={t('periods')} description={t('periodsText')}>
          <LongRangeTable forecast={forecast} />
        </Card>
        <Card title={t('yearly')} description={t(isLearned ? 'yearlyText' : 'noYearly')}>
          <BarChart
            label={t('yearly')}
            items={yearly.map(({ month, factor }) => ({
              id: String(month),
              label: format.monthName(month),
              value: factor - 1,
              color: factor < 1 ? 'var(--color-series-other-1)' : undefined,
            }))}
            format={(value) => format.percent(value, signed)}
          />
        </Card>
      </div>
    </>
  );
}

const signed = { decimals: 1, isSigned: true };

/** Change against the year before, over the periods that it is known of; null where there are none. */
function compareYears({ periods, yearBefore }: LongRangeData): number | null {
  let ours = 0;
  let theirs = 0;
  for (const [i, before] of yearBefore.entries()) {
    if (before === null) continue;
    ours += periods[i].volume;
    theirs += before;
  }
  return theirs > 0 ? ours / theirs - 1 : null;
}
