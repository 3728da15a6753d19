import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { setSearchParams } from '~/components/search-params';
import { weekdayOf } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { DayType } from '~/models/norm-hours';
import type { CalendarDayView } from './calendar-page';

const looks: Record<DayType, string> = {
  working: '',
  weekend: 'bg-sunken text-ink-muted',
  holiday: 'bg-danger-soft text-danger-ink font-medium',
  pre_holiday: 'bg-warning-soft text-warning-ink',
};
/** A sign beside the colour. */
const signs: Record<DayType, string> = { working: '', weekend: '', holiday: '●', pre_holiday: '−1' };

interface MonthGridProps {
  /** YYYY-MM */
  month: string;
  days: CalendarDayView[];
  chosenDate?: string;
}

/** A month of day types, Monday first; each day is a link that opens it. */
export function MonthGrid({ month, days, chosenDate }: MonthGridProps) {
  const { t } = useTranslation('admin-structure');
  const format = useFormat();
  const [search] = useSearchParams();
  const blanks = days.length ? weekdayOf(days[0].date) - 1 : 0;
  return (
    <section aria-label={format.month(month)} className="rounded-card border border-line bg-surface p-3 shadow-card">
      <h2 className="mb-2 font-medium">{format.month(month)}</h2>
      <div className="grid grid-cols-7 gap-0.5 text-center text-sm">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <span key={day} aria-hidden className="text-xs text-ink-subtle">
            {format.weekday(day)}
          </span>
        ))}
        {blanks > 0 ? <span aria-hidden style={{ gridColumn: `span ${blanks}` }} /> : null}
        {days.map((day) => (
          <Link
            key={day.date}
            to={setSearchParams(search, { day: day.date })}
            title={[t(`dayType.${day.dayType}`), day.name].filter(Boolean).join(': ')}
            aria-current={day.date === chosenDate ? 'date' : undefined}
            className={joinClasses(
              'tabular relative grid h-8 place-items-center rounded-control hover:outline hover:outline-line-strong',
              looks[day.dayType],
              day.date === chosenDate && 'outline-2 outline-accent',
            )}
          >
            <span aria-hidden>{Number(day.date.slice(8))}</span>
            <span className="sr-only">
              {[format.date(day.date, 'long'), t(`dayType.${day.dayType}`), day.name].filter(Boolean).join(', ')}
            </span>
            {signs[day.dayType] ? (
              <span aria-hidden className="absolute top-0 right-0.5 text-[8px] leading-none">
                {signs[day.dayType]}
              </span>
            ) : null}
          </Link>
        ))}
      </div>
    </section>
  );
}
