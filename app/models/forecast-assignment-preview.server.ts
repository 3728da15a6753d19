import { applyLayers, type ForecastLayer } from '~/engine/forecasting';
import { computeRequirements } from '~/engine/queueing';
import { toLocalParts } from '~/engine/time';
import { query } from '~/platform/pg.server';
import { type Assignment, isByTime, toSlotValues } from './forecast-assignment-input';
import {
  type AssignmentReach,
  findTargets,
  rangeOf,
  type Target,
  toLayers,
} from './forecast-assignment-targets.server';
import { type LayerView, listLayersOf, planAgents, toEngineLayers } from './forecast-layer.server';
import { readSchemaSums, type SchemaSums } from './forecast-schema-sums.server';
import type { ForecastSchema } from './forecast-schemas';
import { type EffectiveSettings, listEffectiveSettings } from './service-level-setting.server';
import { modelOfChannel } from './staffing-requirement.server';
import { defaultStaffingSettings, type StaffingSettings } from './staffing-settings';

/** One group before and after, for looking at before it is confirmed. */
export interface AssignmentPreview {
  groupId: string;
  groupName: string;
  forecasts: number;
  contacts: number;
  contactsAfter: number;
  /** agent hours now, and by the model of the channel with the new values */
  hours: number;
  hoursAfter: number;
}

interface SlotRow {
  forecastId: string;
  schema: ForecastSchema;
  starts: number[];
  base: number[];
  aht: number[];
  volume: number[];
  required: number[];
  stepMinutes: number;
}

