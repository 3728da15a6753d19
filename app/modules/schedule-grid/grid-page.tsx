import { useSearchParams } from '@remix-run/react';
import { CalendarRange, GitMerge } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';
import { useShortcut } from '~/components/shortcuts';
import { addDays, diffDays } from '~/engine/time';
import { type SavedViewItem, SavedViewMenu } from '~/modules/people/saved-view-menu';
import { AssignDialog } from './assign-dialog';
import { CellInfo } from './cell-info';
import { dragMoves } from './drag-moves';
import type { GridTemplate } from './edit-types';
import { buildGridRows, type GridData, overlayRows, readGridFilter, templatesOf } from './grid-data';
import { GridFilters } from './grid-filters';
import { gridMenu } from './grid-menu';
import { GridToolbar } from './grid-toolbar';
import { MergeDialog } from './merge-dialog';
import { buildOpenRows } from './open-positions';
import { ReasonDialog } from './reason-dialog';
import { ScheduleSaveState } from './save-register';
import { ScheduleGrid } from './schedule-grid';
import { openPositionWords } from './sheet-words';
import { shortClock } from './shift-chip';
import { ShiftEditor } from './shift-editor';
import { useCellBase } from './use-cell-base';
import { useDaySums } from './use-day-sums';
import { useGridControl } from './use-grid-control';
import { useGridEdits } from './use-grid-edits';
import { useGridPointer } from './use-grid-pointer';
import { useReason } from './use-reason';
import { useWholeGrid } from './use-whole-grid';

export interface GridPageProps {
  scheduleId: string;
  /** the first people; the rest follows */
  grid: GridData;
  views: SavedViewItem[];
  isPublished: boolean;
  mayWrite: boolean;
}

/** The grid of a variant: the first people at once, everybody as soon as they are loaded, and everything to edit them with. */
export function GridPage(props: GridPageProps) {
  const { t } = useTranslation('schedules');
  if (!props.grid.peopleCount) {
    return <EmptyState icon={CalendarRange} title={t('grid.empty')} description={t('grid.emptyText')} />;
  }
  return (
    <ScheduleSaveState isEditor={props.mayWrite}>
      <GridWorkplace {...props} />
    </ScheduleSaveState>
  );
}

