import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { Prisma } from '~/platform/prisma.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

const minutes = (most: number) => z.coerce.number().int().min(0).max(most);

/** Pauses of shifts of a certain paid length, in the order of the shift. */
export const breakRuleSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    /** applies from here on ... */
    fromPaidMinutes: minutes(1440),
    /** ... and below */
    toPaidMinutes: minutes(1441),
    pauses: z
      .array(
        z.object({
          kind: z.enum(['LUNCH', 'BREAK']),
          minutes: z.coerce.number().int().min(5).max(180),
          paid: z.boolean(),
        }),
      )
      .max(8),
    edgeMinutes: minutes(480).default(60),
    spacingMinutes: minutes(480).default(90),
    lunchEarliestMinutes: minutes(720).default(120),
    lunchLatestMinutes: minutes(720).default(360),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((rule) => rule.fromPaidMinutes < rule.toPaidMinutes, {
    path: ['toPaidMinutes'],
    message: 'The range of lengths is empty.',
    params: { rule: 'order' },
  })
  .refine((rule) => rule.lunchEarliestMinutes <= rule.lunchLatestMinutes, {
    path: ['lunchLatestMinutes'],
    message: 'The latest lunch lies before the earliest.',
    params: { rule: 'order' },
  });
export type BreakRuleInput = z.output<typeof breakRuleSchema>;
export type BreakRuleRow = BreakRuleInput & { id: string; version: number };

/** Break rules by the length of shift they are for. */
export function listBreakRules(input: { organizationId: string }): Promise<BreakRuleRow[]> {
  return query<BreakRuleRow>(
    'break-rules',
    `select id, name, from_paid_minutes as "fromPaidMinutes", to_paid_minutes as "toPaidMinutes", pauses, edge_minutes as "edgeMinutes",
       spacing_minutes as "spacingMinutes", lunch_earliest_minutes as "lunchEarliestMinutes", lunch_latest_minutes as "lunchLatestMinutes",
       status, version from break_rules where organization_id = $1 order by status, from_paid_minutes, name`,
    [input.organizationId],
  );
}

/** @throws AppError not_found */
export async function getBreakRule(input: { organizationId: string; breakRuleId: string }): Promise<BreakRuleRow> {
  const found = (await listBreakRules(input)).find((rule) => rule.id === input.breakRuleId);
  if (!found) throw notFound('Break rule');
  return found;
}

const store: RecordStore<BreakRuleInput> = {
  entity: 'break_rule',
  title: 'Break rule',
  permission: 'template:write',
  find: (tx, where) => tx.breakRule.findFirst({ where }),
  create: (tx, organizationId, values) =>
    tx.breakRule.create({ data: { ...values, pauses: values.pauses as Prisma.InputJsonValue, organizationId } }),
  update: (tx, id, values) =>
    tx.breakRule.update({
      where: { id },
      data: { ...values, pauses: values.pauses as Prisma.InputJsonValue, version: { increment: 1 } },
    }),
  check: async (tx, organizationId, values, before) => {
    if (values.status !== 'active') return;
    const other = await tx.breakRule.findFirst({
      where: {
        organizationId,
        status: 'active',
        id: before ? { not: before.id } : undefined,
        fromPaidMinutes: { lt: values.toPaidMinutes },
        toPaidMinutes: { gt: values.fromPaidMinutes },
      },
    });
    if (other) throw invalid('fromPaidMinutes', 'overlap', `The range of lengths meets that of ${other.name}.`);
  },
};

/** @throws AppError forbidden, invalid */
export const createBreakRule = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(breakRuleSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateBreakRule = async (input: { actor: Actor; breakRuleId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.breakRuleId, values: parseInput(breakRuleSchema, input.values) });
