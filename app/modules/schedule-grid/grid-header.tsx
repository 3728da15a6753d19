// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { Link } from '@remix-run/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import type { DaySum } from './grid-data';
import { dayPx, headerPx, nameClass, sumClass } from './grid-layout';

export interface GridDay {
  index: number;
  date: string;
  /** weekday and date in the reader's language */
  label: string;
  /** its label for a day without anything */
  freeText: string;
  isWeekend: boolean;
}

interface GridHeaderProps {
  days: GridDay[];
  /** space before and after the days that are drawn */
  beforePx: number;
  afterPx: number;
  sums: DaySum[];
  dayLink: (date: string) => string;
  peopleText: string;
}

/** Dates with their coverage: red where agents are missing, blue where they are too many. A date opens its day. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { days, beforePx, afterPx, sums, dayLink, peopleText } = props;
  const { t } = useTranslation('schedules');
  return (
    <div role="row" className="sticky top-0 z-20 flex shrink-0 bg-surface" style={{ height: headerPx }}>
      <div
        role="columnheader"
        className={joinClasses(
          'sticky left-0 z-10 flex shrink-0 items-end border-r border-b border-line bg-surface px-3 pb-1.5 text-sm text-ink-muted',
          nameClass,
        )}
      >
        {peopleText}
      </div>
      <div aria-hidden className="shrink-0 border-b border-line" style={{ width: beforePx }} />
      {days.map((day) => (
        <DayHeader key={day.date} day={day} sum={sums[day.index]} to={dayLink(day.date)} />
      ))}
      <div aria-hidden className="shrink-0 grow border-b border-line" style={{ flexBasis: afterPx }} />
      <div
        role="columnheader"
        className={joinClasses(
          'sticky right-0 z-10 shrink-0 items-end border-b border-l border-line bg-surface px-2 pb-1.5 text-right text-sm text-ink-muted',
          sumClass,
        )}
      >
        <span className="flex-1">{t('grid.hours')}</span>
        <span className="flex-1">{t('grid.norm')}</span>
        <span className="flex-1">{t('grid.nights')}</span>
      </div>
    </div>
  );
});

function DayHeader({ day, sum, to }: { day: GridDay; sum: DaySum; to: string }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const share = (part: number) => (sum.demand > 0 ? part / sum.demand : 0);
  const text = t('grid.dayText', {
    date: day.label,
    short: format.percent(share(sum.short)),
    over: format.percent(share(sum.over)),
  });
  return (
    <div
      role="columnheader"
      className={joinClasses('shrink-0 border-r border-b border-line', day.isWeekend && 'bg-sunken')}
      style={{ width: dayPx }}
    >
      <Link
        to={to}
        title={text}
        className="relative flex h-full flex-col justify-between px-1.5 pt-1.5 pb-1 hover:bg-hover"
      >
        <span className="sr-only">{text}</span>
        <span
          aria-hidden
          className={joinClasses('tabular truncate text-sm', day.isWeekend ? 'text-ink-muted' : 'font-medium')}
        >
          {day.label}
        </span>
        <span aria-hidden className="flex flex-col gap-0.5">
          <span className="tabular flex justify-between text-xs text-ink-muted">
            <span>{sum.demand ? `−${format.percent(share(sum.short))}` : ''}</span>
            <span>{sum.demand ? `+${format.percent(share(sum.over))}` : ''}</span>
          </span>
          <CoverageBar short={share(sum.short)} over={share(sum.over)} hasDemand={sum.demand > 0} />
        </span>
      </Link>
    </div>
  );
}

/** Missing from the left in red, covered in grey, surplus from the right in blue. */
function CoverageBar({ short, over, hasDemand }: { short: number; over: number; hasDemand: boolean }) {
  const total = 1 + over;
  return (
    <span aria-hidden className="flex h-1.5 overflow-hidden rounded-full bg-line">
      {hasDemand ? (
        <>
          <span className="bg-short-3" style={{ width: `${(100 * short) / total}%` }} />
          <span className="flex-1 bg-line-strong" />
          <span className="bg-over" style={{ width: `${(100 * over) / total}%` }} />
        </>
      ) : null}
    </span>
  );
}
