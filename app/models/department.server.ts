import { z } from 'zod';
import { forgetAccess } from '~/auth/access-cache.server';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { type PrismaTransaction, prisma } from '~/platform/prisma.server';
import { departmentScopeSql, isDepartmentInScope } from './access-scope.server';
import { changedFields } from './changed-fields';
import { isUniqueViolation, parseInput } from './parse-input.server';
import { requireVersion } from './version-conflict.server';

const emptyToNull = (value: unknown) => (value === '' ? null : value);
const optionalId = z.preprocess(emptyToNull, z.uuid().nullish());

export const departmentSchema = z.object({
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  headEmployeeId: optionalId,
  siteId: optionalId,
  costCentre: z.preprocess(emptyToNull, z.string().trim().max(40).nullish()),
  participatesInApproval: z.preprocess((value) => value === 'on' || value === true, z.boolean()).default(true),
  status: z.enum(['active', 'inactive']).default('active'),
});
export const newDepartmentSchema = departmentSchema.extend({ parentId: optionalId });

/** A node of the tree, in the order of a reader: every department below its parent, siblings by name. */
export interface DepartmentNode {
  id: string;
  parentId: string | null;
  name: string;
  code: string;
  /** 0 at the top of the organization */
  depth: number;
  headEmployeeId: string | null;
  headName: string | null;
  siteId: string | null;
  siteName: string | null;
  costCentre: string | null;
  participatesInApproval: boolean;
  status: string;
  /** people who belong to it today */
  memberCount: number;
  /** with everything below */
  subtreeCount: number;
  version: number;
}

const treeSql = (scopeSql: string) => `
with members as (
  select m.department_id, count(*) as n
  from department_memberships m join agents a on a.id = m.employee_id
  where m.organization_id = $1::uuid and a.status <> 'dismissed'
    and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
  group by m.department_id
), rollup as (
  select up as department_id, sum(members.n) as n
  from members join departments d on d.id = members.department_id cross join unnest(d.path) up group by up
)
select d.id, d.parent_id as "parentId", d.name, d.code, cardinality(d.path) - 1 as depth,
  d.head_employee_id as "headEmployeeId", h.last_name || ' ' || h.first_name as "headName",
  d.site_id as "siteId", s.name as "siteName", d.cost_centre as "costCentre",
  d.participates_in_approval as "participatesInApproval", d.status, d.version,
  coalesce(members.n, 0) as "memberCount", coalesce(rollup.n, 0) as "subtreeCount"
from departments d
left join agents h on h.id = d.head_employee_id
left join sites s on s.id = d.site_id
left join members on members.department_id = d.id
left join rollup on rollup.department_id = d.id
where d.organization_id = $1::uuid and ${scopeSql}
order by (select array_agg(up.name || up.id::text order by cardinality(up.path)) from departments up where up.id = any(d.path))`;

/** The departments of a scope with their heads and sizes, in one statement. */
export async function listDepartments(input: {
  organizationId: string;
  scope: AccessScope;
}): Promise<DepartmentNode[]> {
  const condition = departmentScopeSql(input.scope, 'd', 2);
  return query<DepartmentNode>(`department-tree-${input.scope.kind}`, treeSql(condition.sql), [
    input.organizationId,
    ...condition.values,
  ]);
}

/** One department. @throws AppError not_found outside the organization or the scope */
export async function getDepartment(input: {
  organizationId: string;
  scope: AccessScope;
  departmentId: string;
}): Promise<DepartmentNode> {
  const nodes = await listDepartments(input);
  const node = nodes.find((candidate) => candidate.id === input.departmentId);
  if (!node) throw notFound('Department');
  return node;
}

// why: two moves at once could each be free of cycles and together make one
const lockTree = (tx: PrismaTransaction, organizationId: string) =>
  tx.$executeRawUnsafe('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', 'departments', organizationId);

