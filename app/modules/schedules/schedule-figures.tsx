import { useTranslation } from 'react-i18next';
import { StatTile } from '~/components/stat-tile';
import type { CoverageState } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { SchedulePageView } from './schedule-page-view';

const stateOf = (shortPercent: number): CoverageState =>
  shortPercent < 3 ? 'ok' : shortPercent < 10 ? 'short-1' : shortPercent < 20 ? 'short-2' : 'short-3';

/** How a variant stands, in five figures. */
export function ScheduleFigures({ page }: { page: SchedulePageView }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const { schedule } = page;
  const { result } = schedule;
  if (!result) return null;
  const percent = (value: number | null, decimals = 1) =>
    format.percent(value === null ? null : value / 100, { decimals });
  const short = schedule.shortPercent ?? 0;
  const state = stateOf(short);
  const base = `/plan/schedules/${schedule.id}`;
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <StatTile
        label={t('kpi.short')}
        value={percent(short)}
        state={{ state, label: t(`kpi.state.${state}`) }}
        detail={t('kpi.unavoidable', { percent: percent(result.boundShortPercent) })}
      />
      <StatTile label={t('kpi.over')} value={percent(schedule.overPercent)} detail={t('kpi.overText')} />
      <StatTile
        label={t('kpi.hours')}
        value={format.number(Math.round(result.paidHours))}
        unit={t('hoursUnit')}
        detail={t('kpi.shifts', { count: result.shiftCount, people: format.number(result.employeeCount) })}
      />
      <StatTile label={t('kpi.gap')} value={format.percent(result.gap, { decimals: 0 })} detail={t('kpi.gapText')} />
      <StatTile
        label={t('kpi.unmet')}
        value={format.number(result.unmet.length)}
        detail={t('kpi.conflicts', { count: schedule.conflictCount })}
        action={result.unmet.length ? { to: `${base}/result`, label: t('kpi.look') } : undefined}
      />
    </div>
  );
}
