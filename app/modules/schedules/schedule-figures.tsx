import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { SchedulePageView } from './schedule-page-view';

const stateOf = (shortPercent: number): CoverageState =>
  shortPercent < 3 ? 'ok' : shortPercent < 10 ? 'short-1' : shortPercent < 20 ? 'short-2' : 'short-3';

/** what a percent with one decimal would show as nothing */
const leastToldPercent = 0.05;

/** How a variant stands, in one strip above its pages. */
export function ScheduleFigures({ page }: { page: SchedulePageView }) {
  const { t } = useTranslation('schedules');
  const { t: edits } = useTranslation('schedule-edits');
  const format = useFormat();
  const { schedule } = page;
  const { result } = schedule;
  if (!result) return null;
  const percent = (value: number | null) => format.percent(value === null ? null : value / 100, { decimals: 1 });
  const state = stateOf(schedule.shortPercent ?? 0);
  const base = `/plan/schedules/${schedule.id}`;
  return (
    <ul className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line shadow-card xl:grid-cols-4">
      <Figure
        label={t('kpi.short')}
        value={
          <>
            <StateMark state={state} label={t(`kpi.state.${state}`)} /> {percent(schedule.shortPercent)}
          </>
        }
        detail={
          result.leastShortPercent < leastToldPercent
            ? edits('figures.noneProven')
            : t('kpi.unavoidable', { percent: percent(result.leastShortPercent) })
        }
      />
      <Figure label={t('kpi.over')} value={percent(schedule.overPercent)} detail={t('kpi.overText')} />
      <Figure
        label={t('kpi.hours')}
        value={`${format.number(Math.round(result.paidHours))} ${t('hoursUnit')}`}
        detail={t('kpi.shifts', { count: result.shiftCount, people: format.number(result.employeeCount) })}
      />
      <Figure
        label={t('kpi.unmet')}
        value={
          result.unmetCount ? (
            <Link to={`${base}/result`} className="text-accent-ink hover:underline">
              {format.number(result.unmetCount)}
            </Link>
          ) : (
            0
          )
        }
        detail={t('kpi.conflicts', { count: schedule.conflictCount })}
      />
    </ul>
  );
}

function Figure({ label, value, detail }: { label: string; value: ReactNode; detail: string }) {
  return (
    <li className="min-w-0 bg-surface px-3 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="text-sm text-ink-muted">{label}</span>
        <span className="tabular flex items-center gap-1.5 text-lg font-medium whitespace-nowrap">{value}</span>
      </div>
      <p className="text-sm text-ink-muted">{detail}</p>
    </li>
  );
}