async function findPath(tx: PrismaTransaction, actor: Actor, parentId: string | null | undefined): Promise<string[]> {
  const scope = scopeOf(actor, 'department:write');
  if (!scope) throw forbidden();
  if (!parentId) {
    if (scope.kind !== 'all') throw forbidden('Only the whole organization may be given a department at the top.');
    return [];
  }
  const parent = await tx.department.findFirst({ where: { id: parentId, organizationId: actor.organizationId } });
  if (!parent || !isDepartmentInScope(scope, parent.id))
    throw invalid('parentId', 'unknown', 'parentId: there is no such department.');
  return parent.path;
}

async function requireHeadAndSite(
  tx: PrismaTransaction,
  organizationId: string,
  values: { headEmployeeId?: string | null; siteId?: string | null },
): Promise<void> {
  const { headEmployeeId, siteId } = values;
  if (
    headEmployeeId &&
    !(await tx.employee.count({ where: { id: headEmployeeId, organizationId, status: { not: 'dismissed' } } }))
  ) {
    throw invalid('headEmployeeId', 'unknown', 'headEmployeeId: there is no such employee.');
  }
  if (siteId && !(await tx.site.count({ where: { id: siteId, organizationId } }))) {
    throw invalid('siteId', 'unknown', 'siteId: there is no such site.');
  }
}

/** Creates a department below another, or at the top. @throws AppError invalid, forbidden */
export async function createDepartment(input: {
  actor: Actor;
  values: unknown;
}): Promise<{ id: string; version: number }> {
  const { parentId, ...values } = parseInput(newDepartmentSchema, input.values);
  const { organizationId } = input.actor;
  return changeTree(() =>
    writeWithAudit(auditActorOf(input.actor), async (tx) => {
      await lockTree(tx, organizationId);
      const parentPath = await findPath(tx, input.actor, parentId);
      await requireHeadAndSite(tx, organizationId, values);
      const { id } = await tx.department.create({
        data: { ...values, parentId, organizationId, path: [] },
        select: { id: true },
      });
      const result = await tx.department.update({
        where: { id },
        data: { path: [...parentPath, id] },
        select: { id: true, version: true },
      });
      const after = { ...values, parentId };
      return { result, audit: { action: 'department.created', entity: 'department', entityId: id, after } };
    }),
  );
}

async function lockDepartment(tx: PrismaTransaction, actor: Actor, departmentId: string, version: number) {
  const scope = scopeOf(actor, 'department:write');
  if (!scope) throw forbidden();
  await lockTree(tx, actor.organizationId);
  const department = await tx.department.findFirst({
    where: { id: departmentId, organizationId: actor.organizationId },
  });
  if (!department || !isDepartmentInScope(scope, departmentId)) throw notFound('Department');
  const { name, code, headEmployeeId, siteId, costCentre, participatesInApproval, status, parentId } = department;
  const values = { name, code, headEmployeeId, siteId, costCentre, participatesInApproval, status, parentId };
  await requireVersion(
    tx,
    {
      organizationId: actor.organizationId,
      entity: 'department',
      id: departmentId,
      version: department.version,
      values,
    },
    version,
  );
  return { department, values };
}

/**
 * Changes a department in place; moving it has its own function.
 * @throws AppError not_found, invalid, conflict (people or active departments in it when it is made inactive); VersionConflict
 */
export async function updateDepartment(input: {
  actor: Actor;
  departmentId: string;
  version: number;
  values: unknown;
}): Promise<{ id: string; version: number }> {
  const values = parseInput(departmentSchema, input.values);
  const { actor, departmentId } = input;
  return changeTree(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      const before = await lockDepartment(tx, actor, departmentId, input.version);
      const changes = changedFields(before.values, values);
      if (!changes) return { result: { id: departmentId, version: input.version }, audit: [] };
      await requireHeadAndSite(tx, actor.organizationId, values);
      if (changes.after.status === 'inactive') await requireEmpty(tx, departmentId);
      const result = await tx.department.update({
        where: { id: departmentId },
        data: { ...values, version: { increment: 1 } },
        select: { id: true, version: true },
      });
      return {
        result,
        audit: { action: 'department.updated', entity: 'department', entityId: departmentId, ...changes },
      };
    }),
  );
}

