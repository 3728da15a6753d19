import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { conflict } from '~/platform/errors.server';
import { copyInto } from './copy-into.server';
import type { ShiftRow } from './schedule-shifts.server';
import type { DraftShift } from './shift-draft.server';

/** A shift as it was and as it shall be; one of them may be missing. */
export interface ShiftEdit {
  before: ShiftRow | null;
  draft: DraftShift | null;
}

const changedMeanwhile = () => conflict('A shift was changed by somebody else after you had opened it.');

const instant = (ms: number) => new Date(ms).toISOString();

/**
 * Writes many edits of one schedule at once in the caller's transaction: a statement for each kind of change, not for each
 * shift.
 * @throws AppError conflict where a shift has changed since it was read, or a person would have two shifts at a time
 */
export async function writeShifts(
  client: PoolClient,
  input: { organizationId: string; scheduleId: string; edits: ShiftEdit[] },
): Promise<{ shiftId: string; edit: ShiftEdit }[]> {
  const { organizationId, scheduleId } = input;
  const items = input.edits.map((edit) => ({ shiftId: edit.before?.id ?? createId(), edit }));
  await requireUnchanged(client, scheduleId, input.edits);
  const removed = items.filter(({ edit }) => !edit.draft).map(({ shiftId }) => shiftId);
  const changed = items.filter(({ edit }) => edit.before && edit.draft);
  const added = items.filter(({ edit }) => !edit.before && edit.draft);
  if (removed.length) await client.query('delete from shifts where id = any($1::uuid[])', [removed]);
  if (changed.length) await updateShifts(client, changed);
  await copyInto(
    client,
    'shifts',
    [
      'id',
      'organization_id',
      'schedule_id',
      'employee_id',
      'template_id',
      'date',
      'starts_at',
      'ends_at',
      'paid_minutes',
      'kind',
      'is_locked',
      'note',
    ],
    added.map(({ shiftId, edit }) => {
      const draft = edit.draft as DraftShift;
      const place = [draft.employeeId, draft.templateId, draft.date, instant(draft.startMs), instant(draft.endMs)];
      return [shiftId, organizationId, scheduleId, ...place, draft.paidMinutes, draft.kind, draft.isLocked, draft.note];
    }),
  );
  await copyInto(
    client,
    'shift_activities',
    ['id', 'organization_id', 'shift_id', 'kind', 'group_id', 'starts_at', 'ends_at', 'is_paid', 'share'],
    [...changed, ...added].flatMap(({ shiftId, edit }) =>
      (edit.draft?.activities ?? []).map((item) => [
        createId(),
        organizationId,
        shiftId,
        item.kind,
        item.groupId,
        instant(item.startMs),
        instant(item.endMs),
        item.isPaid,
        item.share,
      ]),
    ),
  );
  await requireOneShiftAtATime(client, scheduleId, [...new Set(items.map(({ edit }) => personOf(edit)))]);
  return items;
}

const personOf = ({ before, draft }: ShiftEdit): string => (draft ?? before)?.employeeId ?? '';

async function requireUnchanged(client: PoolClient, scheduleId: string, edits: ShiftEdit[]): Promise<void> {
  const known = edits.flatMap(({ before }) => (before ? [before] : []));
  if (!known.length) return;
  const { rows } = await client.query<{ id: string; version: number }>(
    'select id, version from shifts where schedule_id = $1 and id = any($2::uuid[]) for update',
    [scheduleId, known.map((shift) => shift.id)],
  );
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  if (known.some((shift) => versions.get(shift.id) !== shift.version)) throw changedMeanwhile();
}

async function updateShifts(client: PoolClient, items: { shiftId: string; edit: ShiftEdit }[]): Promise<void> {
  const drafts = items.map(({ edit }) => edit.draft as DraftShift);
  await client.query(
    `update shifts s set employee_id = n.employee_id, template_id = n.template_id, date = n.date, starts_at = n.starts_at,
       ends_at = n.ends_at, paid_minutes = n.paid_minutes, kind = n.kind, is_locked = n.is_locked, note = n.note,
       updated_at = now(), version = s.version + 1
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[], $5::timestamptz[], $6::timestamptz[], $7::int[], $8::text[],
       $9::boolean[], $10::text[]) as n(id, employee_id, template_id, date, starts_at, ends_at, paid_minutes, kind, is_locked, note)
     where s.id = n.id`,
    [
      items.map(({ shiftId }) => shiftId),
      drafts.map((draft) => draft.employeeId),
      drafts.map((draft) => draft.templateId),
      drafts.map((draft) => draft.date),
      drafts.map((draft) => instant(draft.startMs)),
      drafts.map((draft) => instant(draft.endMs)),
      drafts.map((draft) => draft.paidMinutes),
      drafts.map((draft) => draft.kind),
      drafts.map((draft) => draft.isLocked),
      drafts.map((draft) => draft.note),
    ],
  );
  await client.query('delete from shift_activities where shift_id = any($1::uuid[])', [
    items.map(({ shiftId }) => shiftId),
  ]);
}

async function requireOneShiftAtATime(client: PoolClient, scheduleId: string, employeeIds: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; date: string }>(
    `select a.last_name || ' ' || a.first_name as name, s.date from shifts s
     join shifts o on o.schedule_id = s.schedule_id and o.employee_id = s.employee_id and o.id > s.id
       and o.starts_at < s.ends_at and o.ends_at > s.starts_at
     join agents a on a.id = s.employee_id
     where s.schedule_id = $1 and s.employee_id = any($2::uuid[]) order by s.date limit 1`,
    [scheduleId, employeeIds],
  );
  if (rows.length) throw conflict(`${rows[0].name} already has a shift at that time on ${rows[0].date}.`);
}
