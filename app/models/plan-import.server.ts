import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, dayIntervals, eachDay, isKnownZone, toLocalDate, toLocalParts, weekdayOf } from '~/engine/time';
import { parseContactPlan } from '~/integrations/files/plan/parse-contact-plan';
import { parseOperatorPlan } from '~/integrations/files/plan/parse-operator-plan';
import type { PlanFault } from '~/integrations/files/plan/plan-fault';
import { readPlanRows } from '~/integrations/files/plan/read-plan-rows.server';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { readGroupCalendar } from './forecast-calendar.server';
import { auditOfLayer, claimForecast, insertLayer, type NewLayer, recomputeForecast } from './forecast-layer.server';
import { expectOfPlan } from './plan-expectation.server';
import type { PlanPreview } from './plan-preview';
import { insertPlannedForecast, type PlannedGroup } from './planned-forecast.server';
import { requireTargetLimits } from './require-setting-limits.server';
import { writeSettingsOfPeriod } from './settings-of-period.server';
import { targetPercentRange } from './staffing-limits';

export const dayChoices = ['all', 'weekdays', 'weekends', 'custom'] as const;

const optionalNumber = (number: z.ZodNumber) =>
  z.union([z.literal('').transform(() => undefined), z.coerce.number().pipe(number)]).optional();

export const planImportInput = z
  .object({
    groupId: z.uuid(),
    kind: z.enum(['contacts', 'operators']),
    /** of operator plans */
    mode: z.enum(['hour', 'interval']).default('hour'),
    from: z.union([z.literal(''), z.iso.date()]).optional(),
    to: z.union([z.literal(''), z.iso.date()]).optional(),
    days: z.enum(dayChoices).default('all'),
    /** local dates, separated by blanks or commas, where days are chosen by hand */
    dates: z.string().max(4_000).default(''),
    /** whose clocks the file means; those of the group unless told */
    timeZone: z
      .string()
      .max(64)
      .refine((zone) => zone === '' || isKnownZone(zone), { params: { rule: 'unknown' }, message: 'is no time zone' })
      .optional(),
    /** of operator plans: answer time, target in per cent and handling time of the days; what is left out stays as it is */
    thresholdSec: optionalNumber(z.number().int().min(1).max(86_400)),
    serviceLevelPercent: optionalNumber(z.number().min(targetPercentRange.min).max(targetPercentRange.max)),
    ahtSec: optionalNumber(z.number().positive().max(86_400)),
    comment: z.string().trim().max(256).optional(),
  })
  .refine(
    (value) =>
      value.kind === 'contacts' || value.days === 'custom' || (value.from && value.to && value.from <= value.to),
    {
      path: ['to'],
      params: { rule: 'after_from' },
      message: 'Give the first and the last day of the period.',
    },
  );

export type PlanImport = z.output<typeof planImportInput>;

interface Group extends PlannedGroup {
  siteId: string | null;
}

interface ReadPlan {
  preview: PlanPreview;
  group: Group;
  layers: NewLayer[];
}

const listedFaults = 100;

/**
 * Reads an uploaded plan and says what it holds, without writing anything.
 * @throws AppError not_found (group, upload), invalid (unreadable)
 */
export async function previewPlan(input: {
  organizationId: string;
  storedName: string;
  plan: PlanImport;
}): Promise<PlanPreview> {
  return (await readPlan(input)).preview;
}

/**
 * Lays a plan over the forecast that covers it, or makes a forecast of it where none does (contacts only); all or nothing. Imported values are
 * not edited in place: a later import lies over an earlier one.
 * @returns the forecast concerned
 * @throws AppError invalid with every fault of the file; conflict where an operator plan finds no forecast
 */
export async function importPlan(
  actor: Actor,
  input: { storedName: string; plan: PlanImport },
): Promise<{ forecastId: string }> {
  const { organizationId } = actor;
  const { preview, group, layers } = await readPlan({ organizationId, ...input });
  if (preview.faultTotal) {
    throw new AppError('invalid', `The file has ${preview.faultTotal} faults; nothing was imported.`, {
      faults: preview.faults.map(({ row, column, rule, message }) => ({
        field: `column ${column}`.trim(),
        row,
        rule,
        message,
      })),
    });
  }
  if (!layers.length) throw invalid('days', 'none', 'No day of the period is chosen.');
  if (!preview.forecastId && input.plan.kind === 'operators') {
    throw invalid(
      'groupId',
      'no_forecast',
      'No forecast of this group covers these days: compute one, or import contacts first.',
    );
  }
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const forecastId =
      preview.forecastId ?? (await insertPlannedForecast(client, { actor, group, id: createId(), layers }));
    if (preview.forecastId) {
      await claimForecast(client, { organizationId, forecastId });
      for (const layer of layers) await insertLayer(client, { actor, forecastId, layer });
    }
    const targets = await writeTargets(client, actor, input.plan, preview);
    await recomputeForecast(client, { organizationId, forecastId });
    const audit = layers.map((layer) => auditOfLayer(forecastId, '', layer));
    return { result: { forecastId }, audit: [...audit, ...targets] };
  });
}

