// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ContextMenu } from '~/components/context-menu';
import type { MenuEntry } from '~/components/menu-entry';
import { addDays, weekdayOf } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { cellOfElement, edgeUnder, menuEvent } from './cell-under';
import type { CoverageCurves } from './coverage-estimate';
import { CoverageFooter, footerPx } from './coverage-footer';
import type { DaySum, GridRow as Row } from './grid-data';
import { type GridDay, GridHeader } from './grid-header';
import { dayPx, headerPx, rowPx, sectionPx } from './grid-layout';
import { dropDaysByRow } from './grid-marks';
import { GridRow } from './grid-row';
import { isSelected, selectedDaysOfRow, selectOne } from './grid-selection';
import { gridWords } from './grid-words';
import type { GridControl } from './use-grid-control';
import type { GridDrag } from './use-grid-pointer';

export interface ScheduleGridProps {
  rows: Row[];
  /** positions without a person, below the people */
  openRows: Row[];
  /** people who match, also while they are being loaded */
  peopleCount: number;
  sums: DaySum[];
  curves: CoverageCurves | null;
  groupId: string;
  startDate: string;
  days: number;
  isPublished: boolean;
  mayWrite: boolean;
  control: GridControl;
  menu: MenuEntry[];
  dayLink: (date: string) => string;
  scroller: React.RefObject<HTMLDivElement>;
  drag: GridDrag | null;
  onPointerDown: (event: React.PointerEvent) => void;
  /** person and date to begin at */
  initial?: { employeeId: string; date: string } | null;
}

/** what is drawn before a script can measure the page: the first screen of a large window */
const firstRect = { width: 1150, height: 520 };

/**
 * People by days, only what is in sight is drawn; name, header and coverage stay. Works with the keys of a spreadsheet, with
 * the mouse (select, drag, paint, resize) and with the menu of a cell.
 */
