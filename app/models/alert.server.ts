import { v7 as createId } from 'uuid';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { rooms } from '~/realtime/events';
import { publish, publishAll } from '~/realtime/publish.server';
import { employeeScopeSql } from './access-scope.server';
import { type AlertRule, type AlertSeverity, type Trouble, troubleKey } from './alert-rules';

export type AlertState = 'active' | 'acknowledged' | 'resolved';

/** An alert as pages show it; its words are made from rule and figures. */
export interface AlertView {
  id: string;
  rule: AlertRule;
  severity: AlertSeverity;
  state: AlertState;
  groupId: string | null;
  groupName: string | null;
  employeeId: string | null;
  employeeName: string | null;
  figures: Record<string, number | string>;
  startedAtMs: number;
}

const viewSql = (scopeSql: string) => `
select al.id, al.rule, al.severity, al.state, al.group_id as "groupId", g.name as "groupName", al.employee_id as "employeeId",
  e.last_name || ' ' || e.first_name as "employeeName", al.figures, extract(epoch from al.started_at)::float8 * 1000 as "startedAtMs"
from alerts al
left join groups g on g.id = al.group_id
left join agents e on e.id = al.employee_id
where al.organization_id = $1 and al.state <> 'resolved' and (al.employee_id is null or ${scopeSql})`;

/** Alerts that are not over, worst first; those about people only within the scope. */
export async function listOpenAlerts(input: { organizationId: string; scope: AccessScope }): Promise<AlertView[]> {
  const scope = employeeScopeSql(input.scope, 'e', 2);
  const order = `order by (al.state = 'acknowledged'), array_position(array['critical', 'technical', 'warning'], al.severity),
    al.started_at desc limit 100`;
  return query<AlertView>(`alerts-open-${input.scope.kind}`, `${viewSql(scope.sql)} ${order}`, [
    input.organizationId,
    ...scope.values,
  ]);
}

/**
 * Someone takes care of it: the alert steps back until it ends.
 * @throws AppError not_found when it is over, or outside the scope
 */
export async function acknowledgeAlert(actor: Actor, alertId: string): Promise<void> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'live:read');
  if (!scope) throw notFound('The alert');
  const condition = employeeScopeSql(scope, 'e', 3);
  const [alert] = await query<AlertView & { departmentId: string | null }>(
    `alert-one-${scope.kind}`,
    `${viewSql(condition.sql)} and al.id = $2`,
    [organizationId, alertId, ...condition.values],
  );
  if (!alert) throw notFound('The alert');
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `update alerts set state = 'acknowledged', acknowledged_by = $3, acknowledged_at = now()
       where organization_id = $1 and id = $2 and state = 'active'`,
      [organizationId, alertId, actor.kind === 'user' ? actor.id : null],
    );
    return {
      result: undefined,
      audit: { action: 'alert.acknowledged', entity: 'alert', entityId: alertId, after: { rule: alert.rule } },
    };
  });
  await publish({
    organizationId,
    type: 'alert',
    rooms: [rooms.organization(organizationId)],
    data: { ...eventOf(alert, await departmentOf(alert.employeeId)), state: 'acknowledged' },
  });
}

const eventOf = (
  alert: { id: string; rule: string; severity: string; groupId: string | null; employeeId: string | null },
  departmentId: string | null,
) => ({
  id: alert.id,
  rule: alert.rule,
  severity: alert.severity,
  groupId: alert.groupId,
  employeeId: alert.employeeId,
  departmentId,
});

async function departmentOf(employeeId: string | null): Promise<string | null> {
  if (!employeeId) return null;
  return (await departmentsOf([employeeId])).get(employeeId) ?? null;
}

async function departmentsOf(employeeIds: string[]): Promise<Map<string, string>> {
  if (employeeIds.length === 0) return new Map();
  const rows = await query<{ employeeId: string; departmentId: string }>(
    'alert-departments',
    `select employee_id as "employeeId", department_id as "departmentId" from department_memberships
     where employee_id = any($1::uuid[]) and valid_from <= current_date and (valid_to is null or valid_to > current_date)`,
    [employeeIds],
  );
  return new Map(rows.map((row) => [row.employeeId, row.departmentId]));
}

interface OpenRow {
  id: string;
  rule: string;
  severity: string;
  groupId: string | null;
  employeeId: string | null;
  calmLooks: number;
}

const columns = 'id, rule, severity, group_id as "groupId", employee_id as "employeeId", calm_looks as "calmLooks"';
const calmLooksToEnd = 2;
const pendingKey = (organizationId: string) => `live:pending:${organizationId}`;
const pendingLifeSec = 3_600;

