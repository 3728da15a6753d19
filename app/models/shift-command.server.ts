import { z } from 'zod';
import type { AccessScope, Actor } from '~/auth/actor';
import { toLocalParts } from '~/engine/time';
import { AppError, type FieldFault, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { parseInput } from './parse-input.server';
import type { ScheduleConflict } from './schedule-conflicts.server';
import type { DayCoverage } from './schedule-result-types';
import type { ShiftRow } from './schedule-shifts.server';
import { createShift, deleteShift, previewShift, type ShiftChange, updateShift } from './shift.server';
import { listShifts } from './shift-list.server';

/** A shift as the editor shows it: times by the wall clock of its person. */
export interface EditorShift {
  id: string;
  version: number;
  templateId: string | null;
  date: string;
  startMinute: number;
  spanMinutes: number;
  paidMinutes: number;
  kind: string;
  isLocked: boolean;
  note: string | null;
  activities: { kind: string; groupName: string | null; startMinute: number; endMinute: number; share: number }[];
}

export interface EditorCell {
  person: { id: string; name: string; zone: string };
  shifts: EditorShift[];
}

/** Shifts of one person on one date. @throws AppError not_found for a person beyond the scope */
export async function findCellShifts(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
  employeeId: string;
  date: string;
}): Promise<EditorCell> {
  const { employeeId, date } = parseInput(z.object({ employeeId: z.uuid(), date: z.iso.date() }), input);
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const [person] = await query<EditorCell['person']>(
    `cell-person-${input.scope.kind}`,
    `select a.id, a.last_name || ' ' || a.first_name as name, a.time_zone as zone from agents a
     where a.organization_id = $1 and a.id = $2 and ${condition.sql}`,
    [input.organizationId, employeeId, ...condition.values],
  );
  if (!person) throw notFound('The employee');
  const rows = await listShifts({ ...input, employeeId, from: date, to: date, limit: 10 });
  const groups = await query<{ id: string; name: string }>(
    'cell-groups',
    'select id, name from groups where organization_id = $1',
    [input.organizationId],
  );
  const names = new Map(groups.map((group) => [group.id, group.name]));
  return { person, shifts: rows.map((row) => toEditorShift(row, person.zone, names)) };
}

function toEditorShift(row: ShiftRow, zone: string, groupNames: Map<string, string>): EditorShift {
  const start = toLocalParts(row.startMs, zone).minuteOfDay;
  const minuteOf = (ms: number) => start + Math.round((ms - row.startMs) / 60_000);
  return {
    id: row.id,
    version: row.version,
    templateId: row.templateId,
    date: row.date,
    startMinute: start,
    spanMinutes: Math.round((row.endMs - row.startMs) / 60_000),
    paidMinutes: row.paidMinutes,
    kind: row.kind,
    isLocked: row.isLocked,
    note: row.note,
    activities: row.activities.map((activity) => ({
      kind: activity.kind,
      groupName: activity.groupId ? (groupNames.get(activity.groupId) ?? null) : null,
      startMinute: minuteOf(activity.startMs),
      endMinute: minuteOf(activity.endMs),
      share: activity.share,
    })),
  };
}

const commandSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), shiftId: z.uuid().optional(), shift: z.unknown() }),
  z.object({ intent: z.literal('create'), shift: z.unknown() }),
  z.object({ intent: z.literal('update'), shiftId: z.uuid(), version: z.number().int(), shift: z.unknown() }),
  z.object({ intent: z.literal('delete'), shiftId: z.uuid(), version: z.number().int() }),
]);

/** What the editor hears: what the edit led to, or why it was refused. */
export interface ShiftAnswer {
  isDone: boolean;
  message: string | null;
  faults: FieldFault[];
  conflicts: Pick<ScheduleConflict, 'date' | 'rule' | 'mode' | 'detail' | 'waysOut'>[];
  /** agent-hours missing on the dates concerned, before and after */
  shortBefore: number | null;
  shortAfter: number | null;
  shift: { id: string; version: number } | null;
}

const sumShort = (days: DayCoverage[]) => days.reduce((sum, day) => sum + day.short, 0);

const toAnswer = (change: ShiftChange): ShiftAnswer => ({
  isDone: true,
  message: null,
  faults: [],
  conflicts: change.conflicts,
  shortBefore: sumShort(change.before),
  shortAfter: sumShort(change.after),
  shift: change.shift && { id: change.shift.id, version: change.shift.version },
});

/**
 * Runs a command of the shift editor. Refusals that the editor shows come back as an answer with their status.
 * @throws AppError not_found, forbidden
 */
export async function runShiftCommand(
  actor: Actor,
  scheduleId: string,
  body: unknown,
): Promise<{ body: ShiftAnswer; status: number }> {
  const empty = { faults: [], conflicts: [], shortBefore: null, shortAfter: null, shift: null };
  try {
    const command = parseInput(commandSchema, body);
    if (command.intent === 'preview') {
      const conflicts = await previewShift(actor, { scheduleId, shiftId: command.shiftId, values: command.shift });
      return { body: { ...empty, isDone: true, message: null, conflicts }, status: 200 };
    }
    if (command.intent === 'create') {
      return { body: toAnswer(await createShift(actor, { scheduleId, values: command.shift })), status: 200 };
    }
    const { shiftId, version: expectedVersion } = command;
    const change =
      command.intent === 'delete'
        ? await deleteShift(actor, { shiftId, expectedVersion })
        : await updateShift(actor, { shiftId, expectedVersion, values: command.shift });
    return { body: toAnswer(change), status: 200 };
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    return { body: { ...empty, isDone: false, message: error.message, faults: error.faults }, status: error.status };
  }
}
