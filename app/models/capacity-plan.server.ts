import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { type CapacityPlanInput, capacityPlanSchema } from './capacity-plan-input';
import { parseInput } from './parse-input.server';
import { VersionConflict } from './version-conflict.server';

export interface CapacityPlanRow {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  createdByName: string | null;
  input: CapacityPlanInput;
}

interface StoredRow {
  id: string;
  name: string;
  groupIds: string[];
  startDate: string;
  weeks: number;
  input: Omit<CapacityPlanInput, 'name' | 'groupIds' | 'startDate' | 'weeks'>;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  createdByName: string | null;
}

const columns = `p.id, p.name, p.group_ids as "groupIds", p.start_date as "startDate", p.weeks, p.input, p.version,
  p.created_at as "createdAt", p.updated_at as "updatedAt", u.display_name as "createdByName"`;

const toPlan = ({
  name,
  groupIds,
  startDate,
  weeks,
  input,
  createdAt,
  updatedAt,
  ...row
}: StoredRow): CapacityPlanRow => ({
  ...row,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
  input: { name, groupIds, startDate, weeks, ...input },
});

/** Plans of the organization, the latest change first. */
export async function listCapacityPlans(input: { organizationId: string }): Promise<CapacityPlanRow[]> {
  const rows = await query<StoredRow>(
    'capacity-plans',
    `select ${columns} from capacity_plans p left join users u on u.id = p.created_by
     where p.organization_id = $1 order by p.updated_at desc, p.id limit 200`,
    [input.organizationId],
  );
  return rows.map(toPlan);
}

/** One plan. @throws AppError not_found outside the organization */
export async function getCapacityPlan(input: { organizationId: string; planId: string }): Promise<CapacityPlanRow> {
  const [row] = await query<StoredRow>(
    'capacity-plan',
    `select ${columns} from capacity_plans p left join users u on u.id = p.created_by
     where p.organization_id = $1 and p.id = $2`,
    [input.organizationId, input.planId],
  );
  if (!row) throw notFound('The capacity plan');
  return toPlan(row);
}

/** @throws AppError invalid naming groups that are not of the organization */
async function requireGroups(organizationId: string, groupIds: string[]): Promise<void> {
  const known = await query<{ id: string }>(
    'capacity-known-groups',
    'select id from groups where organization_id = $1 and id = any($2::uuid[]) and not is_aggregated',
    [organizationId, groupIds],
  );
  const unknown = groupIds.filter((id) => !known.some((group) => group.id === id));
  if (unknown.length === 0) return;
  throw new AppError('invalid', `groupIds: unknown group ${unknown[0]}.`, {
    faults: unknown.map((id) => ({ field: 'groupIds', rule: 'unknown', message: id })),
  });
}

/** Writes a new plan down. @throws AppError invalid */
export async function createCapacityPlan(actor: Actor, values: unknown): Promise<{ id: string }> {
  const { name, groupIds, startDate, weeks, ...input } = parseInput(capacityPlanSchema, values);
  const { organizationId } = actor;
  await requireGroups(organizationId, groupIds);
  const id = createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into capacity_plans (id, organization_id, name, group_ids, start_date, weeks, input, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        organizationId,
        name,
        groupIds,
        startDate,
        weeks,
        JSON.stringify(input),
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    return {
      result: { id },
      audit: {
        action: 'capacity_plan.created',
        entity: 'capacity_plan',
        entityId: id,
        after: { name, groupIds, weeks },
      },
    };
  });
}

/**
 * Replaces a plan.
 * @throws AppError not_found, invalid; VersionConflict where somebody was quicker
 */
export async function updateCapacityPlan(
  actor: Actor,
  change: { planId: string; version: number; values: unknown },
): Promise<{ version: number }> {
  const { planId, version } = change;
  const { organizationId } = actor;
  const { name, groupIds, startDate, weeks, ...input } = parseInput(capacityPlanSchema, change.values);
  const before = await getCapacityPlan({ organizationId, planId });
  await requireGroups(organizationId, groupIds);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const written = await client.query(
      `update capacity_plans set name = $3, group_ids = $4, start_date = $5, weeks = $6, input = $7, version = version + 1,
         updated_at = now() where organization_id = $1 and id = $2 and version = $8`,
      [organizationId, planId, name, groupIds, startDate, weeks, JSON.stringify(input), version],
    );
    if (written.rowCount === 0) {
      throw new VersionConflict({ version: before.version, changedBy: null, changedAt: before.updatedAt, values: {} });
    }
    return {
      result: { version: version + 1 },
      audit: {
        action: 'capacity_plan.changed',
        entity: 'capacity_plan',
        entityId: planId,
        before: { ...before.input },
        after: { name, groupIds, startDate, weeks, ...input },
      },
    };
  });
}

/** Removes a plan. @throws AppError not_found */
export async function deleteCapacityPlan(actor: Actor, planId: string): Promise<void> {
  const { organizationId } = actor;
  const before = await getCapacityPlan({ organizationId, planId });
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('delete from capacity_plans where organization_id = $1 and id = $2', [organizationId, planId]);
    return {
      result: undefined,
      audit: {
        action: 'capacity_plan.deleted',
        entity: 'capacity_plan',
        entityId: planId,
        before: { ...before.input },
      },
    };
  });
}

/** What a new plan may begin with: groups to choose from, and people employed now as full-time equivalents. */
export async function getCapacityOptions(input: { organizationId: string }): Promise<{
  groups: { id: string; name: string; serviceName: string; fte: number }[];
}> {
  const groups = await query<{ id: string; name: string; serviceName: string; fte: number }>(
    'capacity-options',
    `select g.id, g.name, v.name as "serviceName", coalesce((
       select sum(c.weekly_minutes) / 2400.0 from group_memberships m
       join agents a on a.id = m.employee_id and a.status = 'active'
       join contracts c on c.employee_id = a.id and c.valid_from <= current_date and (c.valid_to is null or c.valid_to > current_date)
       where m.group_id = g.id and m.role = 'MAIN' and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)), 0)::float8 as fte
     from groups g join services v on v.id = g.service_id
     where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated order by v.name, g.name limit 500`,
    [input.organizationId],
  );
  return { groups };
}
