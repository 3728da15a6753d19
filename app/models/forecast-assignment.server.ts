import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { applyLayers, type ForecastLayer } from '~/engine/forecasting';
import { addDays, localDayStart, toLocalParts } from '~/engine/time';
import { AppError, invalid } from '~/platform/errors.server';
import { inTransaction, query } from '~/platform/pg.server';
import { addLayer, type LayerView, listLayersOf, recomputeForecast, toEngineLayers } from './forecast-layer.server';
import { setStaffingSettings } from './service-level-change.server';
import { listEffectiveSettings, listSettingsOfGroup, settingsOnDate } from './service-level-setting.server';
import { type SlotSettingInput, slotSettingInput, weekdayList } from './slot-setting';
import { addSlotSettings } from './slot-setting.server';

const optional = (number: z.ZodNumber) =>
  z
    .union([
      z.literal('').transform(() => undefined),
      z.null().transform(() => undefined),
      z.coerce.number().pipe(number),
    ])
    .optional();

/** Empty where the whole day is meant. */
const clockTime = z
  .union([z.literal('').transform(() => undefined), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)])
  .optional();

const wholeDayNames = ['growth', 'serviceLevelPercent', 'thresholdSec'] as const;

/** Whether values are set for some weekdays or times of day only. */
const isByTime = (value: { weekdays?: number[]; startTime?: string; endTime?: string }): boolean =>
  value.startTime !== undefined ||
  value.endTime !== undefined ||
  (value.weekdays !== undefined && value.weekdays.length < 7);

/** What may be set for many groups at once; what is left out stays as it is. Shares in per cent. */
export const assignmentInput = z
  .object({
    groupIds: z.array(z.uuid()).min(1).max(500),
    /** local dates of each group, both inclusive */
    from: z.iso.date(),
    to: z.iso.date(),
    growth: optional(z.number().positive().max(100)),
    reserve: optional(z.number().positive().max(10)),
    absencePercent: optional(z.number().min(0).max(90)),
    minAgents: optional(z.number().int().min(0).max(10_000)),
    serviceLevelPercent: optional(z.number().min(50).max(100)),
    thresholdSec: optional(z.number().int().min(1).max(86_400)),
    /** on these weekdays (1 = Monday) and times of day only: absenteeism, reserve and minimum */
    weekdays: weekdayList.optional(),
    startTime: clockTime,
    endTime: clockTime,
    comment: z.string().trim().max(256).optional(),
  })
  .refine((value) => !isByTime(value) || (value.endTime ?? '24:00') > (value.startTime ?? '00:00'), {
    path: ['endTime'],
    params: { rule: 'after_start' },
    message: 'must lie after the start',
  })
  .refine((value) => !isByTime(value) || wholeDayNames.every((name) => value[name] === undefined), {
    path: ['weekdays'],
    params: { rule: 'whole_days' },
    message: 'growth and service level are set for whole days',
  })
  .refine((value) => value.to >= value.from, {
    path: ['to'],
    params: { rule: 'after_from' },
    message: 'must not be before from',
  })
  .refine(
    (value) =>
      settingNames.some((name) => value[name] !== undefined) ||
      value.growth !== undefined ||
      value.reserve !== undefined,
    {
      path: ['growth'],
      params: { rule: 'required' },
      message: 'give at least one value to set',
    },
  );

const allWeek = [1, 2, 3, 4, 5, 6, 7];

/** The same as allowances by weekday and time. */
const toSlotValues = ({ weekdays = allWeek, startTime, endTime, ...rest }: Assignment): SlotSettingInput =>
  slotSettingInput.parse({ ...rest, weekdays, startTime: startTime ?? '00:00', endTime: endTime ?? '24:00' });

const settingNames = ['absencePercent', 'minAgents', 'serviceLevelPercent', 'thresholdSec'] as const;

export type Assignment = z.output<typeof assignmentInput>;

interface Target {
  groupId: string;
  groupName: string;
  timeZone: string;
  /** current forecasts that touch the period */
  forecastIds: string[];
}

async function findTargets(organizationId: string, input: Assignment): Promise<Target[]> {
  return query<Target>(
    'forecast-assignment-targets',
    `select g.id as "groupId", g.name as "groupName", g.time_zone as "timeZone",
       coalesce(array_agg(f.id order by f.id) filter (where f.id is not null), '{}') as "forecastIds"
     from groups g left join forecasts f on f.organization_id = g.organization_id and f.group_id = g.id and f.is_current
       and f.status = 'ready' and f.kind <> 'snapshot' and f.start_date <= $4 and f.end_date > $3
     where g.organization_id = $1 and g.id = any($2::uuid[]) group by g.id order by g.name`,
    [organizationId, input.groupIds, input.from, input.to],
  );
}

