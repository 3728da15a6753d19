import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import type { ScheduleParameters } from './schedule-input';
import type { StoredScheduleResult } from './schedule-result-types';
import { scheduleVisibleSql } from './schedule-scope.server';

export const scheduleStatuses = ['draft', 'planning', 'planned', 'error', 'applied', 'archived'] as const;
export type ScheduleStatus = (typeof scheduleStatuses)[number];

/** A status out of an address, where it is one. */
export const toScheduleStatus = (text: string | null): ScheduleStatus | undefined =>
  scheduleStatuses.find((status) => status === text);

/** A variant as lists and pages show it. */
export interface ScheduleView {
  id: string;
  name: string;
  comment: string | null;
  /** inclusive local dates */
  startDate: string;
  endDate: string;
  status: ScheduleStatus;
  groupIds: string[];
  departmentIds: string[];
  forecastIds: string[];
  parameters: ScheduleParameters;
  error: string | null;
  jobId: string | null;
  createdAt: Date;
  createdByName: string | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  /** agent-hours missing and beyond the requirement, in percent of it; null before the first result */
  shortPercent: number | null;
  overPercent: number | null;
  /** distance to the proven bound, 0..1 */
  gap: number | null;
  employeeCount: number;
  version: number;
  /** of the planning under way: whether it runs or waits in the queue, and 0..100 */
  jobState: string | null;
  jobProgress: number | null;
}

// why: a job that was cancelled while it waited, or died with its process, leaves the row in planning
const statusSql = `case when s.status = 'planning' and j.state in ('cancelled', 'failed') then 'error' else s.status end`;
const errorSql = `case when s.status <> 'planning' then s.error when j.state = 'cancelled' then 'The planning was cancelled before it began.' else j.error end`;
const rankSql = `case when s.status = 'applied' then 0 else 1 end`;
const viewColumns = `
  s.id, s.name, s.comment, s.start_date as "startDate", s.end_date as "endDate", ${statusSql} as status, s.group_ids as "groupIds",
  s.department_ids as "departmentIds", s.forecast_ids as "forecastIds", s.parameters, ${errorSql} as error, s.job_id as "jobId",
  s.created_at as "createdAt", cu.display_name as "createdByName", s.published_at as "publishedAt", pu.display_name as "publishedByName",
  (s.result #>> '{coverage,shortPercent}')::float8 as "shortPercent", (s.result #>> '{coverage,overPercent}')::float8 as "overPercent",
  (s.result ->> 'gap')::float8 as gap, coalesce((s.result ->> 'employeeCount')::int, 0) as "employeeCount", s.version,
  case when s.status = 'planning' then j.state end as "jobState", case when s.status = 'planning' then j.progress end as "jobProgress"`;
const viewFrom = `from schedules s left join users cu on cu.id = s.created_by left join users pu on pu.id = s.published_by
  left join jobs j on j.id = s.job_id`;

/** Variants within reach, applied ones first, then the newest, by keyset. */
export async function listSchedules(input: {
  organizationId: string;
  scope: AccessScope;
  status?: ScheduleStatus;
  search?: string;
  /** only those that touch this range of dates */
  from?: string;
  to?: string;
  limit: number;
  /** the last item of the page before */
  after?: { isApplied: boolean; id: string };
}): Promise<{ items: ScheduleView[]; next: { isApplied: boolean; id: string } | null }> {
  const visible = scheduleVisibleSql(input.scope, 's', 9);
  const items = await query<ScheduleView>(
    `schedule-list-${input.scope.kind}`,
    `select ${viewColumns} ${viewFrom}
     where s.organization_id = $1 and ($2::text is null or ${statusSql} = $2) and ($3::text is null or s.name ilike '%' || $3 || '%')
       and ($4::date is null or s.end_date >= $4) and ($5::date is null or s.start_date <= $5)
       and ($6::int is null or ${rankSql} > $6 or (${rankSql} = $6 and s.id < $7::uuid)) and ${visible.sql}
     order by ${rankSql}, s.id desc limit $8`,
    [
      input.organizationId,
      input.status ?? null,
      input.search?.trim().replace(/[\\%_]/g, '\\$&') || null,
      input.from ?? null,
      input.to ?? null,
      input.after ? (input.after.isApplied ? 0 : 1) : null,
      input.after?.id ?? null,
      input.limit + 1,
      ...visible.values,
    ],
    reader(),
  );
  const page = items.slice(0, input.limit);
  const last = page.at(-1);
  const next = items.length > input.limit && last ? { isApplied: last.status === 'applied', id: last.id } : null;
  return { items: page, next };
}

