import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { isUniqueViolation, parseInput } from './parse-input.server';

export interface PositionRow {
  id: string;
  name: string;
  code: string;
  /** people in it can be planned */
  plannable: boolean;
  employeeCount: number;
}

/** Positions of an organization by name. */
export function listPositions(input: { organizationId: string }): Promise<PositionRow[]> {
  return query<PositionRow>(
    'positions',
    `select p.id, p.name, p.code, p.plannable,
       (select count(*) from agents a where a.organization_id = p.organization_id and a.position_id = p.id and a.status = 'active') as "employeeCount"
     from positions p where p.organization_id = $1::uuid order by p.name, p.id`,
    [input.organizationId],
  );
}

export const positionSchema = z.object({
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  plannable: z.preprocess((value) => value === 'on' || value === true, z.boolean()).default(true),
});

/** @throws AppError forbidden, invalid */
export async function createPosition(input: { actor: Actor; values: unknown }): Promise<{ id: string }> {
  const { actor } = input;
  if (scopeOf(actor, 'structure:write')?.kind !== 'all') throw forbidden();
  const values = parseInput(positionSchema, input.values);
  try {
    return await writeWithAudit(auditActorOf(actor), async (tx) => {
      const { id } = await tx.position.create({ data: { ...values, organizationId: actor.organizationId } });
      return { result: { id }, audit: { action: 'position.created', entity: 'position', entityId: id, after: values } };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('code', 'unique', 'code: another position has this code.');
    throw error;
  }
}
