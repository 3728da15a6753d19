import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { askForAcknowledgement } from './acknowledgement.server';
import { notifyUsers } from './notification.server';
import { getSchedule, requireWholeSchedule, type ScheduleView } from './schedule.server';
import type { StoredScheduleResult } from './schedule-result-types';

/** An applied schedule that gives way to a new one for some people. */
export interface ScheduleOverlap {
  scheduleId: string;
  name: string;
  startDate: string;
  endDate: string;
  employeeCount: number;
}

/** What a planner should know before publishing. */
export interface PublicationCheck {
  canPublish: boolean;
  /** why not: the state of the variant, or no shifts */
  obstacle: 'not_planned' | 'no_shifts' | null;
  employeeCount: number;
  shiftCount: number;
  conflictCount: number;
  unmetCount: number;
  shortPercent: number | null;
  overPercent: number | null;
  overlaps: ScheduleOverlap[];
}

const overlapSql = `
  select o.id as "scheduleId", o.name, o.start_date as "startDate", o.end_date as "endDate", count(distinct t.employee_id)::int as "employeeCount"
  from schedules n join schedules o on o.organization_id = n.organization_id and o.status = 'applied' and o.id <> n.id
    and o.start_date <= n.end_date and o.end_date >= n.start_date
  join shifts t on t.schedule_id = o.id and t.date between n.start_date and n.end_date
    and exists (select 1 from shifts mine where mine.schedule_id = n.id and mine.employee_id = t.employee_id)
  where n.organization_id = $1 and n.id = $2 group by o.id order by o.start_date`;

async function loadPublishable(
  actor: Actor,
  scheduleId: string,
): Promise<ScheduleView & { result: StoredScheduleResult | null }> {
  const scope = scopeOf(actor, 'schedule:publish');
  if (!scope || scope.kind === 'own') throw forbidden();
  const schedule = await getSchedule({ organizationId: actor.organizationId, scope, scheduleId });
  requireWholeSchedule(actor, 'schedule:publish', schedule);
  return schedule;
}

/** Counts and obstacles before a publication. @throws AppError not_found, forbidden */
export async function checkPublication(actor: Actor, scheduleId: string): Promise<PublicationCheck> {
  const schedule = await loadPublishable(actor, scheduleId);
  const { organizationId } = actor;
  const [overlaps, [counts]] = await Promise.all([
    query<ScheduleOverlap>('publication-overlaps', overlapSql, [organizationId, scheduleId]),
    query<{ shiftCount: number; employeeCount: number }>(
      'publication-counts',
      `select count(*)::int as "shiftCount", count(distinct employee_id)::int as "employeeCount" from shifts
       where organization_id = $1 and schedule_id = $2`,
      [organizationId, scheduleId],
    ),
  ]);
  const obstacle = schedule.status !== 'planned' ? 'not_planned' : counts.shiftCount === 0 ? 'no_shifts' : null;
  return {
    ...counts,
    canPublish: obstacle === null,
    obstacle,
    conflictCount: schedule.result?.conflicts.length ?? 0,
    unmetCount: schedule.result?.unmet.length ?? 0,
    shortPercent: schedule.shortPercent,
    overPercent: schedule.overPercent,
    overlaps,
  };
}

/**
 * Makes a planned variant the applied one, in one transaction: shifts of the same people and dates in other applied schedules
 * are archived, everyone concerned is asked to acknowledge; then people are told.
 * @param replacesOverlapping whether shifts of applied schedules may give way
 * @throws AppError not_found, forbidden; conflict where it is not planned, has changed since, or would replace others unasked
 */
export async function publishSchedule(
  actor: Actor,
  input: { scheduleId: string; expectedVersion?: number; replacesOverlapping?: boolean },
): Promise<{ version: number; employeeCount: number; replacedScheduleIds: string[] }> {
  const { organizationId } = actor;
  const { scheduleId } = input;
  const schedule = await loadPublishable(actor, scheduleId);
  const done = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`publish:${organizationId}`]);
    const version = await markApplied(client, actor, input);
    const overlaps = (await client.query<ScheduleOverlap>(overlapSql, [organizationId, scheduleId])).rows;
    if (overlaps.length && !input.replacesOverlapping) throw overlapConflict(overlaps);
    for (const overlap of overlaps) await giveWay(client, { organizationId, scheduleId, overlap });
    const { rows } = await client.query<{ employeeId: string }>(
      'select distinct employee_id as "employeeId" from shifts where organization_id = $1 and schedule_id = $2',
      [organizationId, scheduleId],
    );
    if (!rows.length) throw conflict('The schedule has no shifts to publish.');
    const employeeIds = rows.map((row) => row.employeeId);
    await askForAcknowledgement(client, { organizationId, scheduleId, scheduleVersion: version, employeeIds });
    const replacedScheduleIds = overlaps.map((overlap) => overlap.scheduleId);
    const audit = {
      action: 'schedule.published',
      entity: 'schedule',
      entityId: scheduleId,
      before: { status: 'planned' },
      after: { status: 'applied', employeeCount: employeeIds.length, replacedScheduleIds },
    };
    return { result: { version, employeeIds, replacedScheduleIds }, audit };
  });
  await tellEmployees({
    organizationId,
    scheduleId,
    employeeIds: done.employeeIds,
    kind: 'schedule_published',
    change: 'published',
    params: { schedule: schedule.name, from: schedule.startDate, to: schedule.endDate },
  });
  return {
    version: done.version,
    employeeCount: done.employeeIds.length,
    replacedScheduleIds: done.replacedScheduleIds,
  };
}

