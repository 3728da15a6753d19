import { useTranslation } from 'react-i18next';
import { diffDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { VacationYear } from '~/models/vacation-year';
import { LoadStrip } from './load-strip';
import { useBlockChanges } from './use-block-changes';
import { YearRow } from './year-row';

/** People by days of a year under the load of each day and limit. */
export function YearGrid({ year, mayWrite }: { year: VacationYear; mayWrite: boolean }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const changes = useBlockChanges(year.firstDate);
  const months = Array.from({ length: 12 }, (_, month) => `${year.year}-${String(month + 1).padStart(2, '0')}`);
  const lengthOf = (month: number) => new Date(Date.UTC(year.year, month + 1, 0)).getUTCDate();
  const today = diffDays(year.firstDate, new Date().toISOString().slice(0, 10));
  return (
    <>
      <section
        aria-label={t('year.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-card border border-line bg-surface shadow-card"
      >
        <div className="relative min-w-[72rem]">
          <div className="flex h-8 border-b border-line text-sm text-ink-muted">
            <span className="sticky left-0 z-10 w-36 shrink-0 border-r border-line bg-surface px-3 py-1.5 sm:w-60">
              {t('people', { count: year.peopleCount })}
            </span>
            <span className="flex flex-1">
              {months.map((month, index) => (
                <span
                  key={month}
                  className="overflow-hidden border-r border-line px-1 py-2 text-xs whitespace-nowrap last:border-0"
                  style={{ width: `${(100 * lengthOf(index)) / year.days}%` }}
                >
                  {format.monthName(index + 1)}
                </span>
              ))}
            </span>
            <span className="w-24 shrink-0 border-l border-line px-2 py-1.5 text-right">{t('year.left')}</span>
          </div>
          <LoadStrip
            name={t('year.away')}
            away={year.away}
            first={0}
            capacity={null}
            days={year.days}
            firstDate={year.firstDate}
          />
          {year.limits.slice(0, 8).map((limit) => (
            <LoadStrip key={limit.id} {...limit} days={year.days} firstDate={year.firstDate} />
          ))}
          <ul className="relative">
            {year.rows.map((row) => (
              <YearRow
                key={row.id}
                row={row}
                days={year.days}
                firstDate={year.firstDate}
                mayWrite={mayWrite}
                changes={changes}
                showsWishes
              />
            ))}
            {today >= 0 && today < year.days ? <TodayLine today={today} days={year.days} /> : null}
          </ul>
        </div>
      </section>
      <p className="mt-2 text-sm text-ink-muted">{t(mayWrite ? 'year.keys' : 'year.legend')}</p>
    </>
  );
}

/** The present, as one line through all rows; it stands over the tracks only. */
function TodayLine({ today, days }: { today: number; days: number }) {
  return (
    <li aria-hidden className="pointer-events-none absolute inset-y-0 right-24 left-36 sm:left-60">
      <span className="absolute inset-y-0 w-px bg-accent" style={{ left: `${(100 * (today + 0.5)) / days}%` }} />
    </li>
  );
}
