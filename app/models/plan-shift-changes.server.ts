import { toLocalParts } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { loadShiftsToCheck } from './schedule-check-shifts.server';
import { checkShifts, type ScheduleConflict } from './schedule-conflicts.server';
import { type DaySums, type GroupCurve, sumCurveDays } from './schedule-coverage.server';
import { type ShiftRow, shiftColumns } from './schedule-shifts.server';
import type { ChangedCell, ChangedShift } from './shift-changes-input';
import { type Drafting, draftWithin, openDrafting } from './shift-draft.server';
import { waysOutOf } from './ways-out';
import type { ShiftEdit } from './write-shifts.server';

/** A cell that somebody else changed after the planner had read it. */
export interface StaleCell {
  employeeId: string;
  employeeName: string;
  date: string;
  /** the shifts as they are now */
  shifts: CellShift[];
  changedAt: Date | null;
}

/** A shift of a cell by the wall clock of its date. */
export interface CellShift {
  startMinute: number;
  spanMinutes: number;
  templateId: string | null;
  paidMinutes: number;
  kind: string;
  isLocked: boolean;
  version: number;
}

/** What a set of edits leads to. */
export interface PlannedChanges {
  edits: ShiftEdit[];
  stale: StaleCell[];
  /** broken rules of the people concerned, with the edits in place */
  conflicts: ScheduleConflict[];
  /** coverage of the dates concerned without and with the edits */
  before: DaySums[];
  after: DaySums[];
  /** coverage by interval without and with the edits */
  intervalMinutes: number;
  curvesBefore: GroupCurve[];
  curvesAfter: GroupCurve[];
}

const keyOf = (employeeId: string, date: string) => `${employeeId} ${date}`;

/** Shifts on some cells, in full, with the time of their last change. */
async function loadCells(schedule: ScheduleFrame, cells: ChangedCell[]): Promise<(ShiftRow & { updatedAt: Date })[]> {
  const origins = cells.flatMap((cell) => cell.shifts.flatMap((shift) => (shift.origin ? [shift.origin] : [])));
  const places = [...cells, ...origins];
  return query<ShiftRow & { updatedAt: Date }>(
    'schedule-shifts-of-cells',
    `select ${shiftColumns}, s.updated_at as "updatedAt" from shifts s
     where s.organization_id = $1 and s.schedule_id = $2
       and (s.employee_id, s.date) in (select * from unnest($3::uuid[], $4::date[])) order by s.starts_at`,
    [schedule.organizationId, schedule.id, places.map((place) => place.employeeId), places.map((place) => place.date)],
  );
}

/**
 * Drafts a set of edits in one go: every shift with its pauses and work, the rules broken then, and the coverage. Nothing is
 * written.
 * @param alsoDate a date whose coverage is wanted besides those of the edits
 * @throws AppError invalid for dates outside the schedule and activities that do not fit; not_found for unknown people
 */
export async function planShiftChanges(
  schedule: ScheduleFrame,
  cells: ChangedCell[],
  alsoDate?: string,
): Promise<PlannedChanges> {
  const employeeIds = [...new Set(cells.map((cell) => cell.employeeId))];
  const dates = [...new Set(cells.map((cell) => cell.date))].sort();
  requireDates(schedule, dates);
  const covered = [...new Set([...dates, alsoDate ?? dates[0]])].sort();
  const [drafting, present, all] = await Promise.all([
    openDrafting(schedule, { employeeIds, dates: covered }),
    loadCells(schedule, cells),
    loadShiftsToCheck({ organizationId: schedule.organizationId, scheduleId: schedule.id, employeeIds }),
  ]);
  const zones = new Map(drafting.built.people.map((person) => [person.id, person.zone]));
  const minuteOf = (row: ShiftRow) => toLocalParts(row.startMs, zones.get(row.employeeId) ?? 'UTC').minuteOfDay;
  const byCell = new Map<string, (ShiftRow & { updatedAt: Date })[]>();
  for (const row of present) {
    const key = keyOf(row.employeeId, row.date);
    byCell.set(key, [...(byCell.get(key) ?? []), row]);
  }
  const stale = cells.filter((cell) => !isAsSeen(cell, byCell.get(keyOf(cell.employeeId, cell.date)) ?? [], minuteOf));
  const before = sumCurveDays(drafting.groups, drafting.stepMinutes, dates);
  const curvesBefore = drafting.groups.map((group) => ({ ...group, scheduled: [...group.scheduled] }));
  const edits = draftCells(drafting, cells, byCell, minuteOf);
  const after = sumCurveDays(drafting.groups, drafting.stepMinutes, dates);
  const names = new Map(drafting.built.people.map((person) => [person.id, person.name]));
  return {
    edits,
    stale: stale.map((cell) => {
      const rows = byCell.get(keyOf(cell.employeeId, cell.date)) ?? [];
      return {
        employeeId: cell.employeeId,
        employeeName: names.get(cell.employeeId) ?? '',
        date: cell.date,
        shifts: rows.map((row) => toCellShift(row, minuteOf(row))),
        changedAt: rows.length ? new Date(Math.max(...rows.map((row) => row.updatedAt.getTime()))) : null,
      };
    }),
    conflicts: checkEdits(drafting, all, edits, names),
    before,
    after,
    intervalMinutes: drafting.stepMinutes,
    curvesBefore,
    curvesAfter: drafting.groups,
  };
}