/** The targets that come with an operator plan hold from its first to its last day. */
async function writeTargets(client: PoolClient, actor: Actor, plan: PlanImport, { firstDate, lastDate }: PlanPreview) {
  const values = targetsOf(plan);
  if (!values || !firstDate || !lastDate) return [];
  return writeSettingsOfPeriod(client, actor, { groupId: plan.groupId, from: firstDate, to: lastDate, values });
}

/** Targets as settings; null where the plan brings none. */
function targetsOf({ kind, thresholdSec, serviceLevelPercent }: PlanImport) {
  if (kind === 'contacts' || (thresholdSec === undefined && serviceLevelPercent === undefined)) return null;
  const serviceLevelTarget = serviceLevelPercent === undefined ? undefined : serviceLevelPercent / 100;
  return { thresholdSec, serviceLevelTarget };
}

async function readPlan(input: { organizationId: string; storedName: string; plan: PlanImport }): Promise<ReadPlan> {
  const { organizationId, plan } = input;
  const [group] = await query<Group>(
    'plan-import-group',
    `select id, name, time_zone as "timeZone", interval_minutes as "intervalMinutes", site_id as "siteId" from groups
     where organization_id = $1 and id = $2`,
    [organizationId, plan.groupId],
  );
  if (!group) throw notFound('The group');
  const timeZone = plan.timeZone || group.timeZone;
  const clocks = { ...group, timeZone };
  const rows = await readPlanRows(input.storedName);
  const read =
    plan.kind === 'contacts'
      ? readContacts(rows, clocks, plan)
      : await readOperators(organizationId, rows, clocks, plan);
  requireGrid(group, read.layers);
  const starts = read.layers.flatMap((layer) => [layer.from, layer.to]);
  const [from, to] = [Math.min(...starts), Math.max(...starts)];
  const targets = targetsOf(plan);
  if (targets && starts.length) {
    const date = toLocalDate(from, timeZone);
    await requireTargetLimits({ organizationId, groupId: group.id, date, values: targets });
  }
  const forecastId = starts.length ? await findCovering(organizationId, group.id, from, to) : null;
  const expectation =
    plan.kind === 'operators' && forecastId && !read.faults.length
      ? await expectOfPlan({ organizationId, forecastId, layers: read.layers, targets: targets ?? {} })
      : null;
  return {
    group,
    layers: read.layers,
    preview: {
      expectation,
      ...read.figures,
      faults: read.faults.slice(0, listedFaults),
      faultTotal: read.faults.length,
      groupName: group.name,
      timeZone,
      firstDate: starts.length ? toLocalDate(from, timeZone) : null,
      lastDate: starts.length ? toLocalDate(to - 1, timeZone) : null,
      forecastId,
    },
  };
}

/** Clocks that stand a part of an interval apart from those of the group have no common grid. */
function requireGrid({ timeZone, intervalMinutes }: Group, layers: NewLayer[]): void {
  const isOff = layers.some(({ from }) => toLocalParts(from, timeZone).minuteOfDay % intervalMinutes !== 0);
  if (isOff) throw invalid('timeZone', 'grid', `Intervals of ${intervalMinutes} minutes do not fit this time zone.`);
}

type Rows = Awaited<ReturnType<typeof readPlanRows>>;
type Read = {
  layers: NewLayer[];
  faults: PlanFault[];
  figures: Pick<PlanPreview, 'intervals' | 'contacts' | 'operatorHours' | 'days' | 'hasAht'>;
};