async function requireEmpty(tx: PrismaTransaction, departmentId: string): Promise<void> {
  const [children, members] = await Promise.all([
    tx.department.count({ where: { parentId: departmentId, status: 'active' } }),
    tx.departmentMembership.count({
      where: {
        departmentId,
        OR: [{ validTo: null }, { validTo: { gt: new Date() } }],
        employee: { status: { not: 'dismissed' } },
      },
    }),
  ]);
  if (children) throw conflict('Departments below it are active; move or close them first.');
  if (members) throw conflict('People belong to it; move them first.');
}

/**
 * Moves a department with everything below it under another one, or to the top. Scopes of access move with it.
 * @throws AppError invalid `cycle` when the new parent lies inside of it; not_found; VersionConflict
 */
export async function moveDepartment(input: {
  actor: Actor;
  departmentId: string;
  version: number;
  parentId: string | null;
}): Promise<{ id: string; version: number }> {
  const { actor, departmentId, parentId } = input;
  return changeTree(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      const { department } = await lockDepartment(tx, actor, departmentId, input.version);
      const parentPath = await findPath(tx, actor, parentId);
      if (parentPath.includes(departmentId)) {
        throw invalid('parentId', 'cycle', 'parentId: a department cannot be moved below itself.');
      }
      if (department.parentId === parentId)
        return { result: { id: departmentId, version: department.version }, audit: [] };
      await tx.$executeRawUnsafe(
        `update departments set path = $2::uuid[] || path[array_position(path, $1::uuid):] where path @> array[$1::uuid]`,
        departmentId,
        parentPath,
      );
      const result = await tx.department.update({
        where: { id: departmentId },
        data: { parentId, version: { increment: 1 } },
        select: { id: true, version: true },
      });
      const audit = {
        action: 'department.moved',
        entity: 'department',
        entityId: departmentId,
        before: { parentId: department.parentId },
        after: { parentId },
      };
      return { result, audit };
    }),
  );
}

/** Makes a department inactive. @throws AppError not_found, conflict; VersionConflict */
export async function deactivateDepartment(input: { actor: Actor; departmentId: string; version: number }) {
  const current = await prisma().department.findFirst({
    where: { id: input.departmentId, organizationId: input.actor.organizationId },
  });
  if (!current) throw notFound('Department');
  return updateDepartment({ ...input, values: { ...current, status: 'inactive' } });
}

/** Runs a change of the tree, names a code that is taken, and makes logins read their departments anew. */
async function changeTree<T>(write: () => Promise<T>): Promise<T> {
  try {
    const result = await write();
    await forgetAccess();
    return result;
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('code', 'unique', 'code: another department has this code.');
    throw error;
  }
}

/**
 * A change of the tree by its name, as the page sends it.
 * @param intent `create`, `update` or `move`
 * @throws AppError as the change itself does
 */
export async function changeDepartment(input: {
  actor: Actor;
  intent: string;
  values: Record<string, unknown>;
}): Promise<{ id: string; version: number }> {
  const { actor, intent } = input;
  // why: a box that is not ticked is not sent
  const values = { ...input.values, participatesInApproval: input.values.participatesInApproval === 'on' };
  if (intent === 'create') return createDepartment({ actor, values });
  const { departmentId, version, parentId } = parseInput(departmentTarget, input.values);
  if (intent === 'move') return moveDepartment({ actor, departmentId, version, parentId: parentId ?? null });
  return updateDepartment({ actor, departmentId, version, values });
}

const departmentTarget = z.object({ departmentId: z.uuid(), version: z.coerce.number().int(), parentId: optionalId });