export function ScheduleGrid(props: ScheduleGridProps) {
  const {
    rows: people,
    openRows,
    sums,
    startDate,
    days,
    isPublished,
    mayWrite,
    control,
    dayLink,
    initial,
    drag,
    scroller,
  } = props;
  const rows = useMemo(() => (openRows.length ? [...people, ...openRows] : people), [people, openRows]);
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const id = useId();
  const words = useMemo(() => gridWords(t, format), [t, format]);
  const { selection, setSelection, focus } = control;
  const rowView = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index].section ? rowPx + sectionPx : rowPx),
    overscan: 4,
    initialRect: firstRect,
    scrollPaddingStart: headerPx,
    scrollPaddingEnd: footerPx,
  });
  const sections = useMemo(() => rows.flatMap((row, index) => (row.section ? [index] : [])).join(), [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have other heights when their groups change
  useEffect(() => rowView.measure(), [sections, rowView]);
  const dayView = useVirtualizer({
    horizontal: true,
    count: days,
    getScrollElement: () => scroller.current,
    estimateSize: () => dayPx,
    overscan: 2,
    initialRect: firstRect,
    scrollPaddingStart: 220,
    scrollPaddingEnd: 170,
  });
  const calendar = useMemo(
    () =>
      Array.from({ length: days }, (_, index): GridDay => {
        const date = addDays(startDate, index);
        const label = format.date(date, 'weekday');
        return { index, date, label, freeText: `${label}: ${words.free}`, isWeekend: weekdayOf(date) > 5 };
      }),
    [startDate, days, format, words],
  );
  const dayItems = dayView.getVirtualItems();
  const firstDay = dayItems[0]?.index ?? 0;
  const lastDay = dayItems[dayItems.length - 1]?.index ?? -1;
  const shownDays = useMemo(() => calendar.slice(firstDay, lastDay + 1), [calendar, firstDay, lastDay]);
  const beforePx = firstDay * dayPx;
  const afterPx = (days - 1 - lastDay) * dayPx;
  const rowItems = rowView.getVirtualItems();
  const slots = useRowSlots(rowItems.length);
  const activeId = focus ? `${id}-${focus.row}-${focus.day}` : '';
  const dropped = useMemo(() => dropDaysByRow(drag, selection), [drag, selection]);

  const begun = useRef<string | null>(null);
  useEffect(() => {
    if (!initial || begun.current === `${initial.employeeId} ${initial.date}`) return;
    const row = rows.findIndex((candidate) => candidate.id === initial.employeeId);
    const day = calendar.findIndex((candidate) => candidate.date === initial.date);
    if (row < 0 || day < 0) return;
    begun.current = `${initial.employeeId} ${initial.date}`;
    setSelection(selectOne({ row, day }));
    rowView.scrollToIndex(row, { align: 'center' });
    dayView.scrollToIndex(day, { align: 'center' });
  }, [initial, rows, calendar, rowView, dayView, setSelection]);

  const handleKey = (event: KeyboardEvent) => {
    const next = control.handleKey(event);
    if (!next) return;
    rowView.scrollToIndex(next.row);
    dayView.scrollToIndex(next.day);
  };
  const handleContextMenu = (event: MouseEvent) => {
    const at = cellOfElement(event.target as HTMLElement);
    const active = event.target === event.currentTarget && activeId ? document.getElementById(activeId) : null;
    if (active) {
      // why: the menu key means the cell with the focus, not the middle of the grid
      event.preventDefault();
      const { left, bottom } = active.getBoundingClientRect();
      active.dispatchEvent(menuEvent(left + 12, bottom));
      return;
    }
    if (at && !isSelected(selection, at)) setSelection(selectOne(at));
  };

  return (
    <ContextMenu entries={props.menu}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={t('grid.label')}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={days + 2}
        aria-activedescendant={activeId || undefined}
        onKeyDown={handleKey}
        onPointerDown={props.onPointerDown}
        onPointerMove={mayWrite ? markEdge : undefined}
        onDoubleClick={(event) => cellOfElement(event.target as HTMLElement) && control.perform('open')}
        onContextMenu={handleContextMenu}
        onFocus={() => {
          if (!selection && people.length) setSelection(selectOne({ row: 0, day: 0 }));
        }}
        className={joinClasses(
          'relative flex max-h-[calc(100dvh-25.5rem)] min-h-96 cursor-default flex-col overflow-auto rounded-card border border-line bg-surface shadow-card select-none data-[edge]:cursor-ew-resize',
          control.tool.kind === 'paint' && 'cursor-crosshair touch-none',
          drag?.kind === 'move' && 'cursor-grabbing',
        )}
      >
        <div className="flex w-max min-w-full grow flex-col">
          <GridHeader
            days={shownDays}
            beforePx={beforePx}
            afterPx={afterPx}
            sums={sums}
            dayLink={dayLink}
            peopleText={t('grid.people', { count: props.peopleCount })}
          />
          <div className="relative shrink-0" style={spaceOf(rowView.getTotalSize(), beforePx, afterPx)}>
            {rowItems.flatMap((item) => {
              const { section, isOpenPosition } = rows[item.index];
              if (!section) return [];
              const countText = t(isOpenPosition ? 'vacancies.inGrid' : 'grid.people', { count: section.count });
              return [
                <SectionTitle
                  key={`section ${item.index}`}
                  title={section.title}
                  countText={countText}
                  topPx={item.start}
                />,
              ];
            })}
            {rowItems.map((item) => (
              <GridRow
                key={item.index % slots}
                row={rows[item.index]}
                rowIndex={item.index}
                days={shownDays}
                topPx={item.start + (rows[item.index].section ? sectionPx : 0)}
                activeDay={focus?.row === item.index ? focus.day : null}
                activeId={focus?.row === item.index ? activeId : ''}
                selectedDays={selectedDaysOfRow(selection, item.index)}
                dropDays={dropped.get(item.index) ?? ''}
                isPublished={isPublished}
                words={words}
              />
            ))}
          </div>
          <CoverageFooter
            days={shownDays}
            beforePx={beforePx}
            afterPx={afterPx}
            sums={sums}
            curves={props.curves}
            dayCount={days}
            groupId={props.groupId}
          />
        </div>
      </div>
    </ContextMenu>
  );
}

/** Height of all rows, and how much room the days before and after those that are drawn take in each. */
const spaceOf = (heightPx: number, beforePx: number, afterPx: number): CSSProperties =>
  ({ height: heightPx, '--days-before': `${beforePx}px`, '--days-after': `${afterPx}px` }) as CSSProperties;

/**
 * How many places for rows there are: a row that leaves gives its elements to the one that comes in, which is much less work
 * than new ones. Never fewer than before, or every row would change its place.
 */
function useRowSlots(shown: number): number {
  const most = useRef(0);
  most.current = Math.max(most.current, shown);
  return most.current;
}

/** The pointer says so where dragging would change the hours of a shift. */
function markEdge(event: PointerEvent<HTMLElement>): void {
  const chip = event.buttons ? null : (event.target as HTMLElement).closest<HTMLElement>('[data-chip]');
  const isEdge = chip !== null && cellOfElement(chip) !== null && edgeUnder(chip, event.clientX) !== null;
  event.currentTarget.toggleAttribute('data-edge', isEdge);
}

/** The name of a group of rows, in sight also when the days are scrolled. */
function SectionTitle({ title, countText, topPx }: { title: string; countText: string; topPx: number }) {
  return (
    <div
      role="presentation"
      className="absolute left-0 flex w-full items-center border-b border-line bg-sunken"
      style={{ top: topPx, height: sectionPx }}
    >
      <span className="sticky left-0 px-3 text-sm font-medium">
        {title} <span className="tabular font-normal text-ink-muted">{countText}</span>
      </span>
    </div>
  );
}
