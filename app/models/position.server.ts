import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import { requireVersion } from './version-conflict.server';

export interface PositionRow {
  id: string;
  name: string;
  code: string;
  /** people in it can be planned */
  plannable: boolean;
  /** active people who hold it */
  employeeCount: number;
  version: number;
}

/** Positions of an organization by name. */
export function listPositions(input: { organizationId: string }): Promise<PositionRow[]> {
  return query<PositionRow>(
    'positions-with-holders',
    `select p.id, p.name, p.code, p.plannable, p.version, coalesce(held.n, 0)::int as "employeeCount"
     from positions p
     left join (select position_id, count(*) as n from agents where organization_id = $1::uuid and status = 'active' group by position_id) held
       on held.position_id = p.id
     where p.organization_id = $1::uuid order by p.name, p.id`,
    [input.organizationId],
  );
}

export const positionSchema = z.object({
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  plannable: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
});
export type PositionInput = z.infer<typeof positionSchema>;

const store: RecordStore<PositionInput> = {
  entity: 'position',
  title: 'Position',
  permission: 'structure:write',
  find: (tx, where) => tx.position.findFirst({ where }),
  create: (tx, organizationId, values) => tx.position.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.position.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
};

/** @throws AppError forbidden, invalid */
export const createPosition = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(positionSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updatePosition = async (input: { actor: Actor; positionId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.positionId, values: parseInput(positionSchema, input.values) });

/**
 * Removes a position that nobody holds or ever held.
 * @throws AppError forbidden, not_found, conflict; VersionConflict
 */
export async function deletePosition(input: { actor: Actor; positionId: string; version: number }): Promise<void> {
  const { actor, positionId } = input;
  const { organizationId } = actor;
  if (scopeOf(actor, store.permission)?.kind !== 'all') throw forbidden();
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const before = await tx.position.findFirst({ where: { id: positionId, organizationId } });
    if (!before) throw notFound('Position');
    const record = { organizationId, entity: 'position', id: positionId, version: before.version, values: before };
    await requireVersion(tx, record, input.version);
    const holders = await tx.employee.count({ where: { organizationId, positionId } });
    if (holders) throw conflict(`${holders} people hold this position; give them another one first.`);
    await tx.position.delete({ where: { id: positionId } });
    const { name, code, plannable } = before;
    return {
      result: undefined,
      audit: {
        action: 'position.deleted',
        entity: 'position',
        entityId: positionId,
        before: { name, code, plannable },
      },
    };
  });
}
