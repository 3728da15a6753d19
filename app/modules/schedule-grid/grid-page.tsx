import { useSearchParams } from '@remix-run/react';
import { CalendarRange } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/empty-state';
import { setSearchParams } from '~/components/search-params';
import { buildGridRows, type GridData, readGridFilter, sumCoverageByDay } from './grid-data';
import { GridFilters } from './grid-filters';
import { ScheduleGrid } from './schedule-grid';
import { ShiftEditor } from './shift-editor';

export interface GridPageProps {
  scheduleId: string;
  /** the first people; the rest follows */
  grid: GridData;
  isPublished: boolean;
  mayWrite: boolean;
}

/** The grid of a variant: the first people at once, everybody as soon as they are loaded, and the editor of a cell. */
export function GridPage({ scheduleId, grid: first, isPublished, mayWrite }: GridPageProps) {
  const { t } = useTranslation('schedules');
  const [search] = useSearchParams();
  const grid = useWholeGrid(scheduleId, first);
  const [open, setOpen] = useState<{ employeeId: string; date: string } | null>(null);
  const filter = useMemo(() => readGridFilter(search), [search]);
  const rows = useMemo(() => buildGridRows(grid.data, filter), [grid.data, filter]);
  const sums = useMemo(() => sumCoverageByDay(grid.data, filter.groupId), [grid.data, filter.groupId]);
  const person = search.get('person');
  const date = search.get('date');
  const initial = useMemo(() => (person && date ? { employeeId: person, date } : null), [person, date]);
  const dayLink = useCallback(
    (day: string) =>
      `/plan/schedules/${scheduleId}/day${setSearchParams(search, { date: day, person: null, conflicts: null })}`,
    [scheduleId, search],
  );
  const handleOpen = useCallback((employeeId: string, day: string) => setOpen({ employeeId, date: day }), []);
  if (!first.peopleCount) {
    return <EmptyState icon={CalendarRange} title={t('grid.empty')} description={t('grid.emptyText')} />;
  }
  return (
    <>
      <div className="mb-3">
        <GridFilters grid={grid.data} />
      </div>
      <ScheduleGrid
        rows={rows}
        sums={sums}
        startDate={first.startDate}
        days={first.days}
        isPublished={isPublished}
        dayLink={dayLink}
        onOpen={handleOpen}
        initial={initial}
      />
      {open ? (
        <ShiftEditor
          key={`${open.employeeId}-${open.date}`}
          scheduleId={scheduleId}
          templates={grid.data.templates}
          {...open}
          mayWrite={mayWrite}
          onClose={() => setOpen(null)}
          onChanged={grid.reload}
        />
      ) : null}
    </>
  );
}

/** Starts with what the page came with, then reads everybody; again when the schedule has changed. */
function useWholeGrid(scheduleId: string, first: GridData): { data: GridData; reload: () => void } {
  const [whole, setWhole] = useState<GridData | null>(null);
  const [round, setRound] = useState(0);
  const { version } = first;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or an edit asks for a new answer
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/plan/schedules/${scheduleId}/grid`, { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<GridData>) : Promise.reject(response)))
      .then(setWhole)
      .catch(() => undefined);
    return () => stop.abort();
  }, [scheduleId, version, round]);
  const reload = useCallback(() => setRound((known) => known + 1), []);
  return { data: whole ?? first, reload };
}
