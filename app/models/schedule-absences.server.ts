import type { Actor } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';
import { schedulePeopleSql } from './schedule-people.server';

/** An absence that touches the period of a schedule. */
export interface ScheduleAbsence {
  id: string;
  employeeId: string;
  employeeName: string;
  reason: string;
  startsAt: Date;
  endsAt: Date;
  /** shifts of the schedule that lie in it */
  shiftCount: number;
}

/** Absences of the people of a schedule within reach, by their begin. @throws AppError not_found, forbidden */
export async function listScheduleAbsences(
  actor: Actor,
  input: { scheduleId: string; limit: number; after?: [string, string] },
): Promise<ScheduleAbsence[]> {
  const schedule = await getScheduleFrame(actor, input.scheduleId);
  const scope = planningScope(actor);
  const condition = employeeScopeSql(scope, 'a', 10);
  return query<ScheduleAbsence>(
    `schedule-absences-${scope.kind}`,
    `select b.id, a.id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName", r.name as reason,
       b.starts_at as "startsAt", b.ends_at as "endsAt",
       (select count(*)::int from shifts s where s.schedule_id = $6 and s.employee_id = a.id and s.starts_at < b.ends_at
          and s.ends_at > b.starts_at) as "shiftCount"
     from agents a join absences b on b.employee_id = a.id join absence_reasons r on r.id = b.reason_id
     where (a.id in (select employee_id from shifts where schedule_id = $6) or (${schedulePeopleSql})) and a.organization_id = $1
       and b.status <> 'cancelled' and b.starts_at < ($3::date + 1)::timestamp at time zone a.time_zone
       and b.ends_at > $2::date::timestamp at time zone a.time_zone
       and ($8::timestamptz is null or (b.starts_at, b.id) > ($8, $9::uuid)) and ${condition.sql}
     order by b.starts_at, b.id limit $7`,
    [
      actor.organizationId,
      schedule.startDate,
      schedule.endDate,
      schedule.groupIds,
      schedule.departmentIds,
      schedule.id,
      input.limit,
      input.after?.[0] ?? null,
      input.after?.[1] ?? null,
      ...condition.values,
    ],
    reader(),
  );
}
