import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

export interface TouchedScheduleView {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  status: string;
}

/** Planned and published schedules that a change of the calendar touches. */
export function TouchedSchedules({ schedules }: { schedules: TouchedScheduleView[] }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  if (!schedules.length) return <p className="text-sm text-ink-muted">{t('calendar.touched', { count: 0 })}</p>;
  return (
    <div className="rounded-control bg-short-2-soft px-3 py-2 text-sm text-short-2-ink">
      <p>{t('calendar.touched', { count: schedules.length })}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {schedules.slice(0, 10).map((schedule) => (
          <li key={schedule.id}>
            <Link to={`/plan/schedules/${schedule.id}`} className="underline">
              {schedule.name}
            </Link>{' '}
            <span className="tabular">{format.dateRange(schedule.startDate, schedule.endDate)}</span>
            {schedule.status === 'applied' ? ` · ${t('calendar.applied')}` : ''}
          </li>
        ))}
        {schedules.length > 10 ? <li>{t('calendar.moreSchedules', { count: schedules.length - 10 })}</li> : null}
      </ul>
    </div>
  );
}
