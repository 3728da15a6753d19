// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, weekdayOf } from '~/engine/time';
import { type GridCursor, moveCursor } from './grid-cursor';
import type { DaySum, GridRow as Row } from './grid-data';
import { type GridDay, GridHeader } from './grid-header';
import { dayPx, headerPx, rowPx } from './grid-layout';
import { GridRow } from './grid-row';

export interface ScheduleGridProps {
  rows: Row[];
  sums: DaySum[];
  startDate: string;
  days: number;
  isPublished: boolean;
  dayLink: (date: string) => string;
  /** a cell was opened by click or Enter */
  onOpen: (employeeId: string, date: string) => void;
  /** person and date to begin at */
  initial?: { employeeId: string; date: string } | null;
}

/** rows that are drawn before a script can measure the page */
const firstRect = { width: 1600, height: 900 };

/**
 * People by days, only what is in sight is drawn; name and header stay. Moves with the keys of a spreadsheet: arrows, Ctrl with
 * arrows, Home, End, Page Up and Down; Enter opens.
 */
export function ScheduleGrid(props: ScheduleGridProps) {
  const { rows, sums, startDate, days, isPublished, dayLink, onOpen, initial } = props;
  const { t } = useTranslation('schedules');
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [cursor, setCursor] = useState<GridCursor | null>(null);
  const rowView = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    initialRect: firstRect,
    scrollPaddingStart: headerPx,
  });
  const dayView = useVirtualizer({
    horizontal: true,
    count: days,
    getScrollElement: () => scroller.current,
    estimateSize: () => dayPx,
    overscan: 4,
    initialRect: firstRect,
    scrollPaddingStart: 220,
    scrollPaddingEnd: 170,
  });
  const calendar = useMemo(
    () =>
      Array.from({ length: days }, (_, index): GridDay => {
        const date = addDays(startDate, index);
        return { index, date, isWeekend: weekdayOf(date) > 5 };
      }),
    [startDate, days],
  );
  const dayItems = dayView.getVirtualItems();
  const firstDay = dayItems[0]?.index ?? 0;
  const lastDay = dayItems[dayItems.length - 1]?.index ?? -1;
  const shownDays = useMemo(() => calendar.slice(firstDay, lastDay + 1), [calendar, firstDay, lastDay]);
  const beforePx = firstDay * dayPx;
  const afterPx = (days - 1 - lastDay) * dayPx;
  const cellId = useCallback((row: number, day: number) => `${id}-${row}-${day}`, [id]);

  useEffect(() => {
    if (!initial) return;
    const row = rows.findIndex((candidate) => candidate.id === initial.employeeId);
    const day = calendar.findIndex((candidate) => candidate.date === initial.date);
    if (row < 0 || day < 0) return;
    setCursor({ row, day });
    rowView.scrollToIndex(row, { align: 'center' });
    dayView.scrollToIndex(day, { align: 'center' });
  }, [initial, rows, calendar, rowView, dayView]);

  const handleKey = (event: KeyboardEvent) => {
    const at = cursor ?? { row: 0, day: 0 };
    if (event.key === 'Enter' || event.key === ' ') {
      const row = rows[at.row];
      if (row && cursor) onOpen(row.id, calendar[at.day].date);
      event.preventDefault();
      return;
    }
    const next = moveCursor(at, event, { rows: rows.length, days });
    if (!next) return;
    event.preventDefault();
    setCursor(cursor ? next : at);
    rowView.scrollToIndex(next.row);
    dayView.scrollToIndex(next.day);
  };
  const handleClick = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const at = { row: Number(cell.dataset.row), day: Number(cell.dataset.day) };
    setCursor(at);
    onOpen(rows[at.row].id, calendar[at.day].date);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('grid.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={days + 2}
      aria-activedescendant={cursor ? cellId(cursor.row, cursor.day) : undefined}
      onKeyDown={handleKey}
      onClick={handleClick}
      onFocus={() => setCursor((known) => known ?? (rows.length ? { row: 0, day: 0 } : null))}
      className="relative max-h-[calc(100dvh-14rem)] min-h-72 overflow-auto rounded-card border border-line bg-surface shadow-card"
    >
      <div className="w-max min-w-full">
        <GridHeader
          days={shownDays}
          beforePx={beforePx}
          afterPx={afterPx}
          sums={sums}
          dayLink={dayLink}
          peopleText={t('grid.people', { count: rows.length })}
        />
        <div className="relative" style={{ height: rowView.getTotalSize() }}>
          {rowView.getVirtualItems().map((item) => (
            <GridRow
              key={rows[item.index].id}
              row={rows[item.index]}
              rowIndex={item.index}
              days={shownDays}
              beforePx={beforePx}
              afterPx={afterPx}
              topPx={item.start}
              activeDay={cursor?.row === item.index ? cursor.day : null}
              isPublished={isPublished}
              cellId={cellId}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
