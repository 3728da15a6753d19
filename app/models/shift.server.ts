import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { employeeScopeSql } from './access-scope.server';
import { askForAcknowledgement } from './acknowledgement.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { parseInput } from './parse-input.server';
import { getSchedule } from './schedule.server';
import { findConflicts, findEditConflicts, type ScheduleConflict } from './schedule-conflicts.server';
import { computeDays, withDays } from './schedule-coverage.server';
import { type ShiftInput, shiftInputSchema } from './schedule-input';
import { tellEmployees } from './schedule-publication.server';
import type { DayCoverage, StoredScheduleResult } from './schedule-result-types';
import { loadShifts, type ShiftRow } from './schedule-shifts.server';
import { type DraftShift, draftShift } from './shift-draft.server';
import { writeShift } from './shift-write.server';

/** What an edit led to. */
export interface ShiftChange {
  shift: ShiftRow | null;
  /** broken rules of the person concerned, as the schedule is now */
  conflicts: ScheduleConflict[];
  /** coverage of the dates concerned before and after */
  before: DayCoverage[];
  after: DayCoverage[];
  scheduleVersion: number;
}

/** A schedule that is open for edits. */
export type EditableSchedule = ScheduleFrame & { name: string; status: string };

/** @throws AppError not_found where a person is beyond the scope of the actor */
async function requirePeople(organizationId: string, scope: AccessScope, employeeIds: string[]): Promise<void> {
  const condition = employeeScopeSql(scope, 'a', 3);
  const rows = await query(
    `shift-people-${scope.kind}`,
    `select a.id from agents a where a.organization_id = $1 and a.id = any($2::uuid[]) and ${condition.sql}`,
    [organizationId, employeeIds, ...condition.values],
  );
  if (rows.length < new Set(employeeIds).size) throw notFound('The employee');
}

/** A schedule that an actor may edit for some people. @throws AppError not_found, forbidden; conflict while it is planned, or archived */
export async function openForEdit(actor: Actor, scheduleId: string, employeeIds: string[]): Promise<EditableSchedule> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  const schedule = await getSchedule({ organizationId, scope, scheduleId });
  if (schedule.status === 'planning')
    throw conflict('The schedule is being planned; wait for the result or cancel it.');
  if (schedule.status === 'archived') throw conflict('An archived schedule cannot be changed.');
  await requirePeople(organizationId, scope, employeeIds);
  return { ...schedule, organizationId };
}

/** One shift of a variant within reach. @throws AppError not_found */
export async function getShift(input: {
  organizationId: string;
  scope: AccessScope;
  shiftId: string;
  /** only where it belongs to this variant */
  scheduleId?: string;
}): Promise<ShiftRow> {
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const [found] = await query<{ scheduleId: string; employeeId: string }>(
    `shift-find-${input.scope.kind}`,
    `select s.schedule_id as "scheduleId", s.employee_id as "employeeId" from shifts s join agents a on a.id = s.employee_id
     join schedules c on c.id = s.schedule_id
     where s.organization_id = $1 and s.id = $2 and ${condition.sql} ${input.scope.kind === 'own' ? `and c.status = 'applied'` : ''}`,
    [input.organizationId, input.shiftId, ...condition.values],
  );
  if (!found || (input.scheduleId ?? found.scheduleId) !== found.scheduleId) throw notFound('The shift');
  const rows = await loadShifts({
    organizationId: input.organizationId,
    scheduleId: found.scheduleId,
    employeeIds: [found.employeeId],
  });
  const shift = rows.find((row) => row.id === input.shiftId);
  if (!shift) throw notFound('The shift');
  return shift;
}

/** Adds a shift. @throws AppError not_found, forbidden, invalid; conflict where the person has a shift at that time */
export async function createShift(actor: Actor, input: { scheduleId: string; values: unknown }): Promise<ShiftChange> {
  const values = parseInput(shiftInputSchema, input.values);
  const schedule = await openForEdit(actor, input.scheduleId, [values.employeeId]);
  return applyEdit(actor, schedule, { before: null, values });
}

/** Moves, resizes or changes a shift, its person included. @throws AppError not_found, forbidden, invalid; conflict for an older version */
export async function updateShift(
  actor: Actor,
  input: { shiftId: string; expectedVersion: number; values: unknown },
): Promise<ShiftChange> {
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const before = await getShift({ organizationId: actor.organizationId, scope, shiftId: input.shiftId });
  const values = parseInput(shiftInputSchema, input.values);
  const schedule = await openForEdit(actor, before.scheduleId, [before.employeeId, values.employeeId]);
  requireSameVersion(before, input.expectedVersion);
  return applyEdit(actor, schedule, { before, values });
}

/** Removes a shift. @throws AppError not_found, forbidden; conflict for an older version */
export async function deleteShift(
  actor: Actor,
  input: { shiftId: string; expectedVersion: number },
): Promise<ShiftChange> {
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const before = await getShift({ organizationId: actor.organizationId, scope, shiftId: input.shiftId });
  const schedule = await openForEdit(actor, before.scheduleId, [before.employeeId]);
  requireSameVersion(before, input.expectedVersion);
  return applyEdit(actor, schedule, { before, values: null });
}