function readContacts(rows: Rows, group: Group, plan: PlanImport): Read {
  const { slots, faults } = parseContactPlan({ rows, ...group });
  const stepMs = group.intervalMinutes * 60_000;
  const hasAht = slots.some((slot) => slot.ahtSec !== null);
  const dates = new Set(slots.map((slot) => toLocalDate(slot.start, group.timeZone)));
  const figures = {
    intervals: slots.length,
    contacts: slots.reduce((sum, slot) => sum + (slot.contacts || 0), 0),
    operatorHours: null,
    days: dates.size,
    hasAht,
  };
  if (!slots.length || faults.length) return { layers: [], faults, figures };
  const from = slots[0].start;
  const to = slots[slots.length - 1].start + stepMs;
  const spread = (read: (slot: (typeof slots)[number]) => number | null) => {
    const values = Array.from({ length: Math.round((to - from) / stepMs) }, () => Number.NaN);
    for (const slot of slots) values[Math.round((slot.start - from) / stepMs)] = read(slot) ?? Number.NaN;
    return values;
  };
  const layer = (target: 'volume' | 'ahtSec', values: number[]): NewLayer => ({
    kind: 'import',
    target,
    operation: { type: 'values', values },
    from,
    to,
    comment: plan.comment,
  });
  const layers = [
    layer(
      'volume',
      spread((slot) => slot.contacts),
    ),
  ];
  if (hasAht)
    layers.push(
      layer(
        'ahtSec',
        spread((slot) => slot.ahtSec),
      ),
    );
  return { layers, faults, figures };
}

async function readOperators(organizationId: string, rows: Rows, group: Group, plan: PlanImport): Promise<Read> {
  const { day, faults } = parseOperatorPlan({ rows, mode: plan.mode, intervalMinutes: group.intervalMinutes });
  const dates = await chooseDates(organizationId, group, plan);
  const sum = (values: number[]) => values.reduce((total, value) => total + (value || 0), 0);
  const figures = {
    intervals: day.operators.length * dates.length,
    contacts: sum(day.contacts) * dates.length,
    operatorHours: (sum(day.operators) * group.intervalMinutes * dates.length) / 60,
    days: dates.length,
    hasAht: plan.ahtSec !== undefined,
  };
  if (faults.length) return { layers: [], faults, figures };
  const hasContacts = day.contacts.some((value) => value > 0);
  const layers = dates.flatMap((date): NewLayer[] => {
    const starts = dayIntervals(date, group.timeZone, group.intervalMinutes);
    // why: a day of 23 or 25 hours takes the values of its wall clock
    const slotOf = (start: number) =>
      Math.floor(toLocalParts(start, group.timeZone).minuteOfDay / group.intervalMinutes);
    const range = {
      kind: 'import' as const,
      from: starts[0],
      to: starts[starts.length - 1] + group.intervalMinutes * 60_000,
      comment: plan.comment,
    };
    const operation = (values: number[]) => ({
      type: 'values' as const,
      values: starts.map((start) => values[slotOf(start)]),
    });
    const people: NewLayer = { ...range, target: 'agents', operation: operation(day.operators) };
    const handling: NewLayer[] = plan.ahtSec
      ? [{ ...range, target: 'ahtSec', operation: { type: 'set', value: plan.ahtSec } }]
      : [];
    const contacts: NewLayer[] = hasContacts
      ? [{ ...range, target: 'volume', operation: operation(day.contacts) }]
      : [];
    return [...contacts, ...handling, people];
  });
  return { layers, faults, figures };
}

/** The days a file applies to, from the production calendar. */
async function chooseDates(organizationId: string, group: Group, plan: PlanImport): Promise<string[]> {
  if (plan.days === 'custom') {
    const dates = plan.dates.split(/[\s,;]+/).filter(Boolean);
    const wrong = dates.find((date) => !z.iso.date().safeParse(date).success);
    if (wrong || !dates.length)
      throw invalid('dates', 'date', `Give dates as YYYY-MM-DD${wrong ? `; this is none: ${wrong}` : ''}.`);
    return [...new Set(dates)].sort();
  }
  const [from, to] = [plan.from as string, addDays(plan.to as string, 1)];
  const dates = eachDay(from, to);
  if (plan.days === 'all') return dates;
  const { holidays } = await readGroupCalendar({
    organizationId,
    groupId: group.id,
    siteId: group.siteId,
    timeZone: group.timeZone,
    from,
    to,
  });
  const free = new Set(holidays.map(({ date }) => date));
  const isFree = (date: string) => weekdayOf(date) >= 6 || free.has(date);
  return dates.filter((date) => isFree(date) === (plan.days === 'weekends'));
}

async function findCovering(organizationId: string, groupId: string, from: number, to: number): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    'plan-import-covering',
    `select id from forecasts where organization_id = $1 and group_id = $2 and status = 'ready' and is_current and kind <> 'snapshot'
       and start_date::timestamp at time zone time_zone <= $3 and end_date::timestamp at time zone time_zone >= $4 order by id desc limit 1`,
    [organizationId, groupId, new Date(from), new Date(to)],
  );
  return row?.id ?? null;
}
