// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { Check, Clock, UserRoundPlus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import type { GridCell, GridRow as Row } from './grid-data';
import type { GridDay } from './grid-header';
import { dayPx, nameClass, rowPx, sumClass } from './grid-layout';
import { ShiftChip, shortClock } from './shift-chip';

interface GridRowProps {
  row: Row;
  rowIndex: number;
  days: GridDay[];
  beforePx: number;
  afterPx: number;
  topPx: number;
  activeDay: number | null;
  /** "3,4": selected days, and days on which a drag would put something */
  selectedDays: string;
  dropDays: string;
  isPublished: boolean;
  mayWrite: boolean;
  /** word for a cell without anything */
  freeText: string;
  cellId: (rowIndex: number, day: number) => string;
}

/** One person's days. Clicks and keys are handled by the grid around it. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, rowIndex, days, beforePx, afterPx, topPx, activeDay, isPublished, mayWrite, freeText, cellId } = props;
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const hours = (minutes: number) => format.number(Math.round(minutes / 6) / 10);
  const difference = row.paidMinutes - row.normMinutes;
  const selected = daysOf(props.selectedDays);
  const dropped = daysOf(props.dropDays);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      className="absolute left-0 flex w-full"
      style={{ top: topPx, height: rowPx }}
    >
      <div
        role="rowheader"
        title={row.department ? `${row.name} · ${row.department}` : row.name}
        className={joinClasses(
          'sticky left-0 z-10 flex shrink-0 items-center gap-1.5 border-r border-b border-line bg-surface px-2 max-sm:text-sm sm:px-3',
          nameClass,
        )}
      >
        {row.isOpenPosition ? <UserRoundPlus aria-hidden size={13} className="shrink-0 text-ink-muted" /> : null}
        <span className={joinClasses('truncate', row.isOpenPosition && 'text-ink-muted')}>{row.name}</span>
        {row.acknowledgement === 2 ? (
          <Check aria-label={t('acknowledgements.done')} size={13} className="ml-auto shrink-0 text-ok" />
        ) : row.acknowledgement === 1 ? (
          <Clock aria-label={t('acknowledgements.waiting')} size={12} className="ml-auto shrink-0 text-ink-subtle" />
        ) : null}
      </div>
      <div aria-hidden className="shrink-0 border-b border-line" style={{ width: beforePx }} />
      {days.map((day) => {
        const cell = row.cells[day.index];
        return (
          <div
            key={day.index}
            id={cellId(rowIndex, day.index)}
            role="gridcell"
            aria-colindex={day.index + 2}
            aria-selected={selected.has(day.index)}
            aria-label={describeCell(cell, day, freeText, t)}
            // why: the pointer and the keys know the rows of people only
            data-row={row.isOpenPosition ? undefined : rowIndex}
            data-day={day.index}
            className={joinClasses(
              'relative flex shrink-0 cursor-default items-center gap-0.5 border-r border-b border-line px-0.5 select-none hover:bg-hover',
              day.isWeekend && !cell?.absence && 'bg-sunken',
              selected.has(day.index) && 'bg-accent-soft',
              cell?.absence && 'hatched',
              cell?.rules.length ? 'conflicted' : undefined,
              cell?.isChanged && 'shadow-[inset_0_-2px_0_var(--color-warning)]',
              activeDay === day.index && 'z-[1] outline-2 -outline-offset-2 outline-accent',
              dropped.has(day.index) && 'z-[1] outline-2 -outline-offset-2 outline-accent outline-dashed',
            )}
            style={{ width: dayPx }}
            title={titleOf(cell, t)}
          >
            {cell?.chips.map((chip, index) => (
              <ShiftChip
                key={chip.shift.startMinute}
                chip={chip}
                index={index}
                isPublished={isPublished && !cell.isChanged && !row.isOpenPosition}
                mayResize={mayWrite && !row.isOpenPosition}
              />
            ))}
            {cell?.absence && !cell.chips.length ? (
              <span className="truncate px-1 text-xs text-ink-muted">{cell.absence}</span>
            ) : null}
          </div>
        );
      })}
      <div aria-hidden className="shrink-0 border-b border-line" style={{ width: afterPx }} />
      <div
        role="gridcell"
        className={joinClasses(
          'tabular sticky right-0 z-10 shrink-0 grid-cols-3 items-center border-b border-l border-line bg-surface px-2 text-right text-sm',
          sumClass,
        )}
      >
        <span className={!row.isOpenPosition && Math.abs(difference) > 480 ? 'font-medium text-warning-ink' : ''}>
          {hours(row.paidMinutes)}
        </span>
        <span className="text-ink-muted">{row.isOpenPosition ? '' : hours(row.normMinutes)}</span>
        <span className="text-ink-muted">{row.nights || ''}</span>
      </div>
    </div>
  );
});

const daysOf = (text: string): Set<number> => new Set(text ? text.split(',').map(Number) : []);

type Translate = (key: string, options?: Record<string, unknown>) => string;

const titleOf = (cell: GridCell | undefined, t: Translate): string | undefined =>
  cell
    ? [cell.absence, ...cell.rules.map((rule) => t(`rule.${rule}`))].filter(Boolean).join(' · ') || undefined
    : undefined;

function describeCell(cell: GridCell | undefined, day: GridDay, freeText: string, t: Translate): string {
  if (!cell) return `${day.label}: ${freeText}`;
  const shifts = cell.chips.map(({ shift }) => `${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`);
  const rules = cell.rules.map((rule) => t(`rule.${rule}`));
  const holds = [...shifts, ...(cell.absence ? [cell.absence] : [])];
  return `${day.label}: ${[...(holds.length ? holds : [freeText]), ...rules].join(', ')}`;
}
