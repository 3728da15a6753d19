import { query, type SqlExecutor } from '~/platform/pg.server';
import { type ActivityRow, loadShifts, type ShiftRow } from './schedule-shifts.server';

interface CheckRow extends Omit<ShiftRow, 'activities'> {
  /** kind, group, epoch seconds of start and end, paid */
  others: [ActivityRow['kind'], string | null, number, number, boolean][];
  groupIds: string[];
  /** work and everything else fill the shift exactly, and nothing leaves it */
  isWhole: boolean;
}

/**
 * Shifts of a variant as far as rules ask for them: pauses in full, work by its groups only. A planned month has tens of
 * thousands of stretches of work; the rules about them hold where they fill the shift, which the database adds up. The few
 * shifts where they do not are read in full.
 */
export async function loadShiftsToCheck(
  input: { organizationId: string; scheduleId: string; employeeIds?: string[] },
  on?: SqlExecutor,
): Promise<ShiftRow[]> {
  const rows = await query<CheckRow>(
    'schedule-shifts-to-check',
    `with own as materialized (
       select s.* from shifts s where s.organization_id = $1 and s.schedule_id = $2 and ($3::uuid[] is null or s.employee_id = any($3::uuid[]))
     ), work_of_group as (
       select w.shift_id, w.group_id, sum(w.share * date_part('epoch', w.ends_at - w.starts_at)) as seconds,
         bool_and(w.starts_at >= own.starts_at and w.ends_at <= own.ends_at) as inside
       from own join shift_activities w on w.shift_id = own.id and w.kind = 'WORK' group by w.shift_id, w.group_id
     ), work as (
       select shift_id, json_agg(group_id) filter (where group_id is not null) as group_ids, sum(seconds) as seconds, bool_and(inside) as inside
       from work_of_group group by shift_id
     ), other as (
       select w.shift_id, sum(date_part('epoch', w.ends_at - w.starts_at)) as seconds,
         bool_and(w.starts_at >= own.starts_at and w.ends_at <= own.ends_at) as inside,
         json_agg(json_build_array(w.kind, w.group_id, date_part('epoch', w.starts_at), date_part('epoch', w.ends_at), w.is_paid)
           order by w.starts_at) as items
       from own join shift_activities w on w.shift_id = own.id and w.kind <> 'WORK' group by w.shift_id
     )
     select s.id, s.schedule_id as "scheduleId", s.employee_id as "employeeId", s.template_id as "templateId", s.date,
       extract(epoch from s.starts_at)::float8 * 1000 as "startMs", extract(epoch from s.ends_at)::float8 * 1000 as "endMs",
       s.paid_minutes as "paidMinutes", s.kind, s.is_locked as "isLocked", s.note, s.version,
       coalesce(o.items, '[]') as others, coalesce(w.group_ids, '[]') as "groupIds",
       coalesce(o.inside, true) and coalesce(w.inside, true)
         and (w.shift_id is null or abs(date_part('epoch', s.ends_at - s.starts_at) - w.seconds - coalesce(o.seconds, 0)) < 60) as "isWhole"
     from own s left join work w on w.shift_id = s.id left join other o on o.shift_id = s.id
     order by s.employee_id, s.starts_at`,
    [input.organizationId, input.scheduleId, input.employeeIds ?? null],
    on,
  );
  const partly = [...new Set(rows.filter((row) => !row.isWhole).map((row) => row.employeeId))];
  const inFull = partly.length
    ? await loadShifts({ organizationId: input.organizationId, scheduleId: input.scheduleId, employeeIds: partly }, on)
    : [];
  const fullById = new Map(inFull.map((shift) => [shift.id, shift]));
  return rows.map((row) => (row.isWhole ? toShift(row) : (fullById.get(row.id) ?? toShift(row))));
}

/** Whose skills a whole shift needs is asked once, so one stretch stands for all its work: that up to the first interruption. */
function toShift({ others, groupIds, isWhole: _isWhole, ...shift }: CheckRow): ShiftRow {
  const activities = others.map(
    ([kind, groupId, startSec, endSec, isPaid]): ActivityRow => ({
      kind,
      groupId,
      startMs: startSec * 1000,
      endMs: endSec * 1000,
      isPaid,
      share: 1,
    }),
  );
  const endMs = activities[0]?.startMs ?? shift.endMs;
  if (endMs > shift.startMs) {
    const share = 1 / groupIds.length;
    for (const groupId of groupIds) {
      activities.push({ kind: 'WORK', groupId, startMs: shift.startMs, endMs, isPaid: true, share });
    }
  }
  return { ...shift, activities };
}
