import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

const minute = z.coerce.number().int().multipleOf(5);

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
  });
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
       t.span_minutes as "spanMinutes", t.paid_minutes as "paidMinutes", t.weekdays, t.colour, t.status, t.version,
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

const store: RecordStore<ShiftTemplateInput> = {
  entity: 'shift_template',
  title: 'Shift template',
  permission: 'template:write',
  find: (tx, where) => tx.shiftTemplate.findFirst({ where }),
  create: (tx, organizationId, values) => tx.shiftTemplate.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) =>
    tx.shiftTemplate.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  check: async (tx, organizationId, values, before) => {
    const rules = await tx.breakRule.findMany({ where: { organizationId, status: 'active' } });
    const rule = rules.find((r) => r.fromPaidMinutes <= values.paidMinutes && values.paidMinutes < r.toPaidMinutes);
    const pauses = (rule?.pauses ?? []) as { minutes: number; paid: boolean }[];
    const unpaid = pauses.filter((pause) => !pause.paid).reduce((sum, pause) => sum + pause.minutes, 0);
    if (values.status === 'active' && values.spanMinutes - unpaid !== values.paidMinutes) {
      throw invalid(
        'paidMinutes',
        'pauses',
        `Paid time must be the span without unpaid pauses: ${values.spanMinutes - unpaid} minutes by the break rule ${rule?.name ?? '(none)'}.`,
      );
    }
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
