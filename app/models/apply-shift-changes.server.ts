import type { PoolClient } from 'pg';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, type FieldFault, invalid, notFound } from '~/platform/errors.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { askForAcknowledgement } from './acknowledgement.server';
import { type DayEffect, readDayEffect } from './day-effect.server';
import { parseInput } from './parse-input.server';
import { type PlannedChanges, planShiftChanges, type StaleCell } from './plan-shift-changes.server';
import type { ScheduleConflict } from './schedule-conflicts.server';
import { computeDays, type DaySums, withDays } from './schedule-coverage.server';
import { tellEmployees } from './schedule-publication.server';
import type { StoredScheduleResult } from './schedule-result-types';
import { describeShift, type EditableSchedule, openForEdit } from './shift.server';
import { shiftChangesSchema } from './shift-changes-input';
import { type ShiftEdit, writeShifts } from './write-shifts.server';

/** What a planner hears about a set of edits: where they lead, or why they were refused. */
export interface ChangesAnswer {
  isDone: boolean;
  message: string | null;
  faults: FieldFault[];
  conflicts: ScheduleConflict[];
  before: DaySums[];
  after: DaySums[];
  /** cells that somebody else has changed meanwhile; nothing was written then */
  stale: StaleCell[];
  changedShifts: number;
  /** coverage and service level of the day that was asked for */
  day: DayEffect | null;
}

const refused = (error: AppError): ChangesAnswer => ({
  isDone: false,
  message: error.message,
  faults: error.faults,
  conflicts: [],
  before: [],
  after: [],
  stale: [],
  changedShifts: 0,
  day: null,
});

/** Beyond this many shifts one record of the audit holds them all. */
const singleRecords = 50;

/**
 * Checks or saves a set of edits of a schedule, all or nothing. Refusals that the grid shows come back as an answer with their
 * status: 409 with the cells concerned where somebody else was quicker, 422 for what cannot be.
 * @throws AppError not_found, forbidden
 */
export async function runShiftChanges(
  actor: Actor,
  scheduleId: string,
  body: unknown,
): Promise<{ body: ChangesAnswer; status: number }> {
  try {
    const { intent, cells, reason, day } = parseInput(shiftChangesSchema, body);
    const schedule = await openForEdit(actor, scheduleId, [...new Set(cells.map((cell) => cell.employeeId))]);
    const plan = await planShiftChanges(schedule, cells, day?.date);
    const { conflicts, before, after, stale } = plan;
    const effect = day ? await readDayEffect(schedule, plan, day) : null;
    const answer = { faults: [], conflicts, before, after, stale, changedShifts: plan.edits.length, day: effect };
    if (intent === 'preview') return { body: { ...answer, isDone: true, message: null }, status: 200 };
    if (stale.length) {
      const message = 'Somebody else has changed the same shifts after you had opened them.';
      return { body: { ...answer, isDone: false, message }, status: 409 };
    }
    if (schedule.status === 'applied' && !reason) {
      throw invalid('reason', 'required', 'A published schedule is corrected with a reason.');
    }
    await saveChanges(actor, schedule, plan, reason ?? null);
    return { body: { ...answer, isDone: true, message: null }, status: 200 };
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    return { body: refused(error), status: error.status };
  }
}

async function saveChanges(
  actor: Actor,
  schedule: EditableSchedule,
  plan: PlannedChanges,
  reason: string | null,
): Promise<void> {
  const { organizationId, id: scheduleId } = schedule;
  const { edits } = plan;
  if (!edits.length) return;
  const touched = edits.flatMap(({ before, draft }) => [before, draft].flatMap((shift) => (shift ? [shift] : [])));
  const employeeIds = [...new Set(touched.map((shift) => shift.employeeId))];
  const dates = [...new Set(touched.map((shift) => shift.date))].sort();
  const lastDate = dates[dates.length - 1];
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ result: StoredScheduleResult | null; version: number }>(
      'update schedules set version = version + 1 where organization_id = $1 and id = $2 returning result, version',
      [organizationId, scheduleId],
    );
    const [row] = rows;
    if (!row) throw notFound('The schedule');
    const written = await writeShifts(client, { organizationId, scheduleId, edits });
    if (row.result) await storeResult(client, schedule, row.result, plan, dates);
    if (schedule.status === 'applied') {
      const scheduleVersion = row.version;
      await askForAcknowledgement(client, { organizationId, scheduleId, scheduleVersion, employeeIds });
    }
    return { result: undefined, audit: auditOf(scheduleId, written, reason) };
  });
  if (schedule.status === 'applied') {
    const params = { schedule: schedule.name, from: dates[0], to: lastDate, reason: reason ?? '' };
    const told = { organizationId, scheduleId, employeeIds, change: 'shift_changed', params };
    await tellEmployees({ ...told, kind: 'schedule_changed' });
  } else {
    const data = { scheduleId, change: 'shift_changed', byId: actor.id };
    await publish({ organizationId, type: 'schedule', rooms: [rooms.schedule(scheduleId)], data });
  }
}

async function storeResult(
  client: PoolClient,
  schedule: EditableSchedule,
  result: StoredScheduleResult,
  plan: PlannedChanges,
  dates: string[],
): Promise<void> {
  const lastDate = dates[dates.length - 1];
  const next = addDays(lastDate, 1);
  // why: a shift past midnight changes the coverage of the next date too
  const range = { fromDate: dates[0], toDate: next <= schedule.endDate ? next : lastDate };
  const days = await computeDays(schedule, range, client).catch((error) => {
    if (error instanceof AppError) return [];
    throw error;
  });
  const checked = new Set(plan.edits.flatMap(({ before, draft }) => [before?.employeeId, draft?.employeeId]));
  const found = plan.conflicts.map(({ employeeId, date, rule, mode, detail }) => ({
    employeeId,
    date,
    rule,
    mode,
    detail,
  }));
  const kept = result.conflicts.filter((item) => !checked.has(item.employeeId));
  const foundOfChecked = found.filter((item) => checked.has(item.employeeId));
  const stored = { ...withDays(result, days), conflicts: [...kept, ...foundOfChecked] };
  await client.query('update schedules set result = $2 where id = $1', [schedule.id, JSON.stringify(stored)]);
}

function auditOf(
  scheduleId: string,
  written: { shiftId: string; edit: ShiftEdit }[],
  reason: string | null,
): AuditEntry[] {
  const before = ({ edit }: { edit: ShiftEdit }) => (edit.before ? describeShift(edit.before) : undefined);
  const after = ({ edit }: { edit: ShiftEdit }) => (edit.draft ? describeShift(edit.draft) : undefined);
  if (written.length > singleRecords) {
    return [
      {
        action: 'schedule.shifts_changed',
        entity: 'schedule',
        entityId: scheduleId,
        before: written.flatMap((item) => before(item) ?? []),
        after: written.flatMap((item) => after(item) ?? []),
        reason,
      },
    ];
  }
  return written.map((item) => ({
    action: !item.edit.before ? 'shift.created' : item.edit.draft ? 'shift.updated' : 'shift.deleted',
    entity: 'shift',
    entityId: item.shiftId,
    before: before(item),
    after: after(item),
    reason,
  }));
}