/** What an assignment would do to the forecasts of each group, without doing it. */
export async function previewAssignment(
  input: AssignmentReach & { assignment: Assignment },
): Promise<AssignmentPreview[]> {
  const { organizationId, assignment } = input;
  const targets = await findTargets(input, assignment);
  const forecastIds = targets.flatMap((target) => target.forecastIds);
  const [rows, layers, settings, sums] = await Promise.all([
    query<SlotRow>(
      'forecast-assignment-slots',
      `select i.forecast_id as "forecastId", max(f.schema) as schema, max(f.interval_minutes) as "stepMinutes",
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
    assignment.schema ? readSchemaSums({ organizationId, groupIds: targets.map(({ groupId }) => groupId) }) : null,
  ]);
  const settingsOf = new Map(settings.map((one) => [one.groupId, one]));
  const slots = new Map(rows.map((row) => [row.forecastId, row]));
  return targets.map((target) => {
    const preview = { contacts: 0, contactsAfter: 0, hours: 0, hoursAfter: 0 };
    for (const id of target.forecastIds) {
      const row = slots.get(id);
      if (!row) continue;
      const recount = recountFactor(sums?.get(target.groupId), row.schema, assignment);
      addUp(preview, row, layers.get(id) ?? [], {
        target,
        assignment,
        recount,
        effective: settingsOf.get(target.groupId),
      });
    }
    return { groupId: target.groupId, groupName: target.groupName, forecasts: target.forecastIds.length, ...preview };
  });
}

/** How much more another counter holds than the one of the forecast, in the history of late. */
function recountFactor(sums: SchemaSums | undefined, schema: ForecastSchema, { schema: wanted }: Assignment): number {
  if (!sums || !wanted || !(sums[schema] > 0)) return 1;
  return sums[wanted] / sums[schema];
}

interface Change {
  target: Target;
  assignment: Assignment;
  recount: number;
  effective: EffectiveSettings | undefined;
}

function addUp(
  preview: Pick<AssignmentPreview, 'contacts' | 'contactsAfter' | 'hours' | 'hoursAfter'>,
  row: SlotRow,
  layers: LayerView[],
  change: Change,
): void {
  const { target, assignment, recount } = change;
  const added = toLayers(target, assignment).map(
    (layer, i): ForecastLayer => ({ ...layer, id: `new-${i}`, name: layer.kind }),
  );
  const base = { slotStart: row.starts, volume: row.base, ahtSec: row.aht };
  const known = toEngineLayers(layers);
  const before = applyLayers(base, known);
  const after = applyLayers({ ...base, volume: row.base.map((volume) => volume * recount) }, [...known, ...added]);
  const { from, to } = rangeOf(target, assignment);
  const inRange = row.starts.flatMap((start, i) => (start >= from && start < to ? [i] : []));
  const load = compareLoad(row, { before: before.ahtSec, after, inRange }, change);
  const planned = planAgents(row.starts, layers);
  const byTime = isByTime(assignment) ? toSlotValues(assignment) : null;
  const isSet = (start: number) => {
    if (!byTime) return true;
    const { weekday, minuteOfDay } = toLocalParts(start, target.timeZone);
    return byTime.weekdays.includes(weekday) && minuteOfDay >= byTime.startTime && minuteOfDay < byTime.endTime;
  };
  const { absencePercent, minAgents = 0 } = assignment;
  const { shrinkage } = change.effective?.settings ?? defaultStaffingSettings;
  const grossUp = absencePercent === undefined ? 1 : (1 - shrinkage) / (1 - absencePercent / 100);
  inRange.forEach((i, k) => {
    const start = row.starts[i];
    const hours = row.stepMinutes / 60;
    preview.contacts += row.volume[i];
    preview.contactsAfter += after.volume[i];
    preview.hours += row.required[i] * hours;
    const reserve = before.reserve[i] > 0 ? after.reserve[i] / before.reserve[i] : 1;
    const people = isSet(start) ? row.required[i] * grossUp * (byTime?.reserve ?? 1) : row.required[i];
    // why: where nobody is needed the group is closed, and a minimum of an open group does not act
    const least = isSet(start) && row.required[i] > 0 ? minAgents : 0;
    const needed = Math.max(people * load[k] * reserve, least);
    // why: people of an imported plan stay as the plan says
    preview.hoursAfter += (Number.isNaN(planned[i]) ? needed : planned[i]) * hours;
  });
}

/** Per interval in range: people of the channel's model with the new contacts and targets, over those with the present ones. */
function compareLoad(
  row: SlotRow,
  { before, after, inRange }: { before: Float64Array; after: ReturnType<typeof applyLayers>; inRange: number[] },
  { assignment, effective }: Change,
): number[] {
  const { serviceLevelPercent, thresholdSec } = assignment;
  const settings = effective?.settings ?? defaultStaffingSettings;
  const wanted: StaffingSettings = {
    ...settings,
    serviceLevelTarget: serviceLevelPercent === undefined ? settings.serviceLevelTarget : serviceLevelPercent / 100,
    thresholdSec: thresholdSec ?? settings.thresholdSec,
  };
  const people = (volume: ArrayLike<number>, ahtSec: ArrayLike<number>, values: StaffingSettings) =>
    computeRequirements({
      model: modelOfChannel[effective?.channelType ?? 'CALLS'],
      volume: inRange.map((i) => volume[i]),
      // why: an interval without contacts may lack a handling time
      ahtSec: inRange.map((i) => (ahtSec[i] > 0 ? ahtSec[i] : 1)),
      intervalSec: row.stepMinutes * 60,
      rounding: 'fractional',
      settings: {
        slTarget: Math.min(0.9999, values.serviceLevelTarget),
        thresholdSec: values.thresholdSec,
        maxOccupancy: values.maxOccupancy,
        concurrency: effective?.channelType === 'CHATS' ? values.concurrency : 1,
        switchPenalty: values.switchPenalty,
        ...(values.deadlineSec ? { deadlineSec: values.deadlineSec } : {}),
        ...(values.patienceSec ? { patienceSec: values.patienceSec } : {}),
      },
    }).baseAgents;
  const now = people(row.volume, before, settings);
  const then = people(after.volume, after.ahtSec, wanted);
  return inRange.map((_, k) => (now[k] > 0 ? then[k] / now[k] : 1));
}