export const toCellShift = (row: ShiftRow, startMinute: number): CellShift => ({
  startMinute,
  spanMinutes: Math.round((row.endMs - row.startMs) / 60_000),
  templateId: row.templateId,
  paidMinutes: row.paidMinutes,
  kind: row.kind,
  isLocked: row.isLocked,
  version: row.version,
});

function requireDates(schedule: ScheduleFrame, dates: string[]): void {
  const outside = dates.find((date) => date < schedule.startDate || date > schedule.endDate);
  if (!outside) return;
  const { startDate, endDate } = schedule;
  throw invalid('date', 'outside', `${outside} lies outside the schedule (${startDate} to ${endDate}).`);
}

function isAsSeen(cell: ChangedCell, rows: ShiftRow[], minuteOf: (row: ShiftRow) => number): boolean {
  if (rows.length !== cell.base.length) return false;
  return cell.base.every((seen) =>
    rows.some((row) => row.version === seen.version && minuteOf(row) === seen.startMinute),
  );
}

const isSame = (row: ShiftRow, shift: ChangedShift, place: ChangedCell, startMinute: number): boolean =>
  row.employeeId === place.employeeId &&
  row.date === place.date &&
  startMinute === shift.startMinute &&
  Math.round((row.endMs - row.startMs) / 60_000) === shift.spanMinutes &&
  row.templateId === (shift.templateId ?? null) &&
  row.kind === shift.kind &&
  row.isLocked === shift.isLocked &&
  (shift.note === undefined || row.note === (shift.note || null)) &&
  !shift.activities;

/** Edits of cells: stored shifts find what they become by where they were; the rest is new, or gone. */
function draftCells(
  drafting: Drafting,
  cells: ChangedCell[],
  byCell: Map<string, ShiftRow[]>,
  minuteOf: (row: ShiftRow) => number,
): ShiftEdit[] {
  const own = new Set(cells.flatMap((cell) => byCell.get(keyOf(cell.employeeId, cell.date)) ?? []));
  const used = new Set<ShiftRow>();
  const wanted: { cell: ChangedCell; shift: ChangedShift; before: ShiftRow | null }[] = [];
  for (const cell of cells) {
    for (const shift of cell.shifts) {
      const { origin } = shift;
      const rows = origin ? (byCell.get(keyOf(origin.employeeId, origin.date)) ?? []) : [];
      const found = rows.find((row) => own.has(row) && !used.has(row) && minuteOf(row) === origin?.startMinute);
      if (found) used.add(found);
      if (found && isSame(found, shift, cell, minuteOf(found))) continue;
      wanted.push({ cell, shift, before: found ?? null });
    }
  }
  const removed = [...own].filter((row) => !used.has(row));
  for (const row of removed) drafting.occupy(row, -1);
  for (const { before } of wanted) if (before) drafting.occupy(before, -1);
  const edits = wanted.map(({ cell, shift, before }): ShiftEdit => {
    const { activities, origin: _origin, note, ...values } = shift;
    const draft = draftWithin(
      drafting,
      { ...values, employeeId: cell.employeeId, date: cell.date, note: note === undefined ? before?.note : note },
      before,
      activities,
    );
    drafting.occupy(draft, 1);
    return { before, draft };
  });
  return [...edits, ...removed.map((before): ShiftEdit => ({ before, draft: null }))];
}

/** Broken rules with the edits in place; two shifts at a time are one of them. */
function checkEdits(
  drafting: Drafting,
  all: ShiftRow[],
  edits: ShiftEdit[],
  names: Map<string, string>,
): ScheduleConflict[] {
  const gone = new Set(edits.flatMap(({ before }) => (before ? [before.id] : [])));
  const drafts = edits.flatMap(({ draft }, i) =>
    draft ? [{ ...draft, id: `draft ${i}`, scheduleId: drafting.schedule.id, version: 0 }] : [],
  );
  const rows = [...all.filter((row) => !gone.has(row.id)), ...drafts];
  const found = checkShifts(drafting.built, rows);
  for (const [a, b] of findOverlaps(rows)) {
    const { employeeId, date } = b;
    const detail = `two shifts at a time, the other one from ${a.date}`;
    found.push({ employeeId, date, rule: 'one_shift_per_day', mode: 'planning_only', detail });
  }
  return found.map((item) => ({
    ...item,
    employeeName: names.get(item.employeeId) ?? '',
    waysOut: waysOutOf[item.rule] ?? [],
  }));
}

function findOverlaps(rows: ShiftRow[]): [ShiftRow, ShiftRow][] {
  const sorted = [...rows].sort((a, b) =>
    a.employeeId === b.employeeId ? a.startMs - b.startMs : a.employeeId < b.employeeId ? -1 : 1,
  );
  const overlaps: [ShiftRow, ShiftRow][] = [];
  for (let i = 1; i < sorted.length; i++) {
    const [a, b] = [sorted[i - 1], sorted[i]];
    if (a.employeeId === b.employeeId && b.startMs < a.endMs) overlaps.push([a, b]);
  }
  return overlaps;
}
