import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { hasBothEnds, isInOrder, optionalMinutes } from './optional-minutes';
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
    /** fewest days worked in a row; 1 = no rule */
    minConsecutiveDays: z.coerce.number().int().min(1).max(7).default(1),
    minDaysPerWeek: z.coerce.number().int().min(0).max(7).default(0),
    maxDaysPerWeek: z.coerce.number().int().min(1).max(7).default(5),
    minDaysOffPerWeek: z.coerce.number().int().min(0).max(7).default(2),
    freeWeekendsPerFour: z.coerce.number().int().min(0).max(4).default(1),
    weeklyToleranceMinutes: z.coerce.number().int().min(0).max(2400).default(120),
    considerHolidays: z.boolean().default(false),
    templateIds: z.array(z.uuid()).max(50).default([]),
    /** wall-clock hours that every shift covers */
    coreFromMinute: optionalMinutes(0, 1435),
    coreToMinute: optionalMinutes(5, 2880),
    /** most paid minutes in a row of days worked */
    maxRunMinutes: optionalMinutes(60, 31 * 1440),
    /** largest difference between the starts of a week */
    maxStartSpreadMinutes: optionalMinutes(0, 1440),
    /** most shifts of some templates in a week */
    shiftLimits: z
      .array(
        z.object({ templateIds: z.array(z.uuid()).min(1).max(20), maxPerWeek: z.coerce.number().int().min(0).max(7) }),
      )
      .max(10)
      .default([]),
    /** used by open positions only */
    isForVacancies: z.boolean().default(false),
    /** hours of a week of an open position */
    weeklyMinutes: optionalMinutes(60, 7 * 1440),
    /** how strictly each rule is taken; a rule that is not named follows the labour standards */
    modes: z.partialRecord(z.enum(modedRules), z.enum(ruleModes)).default({}),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((rule) => rule.minDaysPerWeek <= rule.maxDaysPerWeek, {
    path: ['minDaysPerWeek'],
    message: 'Fewest days exceed most days.',
    params: { rule: 'order' },
  })
  .refine((rule) => rule.minConsecutiveDays <= rule.maxConsecutiveDays, {
    path: ['minConsecutiveDays'],
    message: 'Fewest days in a row exceed most days in a row.',
    params: { rule: 'order' },
  })
  .refine((rule) => rule.minDaysPerWeek + rule.minDaysOffPerWeek <= 7, {
    path: ['minDaysOffPerWeek'],
    message: 'Days of work and days off exceed the week.',
    params: { rule: 'too_big' },
  })
  .refine(hasBothEnds, {
    path: ['coreToMinute'],
    message: 'Core hours have a beginning and an end.',
    params: { rule: 'both' },
  })
  .refine(isInOrder, { path: ['coreToMinute'], message: 'Core hours end after they begin.', params: { rule: 'order' } })
  .refine((rule) => !rule.isForVacancies || rule.weeklyMinutes !== null, {
    path: ['weeklyMinutes'],
    message: 'A rule of open positions names the hours of a week.',
    params: { rule: 'required' },
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
       w.min_consecutive_days as "minConsecutiveDays",
       w.min_days_per_week as "minDaysPerWeek", w.max_days_per_week as "maxDaysPerWeek", w.min_days_off_per_week as "minDaysOffPerWeek",
       w.free_weekends_per_four as "freeWeekendsPerFour", w.weekly_tolerance_minutes as "weeklyToleranceMinutes",
       w.consider_holidays as "considerHolidays", w.template_ids::text[] as "templateIds", w.modes, w.status, w.version,
       w.core_from_minute as "coreFromMinute", w.core_to_minute as "coreToMinute", w.max_run_minutes as "maxRunMinutes",
       w.max_start_spread_minutes as "maxStartSpreadMinutes", w.shift_limits as "shiftLimits",
       w.is_for_vacancies as "isForVacancies", w.weekly_minutes as "weeklyMinutes",
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
    const limited = values.shiftLimits.flatMap((limit) => limit.templateIds);
    for (const [field, ids] of [['templateIds', values.templateIds] as const, ['shiftLimits', limited] as const]) {
      const known = await tx.shiftTemplate.count({ where: { organizationId, id: { in: [...ids] } } });
      if (known < new Set(ids).size) throw invalid(field, 'unknown', 'Unknown shift template.');
    }
    const becomesVacant = values.isForVacancies && before !== null && before.isForVacancies !== true;
    if (!before || (values.status === 'active' && !becomesVacant)) return;
    const used = await tx.contract.count({
      where: { workRuleId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    const assigned = await tx.workRuleAssignment.count({
      where: { workRuleId: before.id, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    });
    if (used + assigned) {
      const field = becomesVacant ? 'isForVacancies' : 'status';
      throw invalid(field, 'in_use', `${used} contracts and ${assigned} assignments still use this rule.`);
    }
  },
};

/** @throws AppError forbidden, invalid */
export const createWorkRule = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(workRuleSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateWorkRule = async (input: { actor: Actor; workRuleId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.workRuleId, values: parseInput(workRuleSchema, input.values) });
