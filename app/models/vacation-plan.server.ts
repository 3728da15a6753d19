import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { epochDayToDate } from '~/engine/time/local-date';
import type { DistributionSummary, Proposal } from '~/engine/vacations';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql, isDepartmentInScope } from './access-scope.server';
import { parseInput } from './parse-input.server';
import { recordVacationAbsences } from './vacation-absence.server';
import type { VacationPlanOptions } from './vacation-plan-input.server';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);

/** What an automatic plan is asked for. */
export const vacationPlanInput = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  departmentId: z.preprocess(emptyToNull, z.uuid().nullable()).default(null),
  groupId: z.preprocess(emptyToNull, z.uuid().nullable()).default(null),
  fillsRest: z.boolean().default(true),
  movesExisting: z.boolean().default(false),
  /** what a peak of demand counts against evenness; 0 = nothing */
  peakWeight: z.coerce.number().min(0).max(10).default(1),
  /** who comes first where wishes clash: the longest employed, or who got least so far and last year */
  order: z.enum(['seniority', 'fairness']).default('seniority'),
});

export interface VacationPlanView {
  id: string;
  year: number;
  options: VacationPlanOptions;
  summary: DistributionSummary | null;
  /** running, ready, applied or failed */
  state: string;
  /** what the failed job said */
  error: string | null;
  jobId: string | null;
  createdAt: Date;
  appliedAt: Date | null;
}

/** The scope in which an actor may plan. @throws AppError forbidden */
export function requirePlanScope(actor: Actor): Exclude<AccessScope, { kind: 'own' }> {
  const scope = scopeOf(actor, 'vacation:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  return scope;
}

/**
 * Writes down a run that a job is to fill. The people are those of the actor's reach at that time.
 * @returns its id
 * @throws AppError forbidden, invalid, not_found for a department out of reach
 */
export async function createVacationPlan(actor: Actor, sent: unknown, jobId: string): Promise<string> {
  const scope = requirePlanScope(actor);
  const { year, ...options } = parseInput(vacationPlanInput, sent);
  if (options.departmentId && !isDepartmentInScope(scope, options.departmentId)) throw notFound('The department');
  for (const [table, id] of [
    ['departments', options.departmentId],
    ['groups', options.groupId],
  ] as const) {
    if (!id) continue;
    const found = await query(
      `vacation-plan-${table}`,
      `select 1 from ${table} where organization_id = $1 and id = $2`,
      [actor.organizationId, id],
    );
    if (!found.length) throw notFound(table === 'groups' ? 'The group' : 'The department');
  }
  const id = createId();
  const departmentIds = scope.kind === 'department' ? scope.departmentIds : null;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into vacation_plans (id, organization_id, year, options, job_id, created_by) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        actor.organizationId,
        year,
        JSON.stringify({ ...options, departmentIds }),
        jobId,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    return {
      result: id,
      audit: { action: 'vacation_plan.created', entity: 'vacation_plan', entityId: id, after: { year, ...options } },
    };
  });
}

/** A run as its job needs it, whatever the reach of its author is now. @throws AppError not_found */
export async function loadVacationPlanTask(input: { organizationId: string; planId: string }) {
  const [found] = await query<{
    year: number;
    options: Omit<VacationPlanOptions, 'peakWeight' | 'order'> &
      Partial<VacationPlanOptions> & { departmentIds: string[] | null };
  }>('vacation-plan-task', 'select year, options from vacation_plans where organization_id = $1 and id = $2', [
    input.organizationId,
    input.planId,
  ]);
  if (!found) throw notFound('The automatic plan');
  const { departmentIds, ...stored } = found.options;
  // why: runs asked for before these could be chosen
  const options: VacationPlanOptions = {
    ...stored,
    peakWeight: stored.peakWeight ?? 1,
    order: stored.order ?? 'seniority',
  };
  const scope: AccessScope = departmentIds ? { kind: 'department', departmentIds, employeeId: null } : { kind: 'all' };
  return { year: found.year, options, scope };
}

/** Stores what a run came to; run twice it leaves the same. */
export async function saveVacationPlanResult(
  actor: AuditActor,
  input: { planId: string; proposals: readonly Proposal[]; summary: DistributionSummary },
): Promise<void> {
  const { planId, proposals } = input;
  await bulkWriteWithAudit(actor, async (client) => {
    await client.query('delete from vacation_proposals where plan_id = $1', [planId]);
    const day = (value: number | undefined) => (value === undefined ? null : epochDayToDate(value));
    await client.query(
      `insert into vacation_proposals (id, organization_id, plan_id, employee_id, outcome, wish_id, vacation_id, first_date, last_date, priority, days, reason, basis)
       select gen_random_uuid(), $1, $2, t.* from unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::date[], $8::date[], $9::text[], $10::int[], $11::jsonb[], $12::jsonb[]) t`,
      [
        actor.organizationId,
        planId,
        proposals.map(({ personId }) => personId),
        proposals.map(({ outcome }) => outcome),
        proposals.map(({ wishId }) => wishId),
        proposals.map(({ blockId }) => blockId),
        proposals.map(({ range }) => day(range?.first)),
        proposals.map(({ range }) => day(range?.last)),
        proposals.map(({ priority }) => priority),
        proposals.map(({ days }) => Math.round(days)),
        proposals.map(({ reason }) => (reason ? JSON.stringify(withDates(reason)) : null)),
        proposals.map(({ basis }) => (basis ? JSON.stringify(withDates(basis)) : null)),
      ],
    );
    await client.query(`update vacation_plans set state = 'ready', summary = $2 where id = $1 and state <> 'applied'`, [
      planId,
      JSON.stringify(input.summary),
    ]);
    return {
      result: undefined,
      audit: { action: 'vacation_plan.computed', entity: 'vacation_plan', entityId: planId, after: input.summary },
    };
  });
}

