import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';

export interface UpcomingShiftView {
  id: string;
  scheduleId: string;
  scheduleName: string;
  date: string;
  startsAt: string | Date;
  endsAt: string | Date;
  paidMinutes: number;
  kind: string;
  templateName: string | null;
  activities: { kind: string; startsAt: string | Date; endsAt: string | Date }[];
}

/** Published shifts ahead with their pauses, in the person's own zone. */
export function ShiftsTab({ shifts, timeZone }: { shifts: UpcomingShiftView[]; timeZone: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const time = (instant: string | Date) => format.time(instant, timeZone);
  return (
    <Card title={t('card.shifts')} description={t('card.inZone', { zone: timeZone })}>
      {shifts.length === 0 ? <p className="text-ink-muted">{t('shifts.none')}</p> : null}
      <ol className="divide-y divide-line">
        {shifts.map((shift) => (
          <li key={shift.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="w-40 shrink-0">{format.date(shift.date)}</span>
            <span className="tabular w-28 shrink-0 font-medium">
              {time(shift.startsAt)}–{time(shift.endsAt)}
            </span>
            <span className="w-20 shrink-0 text-sm text-ink-muted">{format.hours(shift.paidMinutes, true)}</span>
            <span className="min-w-40 flex-1 text-sm text-ink-muted">
              {shift.activities
                .filter((activity) => activity.kind !== 'WORK')
                .map((activity) => `${t(`activity.${activity.kind}`)} ${time(activity.startsAt)}`)
                .join(' · ')}
            </span>
            <Link to={`/plan/schedules/${shift.scheduleId}`} className="text-sm text-accent-ink hover:underline">
              {shift.scheduleName}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
