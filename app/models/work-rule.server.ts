import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import { modedRules, type RuleModes, ruleModes } from './rule-modes';

/** How people under a contract work: rest, days, rotation and the templates they may get. */
export const workRuleSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    rotation: z.preprocess(
      (value) => (value === '' ? null : value),
      z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[WR]{2,56}$/, 'A rotation is a row of W and R, such as WWWWWRR.')
        .nullish(),
    ),
    minRestMinutes: z.coerce.number().int().min(0).max(1440).default(660),
    maxConsecutiveDays: z.coerce.number().int().min(1).max(31).default(6),
    minDaysPerWeek: z.coerce.number().int().min(0).max(7).default(0),
    maxDaysPerWeek: z.coerce.number().int().min(1).max(7).default(5),
    minDaysOffPerWeek: z.coerce.number().int().min(0).max(7).default(2),
    freeWeekendsPerFour: z.coerce.number().int().min(0).max(4).default(1),
    weeklyToleranceMinutes: z.coerce.number().int().min(0).max(2400).default(120),
    considerHolidays: z.boolean().default(false),
    templateIds: z.array(z.uuid()).max(50).default([]),
    /** how strictly each rule is taken; a rule that is not named follows the labour standards */
    modes: z.partialRecord(z.enum(modedRules), z.enum(ruleModes)).default({}),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((rule) => rule.minDaysPerWeek <= rule.maxDaysPerWeek, {
    path: ['minDaysPerWeek'],
    message: 'Fewest days exceed most days.',
    params: { rule: 'order' },
  })
  .refine((rule) => rule.minDaysPerWeek + rule.minDaysOffPerWeek <= 7, {
    path: ['minDaysOffPerWeek'],
    message: 'Days of work and days off exceed the week.',
    params: { rule: 'too_big' },
  });
export type WorkRuleInput = z.output<typeof workRuleSchema>;

export interface WorkRuleRow extends Omit<WorkRuleInput, 'modes'> {
  modes: RuleModes;
  id: string;
  version: number;
  templates: { id: string; name: string; code: string; colour: number }[];
  /** contracts in force today */
  contractCount: number;
  /** people and departments it is assigned to today or later, beside contracts */
  assignmentCount: number;
}

/** Work rules by name, with their templates and how many work under them. */
export function listWorkRules(input: { organizationId: string }): Promise<WorkRuleRow[]> {
  return query<WorkRuleRow>(
    'work-rules',
    `select w.id, w.name, w.rotation, w.min_rest_minutes as "minRestMinutes", w.max_consecutive_days as "maxConsecutiveDays",
       w.min_days_per_week as "minDaysPerWeek", w.max_days_per_week as "maxDaysPerWeek", w.min_days_off_per_week as "minDaysOffPerWeek",
       w.free_weekends_per_four as "freeWeekendsPerFour", w.weekly_tolerance_minutes as "weeklyToleranceMinutes",
       w.consider_holidays as "considerHolidays", w.template_ids::text[] as "templateIds", w.modes, w.status, w.version,
       (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'code', t.code, 'colour', t.colour) order by t.start_from_minute), '[]')
         from shift_templates t where t.id = any(w.template_ids)) as templates,
       (select count(*) from contracts c where c.work_rule_id = w.id and c.valid_from <= current_date
         and (c.valid_to is null or c.valid_to > current_date))::int as "contractCount",
       (select count(*) from work_rule_assignments x where x.work_rule_id = w.id
         and (x.valid_to is null or x.valid_to > current_date))::int as "assignmentCount"
     from work_rules w where w.organization_id = $1 order by w.status, w.name`,
    [input.organizationId],
  );
}

/** @throws AppError not_found */
export async function getWorkRule(input: { organizationId: string; workRuleId: string }): Promise<WorkRuleRow> {
  const found = (await listWorkRules(input)).find((rule) => rule.id === input.workRuleId);
  if (!found) throw notFound('Work rule');
  return found;
}

const store: RecordStore<WorkRuleInput> = {
  entity: 'work_rule',
  title: 'Work rule',
  permission: 'template:write',
  find: (tx, where) => tx.workRule.findFirst({ where }),
  create: (tx, organizationId, values) => tx.workRule.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.workRule.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  check: async (tx, organizationId, values, before) => {
    const known = await tx.shiftTemplate.count({ where: { organizationId, id: { in: values.templateIds } } });
    if (known < new Set(values.templateIds).size) throw invalid('templateIds', 'unknown', 'Unknown shift template.');
    if (!before || values.status === 'active') return;
    const used = await tx.contract.count({
      where: { workRuleId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    const assigned = await tx.workRuleAssignment.count({
      where: { workRuleId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    if (used + assigned) {
      throw invalid('status', 'in_use', `${used} contracts and ${assigned} assignments still use this rule.`);
    }
  },
};

/** @throws AppError forbidden, invalid */
export const createWorkRule = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(workRuleSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateWorkRule = async (input: { actor: Actor; workRuleId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.workRuleId, values: parseInput(workRuleSchema, input.values) });
