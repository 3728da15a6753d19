import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { conflict } from '~/platform/errors.server';
import { copyInto } from './copy-into.server';
import type { ShiftRow } from './schedule-shifts.server';
import type { DraftShift } from './shift-draft.server';

const activityColumns = [
  'id',
  'organization_id',
  'shift_id',
  'kind',
  'group_id',
  'starts_at',
  'ends_at',
  'is_paid',
  'share',
];

/**
 * Inserts, changes or deletes a shift with its activities in the caller's transaction.
 * @throws AppError conflict where the shift has changed since it was read, or the person works at that time already
 */
export async function writeShift(
  client: PoolClient,
  input: {
    organizationId: string;
    scheduleId: string;
    shiftId: string;
    before: ShiftRow | null;
    draft: DraftShift | null;
  },
): Promise<void> {
  const { organizationId, scheduleId, shiftId, before, draft } = input;
  if (draft) await requireFreeTime(client, { scheduleId, shiftId, draft });
  if (before && !draft) {
    const { rowCount } = await client.query('delete from shifts where id = $1 and version = $2', [
      shiftId,
      before.version,
    ]);
    if (!rowCount) throw conflict('This shift was changed after you had opened it.');
    return;
  }
  if (!draft) return;
  const values = [
    shiftId,
    draft.employeeId,
    draft.templateId,
    draft.date,
    new Date(draft.startMs),
    new Date(draft.endMs),
    draft.paidMinutes,
    draft.kind,
    draft.isLocked,
    draft.note,
  ];
  if (before) {
    const { rowCount } = await client.query(
      `update shifts set employee_id = $2, template_id = $3, date = $4, starts_at = $5, ends_at = $6, paid_minutes = $7, kind = $8,
         is_locked = $9, note = $10, updated_at = now(), version = version + 1 where id = $1 and version = $11`,
      [...values, before.version],
    );
    if (!rowCount) throw conflict('This shift was changed after you had opened it.');
    await client.query('delete from shift_activities where shift_id = $1', [shiftId]);
  } else {
    await client.query(
      `insert into shifts (id, employee_id, template_id, date, starts_at, ends_at, paid_minutes, kind, is_locked, note, organization_id, schedule_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [...values, organizationId, scheduleId],
    );
  }
  await copyInto(
    client,
    'shift_activities',
    activityColumns,
    draft.activities.map((activity) => [
      createId(),
      organizationId,
      shiftId,
      activity.kind,
      activity.groupId,
      new Date(activity.startMs),
      new Date(activity.endMs),
      activity.isPaid,
      activity.share,
    ]),
  );
}

async function requireFreeTime(
  client: PoolClient,
  input: { scheduleId: string; shiftId: string; draft: DraftShift },
): Promise<void> {
  const { rows } = await client.query(
    'select id from shifts where schedule_id = $1 and employee_id = $2 and id <> $3 and starts_at < $5 and ends_at > $4 limit 1',
    [
      input.scheduleId,
      input.draft.employeeId,
      input.shiftId,
      new Date(input.draft.startMs),
      new Date(input.draft.endMs),
    ],
  );
  if (rows.length) throw conflict('This person already has a shift at that time.');
}
