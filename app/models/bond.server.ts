import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { addDays } from '~/engine/time';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { localDate } from './employee-input';
import { toDateColumn } from './employee-lock.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import { optionalDate } from './rule-assignment-input';

export const bondKinds = ['together', 'apart', 'transport'] as const;

/** People whose shifts depend on each other. */
export const bondSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    kind: z.enum(bondKinds),
    /** how far starts (and, with transport, ends) may lie apart */
    toleranceMinutes: z.coerce.number().int().multipleOf(5).min(0).max(480).default(0),
    employeeIds: z.array(z.uuid()).min(2).max(12),
    validFrom: localDate,
    lastDate: optionalDate,
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((bond) => bond.lastDate === null || bond.lastDate >= bond.validFrom, {
    path: ['lastDate'],
    message: 'The last day lies before the first.',
    params: { rule: 'order' },
  });
export type BondInput = z.output<typeof bondSchema>;

export interface BondRow extends BondInput {
  id: string;
  version: number;
  people: { id: string; name: string }[];
}

/** Bonds by name with their people; at most 500. */
export function listBonds(input: {
  organizationId: string;
  status?: 'active' | 'inactive' | null;
}): Promise<BondRow[]> {
  return query<BondRow>(
    'shift-bonds',
    `select b.id, b.name, b.kind, b.tolerance_minutes as "toleranceMinutes", b.employee_ids::text[] as "employeeIds", b.valid_from as "validFrom",
       b.valid_to - 1 as "lastDate", b.status, b.version,
       (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.last_name || ' ' || a.first_name) order by a.last_name), '[]')
         from agents a where a.organization_id = b.organization_id and a.id = any(b.employee_ids)) as people
     from shift_bonds b where b.organization_id = $1 and ($2::text is null or b.status = $2) order by b.status, b.name, b.id limit 500`,
    [input.organizationId, input.status ?? null],
  );
}

/** @throws AppError not_found */
export async function getBond(input: { organizationId: string; bondId: string }): Promise<BondRow> {
  const found = (await listBonds(input)).find((bond) => bond.id === input.bondId);
  if (!found) throw notFound('Bond');
  return found;
}

const toColumns = ({ lastDate, validFrom, ...values }: BondInput) => ({
  ...values,
  validFrom: toDateColumn(validFrom),
  validTo: lastDate === null ? null : toDateColumn(addDays(lastDate, 1)),
});

const store: RecordStore<BondInput> = {
  entity: 'shift_bond',
  title: 'Bond',
  permission: 'template:write',
  find: (tx, where) => tx.shiftBond.findFirst({ where }),
  create: (tx, organizationId, values) => tx.shiftBond.create({ data: { ...toColumns(values), organizationId } }),
  update: (tx, id, values) =>
    tx.shiftBond.update({ where: { id }, data: { ...toColumns(values), version: { increment: 1 } } }),
  check: async (tx, organizationId, values) => {
    const wanted = new Set(values.employeeIds);
    if (wanted.size < values.employeeIds.length)
      throw invalid('employeeIds', 'duplicate', 'employeeIds: a person is named twice.');
    const known = await tx.employee.count({ where: { organizationId, id: { in: values.employeeIds } } });
    if (known < wanted.size) throw invalid('employeeIds', 'unknown', 'employeeIds: an unknown employee.');
  },
};

/** @throws AppError forbidden, invalid */
export const createBond = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(bondSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateBond = async (input: { actor: Actor; bondId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.bondId, values: parseInput(bondSchema, input.values) });

/** Employees who can be bound, by name; at most 5,000. */
export function listBondCandidates(input: {
  organizationId: string;
}): Promise<{ id: string; name: string; personnelNumber: string }[]> {
  return query(
    'bond-candidates',
    `select id, last_name || ' ' || first_name as name, personnel_number as "personnelNumber" from agents
     where organization_id = $1 and status = 'active' and (dismissal_date is null or dismissal_date > current_date)
     order by last_name, first_name, id limit 5000`,
    [input.organizationId],
  );
}
