import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { hasBothEnds, isInOrder, optionalMinutes } from './optional-minutes';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';
import { breakRuleFor, paidOfSpan, type StoredBreakRule, spansOf } from './template-lengths';

const minute = z.coerce.number().int().multipleOf(5);
/** A template has at most so many lengths. */
const maxLengths = 24;

/** A shift template: when it may start, how long it lasts, what of it is paid. Minutes of the local day. */
export const shiftTemplateSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    code: z.string().trim().min(1).max(20),
    startFromMinute: minute.min(0).max(1435),
    startToMinute: minute.min(0).max(1435),
    stepMinutes: minute.min(5).max(240).default(30),
    spanMinutes: minute.min(30).max(1440),
    paidMinutes: minute.min(15).max(1440),
    /** longest span where the length is open */
    longestSpanMinutes: optionalMinutes(30, 1440),
    spanStepMinutes: minute.min(5).max(240).default(30),
    /** a split shift: its first part, and the unpaid gap after it */
    firstPartMinutes: optionalMinutes(30, 1380),
    gapMinutes: optionalMinutes(30, 1380),
    coreFromMinute: optionalMinutes(0, 1435),
    coreToMinute: optionalMinutes(5, 2880),
    /** templates that must not follow on the next date */
    barredNextIds: z.array(z.uuid()).max(50).default([]),
    weekdays: z.array(z.coerce.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
    colour: z.coerce.number().int().min(1).max(8).default(1),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((template) => template.startToMinute >= template.startFromMinute, {
    path: ['startToMinute'],
    message: 'The last start lies before the first.',
    params: { rule: 'order' },
  })
  .refine((template) => template.paidMinutes <= template.spanMinutes, {
    path: ['paidMinutes'],
    message: 'Paid time cannot exceed the span.',
    params: { rule: 'too_big' },
  })
  .refine((template) => template.longestSpanMinutes === null || template.longestSpanMinutes > template.spanMinutes, {
    path: ['longestSpanMinutes'],
    message: 'The longest length must exceed the shortest.',
    params: { rule: 'order' },
  })
  .refine((template) => spansOf(template).length <= maxLengths, {
    path: ['spanStepMinutes'],
    message: `A template has at most ${maxLengths} lengths.`,
    params: { rule: 'too_many' },
  })
  .refine((template) => (template.firstPartMinutes === null) === (template.gapMinutes === null), {
    path: ['gapMinutes'],
    message: 'A split shift names its first part and its gap.',
    params: { rule: 'both' },
  })
  .refine((template) => (template.firstPartMinutes ?? 0) + (template.gapMinutes ?? 0) + 30 <= template.spanMinutes, {
    path: ['gapMinutes'],
    message: 'The second part of a split shift lasts half an hour or more.',
    params: { rule: 'too_big' },
  })
  .refine(hasBothEnds, {
    path: ['coreToMinute'],
    message: 'Core hours have a beginning and an end.',
    params: { rule: 'both' },
  })
  .refine(isInOrder, { path: ['coreToMinute'], message: 'Core hours end after they begin.', params: { rule: 'order' } })
  .refine(
    (template) =>
      (template.coreToMinute ?? 0) - (template.coreFromMinute ?? 0) <=
      (template.longestSpanMinutes ?? template.spanMinutes),
    { path: ['coreToMinute'], message: 'Core hours do not fit into the shift.', params: { rule: 'too_big' } },
  );
export type ShiftTemplateInput = z.output<typeof shiftTemplateSchema>;

export interface ShiftTemplateRow extends ShiftTemplateInput {
  id: string;
  version: number;
  /** work rules that allow it */
  workRules: { id: string; name: string }[];
  /** future shifts made from it */
  shiftCount: number;
}

/** Templates by start, with where they are used. @param status null for active and inactive ones */
export function listShiftTemplates(input: {
  organizationId: string;
  status?: 'active' | 'inactive' | null;
}): Promise<ShiftTemplateRow[]> {
  return query<ShiftTemplateRow>(
    'shift-templates',
    `select t.id, t.name, t.code, t.start_from_minute as "startFromMinute", t.start_to_minute as "startToMinute", t.step_minutes as "stepMinutes",
       t.span_minutes as "spanMinutes", t.paid_minutes as "paidMinutes", t.weekdays,
       t.longest_span_minutes as "longestSpanMinutes", t.span_step_minutes as "spanStepMinutes", t.first_part_minutes as "firstPartMinutes",
       t.gap_minutes as "gapMinutes", t.core_from_minute as "coreFromMinute", t.core_to_minute as "coreToMinute",
       t.barred_next_ids::text[] as "barredNextIds", t.colour, t.status, t.version,
       (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name) order by w.name), '[]') from work_rules w
         where w.organization_id = t.organization_id and t.id = any(w.template_ids)) as "workRules",
       (select count(*) from shifts s where s.template_id = t.id and s.date >= current_date)::int as "shiftCount"
     from shift_templates t where t.organization_id = $1 and ($2::text is null or t.status = $2)
     order by t.status, t.start_from_minute, t.code`,
    [input.organizationId, input.status ?? null],
  );
}

/** Codes of all templates by id, for short signs. */
export async function listTemplateCodes(input: { organizationId: string }): Promise<Record<string, string>> {
  const rows = await query<{ id: string; code: string }>(
    'shift-template-codes',
    'select id, code from shift_templates where organization_id = $1',
    [input.organizationId],
  );
  return Object.fromEntries(rows.map(({ id, code }) => [id, code]));
}

/** @throws AppError not_found */
export async function getShiftTemplate(input: {
  organizationId: string;
  templateId: string;
}): Promise<ShiftTemplateRow> {
  const found = (await listShiftTemplates(input)).find((template) => template.id === input.templateId);
  if (!found) throw notFound('Shift template');
  return found;
}

/** Paid time follows from the span, the gap and the break rules. @throws AppError invalid */
async function requirePaidTime(tx: PrismaTransaction, organizationId: string, values: ShiftTemplateInput) {
  const stored = await tx.breakRule.findMany({ where: { organizationId, status: 'active' } });
  const rules = stored.map((rule) => ({ ...rule, pauses: rule.pauses as unknown as StoredBreakRule['pauses'] }));
  if (values.gapMinutes !== null) {
    const paidMinutes = paidOfSpan({ ...values, id: '' }, values.spanMinutes, rules);
    if (paidMinutes === values.paidMinutes) return;
    throw invalid(
      'paidMinutes',
      'pauses',
      `Paid time must be that of the parts without unpaid pauses: ${paidMinutes} minutes.`,
    );
  }
  const rule = stored.find(({ id }) => id === breakRuleFor(rules, values.paidMinutes)?.id);
  const pauses = (rule?.pauses ?? []) as { minutes: number; paid: boolean }[];
  const unpaid = pauses.filter((pause) => !pause.paid).reduce((sum, pause) => sum + pause.minutes, 0);
  if (values.spanMinutes - unpaid === values.paidMinutes) return;
  throw invalid(
    'paidMinutes',
    'pauses',
    `Paid time must be the span without unpaid pauses: ${values.spanMinutes - unpaid} minutes by the break rule ${rule?.name ?? '(none)'}.`,
  );
}

const store: RecordStore<ShiftTemplateInput> = {
  entity: 'shift_template',
  title: 'Shift template',
  permission: 'template:write',
  find: (tx, where) => tx.shiftTemplate.findFirst({ where }),
  create: (tx, organizationId, values) => tx.shiftTemplate.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) =>
    tx.shiftTemplate.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  check: async (tx, organizationId, values, before) => {
    if (values.status === 'active') await requirePaidTime(tx, organizationId, values);
    const barred = [...new Set(values.barredNextIds)];
    const known = await tx.shiftTemplate.count({ where: { organizationId, id: { in: barred } } });
    if (known < barred.length) throw invalid('barredNextIds', 'unknown', 'Unknown shift template.');
    if (before && values.status === 'inactive') {
      const rule = await tx.workRule.findFirst({
        where: { organizationId, status: 'active', templateIds: { equals: [before.id] } },
      });
      if (rule) throw invalid('status', 'in_use', `The work rule ${rule.name} has no other template.`);
    }
  },
};

/** @throws AppError forbidden, invalid */
export const createShiftTemplate = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(shiftTemplateSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateShiftTemplate = async (input: {
  actor: Actor;
  templateId: string;
  version: number;
  values: unknown;
}) => updateRecord(store, { ...input, id: input.templateId, values: parseInput(shiftTemplateSchema, input.values) });
