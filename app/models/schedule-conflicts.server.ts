import type { AccessScope } from '~/auth/actor';
import { validateSchedule } from '~/engine/scheduling';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { rememberRead } from '~/platform/read-memory.server';
import { employeeScopeSql } from './access-scope.server';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from './build-schedule-problem.server';
import { employeeIdOf } from './engine-employee';
import { getSchedule } from './schedule.server';
import { loadShiftsToCheck } from './schedule-check-shifts.server';
import type { StoredConflict } from './schedule-result-types';
import { type ShiftRow, toEngineShift, toFixedShifts } from './schedule-shifts.server';
import type { DraftShift } from './shift-draft.server';
import { waysOutOf } from './ways-out';

export interface ScheduleConflict extends StoredConflict {
  employeeName: string;
  waysOut: string[];
}

const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The engine knows templates and groups by their ids; people by their names. */
function withNames(built: BuiltProblem, detail: string): string {
  return detail.replace(
    anyId,
    (id) => built.rules.templateNames.get(id) ?? built.groups.find((group) => group.id === id)?.name ?? id,
  );
}

/** Broken rules of stored shifts, by the independent validator. */
export function checkShifts(built: BuiltProblem, rows: ShiftRow[]): StoredConflict[] {
  const outside: StoredConflict[] = [];
  const shifts = rows.flatMap((row) => {
    const entries = built.entriesOf.get(row.employeeId);
    const entry =
      entries?.find((item) => (item.employedFrom ?? '') <= row.date && (item.employedTo ?? '9999') >= row.date) ??
      entries?.[0];
    if (entry) return [toEngineShift(row, entry.id)];
    outside.push({
      employeeId: row.employeeId,
      date: row.date,
      rule: 'employment',
      mode: 'planning_only',
      detail: 'no contract or no group of this schedule on this date',
    });
    return [];
  });
  const found = validateSchedule(built.problem, shifts).map((violation) => ({
    ...violation,
    detail: withNames(built, violation.detail),
    employeeId: employeeIdOf(violation.employeeId),
  }));
  return [...found, ...outside].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * Broken rules of a schedule as it is now.
 * @param employeeIds only these people
 */
export async function findConflicts(
  schedule: ScheduleFrame,
  options: { employeeIds?: string[] } = {},
  on?: SqlExecutor,
): Promise<ScheduleConflict[]> {
  const { organizationId, id: scheduleId } = schedule;
  const { employeeIds } = options;
  const loading = loadShiftsToCheck({ organizationId, scheduleId, employeeIds }, on);
  const fixedShifts = loading.then((loaded) => toFixedShifts(loaded.filter((row) => row.isLocked)));
  const [rows, built] = await Promise.all([
    loading,
    buildScheduleProblem(schedule, { withoutDemand: true, fixedShifts, employeeIds }, on),
  ]);
  const withShifts = new Set(rows.map((row) => row.employeeId));
  const known = new Set(built.people.map((person) => person.id));
  const strangers = [...withShifts].filter((id) => !known.has(id));
  if (strangers.length) {
    const others = await buildScheduleProblem(
      schedule,
      { withoutDemand: true, fixedShifts, employeeIds: strangers },
      on,
    );
    built.problem.employees.push(...others.problem.employees);
    built.people.push(...others.people);
    for (const [id, entries] of others.entriesOf) built.entriesOf.set(id, entries);
  }
  const names = new Map(built.people.map((person) => [person.id, person.name]));
  return checkShifts(built, rows).map((item) => ({
    ...item,
    employeeName: names.get(item.employeeId) ?? '',
    waysOut: waysOutOf[item.rule] ?? [],
  }));
}

/** Broken rules of one person as they would be with a drafted shift in place of an earlier one. */
export async function findEditConflicts(
  schedule: ScheduleFrame,
  edit: { draft: DraftShift; built: BuiltProblem; replacedId?: string },
): Promise<ScheduleConflict[]> {
  const { draft, built } = edit;
  const rows = await loadShiftsToCheck({
    organizationId: schedule.organizationId,
    scheduleId: schedule.id,
    employeeIds: [draft.employeeId],
  });
  const others = rows.filter((row) => row.id !== edit.replacedId);
  const drafted = { ...draft, id: edit.replacedId ?? '', scheduleId: schedule.id, version: 0 };
  const employeeName = built.people[0]?.name ?? '';
  return checkShifts(built, [...others, drafted]).map((item) => ({
    ...item,
    employeeName,
    waysOut: waysOutOf[item.rule] ?? [],
  }));
}

/** Conflicts of the people within a scope. @throws AppError not_found */
export async function findConflictsWithin(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<ScheduleConflict[]> {
  const schedule = await getSchedule(input);
  const key = `schedule-conflicts ${schedule.id} ${JSON.stringify(input.scope)}`;
  return rememberRead(input.organizationId, key, () =>
    findWithin({ ...schedule, organizationId: input.organizationId }, input.scope),
  );
}

async function findWithin(frame: ScheduleFrame, scope: AccessScope): Promise<ScheduleConflict[]> {
  if (scope.kind === 'all') return findConflicts(frame);
  const condition = employeeScopeSql(scope, 'a', 3);
  const people = await query<{ id: string }>(
    `conflict-people-${scope.kind}`,
    `select distinct a.id from shifts s join agents a on a.id = s.employee_id
     where s.organization_id = $1 and s.schedule_id = $2 and ${condition.sql}`,
    [frame.organizationId, frame.id, ...condition.values],
  );
  return findConflicts(frame, { employeeIds: people.map((person) => person.id) });
}
