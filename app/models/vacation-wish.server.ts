import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { dateToEpochDay, epochDayToDate } from '~/engine/time/local-date';
import { countLeaveDays, findBlockEnd, judgeVacation, type Violation } from '~/engine/vacations';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query, reader, type SqlExecutor } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { parseInput } from './parse-input.server';
import { findVacationCampaign } from './vacation-campaign.server';
import { loadVacationFrame, surroundingsOf, toViolationView } from './vacation-judgement.server';
import { rulesOn, vacationPriorities } from './vacation-person.server';
import { lockPeople } from './vacation-write.server';

/** A wish as lists show it. */
export interface VacationWishView {
  id: string;
  employeeId: string;
  employeeName: string;
  departmentName: string | null;
  year: number;
  rank: number;
  firstDate: string;
  lastDate: string;
  priority: string;
  state: string;
  outcome: { rule: string; figures: Record<string, number | string> } | null;
  version: number;
}

const viewSql = `
  select w.id, w.employee_id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName",
    (select d.name from department_memberships m join departments d on d.id = m.department_id
      where m.employee_id = a.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date) limit 1) as "departmentName",
    w.year, w.rank, w.first_date as "firstDate", w.last_date as "lastDate", w.priority, w.state, w.outcome, w.version
  from vacation_wishes w join agents a on a.id = w.employee_id`;

/** Wishes of a year within a scope, drafts left out, by name and rank; after a cursor of name, id of the person and rank. */
export function listVacationWishes(input: {
  organizationId: string;
  scope: AccessScope;
  year: number;
  state?: string;
  search?: string;
  departmentId?: string;
  after?: [string, string, number];
  limit: number;
  offset?: number;
}): Promise<VacationWishView[]> {
  const within = employeeScopeSql(input.scope, 'a', 11);
  return query<VacationWishView>(
    `vacation-wishes-${input.scope.kind}`,
    `${viewSql} where w.organization_id = $1 and w.year = $2 and w.state <> 'draft' and ($3::text is null or w.state = $3)
       and ($4::text is null or a.last_name || ' ' || a.first_name ilike '%' || $4 || '%')
       and ($5::text is null or (a.last_name || ' ' || a.first_name, w.employee_id, w.rank) > ($5, $6::uuid, $7::int))
       and ($8::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and d.path @> array[$8::uuid] and (m.valid_to is null or m.valid_to > current_date)))
       and ${within.sql}
     order by a.last_name || ' ' || a.first_name, w.employee_id, w.rank limit $9 offset $10`,
    [
      input.organizationId,
      input.year,
      input.state ?? null,
      input.search?.replace(/[\\%_]/g, '\\$&') || null,
      input.after?.[0] ?? null,
      input.after?.[1] ?? null,
      input.after?.[2] ?? null,
      input.departmentId ?? null,
      input.limit,
      input.offset ?? 0,
      ...within.values,
    ],
    reader(),
  );
}