const dayFigures = new Set(['first', 'last', 'day', 'from', 'earliest', 'since']);

/** Epoch days of a reason as dates. */
const withDates = (reason: NonNullable<Proposal['reason'] | Proposal['basis']>) => ({
  rule: reason.rule,
  figures: Object.fromEntries(
    Object.entries(reason.figures).map(([name, value]) => [
      name,
      dayFigures.has(name) && typeof value === 'number' ? epochDayToDate(value) : value,
    ]),
  ),
});

// why: a job that failed, was cancelled, died with its process or was never queued leaves its row running
const stateSql = `case when p.state = 'running' and (j.state in ('failed', 'cancelled') or j.id is null and p.created_at < now() - interval '1 minute')
    then 'failed' else p.state end`;
const columns = `p.id, p.year, p.options - 'departmentIds' as options, p.summary, ${stateSql} as state, p.job_id as "jobId",
  p.created_at as "createdAt", p.applied_at as "appliedAt", case when p.state = 'running' and j.state = 'failed' then j.error end as error`;
const from = 'from vacation_plans p left join jobs j on j.id = p.job_id';

/** Runs all of whose people lie within a scope: the condition on `vacation_plans p`. */
function withinScopeSql(scope: AccessScope, paramIndex: number) {
  const condition = employeeScopeSql(scope, 'a', paramIndex);
  const sql = `not exists (select 1 from vacation_proposals x join agents a on a.id = x.employee_id where x.plan_id = p.id and not ${condition.sql})
    and (p.options ->> 'departmentIds' is not null or ${scope.kind === 'all'})`;
  return scope.kind === 'all' ? { sql: 'true', values: [] } : { sql, values: condition.values };
}

/** The latest runs of a year. */
export function listVacationPlans(input: {
  organizationId: string;
  scope: AccessScope;
  year: number;
}): Promise<VacationPlanView[]> {
  const within = withinScopeSql(input.scope, 3);
  return query<VacationPlanView>(
    `vacation-plans-${input.scope.kind}`,
    `select ${columns} ${from} where p.organization_id = $1 and p.year = $2 and ${within.sql} order by p.id desc limit 10`,
    [input.organizationId, input.year, ...within.values],
  );
}

/** @throws AppError not_found, also where one of its people is out of reach */
export async function getVacationPlan(input: {
  organizationId: string;
  scope: AccessScope;
  planId: string;
}): Promise<VacationPlanView> {
  const within = withinScopeSql(input.scope, 3);
  const [found] = await query<VacationPlanView>(
    `vacation-plan-${input.scope.kind}`,
    `select ${columns} ${from} where p.organization_id = $1 and p.id = $2 and ${within.sql}`,
    [input.organizationId, input.planId, ...within.values],
  );
  if (!found) throw notFound('The automatic plan');
  return found;
}

export interface VacationProposalView {
  id: string;
  employeeId: string;
  employeeName: string;
  outcome: string;
  firstDate: string | null;
  lastDate: string | null;
  priority: string;
  days: number;
  /** where the wish or the block stood */
  fromDate: string | null;
  rank: number | null;
  limitName: string | null;
  reason: { rule: string; figures: Record<string, number | string> } | null;
  /** what decided the dates; of a block that made room, `figures.name` is for whom */
  basis: { rule: string; figures: Record<string, number | string> } | null;
}

