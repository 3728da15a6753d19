import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { employeeScopeSql } from './access-scope.server';
import { getSchedule } from './schedule.server';

/** One published version of a schedule that a person is asked to confirm. */
export interface AcknowledgementView {
  id: string;
  scheduleId: string;
  scheduleName: string;
  scheduleVersion: number;
  /** inclusive local dates */
  startDate: string;
  endDate: string;
  createdAt: Date;
  seenAt: Date | null;
  acknowledgedAt: Date | null;
  /** a later version of the same schedule asks again, or the schedule was replaced */
  isSuperseded: boolean;
}

/** What a person was asked to confirm, newest first: open items first, then the archive. */
export function listAcknowledgements(input: {
  organizationId: string;
  employeeId: string;
  limit?: number;
}): Promise<AcknowledgementView[]> {
  return query<AcknowledgementView>(
    'acknowledgement-own',
    `select k.id, k.schedule_id as "scheduleId", s.name as "scheduleName", k.schedule_version as "scheduleVersion",
       s.start_date as "startDate", s.end_date as "endDate", k.created_at as "createdAt", k.seen_at as "seenAt",
       k.acknowledged_at as "acknowledgedAt",
       s.status <> 'applied' or exists (select 1 from schedule_acknowledgements later where later.schedule_id = k.schedule_id
         and later.employee_id = k.employee_id and later.schedule_version > k.schedule_version) as "isSuperseded"
     from schedule_acknowledgements k join schedules s on s.id = k.schedule_id
     where k.organization_id = $1 and k.employee_id = $2
     order by k.acknowledged_at is not null, k.created_at desc, k.id desc limit $3`,
    [input.organizationId, input.employeeId, input.limit ?? 100],
  );
}

/**
 * Confirms one's own item with the time of the server. Confirming again changes nothing; it cannot be undone.
 * @throws AppError forbidden for whoever is no employee; not_found for an item of somebody else
 */
export async function acknowledge(input: { actor: Actor; id: string }): Promise<{ acknowledgedAt: Date }> {
  const { actor, id } = input;
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  const done = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ scheduleId: string; acknowledgedAt: Date | null }>(
      `select schedule_id as "scheduleId", acknowledged_at as "acknowledgedAt" from schedule_acknowledgements
       where id = $1 and organization_id = $2 and employee_id = $3 for update`,
      [id, organizationId, employeeId],
    );
    const [item] = rows;
    if (!item) throw notFound('The item to acknowledge');
    if (item.acknowledgedAt) {
      return { result: { scheduleId: item.scheduleId, acknowledgedAt: item.acknowledgedAt, isNew: false }, audit: [] };
    }
    const written = await client.query<{ acknowledgedAt: Date }>(
      `update schedule_acknowledgements set acknowledged_at = now(), seen_at = coalesce(seen_at, now()), acknowledged_by = $2
       where id = $1 returning acknowledged_at as "acknowledgedAt"`,
      [id, actor.kind === 'user' ? actor.id : null],
    );
    const { acknowledgedAt } = written.rows[0];
    const audit = {
      action: 'schedule.acknowledged',
      entity: 'schedule',
      entityId: item.scheduleId,
      after: { employeeId },
    };
    return { result: { scheduleId: item.scheduleId, acknowledgedAt, isNew: true }, audit };
  });
  if (done.isNew) {
    await publish({
      organizationId,
      type: 'schedule',
      rooms: [rooms.schedule(done.scheduleId)],
      data: { scheduleId: done.scheduleId, change: 'acknowledged' },
    });
  }
  return { acknowledgedAt: done.acknowledgedAt };
}

/** Notes that a person has opened an item; the first time counts. @throws AppError not_found */
export async function markAcknowledgementSeen(input: {
  organizationId: string;
  employeeId: string;
  id: string;
}): Promise<void> {
  const rows = await query(
    'acknowledgement-seen',
    `update schedule_acknowledgements set seen_at = coalesce(seen_at, now())
     where id = $1 and organization_id = $2 and employee_id = $3 returning id`,
    [input.id, input.organizationId, input.employeeId],
  );
  if (!rows.length) throw notFound('The item to acknowledge');
}

/** Who of the people within a scope has confirmed the latest published state of a schedule. */
export interface ScheduleAcknowledgement {
  employeeId: string;
  name: string;
  departmentName: string | null;
  askedAt: Date;
  seenAt: Date | null;
  acknowledgedAt: Date | null;
}

/** The latest item of each person of a published schedule; those who have not confirmed first. */
export async function listScheduleAcknowledgements(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<ScheduleAcknowledgement[]> {
  await getSchedule(input);
  const scope = employeeScopeSql(input.scope, 'a', 3);
  return query<ScheduleAcknowledgement>(
    `acknowledgement-of-schedule-${input.scope.kind}`,
    `select * from (
       select distinct on (k.employee_id) k.employee_id as "employeeId", a.last_name || ' ' || a.first_name as name,
         (select d.name from department_memberships m join departments d on d.id = m.department_id
           where m.employee_id = a.id order by m.valid_from desc limit 1) as "departmentName",
         k.created_at as "askedAt", k.seen_at as "seenAt", k.acknowledged_at as "acknowledgedAt"
       from schedule_acknowledgements k join agents a on a.id = k.employee_id
       where k.organization_id = $1 and k.schedule_id = $2 and ${scope.sql}
       order by k.employee_id, k.schedule_version desc) latest
     order by "acknowledgedAt" is not null, name`,
    [input.organizationId, input.scheduleId, ...scope.values],
    reader(),
  );
}

/** Asks people to confirm a version of a schedule, inside the transaction that made the version. */
export async function askForAcknowledgement(
  client: PoolClient,
  input: { organizationId: string; scheduleId: string; scheduleVersion: number; employeeIds: string[] },
): Promise<void> {
  const employeeIds = [...new Set(input.employeeIds)];
  await client.query(
    `insert into schedule_acknowledgements (id, organization_id, schedule_id, schedule_version, employee_id)
     select n.id, $1, $2, $3, n.employee_id from unnest($4::uuid[], $5::uuid[]) as n(id, employee_id)
     on conflict (schedule_id, schedule_version, employee_id) do nothing`,
    [input.organizationId, input.scheduleId, input.scheduleVersion, employeeIds.map(() => createId()), employeeIds],
  );
}
