import { useSearchParams } from '@remix-run/react';
import { CalendarX } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { TimeChart } from '~/components/chart/time-chart';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { useShortcut } from '~/components/shortcuts';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { type DayTimelineShift, toDayCellShift } from './day-edits';
import { DayTimeline } from './day-timeline';
import { DayTools } from './day-tools';
import { type CellPlace, type CellShift, cellKey } from './edit-types';
import { MergeDialog } from './merge-dialog';
import { type DayOffer, OfferList } from './offer-list';
import { OfferPanel } from './offer-panel';
import { ReasonDialog } from './reason-dialog';
import { ScheduleSaveState } from './save-register';
import { type DayChoice, useDayChoice } from './use-day-choice';
import { useGridEdits } from './use-grid-edits';
import { useReason } from './use-reason';

export interface DayPageProps {
  scheduleId: string;
  date: string;
  today: string;
  timeZone: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  intervalMinutes: number;
  groups: { id: string; name: string }[];
  groupId: string;
  isPublished: boolean;
  mayWrite: boolean;
  shifts: DayTimelineShift[];
  /** overtime and early leave that people of the day were asked for */
  offers: DayOffer[];
  coverage: { times: number[]; required: number[]; scheduled: number[] };
}

/** A day in intervals: coverage against the requirement, and everybody's shift with its pauses, to be moved about. */
export function DayPage(props: DayPageProps) {
  return (
    <ScheduleSaveState isEditor={props.mayWrite}>
      <DayWorkplace key={props.date} {...props} />
    </ScheduleSaveState>
  );
}

function DayWorkplace(props: DayPageProps) {
  const { scheduleId, date, today, timeZone, groups, groupId, shifts, coverage, mayWrite } = props;
  const { t } = useTranslation('schedules');
  const { t: words } = useTranslation('schedule-edits');
  const [search] = useSearchParams();
  const revalidate = useRevalidateInTurn();
  const [isMerging, setIsMerging] = useState(false);
  const [isOffering, setIsOffering] = useState(false);
  const reason = useReason();
  const base = useMemo(() => {
    const cells = new Map<string, CellShift[]>();
    for (const shift of shifts) {
      const key = cellKey({ employeeId: shift.employeeId, date });
      cells.set(key, [...(cells.get(key) ?? []), toDayCellShift(shift, date)]);
    }
    return cells;
  }, [shifts, date]);
  const baseOf = useCallback((place: CellPlace) => base.get(cellKey(place)) ?? [], [base]);
  const day = useMemo(() => ({ date, groupId: groupId || undefined }), [date, groupId]);
  const startMerge = useCallback(() => {
    revalidate();
    setIsMerging(true);
  }, [revalidate]);
  const edits = useGridEdits({
    scheduleId,
    area: date,
    day,
    isEnabled: mayWrite,
    baseOf,
    askReason: props.isPublished ? reason.ask : null,
    onSaved: revalidate,
    onStale: startMerge,
  });
  const { state, preview } = edits;
  const shiftsAt = useCallback(
    (place: CellPlace) => state.cells.get(cellKey(place))?.now ?? baseOf(place),
    [state.cells, baseOf],
  );
  const choice: DayChoice = useDayChoice({ date, shiftsAt, run: edits.run });
  useShortcut('Ctrl+Z', words('undo'), edits.undo, mayWrite);
  useShortcut('Ctrl+Y', words('redo'), edits.redo, mayWrite);
  const scheduled =
    preview?.day?.scheduled.length === coverage.times.length ? preview.day.scheduled : coverage.scheduled;
  const difference = coverage.times.map((_, i) => Math.round((scheduled[i] - coverage.required[i]) * 100) / 100);
  const chosen = choice.employeeIds.flatMap((id) => shifts.find((shift) => shift.employeeId === id) ?? []);
  const mergeItems = [...edits.staleKeys].flatMap((key) => {
    const mine = state.cells.get(key);
    const name = shifts.find((shift) => shift.employeeId === mine?.employeeId)?.name ?? '';
    return mine ? [{ key, name, mine, theirs: baseOf(mine) }] : [];
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <DateStepper date={date} today={today} />
        <FilterBar names={['q', 'group']}>
          <SearchInput name="q" label={t('grid.search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('grid.allGroups')}
            defaultValue={groupId}
            options={groups.map((group) => ({ value: group.id, label: group.name }))}
          />
        </FilterBar>
      </div>
      <Card title={t('day.coverage')}>
        <TimeChart
          label={t('day.coverage')}
          times={coverage.times}
          stepMs={props.intervalMinutes * 60_000}
          timeZone={timeZone}
          nowMs={props.nowMs >= props.fromMs && props.nowMs < props.toMs ? props.nowMs : null}
          heightPx={200}
          urlKey="day"
          series={[
            { id: 'scheduled', label: t('day.scheduled'), kind: 'filled-step', values: scheduled },
            { id: 'required', label: t('day.required'), kind: 'step', values: coverage.required },
            { id: 'difference', label: t('day.difference'), kind: 'difference', values: difference },
          ]}
        />
      </Card>
      {mayWrite && shifts.length ? (
        <DayTools
          scheduleId={scheduleId}
          edits={edits}
          choice={choice}
          shifts={shifts}
          nowMs={props.nowMs}
          conflicts={preview?.conflicts ?? []}
          effect={preview?.day ?? null}
          onMerge={() => setIsMerging(true)}
          onOffer={() => setIsOffering((isOpen) => !isOpen)}
          offer={
            isOffering && chosen.length ? (
              <OfferPanel
                scheduleId={scheduleId}
                groupId={groupId}
                timeZone={timeZone}
                nowMs={props.nowMs}
                shifts={chosen}
                barrier={!props.isPublished ? 'unpublished' : state.cells.size ? 'unsaved' : null}
                onOffered={() => {
                  setIsOffering(false);
                  revalidate();
                }}
              />
            ) : null
          }
        />
      ) : null}
      {preview && !preview.isDone && preview.message ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {preview.message}
        </p>
      ) : null}
      {shifts.length ? (
        <DayTimeline
          {...props}
          coverage={{ ...coverage, scheduled }}
          counted={preview}
          shiftsAt={shiftsAt}
          changed={state.cells}
          choice={choice}
        />
      ) : (
        <EmptyState icon={CalendarX} title={t('day.empty')} description={t('day.emptyText')} />
      )}
      {props.offers.length ? (
        <OfferList scheduleId={scheduleId} date={date} timeZone={timeZone} offers={props.offers} mayWrite={mayWrite} />
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
    </div>
  );
}
