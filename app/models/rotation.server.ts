import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import { maxCycleDays, type RotationDay } from './rotation-days';

const dayCount = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce.number().int().min(0).max(7).nullable(),
);

/** A rotation: days that repeat, or the number of days demand may take. */
export const rotationSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    kind: z.enum(['cyclic', 'demand']).default('cyclic'),
    isMandatory: z.boolean().default(true),
    days: z
      .array(
        z.object({
          kind: z.enum(['work', 'off', 'any']),
          templateIds: z.array(z.uuid()).max(20).default([]),
        }),
      )
      .max(maxCycleDays)
      .default([]),
    minDaysPerWeek: dayCount.default(null),
    maxDaysPerWeek: dayCount.default(null),
    maxConsecutiveDays: z.preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      z.coerce.number().int().min(1).max(31).nullable().default(null),
    ),
    /** cycles in letters of which the plan gives everyone one that serves the demand */
    choices: z
      .array(
        z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[WRA]{2,56}$/, 'A cycle is a row of W, R and A, such as WWRR.'),
      )
      .max(12)
      .transform((choices) => [...new Set(choices)])
      .default([]),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((rotation) => rotation.kind === 'demand' || rotation.days.length >= 2, {
    path: ['days'],
    message: 'A cycle has two days or more.',
    params: { rule: 'too_small' },
  })
  .refine((rotation) => rotation.kind === 'demand' || rotation.days.some((day) => day.kind !== 'off'), {
    path: ['days'],
    message: 'A cycle needs a day of work.',
    params: { rule: 'no_work_day' },
  })
  .refine((rotation) => rotation.kind === 'demand' || rotation.choices.length === 0, {
    path: ['choices'],
    message: 'Only a rotation by demand has cycles to choose from.',
    params: { rule: 'kind' },
  })
  .refine((rotation) => rotation.choices.every((choice) => /[WA]/.test(choice) && choice.includes('R')), {
    path: ['choices'],
    message: 'Each cycle has a day of work and a day off.',
    params: { rule: 'no_work_day' },
  })
  .refine((rotation) => rotation.kind === 'cyclic' || rotation.maxDaysPerWeek !== null || rotation.choices.length > 0, {
    path: ['maxDaysPerWeek'],
    message: 'By demand needs the most days of a week, or cycles to choose from.',
    params: { rule: 'required' },
  })
  .refine((rotation) => (rotation.minDaysPerWeek ?? 0) <= (rotation.maxDaysPerWeek ?? 7), {
    path: ['minDaysPerWeek'],
    message: 'Fewest days exceed most days.',
    params: { rule: 'order' },
  });
export type RotationInput = z.output<typeof rotationSchema>;

export interface RotationRow extends Omit<RotationInput, 'days'> {
  id: string;
  days: RotationDay[];
  version: number;
  /** people who follow it today */
  peopleCount: number;
}

/** Rotations by name, active ones first. @param status null for all */
export function listRotations(input: {
  organizationId: string;
  status?: 'active' | 'inactive' | null;
}): Promise<RotationRow[]> {
  return query<RotationRow>(
    'rotations',
    `select r.id, r.name, r.kind, r.is_mandatory as "isMandatory", r.days, r.min_days_per_week as "minDaysPerWeek",
       r.max_days_per_week as "maxDaysPerWeek", r.max_consecutive_days as "maxConsecutiveDays", r.choices, r.status, r.version,
       (select count(*) from rotation_assignments x where x.rotation_id = r.id and x.valid_from <= current_date
         and (x.valid_to is null or x.valid_to > current_date))::int as "peopleCount"
     from rotations r where r.organization_id = $1 and ($2::text is null or r.status = $2) order by r.status, r.name, r.id`,
    [input.organizationId, input.status ?? null],
  );
}

/** @throws AppError not_found */
export async function getRotation(input: { organizationId: string; rotationId: string }): Promise<RotationRow> {
  const found = (await listRotations(input)).find((rotation) => rotation.id === input.rotationId);
  if (!found) throw notFound('Rotation');
  return found;
}

const store: RecordStore<RotationInput> = {
  entity: 'rotation',
  title: 'Rotation',
  permission: 'template:write',
  find: (tx, where) => tx.rotation.findFirst({ where }),
  create: (tx, organizationId, values) =>
    tx.rotation.create({ data: { ...values, days: toJson(values.days), organizationId } }),
  update: (tx, id, values) =>
    tx.rotation.update({ where: { id }, data: { ...values, days: toJson(values.days), version: { increment: 1 } } }),
  check: async (tx, organizationId, values, before) => {
    const wanted = [...new Set(values.days.flatMap((day) => day.templateIds))];
    const known = await tx.shiftTemplate.count({ where: { organizationId, id: { in: wanted } } });
    if (known < wanted.length) throw invalid('days', 'unknown', 'days: an unknown shift template.');
    if (!before || values.status === 'active') return;
    const used = await tx.rotationAssignment.count({
      where: { rotationId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    if (used) throw invalid('status', 'in_use', `${used} people still follow this rotation.`);
  },
};

const toJson = (days: RotationInput['days']) => days.map((day) => ({ ...day }));

/** @throws AppError forbidden, invalid */
export const createRotation = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(rotationSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateRotation = async (input: { actor: Actor; rotationId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.rotationId, values: parseInput(rotationSchema, input.values) });