/** One variant without its result, which is large. @throws AppError not_found, also where it is out of reach */
export async function getScheduleView(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<ScheduleView> {
  const visible = scheduleVisibleSql(input.scope, 's', 3);
  const [row] = await query<ScheduleView>(
    `schedule-view-by-id-${input.scope.kind}`,
    `select ${viewColumns} ${viewFrom} where s.organization_id = $1 and s.id = $2 and ${visible.sql}`,
    [input.organizationId, input.scheduleId, ...visible.values],
  );
  if (!row) throw notFound('The schedule');
  return row;
}

/** One variant with its result. @throws AppError not_found, also where it is out of reach */
export async function getSchedule(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<ScheduleView & { result: StoredScheduleResult | null }> {
  const visible = scheduleVisibleSql(input.scope, 's', 3);
  const [row] = await query<ScheduleView & { result: StoredScheduleResult | null }>(
    `schedule-by-id-${input.scope.kind}`,
    `select ${viewColumns}, s.result ${viewFrom} where s.organization_id = $1 and s.id = $2 and ${visible.sql}`,
    [input.organizationId, input.scheduleId, ...visible.values],
  );
  if (!row) throw notFound('The schedule');
  return row;
}

/**
 * The departments that a planner's variant may hold: those asked for, or all within reach.
 * @throws AppError forbidden for departments beyond the scope
 */
export function departmentsWithin(actor: Actor, permission: string, departmentIds: string[]): string[] {
  const scope = scopeOf(actor, permission);
  if (!scope || scope.kind === 'own') throw forbidden();
  if (scope.kind === 'all') return departmentIds;
  if (!scope.departmentIds.length) throw forbidden('You head no department to plan for.');
  const beyond = departmentIds.filter((id) => !scope.departmentIds.includes(id));
  if (beyond.length) throw forbidden('You may plan only for your own departments.');
  return departmentIds.length ? departmentIds : scope.departmentIds;
}

/** Whether an actor may plan, edit or publish a variant as a whole. @throws AppError forbidden */
export function requireWholeSchedule(actor: Actor, permission: string, schedule: { departmentIds: string[] }): void {
  const scope = scopeOf(actor, permission);
  if (scope?.kind === 'all') return;
  if (scope?.kind !== 'department' || !schedule.departmentIds.length) throw forbidden();
  departmentsWithin(actor, permission, schedule.departmentIds);
}

/** Removes a variant that was never applied. @throws AppError not_found, conflict, forbidden */
export async function deleteSchedule(actor: Actor, input: { scheduleId: string }): Promise<void> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await getSchedule({ organizationId, scope, scheduleId: input.scheduleId });
  requireWholeSchedule(actor, 'schedule:write', schedule);
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `delete from schedules s where s.organization_id = $1 and s.id = $2 and s.status not in ('applied', 'archived')
         and not exists (select 1 from jobs j where j.id = s.job_id and j.state in ('waiting', 'running'))`,
      [organizationId, input.scheduleId],
    );
    if (!rowCount) throw conflict('A schedule that is applied, was applied or is being planned cannot be deleted.');
    const audit = {
      action: 'schedule.deleted',
      entity: 'schedule',
      entityId: input.scheduleId,
      before: { name: schedule.name, startDate: schedule.startDate, endDate: schedule.endDate },
    };
    return { result: undefined, audit };
  });
}