/** Proposals of a run, what was refused first. @param input.outcome one outcome only */
export async function listVacationProposals(input: {
  organizationId: string;
  planId: string;
  outcome?: string;
  limit: number;
  offset: number;
}): Promise<{ rows: VacationProposalView[]; total: number }> {
  const rows = await query<VacationProposalView & { total: number }>(
    'vacation-proposals',
    `select x.id, x.employee_id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName", x.outcome, x.first_date as "firstDate",
       x.last_date as "lastDate", x.priority, x.days, coalesce(w.first_date, v.first_date) as "fromDate", w.rank, l.name as "limitName", x.reason,
       case when g.id is null then x.basis else jsonb_set(x.basis, '{figures,name}', to_jsonb(g.last_name || ' ' || g.first_name)) end as basis,
       count(*) over ()::int as total
     from vacation_proposals x join agents a on a.id = x.employee_id left join vacation_wishes w on w.id = x.wish_id
     left join vacations v on v.id = x.vacation_id left join vacation_limits l on l.id::text = x.reason #>> '{figures,id}'
     left join agents g on g.id::text = x.basis #>> '{figures,for}' and g.organization_id = x.organization_id
     where x.organization_id = $1 and x.plan_id = $2 and ($3::text is null or x.outcome = $3)
     order by array_position(array['refused', 'unplaced', 'moved', 'shifted', 'granted', 'filled'], x.outcome), a.last_name, a.first_name, x.first_date, x.id
     limit $4 offset $5`,
    [input.organizationId, input.planId, input.outcome ?? null, input.limit, input.offset],
    reader(),
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/**
 * Makes a run true: blocks are written (planned, or at once approved), existing ones moved, wishes answered. What no longer
 * fits, as something else was planned meanwhile, is left out and counted.
 * @throws AppError forbidden, not_found; conflict for a run that is not ready
 */
export async function applyVacationPlan(input: {
  actor: Actor;
  planId: string;
  isApproved: boolean;
}): Promise<{ created: number; moved: number; skipped: number }> {
  const { actor, planId } = input;
  const { organizationId } = actor;
  const scope = requirePlanScope(actor);
  await getVacationPlan({ organizationId, scope, planId });
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const locked = await client.query<{ state: string }>('select state from vacation_plans where id = $1 for update', [
      planId,
    ]);
    if (locked.rows[0].state !== 'ready') throw conflict('This plan is not ready, or has been applied already.');
    await client.query(
      `select a.id from agents a where a.id in (select employee_id from vacation_proposals where plan_id = $1) order by a.id for no key update`,
      [planId],
    );
    const moved = await moveBlocks(client, planId);
    const created = await createBlocks(client, planId, input);
    await answerWishes(client, planId);
    await client.query(`update vacation_plans set state = 'applied', applied_at = now() where id = $1`, [planId]);
    const wanted = await client.query<{ count: number }>(
      `select count(*) as count from vacation_proposals where plan_id = $1 and outcome in ('granted', 'moved', 'filled', 'shifted')`,
      [planId],
    );
    const result = { created: created.length, moved, skipped: wanted.rows[0].count - created.length - moved };
    return {
      result,
      audit: {
        action: 'vacation_plan.applied',
        entity: 'vacation_plan',
        entityId: planId,
        after: { ...result, isApproved: input.isApproved },
      },
    };
  });
}

async function moveBlocks(client: PoolClient, planId: string): Promise<number> {
  const moved = await client.query<{ id: string }>(
    `update vacations v set first_date = x.first_date, last_date = x.last_date, version = v.version + 1
     from vacation_proposals x where x.plan_id = $1 and x.outcome = 'shifted' and v.id = x.vacation_id and v.state = 'planned'
       and not exists (select 1 from vacations o where o.employee_id = v.employee_id and o.id <> v.id
         and o.first_date <= x.last_date and o.last_date >= x.first_date)
     returning v.id`,
    [planId],
  );
  return moved.rows.length;
}

async function createBlocks(
  client: PoolClient,
  planId: string,
  input: { actor: Actor; isApproved: boolean },
): Promise<string[]> {
  const { actor } = input;
  const made = await client.query<{ id: string }>(
    `insert into vacations (id, organization_id, employee_id, first_date, last_date, state, priority, origin, wish_id, created_by)
     select gen_random_uuid(), x.organization_id, x.employee_id, x.first_date, x.last_date, $2, x.priority,
       case when x.wish_id is null then 'automatic' else 'wish' end, x.wish_id, $3
     from vacation_proposals x where x.plan_id = $1 and x.outcome in ('granted', 'moved', 'filled')
       and not exists (select 1 from vacations o where o.employee_id = x.employee_id and o.first_date <= x.last_date and o.last_date >= x.first_date)
     returning id`,
    [planId, input.isApproved ? 'approved' : 'planned', actor.kind === 'user' ? actor.id : null],
  );
  if (input.isApproved) await recordVacationAbsences(client, actor.organizationId, made.rows);
  return made.rows.map(({ id }) => id);
}

async function answerWishes(client: PoolClient, planId: string): Promise<void> {
  await client.query(
    `update vacation_wishes w set state = x.outcome, version = w.version + 1,
       outcome = case x.outcome when 'moved' then jsonb_build_object('rule', 'moved', 'figures', jsonb_build_object('first', x.first_date, 'last', x.last_date)) when 'refused' then x.reason end
     from vacation_proposals x where x.plan_id = $1 and w.id = x.wish_id
       and (x.outcome = 'refused' or exists (select 1 from vacations v where v.wish_id = w.id))`,
    [planId],
  );
}
