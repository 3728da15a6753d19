import { useFetcher } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { BarChart } from '~/components/chart/bar-chart';
import { TimeChart } from '~/components/chart/time-chart';
import { SkeletonLines } from '~/components/skeleton';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { Reason } from '../forecasting/list-reasons';

interface SeasonsData {
  months: { month: number; factor: number; days: number }[];
  weekdays: { weekday: number; factor: number; days: number }[];
  slots: number[];
  growthPerYear: number;
  warnings: Reason[];
}

/** Trend and seasons of the history: growth, months, weekdays, the shape of the day; what is to be verified is said. */
export function SeasonsPanel({ forecastId, version }: { forecastId: string; version: number }) {
  const { t } = useTranslation('seasons');
  const { load, data } = useFetcher<{ seasons: SeasonsData | null }>({ key: `seasons ${forecastId} ${version}` });
  useEffect(() => load(`/plan/forecasts/${forecastId}/seasons`), [load, forecastId]);
  return (
    <Card title={t('title')} description={t('description')}>
      {data === undefined ? (
        <SkeletonLines count={8} />
      ) : data.seasons ? (
        <Seasons seasons={data.seasons} />
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
    </Card>
  );
}

const signed = { decimals: 1, isSigned: true };
const minuteMs = 60_000;

function Seasons({ seasons }: { seasons: SeasonsData }) {
  const { t } = useTranslation('seasons');
  const format = useFormat();
  const { months, weekdays, slots, warnings } = seasons;
  const intervalMinutes = 1440 / slots.length;
  const open = weekdays.filter(({ factor }) => factor > 0);
  const strongest = open.reduce((most, day) => (day.factor > most.factor ? day : most), open[0]);
  const peak = slots.indexOf(Math.max(...slots));
  const isYearKnown = months.some(({ days }) => days > 0);
  const bar = (factor: number) => ({
    value: factor - 1,
    color: factor < 1 ? 'var(--color-series-other-1)' : undefined,
  });
  return (
    <div className="flex flex-col gap-4">
      {warnings.map(({ code, params }) => (
        <p key={`${code} ${JSON.stringify(params)}`} className="flex items-center gap-2 text-warning-ink">
          <TriangleAlert aria-hidden size={15} className="shrink-0" />
          {t(`warning.${code}`, {
            percent: format.number(Number(params.percent), { decimals: 0, isSigned: true }),
            month: params.month ? format.monthName(Number(params.month)) : '',
            weekday: params.weekday ? format.weekday(Number(params.weekday), 'long') : '',
          })}
        </p>
      ))}
      <div className="grid gap-3 sm:grid-cols-3">
        <StatTile label={t('growth')} value={format.percent(seasons.growthPerYear, signed)} />
        <StatTile
          label={t('strongest')}
          value={strongest ? format.weekday(strongest.weekday, 'short') : '–'}
          detail={strongest ? t('againstMean', { value: format.percent(strongest.factor - 1, signed) }) : undefined}
        />
        <StatTile
          label={t('peak')}
          value={format.clock(peak * intervalMinutes)}
          detail={t('shareOfDay', { value: format.percent(slots[peak], { decimals: 1 }) })}
        />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <section className="min-w-0">
          <h3 className="mb-1 font-medium">{t('weekdays')}</h3>
          <BarChart
            label={t('weekdays')}
            items={weekdays.map(({ weekday, factor }) => ({
              id: String(weekday),
              label: format.weekday(weekday, 'long'),
              ...(factor > 0 ? bar(factor) : { value: null }),
            }))}
            format={(value) => format.percent(value, signed)}
          />
        </section>
        <section className="min-w-0">
          <h3 className="mb-1 font-medium">{t('months')}</h3>
          {isYearKnown ? (
            <BarChart
              label={t('months')}
              items={months.map(({ month, factor }) => ({
                id: String(month),
                label: format.monthName(month),
                ...bar(factor),
              }))}
              format={(value) => format.percent(value, signed)}
            />
          ) : (
            <p className="text-ink-muted">{t('noYear')}</p>
          )}
        </section>
      </div>
      <section className="min-w-0">
        <h3 className="mb-1 font-medium">{t('day')}</h3>
        <TimeChart
          label={t('day')}
          times={slots.map((_, slot) => slot * intervalMinutes * minuteMs)}
          stepMs={intervalMinutes * minuteMs}
          isTimeOfDay
          series={[
            {
              id: 'share',
              label: t('share'),
              kind: 'step',
              values: slots,
              format: (value) => format.percent(value, { decimals: 2 }),
            },
          ]}
          formatValue={(value) => format.percent(value, { decimals: 1 })}
          heightPx={160}
        />
      </section>
    </div>
  );
}