/**
 * Every group that is named, or none of it.
 * @throws AppError invalid where one is not of this organization
 */
export async function requireAssignedGroups(organizationId: string, input: Assignment): Promise<void> {
  const targets = await findTargets(organizationId, input);
  const unknown = input.groupIds.filter((id) => !targets.some((target) => target.groupId === id));
  if (unknown.length) throw invalid('groupIds', 'unknown', `Unknown group: ${unknown.join(', ')}.`);
}

const rangeOf = (target: Target, { from, to }: Assignment) => ({
  from: localDayStart(from, target.timeZone),
  to: localDayStart(addDays(to, 1), target.timeZone),
});

const toLayers = (target: Target, input: Assignment) => {
  const range = rangeOf(target, input);
  const scale = (kind: 'growth' | 'reserve', factor: number) => ({
    kind,
    target: 'volume' as const,
    operation: { type: 'scale' as const, factor },
    comment: input.comment,
    ...range,
  });
  return [
    ...(input.growth === undefined ? [] : [scale('growth', input.growth)]),
    ...(input.reserve === undefined || isByTime(input) ? [] : [scale('reserve', input.reserve)]),
  ];
};

/** One group before and after, for looking at before it is confirmed. */
export interface AssignmentPreview {
  groupId: string;
  groupName: string;
  forecasts: number;
  contacts: number;
  contactsAfter: number;
  /** agent hours now, and by the proportion of contacts and reserve after */
  hours: number;
  hoursAfter: number;
}

interface SlotRow {
  forecastId: string;
  starts: number[];
  base: number[];
  aht: number[];
  volume: number[];
  required: number[];
  stepMinutes: number;
}

/** What an assignment would do to the forecasts of each group, without doing it. */
export async function previewAssignment(input: {
  organizationId: string;
  assignment: Assignment;
}): Promise<AssignmentPreview[]> {
  const { organizationId, assignment } = input;
  const targets = await findTargets(organizationId, assignment);
  const forecastIds = targets.flatMap((target) => target.forecastIds);
  const [rows, layers, settings] = await Promise.all([
    query<SlotRow>(
      'forecast-assignment-slots',
      `select i.forecast_id as "forecastId", max(f.interval_minutes) as "stepMinutes",
         array_agg(extract(epoch from i.interval_start)::float8 * 1000 order by i.interval_start) as starts,
         array_agg(i.base_volume::float8 order by i.interval_start) as base, array_agg(i.base_aht_sec::float8 order by i.interval_start) as aht,
         array_agg(i.volume::float8 order by i.interval_start) as volume,
         array_agg(coalesce(r.required_agents, 0)::float8 order by i.interval_start) as required
       from forecast_intervals i join forecasts f on f.id = i.forecast_id
       left join staffing_requirements r on r.forecast_id = i.forecast_id and r.interval_start = i.interval_start
       where f.organization_id = $1 and i.forecast_id = any($2::uuid[]) group by i.forecast_id`,
      [organizationId, forecastIds],
    ),
    listLayersOf({ organizationId, forecastIds }),
    listEffectiveSettings({ organizationId, date: assignment.from }),
  ]);
  const shrinkageOf = new Map(settings.map((one) => [one.groupId, one.settings.shrinkage]));
  const slots = new Map(rows.map((row) => [row.forecastId, row]));
  return targets.map((target) => {
    const preview = { contacts: 0, contactsAfter: 0, hours: 0, hoursAfter: 0 };
    for (const id of target.forecastIds) {
      const row = slots.get(id);
      const shrinkage = shrinkageOf.get(target.groupId) ?? 0;
      if (row) addUp(preview, row, layers.get(id) ?? [], { target, assignment, shrinkage });
    }
    return { groupId: target.groupId, groupName: target.groupName, forecasts: target.forecastIds.length, ...preview };
  });
}

