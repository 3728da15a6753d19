import type { AccessScope } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { isEmployeeInScope } from './employee.server';

interface CardInput {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
}

export interface AbsenceItem {
  id: string;
  reason: string;
  startsAt: string;
  endsAt: string;
  allDay: boolean;
  status: string;
  note: string | null;
}

const absencesSql = `
select b.id, r.name as reason, b.starts_at as "startsAt", b.ends_at as "endsAt", b.all_day as "allDay", b.status, b.note
from absences b join absence_reasons r on r.id = b.reason_id
where b.organization_id = $1::uuid and b.employee_id = $2::uuid
order by b.starts_at desc limit 100`;

/** The latest hundred absences of an employee, newest first. @throws AppError not_found */
export async function listEmployeeAbsences(input: CardInput): Promise<AbsenceItem[]> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  return query<AbsenceItem>('employee-absences', absencesSql, [input.organizationId, input.employeeId], reader());
}

export interface UpcomingShift {
  id: string;
  scheduleId: string;
  scheduleName: string;
  date: string;
  startsAt: string;
  endsAt: string;
  paidMinutes: number;
  kind: string;
  templateName: string | null;
  activities: { kind: string; startsAt: string; endsAt: string; groupName: string | null }[];
}

const shiftsSql = `
select s.id, s.schedule_id as "scheduleId", sc.name as "scheduleName", s.date, s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.paid_minutes as "paidMinutes", s.kind, t.name as "templateName",
  (select coalesce(json_agg(json_build_object('kind', x.kind, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'groupName', g.name) order by x.starts_at), '[]')
     from shift_activities x left join groups g on g.id = x.group_id where x.shift_id = s.id) as activities
from shifts s join schedules sc on sc.id = s.schedule_id and sc.status = 'applied'
left join shift_templates t on t.id = s.template_id
where s.organization_id = $1::uuid and s.employee_id = $2::uuid and s.ends_at > now()
order by s.starts_at limit 31`;

/** Shifts ahead in published schedules, at most a month of them. @throws AppError not_found */
export async function listUpcomingShifts(input: CardInput): Promise<UpcomingShift[]> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  return query<UpcomingShift>(
    'employee-upcoming-shifts',
    shiftsSql,
    [input.organizationId, input.employeeId],
    reader(),
  );
}

export interface TrailItem {
  id: number;
  at: string;
  actorName: string | null;
  action: string;
  source: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

const trailSql = `
select e.id, e.at, e.actor_name as "actorName", e.action, e.source, e.before, e.after, e.reason
from audit_events e
where e.organization_id = $1::uuid and e.entity = 'employee' and e.entity_id = $2 and ($3::bigint is null or e.id < $3)
order by e.id desc limit 51`;

/** Who changed the card, newest first, fifty at a time. @throws AppError not_found */
export async function listEmployeeTrail(
  input: CardInput & { before: number | null },
): Promise<{ items: TrailItem[]; next: number | null }> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  const rows = await query<TrailItem>(
    'employee-trail',
    trailSql,
    [input.organizationId, input.employeeId, input.before],
    reader(),
  );
  return { items: rows.slice(0, 50), next: rows.length > 50 ? rows[49].id : null };
}
