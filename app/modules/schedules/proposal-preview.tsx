import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { CompareDays } from './compare-days';
import { ProposalChanges } from './proposal-changes';
import type { FiguresView, SummaryView } from './proposal-view';

const lines: { key: keyof FiguresView; unit?: 'h' | '%'; isNeutral?: boolean }[] = [
  { key: 'shortHours', unit: 'h' },
  { key: 'shortPercent', unit: '%' },
  { key: 'overHours', unit: 'h' },
  { key: 'paidHours', unit: 'h', isNeutral: true },
  { key: 'nightHours', unit: 'h', isNeutral: true },
  { key: 'shifts', isNeutral: true },
];

/** What a change would bring: figures before and after, coverage, rules, and every shift that changes. */
export function ProposalPreview({ summary, scheduleId }: { summary: SummaryView; scheduleId: string }) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const show = (value: number, unit?: string) =>
    `${format.number(value, { decimals: unit ? 1 : 0 })}${unit === 'h' ? ` ${words('hoursUnit')}` : unit === '%' ? '\u00a0%' : ''}`;
  return (
    <>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card title={t('figures')} isFlush>
          <ScrollRegion label={t('figures')}>
            <table className="tabular w-full">
              <thead>
                <tr className="border-y border-line text-sm text-ink-muted">
                  <th className="px-4 py-2 text-left font-normal">
                    <span className="sr-only">{t('figures')}</span>
                  </th>
                  {(['before', 'after', 'difference'] as const).map((key) => (
                    <th key={key} scope="col" className="px-4 py-2 text-right font-normal">
                      {t(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(({ key, unit, isNeutral }) => {
                  const difference = summary.after[key] - summary.before[key];
                  const isFlat = isNeutral || Math.abs(difference) < 0.05;
                  const tone = isFlat ? 'text-ink-muted' : difference < 0 ? 'text-ok-ink' : 'text-short-2-ink';
                  return (
                    <tr key={key} className="border-b border-line last:border-0">
                      <th scope="row" className="px-4 py-1.5 text-left font-normal">
                        {t(`figure.${key}`)}
                      </th>
                      <td className="px-4 py-1.5 text-right">{show(summary.before[key], unit)}</td>
                      <td className="px-4 py-1.5 text-right">{show(summary.after[key], unit)}</td>
                      <td className={`px-4 py-1.5 text-right ${tone}`}>
                        {format.number(difference, { decimals: unit ? 1 : 0, isSigned: true })}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
        </Card>
        <Card title={t('coverage')} description={t('coverageText')}>
          {summary.curve ? (
            <DayCoverageChart curve={summary.curve} />
          ) : (
            <CompareDays
              names={[t('before'), t('after')]}
              dates={summary.days.map((day) => ({ date: day.date, first: day.shortBefore, second: day.shortAfter }))}
            />
          )}
        </Card>
      </div>
      <Notices summary={summary} />
      <ProposalChanges summary={summary} scheduleId={scheduleId} />
    </>
  );
}

function Notices({ summary }: { summary: SummaryView }) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-1 text-ink-muted empty:hidden">
      {summary.solvedConflicts ? <li>{t('solved', { count: summary.solvedConflicts })}</li> : null}
      {summary.newConflicts.slice(0, 20).map((item) => (
        <li key={`${item.employeeId} ${item.date} ${item.rule}`} className="text-warning-ink">
          {t('newConflict', { date: format.date(item.date), rule: words(`rule.${item.rule}`) })}
        </li>
      ))}
      {summary.redistributed ? <li>{t('redistributed', { count: summary.redistributed })}</li> : null}
      {summary.forecastIds ? <li>{t('newForecast')}</li> : null}
      {summary.notPlaced?.map((item) => (
        <li key={item.name} className="text-warning-ink">
          {t('notPlaced', { name: item.name })}
        </li>
      ))}
    </ul>
  );
}

function DayCoverageChart({ curve }: { curve: NonNullable<SummaryView['curve']> }) {
  const { t } = useTranslation('schedule-proposals');
  const timeZone = useFrameTimeZone();
  const stepMs = curve.stepMinutes * 60_000;
  const times = useMemo(
    () => curve.required.map((_, i) => curve.startMs + i * stepMs),
    [curve.required, curve.startMs, stepMs],
  );
  const series = useMemo<TimeSeries[]>(
    () => [
      { id: 'before', label: t('before'), kind: 'line', values: curve.before },
      { id: 'required', label: t('required'), kind: 'step', values: curve.required },
      { id: 'after', label: t('after'), kind: 'filled-step', values: curve.after },
      {
        id: 'difference',
        label: t('difference'),
        kind: 'difference',
        values: curve.after.map((value, i) => value - curve.required[i]),
      },
    ],
    [curve, t],
  );
  return (
    <TimeChart label={t('coverage')} times={times} stepMs={stepMs} series={series} timeZone={timeZone} urlKey="cover" />
  );
}
