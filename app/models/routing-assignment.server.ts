import { rollup } from 'd3-array';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { notifyUsers } from './notification.server';
import { parseInput } from './parse-input.server';
import type { ActiveRouting } from './rebalance-page';

export const applyMovesSchema = z.object({
  moves: z
    .array(z.object({ employeeId: z.uuid(), groupId: z.uuid() }))
    .min(1)
    .max(200),
  /** how long people stay there at most */
  minutes: z.number().int().min(5).max(720).default(120),
});

/** Routing of people in force now, within a scope. */
export async function listActiveRouting(input: {
  organizationId: string;
  scope: AccessScope;
  now: Date;
}): Promise<ActiveRouting[]> {
  const scope = employeeScopeSql(input.scope, 'e', 3);
  const rows = await query<Omit<ActiveRouting, 'endsAt'> & { endsAt: Date }>(
    `routing-active-${input.scope.kind}`,
    `select x.id, e.id as "employeeId", e.last_name || ' ' || e.first_name as name, x.ends_at as "endsAt", u.display_name as "createdByName",
       array(select g.name from groups g where g.id = any(x.group_ids) order by g.name) as "groupNames"
     from routing_assignments x join agents e on e.id = x.employee_id left join users u on u.id = x.created_by
     where x.organization_id = $1 and x.starts_at <= $2 and x.ends_at > $2 and ${scope.sql} order by x.starts_at desc limit 200`,
    [input.organizationId, input.now, ...scope.values],
  );
  return rows.map((row) => ({ ...row, endsAt: new Date(row.endsAt).toISOString() }));
}

/**
 * Applies moves: each person is routed to a group they serve, until the end of the shift or the time given; what was in force ends.
 * The person hears of it.
 * @throws AppError not_found for people out of reach; invalid naming the move whose person does not serve the group
 */
export async function applyMoves(actor: Actor, values: unknown): Promise<{ moved: number }> {
  const { moves, minutes } = parseInput(applyMovesSchema, values);
  const { organizationId } = actor;
  const reach = scopeOf(actor, 'live:read');
  if (!reach) throw forbidden();
  const scope = employeeScopeSql(reach, 'e', 4);
  const known = await query<{
    employeeId: string;
    groupId: string | null;
    userId: string | null;
    groupName: string | null;
  }>(
    `routing-check-${reach.kind}`,
    `select e.id as "employeeId", m.group_id as "groupId", g.name as "groupName", u.id as "userId"
     from unnest($2::uuid[], $3::uuid[]) as n(employee_id, group_id)
     join agents e on e.id = n.employee_id and e.organization_id = $1 and e.status = 'active' and ${scope.sql}
     left join group_memberships m on m.employee_id = e.id and m.group_id = n.group_id and m.valid_from <= current_date
       and (m.valid_to is null or m.valid_to > current_date)
     left join groups g on g.id = m.group_id and g.organization_id = $1 left join users u on u.employee_id = e.id`,
    [organizationId, moves.map(({ employeeId }) => employeeId), moves.map(({ groupId }) => groupId), ...scope.values],
  );
  for (const [index, move] of moves.entries()) {
    const found = known.find((row) => row.employeeId === move.employeeId);
    if (!found) throw notFound('The person');
    if (!known.some((row) => row.employeeId === move.employeeId && row.groupId === move.groupId && row.groupName)) {
      const message = `moves.${index}: the person does not serve this group.`;
      throw new AppError('invalid', message, {
        faults: [{ field: `moves.${index}.groupId`, rule: 'not_served', message }],
      });
    }
  }
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const employeeIds = moves.map(({ employeeId }) => employeeId);
    await client.query(
      'update routing_assignments set ends_at = now() where organization_id = $1 and employee_id = any($2::uuid[]) and ends_at > now()',
      [organizationId, employeeIds],
    );
    await client.query(
      `insert into routing_assignments (id, organization_id, employee_id, group_ids, from_group_ids, starts_at, ends_at, created_by)
       select n.id, $1, n.employee_id, array[n.group_id],
         array(select m.group_id from group_memberships m where m.employee_id = n.employee_id and m.role = 'MAIN'
           and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)),
         now(), least(now() + make_interval(mins => $5), coalesce((select max(s.ends_at) from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied'
           where s.employee_id = n.employee_id and s.starts_at <= now() and s.ends_at > now()), now() + make_interval(mins => $5))), $6
       from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as n(id, employee_id, group_id)`,
      [
        organizationId,
        moves.map(() => createId()),
        employeeIds,
        moves.map(({ groupId }) => groupId),
        minutes,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    return {
      result: undefined,
      audit: moves.map(({ employeeId, groupId }) => ({
        action: 'routing.moved',
        entity: 'employee',
        entityId: employeeId,
        after: { groupId, minutes },
      })),
    };
  });
  const told = rollup(
    known.filter((row) => row.userId !== null && row.groupName !== null),
    (rows) => rows.map((row) => row.userId as string),
    (row) => row.groupName as string,
  );
  await Promise.all(
    [...told].map(([groupName, userIds]) =>
      notifyUsers({ organizationId, userIds, kind: 'routing_changed', params: { group: groupName }, link: '/my' }),
    ),
  );
  return { moved: moves.length };
}

/** Ends a routing before its time. @throws AppError not_found outside the organization or the scope */
export async function endRouting(actor: Actor, routingId: string): Promise<void> {
  const { organizationId } = actor;
  const reach = scopeOf(actor, 'live:read');
  if (!reach) throw forbidden();
  const active = await listActiveRouting({ organizationId, scope: reach, now: new Date() });
  const routing = active.find(({ id }) => id === routingId);
  if (!routing) throw notFound('The routing');
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('update routing_assignments set ends_at = now() where organization_id = $1 and id = $2', [
      organizationId,
      routingId,
    ]);
    return { result: undefined, audit: { action: 'routing.ended', entity: 'employee', entityId: routing.employeeId } };
  });
}
