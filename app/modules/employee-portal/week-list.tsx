import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { joinClasses } from '~/components/class-names';
import { eachDay } from '~/engine/time/date-arithmetic';
import { useFormat } from '~/i18n/use-format';
import { marksOfDay } from './day-marks';
import type { SchedulePeriod } from './schedule-page';
import { ShiftLine } from './shift-line';

/** Days one under the other; free days are one quiet line. */
export function WeekList({
  period,
  from,
  to,
  today,
}: {
  period: SchedulePeriod;
  from: string;
  to: string;
  today: string;
}) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
      {eachDay(from, to).map((date) => {
        const { shifts, absence, request, holiday } = marksOfDay(period, date);
        return (
          <li key={date} className={joinClasses(date === today && 'bg-accent-soft', absence && 'hatched')}>
            {absence ? (
              <p className="flex min-h-14 items-center justify-between px-4">
                <span className="font-medium">{format.date(date)}</span>
                <span>{absence.reason}</span>
              </p>
            ) : null}
            {shifts.map((shift) => (
              <ShiftLine key={shift.id} shift={shift} timeZone={period.timeZone} />
            ))}
            {shifts.length === 0 && !absence ? (
              <p className="flex min-h-12 items-center justify-between px-4 text-ink-muted">
                <span>{format.date(date)}</span>
                <span>
                  {holiday?.dayType === 'holiday' ? (holiday.name ?? t('schedule.holiday')) : t('schedule.dayOff')}
                </span>
              </p>
            ) : null}
            {request ? (
              <p className="px-4 pb-2">
                <Badge tone="warning">{t('schedule.pending', { type: t(`requests.type.${request.type}`) })}</Badge>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