async function markApplied(
  client: PoolClient,
  actor: Actor,
  input: { scheduleId: string; expectedVersion?: number },
): Promise<number> {
  const { rows } = await client.query<{ version: number; wasPlanned: boolean }>(
    `update schedules s set status = 'applied', published_at = now(), published_by = $3, version = s.version + 1
     where s.organization_id = $1 and s.id = $2 and s.status = 'planned' and ($4::int is null or s.version = $4) returning s.version`,
    [actor.organizationId, input.scheduleId, actor.kind === 'user' ? actor.id : null, input.expectedVersion ?? null],
  );
  if (!rows.length)
    throw conflict('Only a planned schedule can be published; this one has changed since you opened it.');
  return rows[0].version;
}

function overlapConflict(overlaps: ScheduleOverlap[]): AppError {
  const listed = overlaps.map((overlap) => `${overlap.name} (${overlap.employeeCount} people)`).join(', ');
  return new AppError(
    'conflict',
    `People of this schedule are planned already in: ${listed}. Confirm that it is replaced.`,
    {
      faults: overlaps.map((overlap) => ({ field: 'replacesOverlapping', rule: 'overlap', message: overlap.name })),
    },
  );
}

/**
 * Shifts of an applied schedule that a new one replaces move to the archive. When none of its shifts remain, the schedule
 * itself is archived; else an archived copy keeps the replaced part.
 */
async function giveWay(
  client: PoolClient,
  input: { organizationId: string; scheduleId: string; overlap: ScheduleOverlap },
): Promise<void> {
  const { organizationId, scheduleId, overlap } = input;
  const replaced = `t.schedule_id = $2 and exists (select 1 from schedules n join shifts mine on mine.schedule_id = n.id
    where n.id = $1 and mine.employee_id = t.employee_id and t.date between n.start_date and n.end_date)`;
  const { rows } = await client.query<{ remaining: number }>(
    `select count(*)::int as remaining from shifts t where t.schedule_id = $2 and not (${replaced})`,
    [scheduleId, overlap.scheduleId],
  );
  if (rows[0].remaining === 0) {
    await client.query(
      `update schedules set status = 'archived', version = version + 1 where organization_id = $1 and id = $2`,
      [organizationId, overlap.scheduleId],
    );
    return;
  }
  const archiveId = createId();
  await client.query(
    `insert into schedules (id, organization_id, name, comment, start_date, end_date, status, group_ids, department_ids, forecast_ids,
       parameters, created_by, published_by, published_at)
     select $1, organization_id, name, comment, greatest(start_date, (select start_date from schedules where id = $3)),
       least(end_date, (select end_date from schedules where id = $3)), 'archived', group_ids, department_ids, forecast_ids,
       parameters, created_by, published_by, published_at from schedules where id = $2`,
    [archiveId, overlap.scheduleId, scheduleId],
  );
  await client.query(`update shifts t set schedule_id = $3 where ${replaced}`, [
    scheduleId,
    overlap.scheduleId,
    archiveId,
  ]);
  await client.query('update schedules set version = version + 1 where id = $1', [overlap.scheduleId]);
}

/** Tells the users behind employees, and everyone who looks at the schedule. Call it after the commit. */
export async function tellEmployees(input: {
  organizationId: string;
  scheduleId: string;
  employeeIds: string[];
  kind: 'schedule_published' | 'schedule_changed';
  change: string;
  params: Record<string, unknown>;
}): Promise<void> {
  const { organizationId, scheduleId } = input;
  const users = await query<{ id: string }>(
    'users-of-employees',
    `select u.id from users u where u.employee_id = any($1::uuid[]) and u.status = 'active'`,
    [input.employeeIds],
  );
  const userIds = users.map((user) => user.id);
  await notifyUsers({ organizationId, userIds, kind: input.kind, params: input.params, link: '/my/acknowledgements' });
  await publish({
    organizationId,
    type: 'schedule',
    rooms: [rooms.schedule(scheduleId), ...userIds.map(rooms.user)],
    data: { scheduleId, change: input.change },
  });
}
