import type { PoolClient } from 'pg';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, notFound } from '~/platform/errors.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { askForAcknowledgement } from './acknowledgement.server';
import { isSameForPerson } from './engine-activities';
import { computeDays, withDays } from './schedule-coverage.server';
import { tellEmployees } from './schedule-publication.server';
import type { StoredConflict, StoredScheduleResult } from './schedule-result-types';
import { describeShift, type EditableSchedule } from './shift.server';
import { type ShiftEdit, writeShifts } from './write-shifts.server';

export interface ShiftEdits {
  edits: ShiftEdit[];
  /** broken rules of the people concerned, with the edits in place */
  conflicts: StoredConflict[];
  reason: string | null;
  /** one record for the whole set instead of one for each shift */
  audit?: { action: string; entityId: string; after: Record<string, unknown> };
  /** what else is recorded with them */
  alsoAudit?: AuditEntry[];
  /** the requirement changed too: all days are summed anew */
  isWholePeriod?: boolean;
  /** what else belongs into the same transaction, with the ids of the shifts in the order of the edits */
  within?: (client: PoolClient, shiftIds: Map<ShiftEdit, string>) => Promise<void>;
}

/** Beyond this many shifts one record of the audit holds them all. */
const singleRecords = 50;

/** Edits that the person who works the shift notices; a new split of the work between groups is none. */
const isNoticed = ({ before, draft }: ShiftEdit): boolean => !before || !draft || !isSameForPerson(before, draft);

/**
 * Writes a set of edits of a schedule in one transaction, with its coverage, conflicts and audit; of a published schedule
 * everyone whose shifts look different is asked to acknowledge and told. Tells the open pages.
 * @throws AppError conflict where a shift has changed since it was read
 */
export async function saveShiftEdits(actor: Actor, schedule: EditableSchedule, input: ShiftEdits): Promise<void> {
  const { organizationId, id: scheduleId } = schedule;
  const { edits, reason } = input;
  if (!edits.length) return;
  const touched = (of: ShiftEdit[]) =>
    of.flatMap(({ before, draft }) => [before, draft].flatMap((shift) => (shift ? [shift] : [])));
  const dates = [...new Set(touched(edits).map((shift) => shift.date))].sort();
  const lastDate = dates[dates.length - 1];
  const employeeIds = [...new Set(touched(edits.filter(isNoticed)).map((shift) => shift.employeeId))];
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ result: StoredScheduleResult | null; version: number }>(
      'update schedules set version = version + 1 where organization_id = $1 and id = $2 returning result, version',
      [organizationId, scheduleId],
    );
    const [row] = rows;
    if (!row) throw notFound('The schedule');
    const written = await writeShifts(client, { organizationId, scheduleId, edits });
    await input.within?.(client, new Map(written.map(({ edit, shiftId }) => [edit, shiftId])));
    if (row.result) await storeResult(client, schedule, row.result, input, dates);
    if (schedule.status === 'applied' && employeeIds.length) {
      const scheduleVersion = row.version;
      await askForAcknowledgement(client, { organizationId, scheduleId, scheduleVersion, employeeIds });
    }
    return { result: undefined, audit: [...auditOf(scheduleId, written, input), ...(input.alsoAudit ?? [])] };
  });
  if (schedule.status === 'applied' && employeeIds.length) {
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
  input: ShiftEdits,
  dates: string[],
): Promise<void> {
  const lastDate = dates[dates.length - 1];
  const next = addDays(lastDate, 1);
  // why: a shift past midnight changes the coverage of the next date too
  const range = input.isWholePeriod
    ? { fromDate: schedule.startDate, toDate: schedule.endDate }
    : { fromDate: dates[0], toDate: next <= schedule.endDate ? next : lastDate };
  const days = await computeDays(schedule, range, client).catch((error) => {
    if (error instanceof AppError) return [];
    throw error;
  });
  const checked = new Set(input.edits.flatMap(({ before, draft }) => [before?.employeeId, draft?.employeeId]));
  const found = input.conflicts.map(({ employeeId, date, rule, mode, detail }) => ({
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
  { reason, audit }: ShiftEdits,
): AuditEntry[] {
  const before = ({ edit }: { edit: ShiftEdit }) => (edit.before ? describeShift(edit.before) : undefined);
  const after = ({ edit }: { edit: ShiftEdit }) => (edit.draft ? describeShift(edit.draft) : undefined);
  if (audit || written.length > singleRecords) {
    const noticed = written.filter(({ edit }) => isNoticed(edit));
    const shifts = noticed.flatMap((item) => after(item) ?? []);
    return [
      {
        action: audit?.action ?? 'schedule.shifts_changed',
        entity: 'schedule',
        entityId: scheduleId,
        before: noticed.flatMap((item) => before(item) ?? []),
        after: audit ? { ...audit.after, proposalId: audit.entityId, shifts } : shifts,
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