/** Broken rules that a shift would bring, without writing anything. @throws AppError as an edit would */
export async function previewShift(
  actor: Actor,
  input: { scheduleId: string; shiftId?: string; values: unknown },
): Promise<ScheduleConflict[]> {
  const values = parseInput(shiftInputSchema, input.values);
  const schedule = await openForEdit(actor, input.scheduleId, [values.employeeId]);
  const { draft, built } = await draftShift(schedule, values, null);
  return findEditConflicts(schedule, { draft, built, replacedId: input.shiftId });
}

function requireSameVersion(shift: ShiftRow, expected: number): void {
  if (shift.version !== expected) {
    throw conflict(`This shift was changed after you had opened it; its version is now ${shift.version}.`);
  }
}

async function applyEdit(
  actor: Actor,
  schedule: EditableSchedule,
  edit: { before: ShiftRow | null; values: ShiftInput | null },
): Promise<ShiftChange> {
  const { organizationId } = actor;
  const draft = edit.values ? (await draftShift(schedule, edit.values, edit.before)).draft : null;
  const shiftId = edit.before?.id ?? createId();
  const dates = [edit.before?.date, draft?.date].filter((date): date is string => date !== undefined).sort();
  const employeeIds = [...new Set([edit.before?.employeeId, draft?.employeeId])].filter((id): id is string =>
    Boolean(id),
  );
  const lastDate = dates[dates.length - 1];
  // why: a shift past midnight changes the coverage of the next date too
  const range = { fromDate: dates[0], toDate: lastDate < schedule.endDate ? addDays(lastDate, 1) : lastDate };
  const written = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ result: StoredScheduleResult | null; version: number }>(
      `update schedules set version = version + 1 where organization_id = $1 and id = $2 returning result, version`,
      [organizationId, schedule.id],
    );
    const [row] = rows;
    if (!row) throw notFound('The schedule');
    await writeShift(client, { organizationId, scheduleId: schedule.id, shiftId, before: edit.before, draft });
    const days = await computeDays(schedule, range, client);
    const inRange = (day: DayCoverage) => day.date >= range.fromDate && day.date <= range.toDate;
    const before = row.result?.days.filter(inRange) ?? [];
    if (row.result) await storeResult(client, schedule.id, withDays(row.result, days));
    if (schedule.status === 'applied') {
      await askForAcknowledgement(client, {
        organizationId,
        scheduleId: schedule.id,
        scheduleVersion: row.version,
        employeeIds,
      });
    }
    return {
      result: { before, after: days, scheduleVersion: row.version },
      audit: auditOf(edit.before, draft, shiftId),
    };
  });
  const conflicts = await refreshConflicts(schedule, employeeIds);
  if (schedule.status === 'applied') {
    await tellEmployees({
      organizationId,
      scheduleId: schedule.id,
      employeeIds,
      kind: 'schedule_changed',
      change: 'shift_changed',
      params: { schedule: schedule.name, from: dates[0], to: lastDate },
    });
  } else {
    const data = { scheduleId: schedule.id, change: 'shift_changed' };
    await publish({ organizationId, type: 'schedule', rooms: [rooms.schedule(schedule.id)], data });
  }
  const shift = draft ? await getShift({ organizationId, scope: { kind: 'all' }, shiftId }) : null;
  return { shift, conflicts, ...written };
}

const storeResult = (client: PoolClient, scheduleId: string, result: StoredScheduleResult) =>
  client.query('update schedules set result = $2 where id = $1', [scheduleId, JSON.stringify(result)]);

/** A shift as the audit keeps it. */
export const describeShift = (shift: DraftShift | ShiftRow) => ({
  employeeId: shift.employeeId,
  date: shift.date,
  startsAt: new Date(shift.startMs).toISOString(),
  endsAt: new Date(shift.endMs).toISOString(),
  templateId: shift.templateId,
  kind: shift.kind,
  isLocked: shift.isLocked,
});

function auditOf(before: ShiftRow | null, draft: DraftShift | null, shiftId: string): AuditEntry {
  return {
    action: !before ? 'shift.created' : draft ? 'shift.updated' : 'shift.deleted',
    entity: 'shift',
    entityId: shiftId,
    before: before ? describeShift(before) : undefined,
    after: draft ? describeShift(draft) : undefined,
  };
}

/** Checks people anew and keeps what was found with the schedule. */
async function refreshConflicts(schedule: ScheduleFrame, employeeIds: string[]): Promise<ScheduleConflict[]> {
  const found = await findConflicts(schedule, { employeeIds });
  const stored = found.map(({ employeeId, date, rule, mode, detail }) => ({ employeeId, date, rule, mode, detail }));
  await query(
    'schedule-store-conflicts',
    `update schedules s set result = jsonb_set(s.result, '{conflicts}', coalesce((select jsonb_agg(c) from jsonb_array_elements(s.result -> 'conflicts') c
       where not (c ->> 'employeeId') = any($3::text[])), '[]') || $4::jsonb)
     where s.organization_id = $1 and s.id = $2 and s.result is not null`,
    [schedule.organizationId, schedule.id, employeeIds, JSON.stringify(stored)],
  );
  return found;
}
