import type { FixedShift, GeneratedShift } from '~/engine/scheduling';
import { query, reader, type SqlExecutor } from '~/platform/pg.server';
import { pauseKindOf } from './engine-activities';

/** A stretch of a shift as it is stored. */
export interface ActivityRow {
  kind: 'WORK' | 'LUNCH' | 'BREAK' | 'GAP' | 'TRAINING' | 'MEETING' | 'PROJECT';
  groupId: string | null;
  startMs: number;
  endMs: number;
  isPaid: boolean;
  share: number;
}

export interface ShiftRow {
  id: string;
  scheduleId: string;
  employeeId: string;
  templateId: string | null;
  date: string;
  startMs: number;
  endMs: number;
  paidMinutes: number;
  kind: string;
  isLocked: boolean;
  note: string | null;
  version: number;
  activities: ActivityRow[];
}

const ownColumns = `s.id, s.schedule_id as "scheduleId", s.employee_id as "employeeId", s.template_id as "templateId", s.date,
  extract(epoch from s.starts_at)::float8 * 1000 as "startMs", extract(epoch from s.ends_at)::float8 * 1000 as "endMs",
  s.paid_minutes as "paidMinutes", s.kind, s.is_locked as "isLocked", s.note, s.version`;
const activitiesOf = `(select coalesce(json_agg(json_build_object('kind', w.kind, 'groupId', w.group_id,
     'startMs', date_part('epoch', w.starts_at) * 1000, 'endMs', date_part('epoch', w.ends_at) * 1000, 'isPaid', w.is_paid, 'share', w.share) order by w.starts_at, w.group_id), '[]')
   from shift_activities w where w.shift_id = s.id)`;

export const shiftColumns = `${ownColumns}, ${activitiesOf} as activities`;

/** Shifts of a variant with their activities, by person and time. */
export function loadShifts(
  input: { organizationId: string; scheduleId: string; employeeIds?: string[]; isLocked?: boolean },
  on?: SqlExecutor,
): Promise<ShiftRow[]> {
  return query<ShiftRow>(
    'schedule-shifts',
    `select ${shiftColumns} from shifts s where s.organization_id = $1 and s.schedule_id = $2
       and ($3::uuid[] is null or s.employee_id = any($3::uuid[])) and ($4::boolean is null or s.is_locked = $4)
     order by s.employee_id, s.starts_at`,
    [input.organizationId, input.scheduleId, input.employeeIds ?? null, input.isLocked ?? null],
    on,
  );
}

/**
 * Shifts of some people by person and time, with the activities of those that are on at one time: of the others only the
 * hours are read, which is a small part of the work.
 * @param atMs epoch ms
 */
export function loadShiftsWithActivitiesAt(input: {
  organizationId: string;
  scheduleId: string;
  employeeIds: string[];
  atMs: number;
}): Promise<ShiftRow[]> {
  return query<ShiftRow>(
    'schedule-shifts-at',
    `select ${ownColumns}, case when s.starts_at <= to_timestamp($4::float8 / 1000)
         and s.ends_at > to_timestamp($4::float8 / 1000) then ${activitiesOf} else '[]'::json end as activities
     from shifts s where s.organization_id = $1 and s.schedule_id = $2 and s.employee_id = any($3::uuid[])
     order by s.employee_id, s.starts_at`,
    [input.organizationId, input.scheduleId, input.employeeIds, input.atMs],
    reader(),
  );
}

const pausesOf = (shift: ShiftRow) =>
  shift.activities.flatMap(({ kind, startMs, endMs, isPaid }) => {
    const pauseKind = pauseKindOf[kind];
    if (!pauseKind) return [];
    return [{ kind: pauseKind, startMs, minutes: Math.round((endMs - startMs) / 60_000), paid: isPaid }];
  });

/** Locked shifts as the engine takes them, by employee. */
export function toFixedShifts(shifts: ShiftRow[]): Map<string, FixedShift[]> {
  const byEmployee = new Map<string, FixedShift[]>();
  for (const shift of shifts) {
    const list = byEmployee.get(shift.employeeId) ?? [];
    const { date, startMs, endMs, paidMinutes, templateId } = shift;
    list.push({ date, startMs, endMs, paidMinutes, ...(templateId ? { templateId } : {}), pauses: pausesOf(shift) });
    byEmployee.set(shift.employeeId, list);
  }
  return byEmployee;
}

/**
 * A stored shift as the validator takes it. Hand-made shifts count as given, so that template and break rule are not asked.
 * @param engineId entry of the engine for the person on that date
 */
export function toEngineShift(shift: ShiftRow, engineId: string): GeneratedShift {
  const stretches = new Map<number, { startMs: number; endMs: number; shares: { groupId: string; share: number }[] }>();
  for (const activity of shift.activities) {
    if (activity.kind !== 'WORK' || !activity.groupId) continue;
    const stretch = stretches.get(activity.startMs) ?? { startMs: activity.startMs, endMs: activity.endMs, shares: [] };
    stretch.shares.push({ groupId: activity.groupId, share: activity.share });
    stretches.set(activity.startMs, stretch);
  }
  const work = [...stretches.values()].map((stretch) => {
    const sum = stretch.shares.reduce((total, part) => total + part.share, 0);
    return { ...stretch, shares: stretch.shares.map((part) => ({ ...part, share: part.share / sum })) };
  });
  return {
    employeeId: engineId,
    date: shift.date,
    startMs: shift.startMs,
    endMs: shift.endMs,
    templateId: shift.templateId,
    paidMinutes: shift.paidMinutes,
    isFixed: shift.isLocked,
    pauses: pausesOf(shift),
    work,
  };
}
