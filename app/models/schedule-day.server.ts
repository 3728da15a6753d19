import type { AccessScope } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

export interface DayActivity {
  kind: string;
  groupId: string | null;
  startMs: number;
  endMs: number;
  isPaid: boolean;
}

/** A shift of one local date with everything in it. */
export interface DayShift {
  id: string;
  employeeId: string;
  name: string;
  zone: string;
  startMs: number;
  endMs: number;
  /** of the start, by the wall clock of the person */
  startMinute: number;
  templateId: string | null;
  paidMinutes: number;
  kind: string;
  version: number;
  colour: number;
  isLocked: boolean;
  activities: DayActivity[];
}

/** Shifts of a variant on a date of the people within a scope, in the order of their starts. */
export function listDayShifts(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
  date: string;
  groupId?: string;
  departmentId?: string;
  siteId?: string;
}): Promise<DayShift[]> {
  const condition = employeeScopeSql(input.scope, 'a', 7);
  return query<DayShift>(
    `schedule-day-${input.scope.kind}`,
    `select s.id, a.id as "employeeId", a.last_name || ' ' || a.first_name as name, a.time_zone as zone,
       extract(epoch from s.starts_at)::float8 * 1000 as "startMs", extract(epoch from s.ends_at)::float8 * 1000 as "endMs",
       (extract(epoch from (s.starts_at at time zone a.time_zone) - s.date::timestamp) / 60)::int as "startMinute",
       s.template_id as "templateId", s.paid_minutes as "paidMinutes", s.kind, s.version, coalesce(t.colour, 1) as colour, s.is_locked as "isLocked",
       (select coalesce(json_agg(json_build_object('kind', w.kind, 'groupId', w.group_id, 'startMs', extract(epoch from w.starts_at) * 1000,
          'endMs', extract(epoch from w.ends_at) * 1000, 'isPaid', w.is_paid) order by w.starts_at), '[]')
        from shift_activities w where w.shift_id = s.id and w.kind <> 'WORK') as activities
     from shifts s join agents a on a.id = s.employee_id left join shift_templates t on t.id = s.template_id
     where s.organization_id = $1 and s.schedule_id = $2 and s.date = $3
       and ($4::uuid is null or exists (select 1 from group_memberships m where m.employee_id = a.id and m.group_id = $4
         and m.valid_from <= s.date and (m.valid_to is null or m.valid_to > s.date)))
       and ($5::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and d.path @> array[$5::uuid] and m.valid_from <= s.date and (m.valid_to is null or m.valid_to > s.date)))
       and ($6::uuid is null or a.site_id = $6) and ${condition.sql}
     order by s.starts_at, name`,
    [
      input.organizationId,
      input.scheduleId,
      input.date,
      input.groupId ?? null,
      input.departmentId ?? null,
      input.siteId ?? null,
      ...condition.values,
    ],
    reader(),
  );
}
