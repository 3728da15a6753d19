// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { UserRoundPlus } from 'lucide-react';
import { memo } from 'react';
import { joinClasses } from '~/components/class-names';
import { GridCell } from './grid-cell';
import type { GridRow as Row } from './grid-data';
import type { GridDay } from './grid-header';
import { nameClass, sumClass } from './grid-layout';
import type { GridWords } from './grid-words';

interface GridRowProps {
  row: Row;
  rowIndex: number;
  days: GridDay[];
  topPx: number;
  activeDay: number | null;
  activeId: string;
  /** "3,4": selected days, and days on which a drag would put something */
  selectedDays: string;
  dropDays: string;
  isPublished: boolean;
  words: GridWords;
}

/** One person's days. Clicks and keys are handled by the grid around it, which also says how much space days out of sight take. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, rowIndex, days, topPx, activeDay, activeId, words } = props;
  const isPublished = props.isPublished && !row.isOpenPosition;
  const selected = daysOf(props.selectedDays);
  const dropped = daysOf(props.dropDays);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      // why: the pointer and the keys know the rows of people only
      data-row={row.isOpenPosition ? undefined : rowIndex}
      className="schedule-row"
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <RowName row={row} words={words} />
      <div aria-hidden className="w-[var(--days-before)] shrink-0" />
      {days.map((day) => (
        <GridCell
          key={day.index}
          cell={row.cells[day.index]}
          day={day}
          id={activeDay === day.index ? activeId : undefined}
          isActive={activeDay === day.index}
          isSelected={selected.has(day.index)}
          isDropTarget={dropped.has(day.index)}
          isPublished={isPublished}
          words={words}
        />
      ))}
      <div aria-hidden className="shrink-0 grow basis-[var(--days-after)]" />
      <RowSums row={row} words={words} />
    </div>
  );
});

function RowName({ row, words }: { row: Row; words: GridWords }) {
  return (
    <div
      role="rowheader"
      title={row.department ? `${row.name} · ${row.department}` : row.name}
      className={joinClasses(
        'sticky left-0 z-10 shrink-0 truncate border-r border-line bg-surface pl-2 leading-[27px] max-sm:text-sm sm:pl-3',
        row.acknowledgement > 0 ? 'pr-6' : 'pr-2',
        row.isOpenPosition && 'text-ink-muted',
        nameClass,
      )}
    >
      {row.isOpenPosition ? <UserRoundPlus aria-hidden size={13} className="mr-1.5 inline align-[-2px]" /> : null}
      {row.name}
      {row.acknowledgement > 0 ? (
        <span
          role="img"
          aria-label={row.acknowledgement === 2 ? words.acknowledged : words.waiting}
          data-tooltip={row.acknowledgement === 2 ? words.acknowledged : words.waiting}
          className={joinClasses(
            'absolute top-0 right-1.5 text-sm',
            row.acknowledgement === 2 ? "text-ok before:content-['✓']" : "text-ink-subtle before:content-['◷']",
          )}
        />
      ) : null}
    </div>
  );
}

function RowSums({ row, words }: { row: Row; words: GridWords }) {
  const isFar = !row.isOpenPosition && Math.abs(row.paidMinutes - row.normMinutes) > 480;
  return (
    <div
      role="gridcell"
      className={joinClasses(
        'tabular sticky right-0 z-10 shrink-0 border-l border-line bg-surface px-2 text-right text-sm leading-[27px]',
        sumClass,
      )}
    >
      <span className={isFar ? 'flex-1 font-medium text-warning-ink' : 'flex-1'}>{words.hoursOf(row.paidMinutes)}</span>
      <span className="flex-1 text-ink-muted">{row.isOpenPosition ? '' : words.hoursOf(row.normMinutes)}</span>
      <span className="flex-1 text-ink-muted">{row.nights || ''}</span>
    </div>
  );
}

const noDays: ReadonlySet<number> = new Set();
const daysOf = (text: string): ReadonlySet<number> => (text ? new Set(text.split(',').map(Number)) : noDays);
