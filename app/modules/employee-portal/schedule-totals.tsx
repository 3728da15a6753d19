import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { SchedulePeriod } from './schedule-page';

/** Paid hours of the period, and what the contract says of it. */
export function ScheduleTotals({
  period,
  view,
  date,
}: {
  period: SchedulePeriod;
  view: 'week' | 'month';
  date: string;
}) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const shifts =
    view === 'month' ? period.shifts.filter((shift) => shift.date.slice(0, 7) === date.slice(0, 7)) : period.shifts;
  const paid = shifts.reduce((sum, shift) => sum + shift.paidMinutes, 0);
  return (
    <p className="tabular flex flex-wrap gap-x-4 text-ink-muted">
      <span>{t('schedule.planned', { hours: format.minutes(paid) })}</span>
      <span>{t('schedule.shifts', { count: shifts.length })}</span>
      {view === 'week' && period.weeklyMinutes ? (
        <span>{t('schedule.norm', { hours: format.minutes(period.weeklyMinutes) })}</span>
      ) : null}
    </p>
  );
}