/** How many wishes of a selection there are in each state. */
export async function countVacationWishes(input: {
  organizationId: string;
  scope: AccessScope;
  year: number;
  search?: string;
  departmentId?: string;
}): Promise<Record<string, number>> {
  const within = employeeScopeSql(input.scope, 'a', 5);
  const rows = await query<{ state: string; count: number }>(
    `vacation-wish-counts-${input.scope.kind}`,
    `select w.state, count(*)::int as count from vacation_wishes w join agents a on a.id = w.employee_id
     where w.organization_id = $1 and w.year = $2 and w.state <> 'draft'
       and ($3::text is null or a.last_name || ' ' || a.first_name ilike '%' || $3 || '%')
       and ($4::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and d.path @> array[$4::uuid] and (m.valid_to is null or m.valid_to > current_date)))
       and ${within.sql} group by 1`,
    [
      input.organizationId,
      input.year,
      input.search?.replace(/[\\%_]/g, '\\$&') || null,
      input.departmentId ?? null,
      ...within.values,
    ],
    reader(),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A person's own wishes of a year with what speaks against each, and how many colleagues of the same groups want those days. */
export async function readOwnWishes(input: { organizationId: string; employeeId: string; year: number }) {
  const { organizationId, employeeId, year } = input;
  const wishes = await query<VacationWishView>(
    'vacation-own-wishes',
    `${viewSql} where w.organization_id = $1 and w.employee_id = $2 and w.year = $3 order by w.rank`,
    [organizationId, employeeId, year],
  );
  if (!wishes.length) return [];
  const days = wishes.map(({ firstDate }) => dateToEpochDay(firstDate));
  const frame = await loadVacationFrame({
    organizationId,
    employeeIds: [employeeId],
    first: Math.min(...days),
    last: Math.max(...days) + 60,
  });
  const person = frame.people.get(employeeId);
  if (!person) return [];
  const calendar = frame.calendarOf(person.siteId);
  const away = await countColleagues(organizationId, employeeId, wishes);
  return wishes.map((wish) => {
    const block = { first: dateToEpochDay(wish.firstDate), last: dateToEpochDay(wish.lastDate) };
    const around = surroundingsOf(frame, person, block, null);
    return {
      ...wish,
      days: countLeaveDays(calendar, around.rules?.dayKind ?? 'calendar', block.first, block.last),
      violations: isOpenState(wish.state)
        ? judgeVacation(block, 'annual', { ...around, limits: [] })
            .filter(({ rule }) => rule !== 'notice')
            .map(toViolationView)
        : [],
      ...(away.get(wish.id) ?? { colleagues: 0, away: 0 }),
    };
  });
}

const isOpenState = (state: string) => state === 'draft' || state === 'submitted';

/** Per wish: colleagues of the same main group, and most of them on leave or wishing it on one of its days. */
async function countColleagues(organizationId: string, employeeId: string, wishes: readonly VacationWishView[]) {
  const rows = await query<{ id: string; colleagues: number; away: number }>(
    'vacation-wish-colleagues',
    `with mates as (select distinct o.employee_id from group_memberships g join group_memberships o on o.group_id = g.group_id and o.employee_id <> g.employee_id
        and o.role = 'MAIN' and (o.valid_to is null or o.valid_to > current_date)
      where g.organization_id = $1 and g.employee_id = $2 and g.role = 'MAIN' and (g.valid_to is null or g.valid_to > current_date)),
     mine as (select * from unnest($3::uuid[], $4::date[], $5::date[]) as t(id, first_date, last_date)),
     taken as (select m.employee_id, v.first_date, v.last_date from mates m join vacations v on v.employee_id = m.employee_id
       union select m.employee_id, w.first_date, w.last_date from mates m join vacation_wishes w on w.employee_id = m.employee_id and w.state = 'submitted')
     select x.id, (select count(*) from mates)::int as colleagues,
       coalesce((select max(n) from (select count(distinct t.employee_id) as n from generate_series(x.first_date, x.last_date, '1 day') d
         join taken t on t.first_date <= d and t.last_date >= d group by d) per_day), 0)::int as away
     from mine x`,
    [
      organizationId,
      employeeId,
      wishes.map(({ id }) => id),
      wishes.map(({ firstDate }) => firstDate),
      wishes.map(({ lastDate }) => lastDate),
    ],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const wishInput = z.object({
  firstDate: z.iso.date(),
  lastDate: z.preprocess((value) => (value === '' ? undefined : value), z.iso.date().optional()),
  days: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(1).max(60).optional()),
  priority: z.enum(vacationPriorities).default('non_priority'),
});

/** The rules that no wish may break; all others are told, as planning may find a way. */
const wishRules = new Set(['not_employed', 'overlap', 'no_scheme', 'too_short', 'too_long', 'blackout']);

/** Refuses a wish while the collection is not open. */
async function requireOpen(on: SqlExecutor, organizationId: string, year: number) {
  const campaign = await findVacationCampaign({ organizationId, year }, on);
  if (!campaign?.isOpen) throw conflict('Wishes for this year are not collected now.');
  return campaign;
}

const lockOwner = (client: PoolClient, organizationId: string, employeeId: string) =>
  client.query('select 1 from agents where organization_id = $1 and id = $2 for no key update', [
    organizationId,
    employeeId,
  ]);

/**
 * Writes down a wish of one's own, after those there are.
 * @returns its id
 * @throws AppError forbidden, conflict while nothing is collected, invalid with every rule it breaks
 */
export async function addVacationWish(
  actor: Actor,
  year: number,
  sent: unknown,
  state: 'draft' | 'submitted' = 'draft',
): Promise<string> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  const values = parseInput(wishInput, sent);
  const first = dateToEpochDay(values.firstDate);
  if (!values.firstDate.startsWith(String(year)))
    throw invalid('firstDate', 'other_year', 'firstDate: the day lies in another year.');
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await lockOwner(client, organizationId, employeeId);
    const campaign = await requireOpen(client, organizationId, year);
    const frame = await loadVacationFrame(
      { organizationId, employeeIds: [employeeId], first, last: first + 60 },
      client,
    );
    const person = frame.people.get(employeeId);
    if (!person) throw forbidden();
    const dayKind = rulesOn(person, first)?.rules.dayKind ?? 'calendar';
    const last = values.lastDate
      ? dateToEpochDay(values.lastDate)
      : findBlockEnd(frame.calendarOf(person.siteId), dayKind, first, values.days ?? 14);
    if (last < first) throw invalid('lastDate', 'before_first', 'lastDate: the last day is before the first.');
    const judged = judgeVacation({ first, last }, 'annual', surroundingsOf(frame, person, { first, last }, null));
    requireWishable(judged);
    const others = await client.query<{ rank: number; clash: boolean }>(
      `select rank, first_date <= $4 and last_date >= $3 and state <> 'refused' as clash from vacation_wishes where employee_id = $1 and year = $2`,
      [employeeId, year, values.firstDate, epochDayToDate(last)],
    );
    if (others.rows.length >= campaign.maxWishes)
      throw invalid('firstDate', 'too_many', `At most ${campaign.maxWishes} wishes.`);
    if (others.rows.some(({ clash }) => clash))
      throw invalid('firstDate', 'wished', 'firstDate: you wish these days already.');
    const id = createId();
    const rank = Math.max(0, ...others.rows.map((other) => other.rank)) + 1;
    const after = {
      year,
      rank,
      firstDate: values.firstDate,
      lastDate: epochDayToDate(last),
      priority: values.priority,
    };
    await client.query(
      `insert into vacation_wishes (id, organization_id, employee_id, year, rank, first_date, last_date, priority, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, organizationId, employeeId, year, rank, after.firstDate, after.lastDate, after.priority, state],
    );
    return { result: id, audit: { action: 'vacation_wish.created', entity: 'vacation_wish', entityId: id, after } };
  });
}

function requireWishable(violations: readonly Violation[]): void {
  const refused = violations.filter(({ rule }) => wishRules.has(rule));
  if (!refused.length) return;
  throw new AppError('invalid', refused.map(({ rule }) => rule).join(', '), {
    faults: refused.map(({ rule }) => ({ field: 'firstDate', rule, message: rule })),
  });
}

/**
 * The same for a person within one's reach, handed in at once.
 * @throws AppError as `addVacationWish`; not_found outside one's reach
 */
export async function addVacationWishFor(
  actor: Actor,
  employeeId: string,
  year: number,
  sent: unknown,
): Promise<string> {
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await lockPeople(client, actor, [employeeId]);
    return { result: undefined, audit: [] };
  });
  return addVacationWish({ ...actor, employeeId }, year, sent, 'submitted');
}

/** What a person can do with the wishes they have. */
export type WishChange =
  | { kind: 'delete'; wishId: string }
  /** one place up, as wanted more, or down */
  | { kind: 'up' | 'down'; wishId: string }
  | { kind: 'priority'; wishId: string; priority: string }
  /** hands in all drafts */
  | { kind: 'submit' }
  /** takes what was handed in back to change it */
  | { kind: 'withdraw' };

/**
 * Changes one's own wishes of a year while they are collected.
 * @throws AppError forbidden, not_found, conflict
 */
export async function changeVacationWishes(actor: Actor, year: number, change: WishChange): Promise<void> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await lockOwner(client, organizationId, employeeId);
    const found = await client.query<{ id: string; rank: number; state: string }>(
      `select id, rank, state from vacation_wishes where organization_id = $1 and employee_id = $2 and year = $3 order by rank for update`,
      [organizationId, employeeId, year],
    );
    const wishes = found.rows;
    if ('wishId' in change && !wishes.some(({ id }) => id === change.wishId)) throw notFound('The wish');
    await requireOpen(client, organizationId, year);
    if ('wishId' in change && !isOpenState(wishes.find(({ id }) => id === change.wishId)?.state ?? ''))
      throw conflict('Planning has decided on this wish already.');
    await applyChange(client, wishes, change);
    const audit: AuditEntry = {
      action: `vacation_wish.${change.kind}`,
      entity: 'vacation_wish',
      entityId: 'wishId' in change ? change.wishId : null,
      after: { year },
    };
    return { result: undefined, audit };
  });
}

async function applyChange(
  client: PoolClient,
  wishes: readonly { id: string; rank: number; state: string }[],
  change: WishChange,
): Promise<void> {
  const order = wishes.map(({ id }) => id);
  if (change.kind === 'submit' || change.kind === 'withdraw') {
    const [from, to] = change.kind === 'submit' ? ['draft', 'submitted'] : ['submitted', 'draft'];
    await client.query(
      `update vacation_wishes set state = $3, version = version + 1 where id = any($1::uuid[]) and state = $2`,
      [order, from, to],
    );
    return;
  }
  const at = order.indexOf(change.wishId);
  if (change.kind === 'priority') {
    const priority = vacationPriorities.find((known) => known === change.priority);
    if (!priority) throw invalid('priority', 'unknown', 'priority: unknown.');
    await client.query('update vacation_wishes set priority = $2, version = version + 1 where id = $1', [
      change.wishId,
      priority,
    ]);
    return;
  }
  if (change.kind === 'delete') {
    await client.query('delete from vacation_wishes where id = $1', [change.wishId]);
    order.splice(at, 1);
  } else {
    const to = change.kind === 'up' ? at - 1 : at + 1;
    if (to < 0 || to >= order.length) return;
    [order[at], order[to]] = [order[to], order[at]];
  }
  // why: two steps, as a rank is unique for a person and year at every moment
  await client.query('update vacation_wishes set rank = -rank where id = any($1::uuid[])', [order]);
  await client.query(
    `update vacation_wishes w set rank = o.place::int, version = w.version + case when -w.rank = o.place then 0 else 1 end
     from unnest($1::uuid[]) with ordinality o(id, place) where w.id = o.id`,
    [order],
  );
}
