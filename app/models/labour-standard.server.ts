import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { Prisma } from '~/platform/prisma.server';
import { parseInput } from './parse-input.server';
import { type RecordStore, updateRecord } from './reference-record.server';

export const standardModes = ['ignore', 'consider', 'warn', 'planning_only'] as const;

/** Figures of each block: field and its largest value. */
export const standardFields: Record<string, Record<string, number>> = {
  rest_between_shifts: { minutes: 1440 },
  weekly_rest: { minutes: 7200 },
  daily_norm: { standardMinutes: 1440, maxMinutes: 1440 },
  weekly_norm: { standardMinutes: 10_080, maxMinutes: 10_080 },
  consecutive_days: { days: 31 },
  night_time: { fromMinute: 1440, toMinute: 1440, supplement: 5 },
  overtime: { minutesInTwoDays: 2880, hoursPerYear: 8784 },
  continuous_work: { minutes: 1440 },
  /** accumulated vacation days: a mode only */
  vacation_balance: {},
  minimum_notice: { minutes: 43_200 },
  pauses_at_once: { percent: 100 },
  pay: { night: 5, restDay: 5, holiday: 5, overtimeFirst: 5, overtimeNext: 5, importance: 100 },
  fairness: { months: 12, lateShift: 10, nightShift: 10 },
};

const schemaOf = (code: string) =>
  z.object({
    mode: z.enum(standardModes),
    value: z.object(
      Object.fromEntries(
        Object.entries(standardFields[code] ?? {}).map(([field, most]) => [field, z.coerce.number().min(0).max(most)]),
      ),
    ),
  });

export interface LabourStandardRow {
  id: string;
  code: string;
  value: Record<string, number>;
  mode: (typeof standardModes)[number];
  version: number;
}

/** The labour standards of an organization with their modes of enforcement. */
export function listLabourStandards(input: { organizationId: string }): Promise<LabourStandardRow[]> {
  return query<LabourStandardRow>(
    'labour-standards',
    'select id, code, value, mode, version from labour_standards where organization_id = $1 order by code',
    [input.organizationId],
  );
}

const store: RecordStore<{ mode: string; value: Record<string, number> }> = {
  entity: 'labour_standard',
  title: 'Labour standard',
  permission: 'template:write',
  find: (tx, where) => tx.labourStandard.findFirst({ where }),
  create: () => Promise.reject(new Error('Labour standards come with the organization.')),
  update: (tx, id, values) =>
    tx.labourStandard.update({
      where: { id },
      data: { mode: values.mode, value: values.value as Prisma.InputJsonValue, version: { increment: 1 } },
    }),
};

/**
 * Refuses figures that contradict each other: a week longer than seven of its days, a day or a week whose usual time exceeds
 * the longest.
 * @throws AppError invalid, naming the figure
 */
function requireAgreement(standards: readonly LabourStandardRow[], code: string, value: Record<string, number>): void {
  if (code !== 'daily_norm' && code !== 'weekly_norm') return;
  if (value.standardMinutes > value.maxMinutes)
    throw invalid('maxMinutes', 'order', 'maxMinutes: the longest time is shorter than the usual one.');
  const figuresOf = (wanted: string) =>
    wanted === code ? value : standards.find((standard) => standard.code === wanted)?.value;
  const [daily, weekly] = [figuresOf('daily_norm'), figuresOf('weekly_norm')];
  if (daily && weekly && weekly.standardMinutes > 7 * daily.standardMinutes)
    throw invalid(
      'standardMinutes',
      'week_over_days',
      `standardMinutes: ${weekly.standardMinutes / 60} hours a week exceed seven days of ${daily.standardMinutes / 60} hours.`,
    );
}

/** Changes the figures or the mode of one block. @throws AppError forbidden, not_found, invalid; VersionConflict */
export async function updateLabourStandard(input: { actor: Actor; code: string; version: number; values: unknown }) {
  const { organizationId } = input.actor;
  const standards = await listLabourStandards({ organizationId });
  const standard = standards.find((candidate) => candidate.code === input.code);
  if (!standard) throw notFound('Labour standard');
  const values = parseInput(schemaOf(input.code), input.values);
  requireAgreement(standards, input.code, values.value as Record<string, number>);
  return updateRecord(store, {
    actor: input.actor,
    id: standard.id,
    version: input.version,
    values: { ...values, value: values.value as Record<string, number> },
  });
}