/** Lets through what has lasted long enough, remembering in Redis since when each trouble is there. */
async function keepLasting(organizationId: string, troubles: Trouble[], nowMs: number): Promise<Trouble[]> {
  const key = pendingKey(organizationId);
  const known = await redis().hgetall(key);
  const since = new Map(troubles.map((trouble) => [troubleKey(trouble), Number(known[troubleKey(trouble)] ?? nowMs)]));
  const writing = redis().multi().del(key);
  if (since.size > 0) writing.hset(key, Object.fromEntries(since)).expire(key, pendingLifeSec);
  await writing.exec();
  return troubles.filter((trouble) => nowMs - (since.get(troubleKey(trouble)) ?? nowMs) >= trouble.afterMs);
}

const openSql = `
with input as (select * from jsonb_to_recordset($2::jsonb) as t(id uuid, rule text, severity text, "groupId" uuid, "employeeId" uuid, figures jsonb)),
recent as (
  select distinct on (i.id) i.id as input_id, a.id from input i
  join alerts a on a.organization_id = $1 and a.rule = i.rule and a.group_id is not distinct from i."groupId"
    and a.employee_id is not distinct from i."employeeId" and a.state = 'resolved' and a.resolved_at > $3::timestamptz - interval '15 minutes'
  order by i.id, a.resolved_at desc),
reopened as (
  update alerts a set state = 'active', resolved_at = null, calm_looks = 0, figures = i.figures, seen_at = $3
  from recent r join input i on i.id = r.input_id where a.id = r.id returning a.id),
created as (
  insert into alerts (id, organization_id, rule, severity, group_id, employee_id, figures, started_at, seen_at)
  select i.id, $1, i.rule, i.severity, i."groupId", i."employeeId", i.figures, $3, $3 from input i
  where not exists (select 1 from recent r where r.input_id = i.id)
  on conflict do nothing returning id)
select id from reopened union all select id from created`;

/**
 * Brings the open alerts in line with what was seen: what lasts becomes an alert, what is known is refreshed, and an alert ends when
 * its trouble was absent twice. One that comes back within 15 minutes is the same alert again.
 */
export async function reconcileAlerts(input: {
  organizationId: string;
  troubles: Trouble[];
  now: Date;
}): Promise<{ opened: number; resolved: number }> {
  const { organizationId, now } = input;
  const troubles = await keepLasting(organizationId, input.troubles, now.getTime());
  const open = await query<OpenRow>(
    'alerts-to-reconcile',
    `select ${columns} from alerts where organization_id = $1 and state <> 'resolved'`,
    [organizationId],
  );
  const openByKey = new Map(open.map((alert) => [troubleKey(alert), alert]));
  const present = new Map(troubles.map((trouble) => [troubleKey(trouble), trouble]));
  const seen = troubles.flatMap((trouble) => {
    const alert = openByKey.get(troubleKey(trouble));
    return alert ? [{ id: alert.id, figures: trouble.figures }] : [];
  });
  const fresh = troubles
    .filter((trouble) => !openByKey.has(troubleKey(trouble)))
    .map((trouble) => ({ id: createId(), ...trouble }));
  const calm = open.filter((alert) => !present.has(troubleKey(alert)));
  const ending = calm.filter((alert) => alert.calmLooks + 1 >= calmLooksToEnd);

  if (seen.length > 0) {
    await query(
      'alerts-refresh',
      `update alerts a set figures = t.figures, seen_at = $2, calm_looks = 0
       from jsonb_to_recordset($1::jsonb) as t(id uuid, figures jsonb) where a.id = t.id`,
      [JSON.stringify(seen), now],
    );
  }
  if (calm.length > 0) {
    await query(
      'alerts-calm',
      `update alerts set calm_looks = calm_looks + 1, state = case when id = any($2::uuid[]) then 'resolved' else state end,
         resolved_at = case when id = any($2::uuid[]) then $3::timestamptz end
       where id = any($1::uuid[])`,
      [calm.map((alert) => alert.id), ending.map((alert) => alert.id), now],
    );
  }
  const openedIds =
    fresh.length > 0
      ? (await query<{ id: string }>('alerts-open', openSql, [organizationId, JSON.stringify(fresh), now])).map(
          (row) => row.id,
        )
      : [];
  await announce(organizationId, openedIds, ending);
  return { opened: openedIds.length, resolved: ending.length };
}

async function announce(organizationId: string, openedIds: string[], ended: OpenRow[]): Promise<void> {
  if (openedIds.length + ended.length === 0) return;
  const opened = await query<OpenRow>('alerts-opened', `select ${columns} from alerts where id = any($1::uuid[])`, [
    openedIds,
  ]);
  const employeeIds = [...opened, ...ended].flatMap((alert) => (alert.employeeId ? [alert.employeeId] : []));
  const departments = await departmentsOf(employeeIds);
  const toEvent = (alert: OpenRow, state: AlertState) => ({
    organizationId,
    type: 'alert' as const,
    rooms: [rooms.organization(organizationId)],
    data: { ...eventOf(alert, departments.get(alert.employeeId ?? '') ?? null), state },
  });
  await publishAll([
    ...opened.map((alert) => toEvent(alert, 'active')),
    ...ended.map((alert) => toEvent(alert, 'resolved')),
  ]);
}
