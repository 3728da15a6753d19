import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { addDays, eachDay } from '~/engine/time/date-arithmetic';
import { useFormat } from '~/i18n/use-format';
import { activityStyle } from './activity-style';
import { marksOfDay } from './day-marks';
import type { SchedulePageProps } from './schedule-page';
import { partsOfShift } from './shift-parts';
import { WeekList } from './week-list';

/** A month of days; the chosen day is told in full below. */
export function MonthGrid({ period, from, to, date: chosen, today }: SchedulePageProps) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const month = chosen.slice(0, 7);
  return (
    <>
      <div className="grid grid-cols-7 overflow-hidden rounded-card border border-line bg-surface text-center shadow-card">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} className="border-b border-line py-1.5 text-sm text-ink-muted">
            {format.weekday(weekday)}
          </span>
        ))}
        {eachDay(from, to).map((date) => {
          const { shifts, absence, request, holiday } = marksOfDay(period, date);
          const [shift] = shifts;
          // a day of the month before or after is outlined, not filled
          const isOther = date.slice(0, 7) !== month;
          const words = [
            format.date(date, 'long'),
            shift
              ? partsOfShift(shift)
                  .map(
                    (part) =>
                      `${format.time(part.startMs, period.timeZone)}–${format.time(part.endMs, period.timeZone)}`,
                  )
                  .join(', ')
              : t('schedule.dayOff'),
            absence?.reason,
            request ? t('schedule.pendingShort') : null,
          ];
          return (
            <Link
              key={date}
              to={`?view=month&date=${date}`}
              preventScrollReset
              aria-current={date === chosen ? 'date' : undefined}
              className={joinClasses(
                'relative flex min-h-16 min-w-0 flex-col items-center gap-1 border-b border-line p-1 hover:bg-hover',
                absence && 'hatched',
                date === chosen && 'outline-2 -outline-offset-2 outline-accent',
              )}
            >
              <span className="sr-only">{words.filter(Boolean).join(', ')}</span>
              <span
                aria-hidden
                className={joinClasses(
                  'tabular grid size-6 place-items-center rounded-full text-sm',
                  isOther && 'text-ink-subtle',
                  date === today && 'bg-accent text-on-accent',
                  holiday?.dayType === 'holiday' && date !== today && 'text-danger',
                )}
              >
                {Number(date.slice(8))}
              </span>
              {shift ? (
                <span
                  aria-hidden
                  className={joinClasses(
                    'tabular w-full rounded-sm px-0.5 text-xs leading-4',
                    isOther && 'border border-line text-ink-muted',
                  )}
                  style={isOther ? undefined : activityStyle(shift.colour)}
                >
                  {format.time(shift.startMs, period.timeZone)}
                  <br />
                  {format.time(shift.endMs, period.timeZone)}
                </span>
              ) : null}
              {request ? <span aria-hidden className="h-1 w-6 rounded-full bg-short-1" /> : null}
            </Link>
          );
        })}
      </div>
      <WeekList period={period} from={chosen} to={addDays(chosen, 1)} today={today} />
    </>
  );
}