function GridWorkplace({ scheduleId, grid: first, views, isPublished, mayWrite }: GridPageProps) {
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const [search] = useSearchParams();
  const { data, curves, reload } = useWholeGrid(scheduleId, first, mayWrite);
  const [open, setOpen] = useState<{ employeeId: string; date: string } | null>(null);
  const [isAssigning, setIsAssigning] = useState(false);
  const [isMerging, setIsMerging] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const filter = useMemo(() => readGridFilter(search), [search]);
  const templates = useMemo<GridTemplate[]>(() => templatesOf(data).filter((item) => item.isActive), [data]);
  const baseOf = useCellBase(data);
  const reason = useReason();
  const startMerge = useCallback(() => {
    reload();
    setIsMerging(true);
  }, [reload]);
  const edits = useGridEdits({
    scheduleId,
    isEnabled: mayWrite,
    baseOf,
    askReason: isPublished ? reason.ask : null,
    onSaved: reload,
    onStale: startMerge,
  });
  const { state, preview } = edits;

  const storedRows = useMemo(() => buildGridRows(data, filter), [data, filter]);
  const isFiltered = Boolean(
    filter.text || filter.groupId || filter.departmentId || filter.siteId || filter.onlyConflicts,
  );
  const checked = useMemo(() => {
    const byPerson = new Map<string, { day: number; rule: string }[]>();
    if (!preview?.isDone) return byPerson;
    for (const { employeeId } of state.cells.values()) byPerson.set(employeeId, []);
    for (const item of preview.conflicts) {
      byPerson.get(item.employeeId)?.push({ day: diffDays(data.startDate, item.date), rule: item.rule });
    }
    return byPerson;
  }, [preview, state.cells, data.startDate]);
  const rows = useMemo(
    () => overlayRows(data, storedRows, state.cells, checked),
    [data, storedRows, state.cells, checked],
  );
  const openRows = useMemo(() => buildOpenRows(data, filter, openPositionWords(words)), [data, filter, words]);
  // why: what is opened by keys has no button to give the focus back to; it goes back to the cells
  const returnToGrid = () => setTimeout(() => scroller.current?.focus({ preventScroll: true }), 50);
  const handleOpen = useCallback((employeeId: string, date: string) => setOpen({ employeeId, date }), []);
  const control = useGridControl({
    rows,
    days: data.days,
    startDate: data.startDate,
    templates,
    mayWrite,
    run: edits.run,
    onOpen: handleOpen,
  });
  const { drag, handlePointerDown } = useGridPointer(scroller, {
    mayWrite,
    isPainting: control.tool.kind === 'paint',
    onSelect: control.select,
    onCommit: control.commitDrag,
  });
  const moving = useMemo(
    () => dragMoves({ drag, control, rows, data, dayOf: (day) => diffDays(data.startDate, day) }),
    [drag, control, rows, data],
  );
  const covered = useDaySums({
    data,
    groupId: filter.groupId,
    preview,
    edits: state,
    curves,
    moving,
    rows: storedRows,
  });
  useShortcut('Ctrl+Z', t('undo'), edits.undo, mayWrite);
  useShortcut('Ctrl+Y', t('redo'), edits.redo, mayWrite);

  const person = search.get('person');
  const date = search.get('date');
  const initial = useMemo(() => (person && date ? { employeeId: person, date } : null), [person, date]);
  const dayLink = useCallback(
    (day: string) =>
      `/plan/schedules/${scheduleId}/day${setSearchParams(search, { date: day, person: null, conflicts: null })}`,
    [scheduleId, search],
  );
  const menu = gridMenu({ control, templates, mayWrite, onAssign: () => setIsAssigning(true), t });
  const focus = control.focus;
  const focusRow = focus ? rows[focus.row] : undefined;
  const focusCell = focus && focusRow ? focusRow.cells[focus.day] : undefined;
  const place = focus && focusRow ? control.view.placeAt(focus) : null;
  const mergeItems = [...edits.staleKeys].flatMap((key) => {
    const mine = state.cells.get(key);
    const name = data.people.find(([id]) => id === mine?.employeeId)?.[1] ?? '';
    return mine ? [{ key, name, mine, theirs: baseOf(mine) }] : [];
  });
  const openRow = open && rows.find((row) => row.id === open.employeeId);
  const openShifts = openRow?.cells[diffDays(data.startDate, open?.date ?? data.startDate)]?.chips ?? [];
  const chosenDays = control.cells.map((at) => at.day);
  const improveLink = linkToImprove(scheduleId, data.startDate, {
    days: chosenDays,
    employeeIds: [...new Set(control.cells.map((at) => rows[at.row]?.id))],
  });
  return (
    <>
      <div className="mb-3 flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-1">
            <GridFilters grid={data} />
          </div>
          <SavedViewMenu page="schedule-grid" views={views} />
        </div>
        <GridToolbar
          scheduleId={scheduleId}
          edits={edits}
          control={control}
          templates={templates}
          improveLink={improveLink}
          exportLink={`/plan/schedules/${scheduleId}/export.xlsx${setSearchParams(search, {})}`}
          printLink={`/plan/schedules/${scheduleId}/print${setSearchParams(search, {})}`}
          mayWrite={mayWrite}
          onAssign={() => setIsAssigning(true)}
        />
        {edits.staleKeys.size ? (
          <p
            role="alert"
            className="flex flex-wrap items-center gap-3 rounded-control bg-warning-soft px-3 py-2 text-warning-ink"
          >
            {t('merge.notice', { count: edits.staleKeys.size })}
            <Button size="sm" icon={GitMerge} onClick={() => setIsMerging(true)}>
              {t('merge.look')}
            </Button>
          </p>
        ) : null}
        {rows.length || openRows.length ? null : (
          <p role="status" className="flex flex-wrap items-center gap-3 rounded-control bg-sunken px-3 py-2">
            {t('nobodyShown', { count: data.peopleCount })}
            <LinkButton to={setSearchParams(search, noFilters)} size="sm" preventScrollReset>
              {t('showEverybody')}
            </LinkButton>
          </p>
        )}
        {preview && !preview.isDone && preview.message ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
            {preview.message}
          </p>
        ) : null}
      </div>
      <ScheduleGrid
        rows={rows}
        openRows={openRows}
        // why: before everybody is loaded, the first people are no measure of how many there are
        peopleCount={data.people.length < data.peopleCount && !isFiltered ? data.peopleCount : rows.length}
        sums={covered.sums}
        curves={covered.curves}
        groupId={filter.groupId}
        startDate={data.startDate}
        days={data.days}
        isPublished={isPublished}
        mayWrite={mayWrite}
        control={control}
        menu={menu}
        dayLink={dayLink}
        scroller={scroller}
        drag={drag}
        onPointerDown={handlePointerDown}
        initial={initial}
      />
      <CellInfo
        place={place}
        name={focusRow?.name ?? ''}
        label={place?.date ?? ''}
        rules={focusCell?.rules ?? []}
        conflicts={
          place
            ? (preview?.conflicts.filter((c) => c.employeeId === place.employeeId && c.date === place.date) ?? [])
            : []
        }
        hoursText={[
          ...(focusCell?.chips.map(({ shift }) => `${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`) ??
            []),
          focusCell?.absence ?? '',
        ]
          .filter(Boolean)
          .join(', ')}
      />
      {open && openRow ? (
        <ShiftEditor
          key={`${open.employeeId}-${open.date}`}
          scheduleId={scheduleId}
          place={open}
          name={openRow.name}
          shifts={openShifts.map((chip) => chip.shift)}
          templates={templates}
          mayWrite={mayWrite}
          onClose={() => {
            setOpen(null);
            returnToGrid();
          }}
          onApply={(after) =>
            edits.run({ name: 'edit', changes: [{ ...open, before: openShifts.map((chip) => chip.shift), after }] })
          }
        />
      ) : null}
      {isAssigning ? (
        <AssignDialog
          scheduleId={scheduleId}
          rows={rows}
          view={control.view}
          chosenRows={[...new Set(control.cells.map((at) => at.row))]}
          startDate={data.startDate}
          endDate={addDays(data.startDate, data.days - 1)}
          from={addDays(data.startDate, chosenDays.length > 1 ? Math.min(...chosenDays) : 0)}
          to={addDays(data.startDate, chosenDays.length > 1 ? Math.max(...chosenDays) : data.days - 1)}
          templates={templates}
          state={state}
          baseOf={baseOf}
          run={edits.run}
          onClose={() => {
            setIsAssigning(false);
            returnToGrid();
          }}
        />
      ) : null}
      {reason.isAsked ? (
        <ReasonDialog
          people={new Set([...state.cells.values()].map((cell) => cell.employeeId)).size}
          onAnswer={reason.answer}
          onCancel={reason.cancel}
        />
      ) : null}
      {isMerging && mergeItems.length ? (
        <MergeDialog
          items={mergeItems}
          onResolve={(mine, theirs) => {
            edits.resolve(mine, theirs);
            setIsMerging(false);
          }}
          onClose={() => setIsMerging(false)}
        />
      ) : null}
    </>
  );
}

const noFilters = { q: null, group: null, department: null, site: null, conflicts: null };

/** Most people that an address names one by one. */
const mostInAddress = 50;

/** Re-optimising the selected days and people; one cell alone stands for its day. */
function linkToImprove(
  scheduleId: string,
  startDate: string,
  { days, employeeIds }: { days: number[]; employeeIds: (string | undefined)[] },
): string {
  const search = new URLSearchParams();
  if (days.length) {
    search.set('from', addDays(startDate, Math.min(...days)));
    search.set('to', addDays(startDate, Math.max(...days)));
  }
  if (employeeIds.length > 1 && employeeIds.length <= mostInAddress) {
    for (const id of employeeIds) if (id) search.append('employee', id);
  }
  return `/plan/schedules/${scheduleId}/improve?${search}#reoptimize`;
}
