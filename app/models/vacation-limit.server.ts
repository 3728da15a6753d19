import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import type { LimitLoad } from '~/engine/vacations';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { departmentScopeSql, isDepartmentInScope } from './access-scope.server';
import { isUniqueViolation, parseInput } from './parse-input.server';
import { epochDaySql } from './vacation-person.server';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const optionalId = z.preprocess(emptyToNull, z.uuid().nullable()).default(null);
const optionalCount = (max: number) =>
  z.preprocess(emptyToNull, z.coerce.number().int().min(0).max(max).nullable()).default(null);

/** How many may be away at once; a period with none is closed for vacations. */
export const vacationLimitSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    departmentId: optionalId,
    groupId: optionalId,
    skillId: optionalId,
    firstDate: z.iso.date(),
    lastDate: z.iso.date(),
    maxAway: optionalCount(100_000),
    maxPercent: optionalCount(100),
  })
  .refine((limit) => limit.firstDate <= limit.lastDate, {
    path: ['lastDate'],
    message: 'The last day is before the first.',
    params: { rule: 'before_first' },
  })
  .refine((limit) => (limit.maxAway === null) !== (limit.maxPercent === null), {
    path: ['maxAway'],
    message: 'Give either a number of people or a percentage.',
    params: { rule: 'one_of' },
  })
  .refine((limit) => [limit.departmentId, limit.groupId, limit.skillId].filter(Boolean).length <= 1, {
    path: ['groupId'],
    message: 'A limit is about one department, one group or one skill.',
    params: { rule: 'one_of' },
  });
export type VacationLimitInput = z.output<typeof vacationLimitSchema>;

export interface VacationLimitRow extends VacationLimitInput {
  id: string;
  version: number;
  /** name of its department, group or skill; null = everybody */
  aboutName: string | null;
  /** people it is about */
  size: number;
  capacity: number;
  /** most who are away on one of its days, and how many days exceed it */
  mostAway: number;
  daysOver: number;
}

/** Members of each limit of `limits` (alias l): (limit_id, employee_id). */
const membersSql = `
  select l.id as limit_id, a.id as employee_id
  from limits l join agents a on a.organization_id = l.organization_id and a.status <> 'created'
    and a.hire_date <= l.last_date and (a.dismissal_date is null or a.dismissal_date > l.first_date)
  where (l.department_id is null and l.group_id is null and l.skill_id is null)
    or (l.department_id is not null and exists (select 1 from department_memberships m join departments d on d.id = m.department_id
      where m.employee_id = a.id and d.path @> array[l.department_id]
        and m.valid_from <= greatest(current_date, l.first_date) and (m.valid_to is null or m.valid_to > greatest(current_date, l.first_date))))
    or (l.group_id is not null and exists (select 1 from group_memberships m where m.employee_id = a.id and m.group_id = l.group_id
      and m.valid_from <= greatest(current_date, l.first_date) and (m.valid_to is null or m.valid_to > greatest(current_date, l.first_date))))
    or (l.skill_id is not null and exists (select 1 from agent_skills m where m.employee_id = a.id and m.skill_id = l.skill_id
      and m.valid_from <= greatest(current_date, l.first_date) and (m.valid_to is null or m.valid_to > greatest(current_date, l.first_date))))`;

export interface LoadedLimit extends LimitLoad {
  size: number;
  memberIds: Set<string>;
}

/**
 * Limits that touch a range of days, each with who it is about and how many of them have leave on each of its days.
 * @param input.employeeIds members other than these are counted, not named
 */
