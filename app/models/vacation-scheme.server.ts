import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import type { VacationRules } from '~/engine/vacations';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import {
  rulesJsonSql,
  type VacationSchemeInput,
  type VacationSchemeRow,
  vacationSchemeSchema,
} from './vacation-scheme';

type SchemeRecord = Omit<VacationSchemeRow, keyof VacationRules> & { rules: VacationRules };

/** Schemes by name, active ones first, with how many are under them. */
export async function listVacationSchemes(input: { organizationId: string }): Promise<VacationSchemeRow[]> {
  const rows = await query<SchemeRecord>(
    'vacation-schemes',
    `select s.id, s.name, s.status, s.is_additional as "isAdditional", s.version, ${rulesJsonSql} as rules,
       (select count(distinct x.employee_id) from vacation_assignments x where x.scheme_id = s.id
         and (x.valid_to is null or x.valid_to > current_date))::int as "peopleCount"
     from vacation_schemes s where s.organization_id = $1 order by s.status, s.name`,
    [input.organizationId],
  );
  return rows.map(({ rules, ...row }) => ({ ...row, ...rules }));
}

/** @throws AppError not_found */
export async function getVacationScheme(input: {
  organizationId: string;
  schemeId: string;
}): Promise<VacationSchemeRow> {
  const found = (await listVacationSchemes(input)).find(({ id }) => id === input.schemeId);
  if (!found) throw notFound('The vacation scheme');
  return found;
}

const store: RecordStore<VacationSchemeInput> = {
  entity: 'vacation_scheme',
  title: 'Vacation scheme',
  permission: 'template:write',
  find: (tx, where) => tx.vacationScheme.findFirst({ where }),
  create: (tx, organizationId, values) => tx.vacationScheme.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) =>
    tx.vacationScheme.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  check: async (tx, _organizationId, values, before) => {
    if (!before) return;
    if (before.isAdditional !== values.isAdditional) {
      const known = await tx.vacationAssignment.count({ where: { schemeId: before.id } });
      if (known) throw invalid('isAdditional', 'in_use', `${known} people are or were under this scheme.`);
    }
    if (values.status === 'active') return;
    const used = await tx.vacationAssignment.count({
      where: { schemeId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    if (used) throw invalid('status', 'in_use', `${used} people are still under this scheme.`);
  },
};

/** @throws AppError forbidden, invalid */
export const createVacationScheme = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(vacationSchemeSchema, input.values));

/** Assignments stay. @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateVacationScheme = async (input: {
  actor: Actor;
  schemeId: string;
  version: number;
  values: unknown;
}) => updateRecord(store, { ...input, id: input.schemeId, values: parseInput(vacationSchemeSchema, input.values) });

/**
 * Deletes a scheme that nobody was ever under.
 * @throws AppError forbidden, not_found; conflict where somebody is or was: it can be made inactive instead
 */
export async function deleteVacationScheme(input: { actor: Actor; schemeId: string }): Promise<void> {
  const { actor, schemeId } = input;
  if (scopeOf(actor, 'template:write')?.kind !== 'all') throw forbidden();
  const { organizationId } = actor;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const found = await client.query<{ name: string }>(
      'select name from vacation_schemes where organization_id = $1 and id = $2 for update',
      [organizationId, schemeId],
    );
    if (!found.rows[0]) throw notFound('The vacation scheme');
    const used = await client.query<{ count: number }>(
      'select count(distinct employee_id) as count from vacation_assignments where scheme_id = $1',
      [schemeId],
    );
    const { count } = used.rows[0];
    if (count) throw conflict(`${count} people are or were under this scheme: make it inactive instead.`);
    await client.query('delete from vacation_schemes where id = $1', [schemeId]);
    return {
      result: undefined,
      audit: {
        action: 'vacation_scheme.deleted',
        entity: 'vacation_scheme',
        entityId: schemeId,
        before: { name: found.rows[0].name },
      },
    };
  });
}