function addUp(
  preview: Pick<AssignmentPreview, 'contacts' | 'contactsAfter' | 'hours' | 'hoursAfter'>,
  row: SlotRow,
  layers: LayerView[],
  { target, assignment, shrinkage }: { target: Target; assignment: Assignment; shrinkage: number },
): void {
  const added = toLayers(target, assignment).map(
    (layer, i): ForecastLayer => ({ ...layer, id: `new-${i}`, name: layer.kind }),
  );
  const base = { slotStart: row.starts, volume: row.base, ahtSec: row.aht };
  const known = toEngineLayers(layers);
  const before = applyLayers(base, known);
  const after = applyLayers(base, [...known, ...added]);
  const { from, to } = rangeOf(target, assignment);
  const byTime = isByTime(assignment) ? toSlotValues(assignment) : null;
  const isSet = (start: number) => {
    if (!byTime) return true;
    const { weekday, minuteOfDay } = toLocalParts(start, target.timeZone);
    return byTime.weekdays.includes(weekday) && minuteOfDay >= byTime.startTime && minuteOfDay < byTime.endTime;
  };
  const { absencePercent, minAgents = 0 } = assignment;
  const grossUp = absencePercent === undefined ? 1 : (1 - shrinkage) / (1 - absencePercent / 100);
  row.starts.forEach((start, i) => {
    if (start < from || start >= to) return;
    const hours = (row.required[i] * row.stepMinutes) / 60;
    const load = row.volume[i] > 0 ? after.volume[i] / row.volume[i] : 1;
    preview.contacts += row.volume[i];
    preview.contactsAfter += after.volume[i];
    preview.hours += hours;
    const reserve = before.reserve[i] > 0 ? after.reserve[i] / before.reserve[i] : 1;
    const people = isSet(start) ? row.required[i] * grossUp * (byTime?.reserve ?? 1) : row.required[i];
    // why: where nobody is needed the group is closed, and a minimum of an open group does not act
    const least = isSet(start) && row.required[i] > 0 ? minAgents : 0;
    preview.hoursAfter += (Math.max(people * load * reserve, least) * row.stepMinutes) / 60;
  });
}

export interface AssignmentOutcome {
  groupId: string;
  groupName: string;
  /** why it was not done; null when it was */
  fault: string | null;
}

/**
 * Sets values for many groups, each on its own: one that fails leaves the others done.
 * @param input.onDone called after each group with how many are done
 */
export async function assignParameters(
  actor: Actor,
  input: {
    assignment: Assignment;
    signal?: AbortSignal;
    onDone?: (done: number, total: number, group: string) => void;
  },
): Promise<AssignmentOutcome[]> {
  const { assignment, signal, onDone } = input;
  const targets = await findTargets(actor.organizationId, assignment);
  const outcomes: AssignmentOutcome[] = assignment.groupIds
    .filter((id) => !targets.some((target) => target.groupId === id))
    .map((groupId) => ({ groupId, groupName: groupId, fault: 'The group was not found.' }));
  for (const target of targets) {
    signal?.throwIfAborted();
    const { groupId, groupName } = target;
    try {
      await assignToGroup(actor, target, assignment);
      outcomes.push({ groupId, groupName, fault: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push({ groupId, groupName, fault: error.message });
    }
    onDone?.(outcomes.length, assignment.groupIds.length, groupName);
  }
  return outcomes;
}

async function assignToGroup(actor: Actor, target: Target, assignment: Assignment): Promise<void> {
  const layers = toLayers(target, assignment);
  if (isByTime(assignment))
    await addSlotSettings(actor, { groupIds: [target.groupId], values: toSlotValues(assignment) });
  else if (settingNames.some((name) => assignment[name] !== undefined)) await assignSettings(actor, target, assignment);
  if (layers.length && !target.forecastIds.length) {
    throw new AppError('conflict', 'No forecast of this group touches the period.');
  }
  const { organizationId } = actor;
  for (const forecastId of target.forecastIds) {
    for (const layer of layers) await addLayer(actor, { forecastId, layer });
    // why: a layer brings the requirement up to date with the new settings as well
    if (!layers.length) await inTransaction((client) => recomputeForecast(client, { organizationId, forecastId }));
  }
}

/** Settings of the period; what held after it goes on after it. */
async function assignSettings(actor: Actor, { groupId }: Target, assignment: Assignment): Promise<void> {
  const { from, to, absencePercent, minAgents, serviceLevelPercent, thresholdSec } = assignment;
  const after = addDays(to, 1);
  const known = await listSettingsOfGroup({ organizationId: actor.organizationId, groupId, from, to: '9999-12-31' });
  const current = settingsOnDate(known, from);
  await setStaffingSettings(actor, {
    groupId,
    validFrom: from,
    settings: {
      ...current,
      shrinkage: absencePercent === undefined ? current.shrinkage : absencePercent / 100,
      minAgents: minAgents ?? current.minAgents,
      serviceLevelTarget: serviceLevelPercent === undefined ? current.serviceLevelTarget : serviceLevelPercent / 100,
      thresholdSec: thresholdSec ?? current.thresholdSec,
    },
  });
  const later = known.filter((setting) => setting.groupId !== null && setting.validFrom > after);
  await setStaffingSettings(actor, { groupId, validFrom: after, settings: settingsOnDate(known, after) });
  for (const setting of later)
    await setStaffingSettings(actor, { groupId, validFrom: setting.validFrom, settings: setting });
}