export async function loadVacationLimits(
  input: { organizationId: string; first: number; last: number; employeeIds: readonly string[] },
  on?: SqlExecutor,
): Promise<LoadedLimit[]> {
  const rows = await query<{
    id: string;
    name: string;
    first: number;
    last: number;
    maxAway: number | null;
    maxPercent: number | null;
    size: number;
    memberIds: string[];
    away: [number, number][];
  }>(
    'vacation-limit-loads',
    `with limits as (select * from vacation_limits where organization_id = $1
       and first_date <= date '1970-01-01' + $3::int and last_date >= date '1970-01-01' + $2::int),
     members as materialized (${membersSql}),
     away as (select m.limit_id, d::date as day, count(*)::int as count from members m join limits l on l.id = m.limit_id
       join vacations v on v.employee_id = m.employee_id and v.first_date <= l.last_date and v.last_date >= l.first_date
       cross join lateral generate_series(greatest(v.first_date, l.first_date), least(v.last_date, l.last_date), '1 day') d
       group by 1, 2)
     select l.id, l.name, ${epochDaySql('l.first_date')} as first, ${epochDaySql('l.last_date')} as last,
       l.max_away as "maxAway", l.max_percent as "maxPercent",
       (select count(*) from members m where m.limit_id = l.id)::int as size,
       coalesce((select json_agg(m.employee_id) from members m where m.limit_id = l.id and m.employee_id = any($4::uuid[])), '[]') as "memberIds",
       coalesce((select json_agg(json_build_array(${epochDaySql('w.day')}, w.count)) from away w where w.limit_id = l.id), '[]') as away
     from limits l order by l.first_date, l.name`,
    [input.organizationId, input.first, input.last, input.employeeIds],
    on,
  );
  return rows.map(({ maxAway, maxPercent, memberIds, away, ...row }) => {
    const counts = new Int32Array(row.last - row.first + 1);
    for (const [day, count] of away) counts[day - row.first] = count;
    return {
      ...row,
      capacity: capacityOf({ maxAway, maxPercent }, row.size),
      memberIds: new Set(memberIds),
      away: counts,
    };
  });
}

/** People who may be away: the number, or the part of those it is about, rounded down. */
export const capacityOf = (limit: { maxAway: number | null; maxPercent: number | null }, size: number): number =>
  limit.maxAway ?? Math.floor((size * (limit.maxPercent ?? 100)) / 100);

/** A limit without the leave of one block, as the block's own rules look at it. */
export function withoutBlock(limit: LoadedLimit, block: { first: number; last: number }): LoadedLimit {
  const away = Int32Array.from(limit.away);
  for (let day = Math.max(block.first, limit.first); day <= Math.min(block.last, limit.last); day++)
    away[day - limit.first] -= 1;
  return { ...limit, away };
}

type LimitRecord = Omit<VacationLimitRow, 'size' | 'capacity' | 'mostAway' | 'daysOver'>;

/** Limits of a range of days by their first day, with what they come to; those of departments out of reach are left out. */
export async function listVacationLimits(input: {
  organizationId: string;
  scope: AccessScope;
  first: number;
  last: number;
}): Promise<VacationLimitRow[]> {
  const within = departmentScopeSql(input.scope, 'd', 4);
  const [rows, loads] = await Promise.all([
    query<LimitRecord>(
      `vacation-limits-${input.scope.kind}`,
      `select l.id, l.name, l.version, l.department_id as "departmentId", l.group_id as "groupId", l.skill_id as "skillId",
         l.first_date as "firstDate", l.last_date as "lastDate", l.max_away as "maxAway", l.max_percent as "maxPercent",
         coalesce(d.name, g.name, s.name) as "aboutName"
       from vacation_limits l left join departments d on d.id = l.department_id left join groups g on g.id = l.group_id
       left join skills s on s.id = l.skill_id
       where l.organization_id = $1 and l.first_date <= date '1970-01-01' + $3::int and l.last_date >= date '1970-01-01' + $2::int
         and (l.department_id is null or ${within.sql})
       order by l.first_date, l.name limit 500`,
      [input.organizationId, input.first, input.last, ...within.values],
    ),
    loadVacationLimits({ ...input, employeeIds: [] }),
  ]);
  const byId = new Map(loads.map((load) => [load.id, load]));
  return rows.map((row) => {
    const load = byId.get(row.id);
    const away = load ? Array.from(load.away) : [];
    const capacity = load?.capacity ?? 0;
    return {
      ...row,
      size: load?.size ?? 0,
      capacity,
      mostAway: Math.max(0, ...away),
      daysOver: away.filter((count) => count > capacity).length,
    };
  });
}

