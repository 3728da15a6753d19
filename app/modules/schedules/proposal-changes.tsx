import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';
import type { SummaryView } from './proposal-view';

const mostRows = 500;

type Change = SummaryView['changes'][number];

const kindOf = (change: Change): string =>
  change.activity
    ? 'activity'
    : change.before === null
      ? 'added'
      : change.after === null
        ? 'removed'
        : change.isPausesOnly
          ? 'pauses'
          : 'moved';

/** Every shift that changes, by person and date. */
export function ProposalChanges({ summary, scheduleId }: { summary: SummaryView; scheduleId: string }) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const title = t('changes', {
    count: summary.changedShifts,
    people: t('peopleCount', { count: summary.changedPeople }),
  });
  const sorted = [...summary.changes].sort((a, b) =>
    a.employeeName === b.employeeName ? (a.date < b.date ? -1 : 1) : a.employeeName < b.employeeName ? -1 : 1,
  );
  return (
    <Card title={title} isFlush>
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {sorted.slice(0, mostRows).map((change) => (
          <li
            key={`${change.employeeId} ${change.date} ${change.before} ${change.after}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-1.5"
          >
            <Link
              to={`/plan/schedules/${scheduleId}?person=${change.employeeId}&date=${change.date}`}
              className="w-56 text-accent-ink hover:underline"
            >
              {change.employeeName}
            </Link>
            <span className="tabular w-28 text-ink-muted">{format.date(change.date, 'weekday')}</span>
            <span className="w-32">{t(`change.${kindOf(change)}`)}</span>
            <span className="tabular min-w-48 flex-1">
              {change.before ? <del className="text-ink-muted">{change.before}</del> : null}
              {change.before && change.after ? ' → ' : ''}
              {change.after ? <ins className="no-underline">{change.after}</ins> : null}
              {change.activity ? ` · ${change.activity}` : ''}
            </span>
            <span className="tabular w-20 text-right text-ink-muted">
              {change.paidMinutes
                ? `${format.number(change.paidMinutes / 60, { decimals: 1, isSigned: true })} ${words('hoursUnit')}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > mostRows ? (
        <p className="px-4 py-2 text-sm text-ink-muted">
          {t('moreChanges', { count: summary.changedShifts - mostRows })}
        </p>
      ) : null}
    </Card>
  );
}
