import { v7 as createId } from 'uuid';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, isLocalTimeFault, localDayStart, localToInstant } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, type FieldFault, forbidden, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { notifyUsers } from './notification.server';
import { findTransfer, judgeRequestedVacation } from './requested-vacation.server';

export const requestTypes = [
  'TIME_OFF',
  'SICK_LEAVE',
  'VACATION',
  'EXTRAORDINARY_VACATION',
  'VACATION_TRANSFER',
] as const;
export type RequestType = (typeof requestTypes)[number];
export const requestStatuses = ['under_review', 'approved', 'rejected', 'cancelled'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export interface RequestView {
  id: string;
  employeeId: string;
  employeeName: string;
  departmentName: string | null;
  type: RequestType;
  status: RequestStatus;
  startsAt: Date;
  endsAt: Date;
  allDay: boolean;
  timeZone: string;
  reasonName: string | null;
  comment: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionComment: string | null;
  createdAt: Date;
  version: number;
  /** colleagues of the same groups who are away at that time, and all of them */
  awayCount: number;
  colleagueCount: number;
}

const viewSql = `
select q.id, q.employee_id as "employeeId", e.last_name || ' ' || e.first_name as "employeeName", d.name as "departmentName", q.type, q.status,
  q.starts_at as "startsAt", q.ends_at as "endsAt", q.all_day as "allDay", e.time_zone as "timeZone", r.name as "reasonName", q.comment,
  u.display_name as "decidedByName", q.decided_at as "decidedAt", q.decision_comment as "decisionComment", q.created_at as "createdAt", q.version,
  coalesce(c.away, 0)::int as "awayCount", coalesce(c.colleagues, 0)::int as "colleagueCount"
from requests q
join agents e on e.id = q.employee_id
left join department_memberships m on m.employee_id = e.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
left join departments d on d.id = m.department_id
left join absence_reasons r on r.id = q.reason_id
left join users u on u.id = q.decided_by`;

const colleaguesSql = `
left join lateral (
  select count(distinct o.employee_id) as colleagues,
    count(distinct o.employee_id) filter (where exists (select 1 from absences a where a.employee_id = o.employee_id and a.status <> 'cancelled'
      and a.starts_at < q.ends_at and a.ends_at > q.starts_at)) as away
  from group_memberships g join group_memberships o on o.group_id = g.group_id and o.employee_id <> g.employee_id
    and o.valid_from <= current_date and (o.valid_to is null or o.valid_to > current_date)
  where g.employee_id = q.employee_id and g.role = 'MAIN' and g.valid_from <= current_date and (g.valid_to is null or g.valid_to > current_date)
) c on q.status = 'under_review'`;

/** A person's own requests, newest first. */
export function listOwnRequests(input: { organizationId: string; employeeId: string }): Promise<RequestView[]> {
  return query<RequestView>(
    'request-own',
    `${viewSql} left join lateral (select 0 as away, 0 as colleagues) c on true
     where q.organization_id = $1 and q.employee_id = $2 order by q.id desc limit 100`,
    [input.organizationId, input.employeeId],
  );
}

/** Requests of the people within a scope: those that wait first and by their beginning, then the newest. */
export async function listRequests(input: {
  organizationId: string;
  scope: AccessScope;
  status?: RequestStatus;
  type?: RequestType;
  search?: string;
  page: number;
  pageSize: number;
}): Promise<{ rows: RequestView[]; total: number }> {
  const within = employeeScopeSql(input.scope, 'e', 2);
  const next = within.values.length + 2;
  const rows = await query<RequestView & { total: number }>(
    `request-list-${input.scope.kind}`,
    `${viewSql.replace('select q.id', 'select count(*) over () as total, q.id')} ${colleaguesSql}
     where q.organization_id = $1 and ${within.sql}
       and ($${next}::text is null or q.status = $${next}) and ($${next + 1}::text is null or q.type = $${next + 1})
       and ($${next + 2}::text is null or e.last_name || ' ' || e.first_name ilike '%' || $${next + 2} || '%')
     order by (q.status = 'under_review') desc, case when q.status = 'under_review' then q.starts_at end, q.id desc
     limit $${next + 3} offset $${next + 4}`,
    [
      input.organizationId,
      ...within.values,
      input.status ?? null,
      input.type ?? null,
      input.search?.trim().replace(/[\\%_]/g, '\\$&') || null,
      input.pageSize,
      (input.page - 1) * input.pageSize,
    ],
    reader(),
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** What an employee fills in; local dates and times of their own zone. */
export interface NewRequest {
  type: RequestType;
  firstDate: string;
  lastDate: string;
  /** part of one day: HH:MM; absent = whole days */
  fromTime?: string;
  toTime?: string;
  reasonId?: string;
  /** the planned leave that a VACATION_TRANSFER moves; it keeps its length */
  vacationId?: string;
  comment?: string;
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

function toInstant(date: string, clock: string, zone: string): number {
  const instant = localToInstant({ date, minuteOfDay: minuteOf(clock), zone, ambiguity: 'earlier' });
  return isLocalTimeFault(instant) ? instant.transitionMs : instant;
}

/**
 * Sends a request for approval.
 * @returns its id
 * @throws AppError invalid that names every field at fault at once; forbidden for a login without an employee
 */
export async function createRequest(actor: Actor, sent: NewRequest): Promise<string> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  const input = sent.type === 'VACATION_TRANSFER' ? await findTransfer(actor, sent) : sent;
  const [employee] = await query<{ zone: string; name: string; headUserId: string | null }>(
    'request-author',
    `select e.time_zone as zone, e.last_name || ' ' || e.first_name as name,
       (select u.id from department_memberships m join departments d on d.id = m.department_id
          join departments up on up.id = any(d.path) join users u on u.employee_id = up.head_employee_id and u.status = 'active'
         where m.employee_id = e.id and up.head_employee_id <> e.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
         order by cardinality(up.path) desc limit 1) as "headUserId"
     from agents e where e.organization_id = $1 and e.id = $2 and e.status = 'active'`,
    [organizationId, employeeId],
  );
  if (!employee) throw forbidden();
  const isPartial = Boolean(input.fromTime && input.toTime);
  const startMs = isPartial
    ? toInstant(input.firstDate, input.fromTime as string, employee.zone)
    : localDayStart(input.firstDate, employee.zone);
  const endMs = isPartial
    ? toInstant(input.firstDate, input.toTime as string, employee.zone)
    : localDayStart(addDays(input.lastDate, 1), employee.zone);
  await checkRequest(actor, input, { startMs, endMs, zone: employee.zone });
  const id = createId();
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into requests (id, organization_id, employee_id, type, status, starts_at, ends_at, all_day, reason_id, comment, vacation_id)
       values ($1, $2, $3, $4, 'under_review', $5, $6, $7, $8, $9, $10)`,
      [
        id,
        organizationId,
        employeeId,
        input.type,
        new Date(startMs),
        new Date(endMs),
        !isPartial,
        input.reasonId ?? null,
        input.comment || null,
        input.vacationId ?? null,
      ],
    );
    return { result: id, audit: { action: 'request.created', entity: 'request', entityId: id, after: { ...input } } };
  });
  if (employee.headUserId) {
    await notifyUsers({
      organizationId,
      userIds: [employee.headUserId],
      kind: 'request_created',
      params: { name: employee.name, type: input.type, date: input.firstDate },
      link: '/plan/requests',
    });
  }
  return id;
}

async function checkRequest(
  actor: Actor,
  input: NewRequest,
  period: { startMs: number; endMs: number; zone: string },
): Promise<void> {
  const faults: FieldFault[] = [];
  const add = (field: string, rule: string, message: string) => faults.push({ field, rule, message });
  if (input.lastDate < input.firstDate) add('lastDate', 'before_first', 'The last day is before the first.');
  if (input.fromTime && !input.toTime) add('toTime', 'required', 'Give the end of the time away.');
  if (input.toTime && !input.fromTime) add('fromTime', 'required', 'Give the beginning of the time away.');
  if (input.fromTime && input.toTime && input.toTime <= input.fromTime)
    add('toTime', 'before_start', 'The time must end after it begins.');
  if (input.fromTime && input.lastDate !== input.firstDate)
    add('lastDate', 'one_day', 'Part of a day is within one day.');
  if (input.type === 'TIME_OFF' && !input.reasonId) add('reasonId', 'required', 'Choose a reason.');
  if ((input.comment ?? '').length > 256) add('comment', 'too_long', 'At most 256 characters.');
  const daysAhead = (period.startMs - Date.now()) / 86_400_000;
  if (input.type !== 'SICK_LEAVE' && daysAhead < -1) add('firstDate', 'past', 'The day is over.');
  if (Math.abs(daysAhead) > 400) add('firstDate', 'too_far', 'The day is more than a year away.');
  if (input.reasonId) {
    const known = await query(
      'request-reason',
      `select 1 from absence_reasons where organization_id = $1 and id = $2 and status = 'active'`,
      [actor.organizationId, input.reasonId],
    );
    if (!known.length) add('reasonId', 'unknown', 'Choose a reason of the list.');
  }
  if (faults.length === 0) {
    const values = [actor.organizationId, actor.employeeId, new Date(period.startMs), new Date(period.endMs)];
    const [clash] = await query<{ request: boolean; absence: boolean; shift: boolean }>(
      'request-clash',
      `select
         exists (select 1 from requests where organization_id = $1 and employee_id = $2 and status = 'under_review' and starts_at < $4 and ends_at > $3) as request,
         exists (select 1 from absences where organization_id = $1 and employee_id = $2 and status <> 'cancelled' and starts_at < $4 and ends_at > $3
           and id is distinct from (select absence_id from vacations where id = $5::uuid)) as absence,
         exists (select 1 from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied'
           where s.organization_id = $1 and s.employee_id = $2 and s.starts_at < $4 and s.ends_at > $3) as shift`,
      [...values, input.vacationId ?? null],
    );
    if (clash.request) add('firstDate', 'overlap', 'Another request of yours already asks for this time.');
    else if (clash.absence) add('firstDate', 'absent', 'You are already away at this time.');
    else if (input.type === 'TIME_OFF' && !clash.shift) add('firstDate', 'no_shift', 'You have no shift at this time.');
    else if (input.type === 'VACATION' || input.type === 'VACATION_TRANSFER')
      faults.push(...(await judgeRequestedVacation(actor, input)));
  }
  if (faults.length) throw new AppError('invalid', faults.map((fault) => fault.message).join(' '), { faults });
}

/**
 * Takes one's own request back while nobody has decided.
 * @throws AppError not_found, conflict
 */
export async function cancelRequest(actor: Actor, requestId: string): Promise<void> {
  const { organizationId, employeeId } = actor;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const found = await client.query<{ status: string }>(
      'select status from requests where organization_id = $1 and employee_id = $2 and id = $3 for update',
      [organizationId, employeeId, requestId],
    );
    if (!found.rows[0]) throw notFound('The request');
    if (found.rows[0].status !== 'under_review') throw conflict('The request has been decided already.');
    await client.query(`update requests set status = 'cancelled', version = version + 1 where id = $1`, [requestId]);
    return { result: undefined, audit: { action: 'request.cancelled', entity: 'request', entityId: requestId } };
  });
}

/** Active absence reasons for the form. */
export function listAbsenceReasons(input: {
  organizationId: string;
}): Promise<{ id: string; name: string; code: string }[]> {
  return query(
    'request-reasons',
    `select id, name, code from absence_reasons where organization_id = $1 and status = 'active' order by name`,
    [input.organizationId],
  );
}