/** Whether an actor may set limits there: everywhere, or of a department within their reach. */
function requireReach(actor: Actor, departmentId: string | null): void {
  const scope = scopeOf(actor, 'vacation:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  if (scope.kind === 'all') return;
  if (!departmentId || !isDepartmentInScope(scope, departmentId))
    throw forbidden('A limit of these people is set by whoever plans all of them.');
}

/**
 * Creates a limit, or changes one.
 * @param input.limitId absent for a new one
 * @returns its id
 * @throws AppError forbidden, not_found, invalid, conflict for an old version
 */
export async function saveVacationLimit(input: {
  actor: Actor;
  limitId?: string;
  version?: number;
  values: unknown;
}): Promise<{ id: string; version: number }> {
  const { actor, limitId } = input;
  const values = parseInput(vacationLimitSchema, input.values);
  requireReach(actor, values.departmentId);
  const { organizationId } = actor;
  try {
    return await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
      const before = limitId ? await lockLimit(client, actor, limitId, input.version) : null;
      await requireKnown(client, organizationId, values);
      const columns = [
        values.name,
        values.departmentId,
        values.groupId,
        values.skillId,
        values.firstDate,
        values.lastDate,
        values.maxAway,
        values.maxPercent,
      ];
      const saved = before
        ? await client.query<{ id: string; version: number }>(
            `update vacation_limits set name = $2, department_id = $3, group_id = $4, skill_id = $5, first_date = $6, last_date = $7,
               max_away = $8, max_percent = $9, version = version + 1 where id = $1 returning id, version`,
            [limitId, ...columns],
          )
        : await client.query<{ id: string; version: number }>(
            `insert into vacation_limits (id, organization_id, name, department_id, group_id, skill_id, first_date, last_date, max_away, max_percent)
             values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id, version`,
            [organizationId, ...columns],
          );
      const result = saved.rows[0];
      return {
        result,
        audit: {
          action: before ? 'vacation_limit.updated' : 'vacation_limit.created',
          entity: 'vacation_limit',
          entityId: result.id,
          before: before ?? undefined,
          after: values,
        },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('name', 'unique', 'name: it is taken already.');
    throw error;
  }
}

/** @throws AppError forbidden, not_found */
export async function deleteVacationLimit(input: { actor: Actor; limitId: string }): Promise<void> {
  const { actor, limitId } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const before = await lockLimit(client, actor, limitId);
    await client.query('delete from vacation_limits where id = $1', [limitId]);
    return {
      result: undefined,
      audit: { action: 'vacation_limit.deleted', entity: 'vacation_limit', entityId: limitId, before },
    };
  });
}

async function requireKnown(on: SqlExecutor, organizationId: string, values: VacationLimitInput): Promise<void> {
  for (const [field, table] of [
    ['departmentId', 'departments'],
    ['groupId', 'groups'],
    ['skillId', 'skills'],
  ] as const) {
    if (!values[field]) continue;
    const found = await query(
      `vacation-limit-${table}`,
      `select 1 from ${table} where organization_id = $1 and id = $2`,
      [organizationId, values[field]],
      on,
    );
    if (!found.length) throw invalid(field, 'unknown', `${field}: unknown.`);
  }
}

async function lockLimit(on: SqlExecutor, actor: Actor, limitId: string, version?: number) {
  const [found] = await query<VacationLimitInput & { version: number }>(
    'vacation-limit-lock',
    `select name, department_id as "departmentId", group_id as "groupId", skill_id as "skillId", first_date as "firstDate",
       last_date as "lastDate", max_away as "maxAway", max_percent as "maxPercent", version
     from vacation_limits where organization_id = $1 and id = $2 for update`,
    [actor.organizationId, limitId],
    on,
  );
  if (!found) throw notFound('The limit');
  requireReach(actor, found.departmentId);
  const { version: current, ...before } = found;
  if (version !== undefined && version !== current)
    throw conflict(`The limit was changed meanwhile; its version is now ${current}.`);
  return before;
}
