import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { toLocalParts } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { DayMove } from './day-coverage-estimate';
import { DayCoverageFooter } from './day-coverage-footer';
import type { DayPart, DayTimelineShift } from './day-edits';
import { type DayPerson, DayRow } from './day-row';
import type { ChangedCell } from './edit-state';
import { type CellPlace, type CellShift, cellKey } from './edit-types';
import type { DayChoice } from './use-day-choice';
import { useDayDrag } from './use-day-drag';
import { useDayEstimate } from './use-day-estimate';

interface DayTimelineProps {
  scheduleId: string;
  date: string;
  timeZone: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  mayWrite: boolean;
  shifts: DayTimelineShift[];
  shiftsAt: (place: CellPlace) => CellShift[];
  changed: ReadonlyMap<string, ChangedCell>;
  choice: DayChoice;
  coverage: { times: number[]; required: number[]; scheduled: number[] };
  intervalMinutes: number;
  /** changes when the server has counted the edits anew */
  counted: unknown;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayRowPx = 30;
/** what is drawn before a script can measure the page: the first screen of a large window */
const firstRect = { width: 1150, height: 840 };

/** Parts of a shift in the order in which "[" and "]" go through them. */
const partsOf = (shift: CellShift | null): DayPart[] => [
  { kind: 'shift' },
  { kind: 'start' },
  { kind: 'end' },
  ...(shift?.activities ?? []).map((_, index): DayPart => ({ kind: 'activity', index })),
];

/**
 * Everybody of a day on one clock; pauses are light gaps, trainings and meetings hatched. Shifts, their ends and their pauses
 * are dragged, or moved with the arrow keys; "[" and "]" choose the part. Only people in sight are drawn; the first ones can be
 * read without scripts.
 */
export function DayTimeline(props: DayTimelineProps) {
  const { scheduleId, date, timeZone, fromMs, toMs, nowMs, mayWrite, shifts, shiftsAt, changed, choice } = props;
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const endMs = Math.max(toMs, ...shifts.map((shift) => shift.endMs));
  const firstMs = Math.min(fromMs, ...shifts.map((shift) => shift.startMs));
  // why: the lines of the clock lie on full hours of the page's own time
  const startMs = fromMs - Math.ceil((fromMs - firstMs) / hourMs) * hourMs;
  const place = (ms: number) => `${(100 * (ms - startMs)) / (endMs - startMs)}%`;
  const hours = Array.from({ length: Math.ceil((endMs - startMs) / hourMs) }, (_, i) => startMs + i * hourMs);
  const people = useMemo(() => {
    const known = new Map<string, DayPerson>();
    for (const shift of shifts) {
      if (known.has(shift.employeeId)) continue;
      const { employeeId, name, colour } = shift;
      known.set(employeeId, { employeeId, name, colour, midnightMs: shift.startMs - shift.startMinute * minuteMs });
    }
    return [...known.values()];
  }, [shifts]);
  const rowView = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => dayRowPx,
    overscan: 6,
    initialRect: firstRect,
  });
  const { handlePointerDown, previewOf, drag } = useDayDrag({
    isEnabled: mayWrite,
    minutesPerPx: () => (endMs - startMs) / minuteMs / Math.max(1, track.current?.offsetWidth ?? 1),
    isChosen: choice.isChosen,
    onChoose: choice.choose,
    onDrop: (index, change) => choice.change((shift, i) => (i === index ? change(shift) : null)),
  });
  const moves = drag
    ? people.flatMap(({ employeeId, midnightMs }): DayMove[] => {
        const before = shiftsAt({ employeeId, date })[drag.index];
        const after = before && previewOf(employeeId, drag.index, before);
        return before && after !== before ? [{ before, after, midnightMs }] : [];
      })
    : [];
  const scheduled = useDayEstimate({ ...props, moves });
  const handleKey = (event: KeyboardEvent) => {
    const bar = (event.target as HTMLElement).closest<HTMLElement>('[data-shift-of]');
    const employeeId = bar?.dataset.shiftOf;
    if (!employeeId) return;
    const parts = partsOf(shiftsAt({ employeeId, date })[0] ?? null);
    const at = choice.isChosen(employeeId)
      ? parts.findIndex((part) => JSON.stringify(part) === JSON.stringify(choice.part))
      : 0;
    if (event.key === '[' || event.key === ']') {
      const next = (at + (event.key === ']' ? 1 : parts.length - 1)) % parts.length;
      choice.choose(employeeId, parts[next], false);
    } else if (event.key === ' ') {
      choice.choose(employeeId, { kind: 'shift' }, true);
    } else if (mayWrite && choice.isChosen(employeeId) && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      choice.move((event.key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 15 : 5));
    } else return;
    event.preventDefault();
  };
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      aria-label={t('day.people')}
      className="isolate max-h-[calc(100dvh-9.5rem)] min-h-80 overflow-auto rounded-card border border-line bg-surface shadow-card"
    >
      <div className="min-w-[64rem]">
        <div className="sticky top-0 z-20 flex h-8 border-b border-line bg-surface">
          <div className="sticky left-0 z-10 w-32 shrink-0 border-r border-line bg-surface px-3 py-1.5 text-sm text-ink-muted sm:w-52">
            {t('grid.people', { count: people.length })}
          </div>
          <div ref={track} className="relative flex-1">
            {hours.map((at) =>
              toLocalParts(at, timeZone).minuteOfDay % 120 ? null : (
                <span
                  key={at}
                  className="tabular absolute bottom-1 -translate-x-1/2 text-xs text-ink-muted first:translate-x-1"
                  style={{ left: place(at) }}
                >
                  {format.time(at, timeZone)}
                </span>
              ),
            )}
          </div>
        </div>
        <ul
          onPointerDown={handlePointerDown}
          onKeyDown={handleKey}
          className={joinClasses('relative', drag && 'select-none')}
          style={{ height: rowView.getTotalSize() }}
        >
          {rowView.getVirtualItems().map((item) => {
            const person = people[item.index];
            const { employeeId } = person;
            return (
              <DayRow
                key={employeeId}
                person={person}
                to={`/plan/schedules/${scheduleId}?person=${employeeId}&date=${date}`}
                topPx={item.start}
                position={item.index + 1}
                count={people.length}
                shifts={shiftsAt({ employeeId, date }).map((shift, index) => previewOf(employeeId, index, shift))}
                part={choice.isChosen(employeeId) ? choice.part : null}
                isChanged={changed.has(cellKey({ employeeId, date }))}
                mayWrite={mayWrite}
                fromMs={fromMs}
                nowMs={nowMs > startMs && nowMs < endMs ? nowMs : null}
                hourWidth={`${(100 * hourMs) / (endMs - startMs)}%`}
                place={place}
              />
            );
          })}
        </ul>
        {props.coverage.times.length ? (
          <DayCoverageFooter
            required={props.coverage.required}
            scheduled={scheduled}
            intervalMinutes={props.intervalMinutes}
            left={place(fromMs)}
            right={`calc(100% - ${place(toMs)})`}
          />
        ) : null}
      </div>
    </section>
  );
}
