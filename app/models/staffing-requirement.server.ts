import type { PoolClient } from 'pg';
import {
  type ChannelModel,
  computeRequirements,
  type RequirementSettings,
  type RequirementsInput,
} from '~/engine/queueing';
import { toLocalParts } from '~/engine/time';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { toOpeningHours } from './forecast-input.server';
import { measurePlannedAgents } from './measure-planned-agents';
import { listSettingsOfGroup, settingsOnDate } from './service-level-setting.server';
import { type AllowanceKind, findDeciding, type SlotSettingView } from './slot-setting';
import { listSlotSettings } from './slot-setting.server';

/** How each channel turns volume into people. */
export const modelOfChannel: Record<string, ChannelModel> = {
  CALLS: 'erlang-c',
  CHATS: 'chat',
  EMAILS: 'deferred',
  OUTBOUND: 'linear',
};

interface ForecastRow {
  groupId: string;
  channelType: string;
  intervalMinutes: number;
  timeZone: string;
  startDate: string;
  endDate: string;
  openingHours: ([number, number] | null)[];
}

interface Slots {
  /** epoch ms */
  slotStart: ArrayLike<number>;
  volume: ArrayLike<number>;
  ahtSec: ArrayLike<number>;
  /** factor on agents from layers, 1 = none */
  reserve?: ArrayLike<number>;
  /** people that an imported plan asks for, NaN where there is none */
  plannedAgents?: ArrayLike<number>;
}

/**
 * The engine's input for the slots of a forecast: settings of each date with inheritance, opening hours, channel model.
 * @param on connection of a running transaction, where there is one
 */
export async function buildRequirementsInput(
  input: { organizationId: string; forecastId: string } & Slots,
  on?: SqlExecutor,
): Promise<{ forecast: ForecastRow; requirements: RequirementsInput; slotSettings: SlotSettingView[] }> {
  const [forecast] = await query<ForecastRow>(
    'requirement-forecast',
    `select f.group_id as "groupId", g.channel_type as "channelType", f.interval_minutes as "intervalMinutes", f.time_zone as "timeZone",
       f.start_date as "startDate", f.end_date as "endDate", g.opening_hours as "openingHours"
     from forecasts f join groups g on g.id = f.group_id where f.organization_id = $1 and f.id = $2`,
    [input.organizationId, input.forecastId],
    on,
  );
  const settings = await listSettingsOfGroup(
    { organizationId: input.organizationId, groupId: forecast.groupId, from: forecast.startDate, to: forecast.endDate },
    on,
  );
  const slotSettings = await listSlotSettings(
    { organizationId: input.organizationId, groupId: forecast.groupId, from: forecast.startDate, to: forecast.endDate },
    on,
  );
  const count = input.slotStart.length;
  const hours = toOpeningHours(forecast.openingHours);
  const columns = {
    slTarget: new Float64Array(count),
    thresholdSec: new Float64Array(count),
    maxOccupancy: new Float64Array(count),
    shrinkage: new Float64Array(count),
    reserve: new Float64Array(count),
    minAgents: new Float64Array(count),
  };
  const open = new Uint8Array(count);
  let date = '';
  let ofDate = settingsOnDate(settings, forecast.startDate);
  for (let i = 0; i < count; i++) {
    const local = toLocalParts(input.slotStart[i], forecast.timeZone);
    if (local.date !== date) {
      date = local.date;
      ofDate = settingsOnDate(settings, date);
    }
    columns.slTarget[i] = ofDate.serviceLevelTarget;
    columns.thresholdSec[i] = ofDate.thresholdSec;
    columns.maxOccupancy[i] = ofDate.maxOccupancy;
    const allowance = (kind: AllowanceKind) => findDeciding(slotSettings, kind, local)?.[kind] ?? ofDate[kind];
    columns.shrinkage[i] = allowance('shrinkage');
    columns.reserve[i] = allowance('reserve') * (input.reserve?.[i] ?? 1);
    columns.minAgents[i] = allowance('minAgents');
    const isOpen = hours[local.weekday - 1].some(
      (r) => local.minuteOfDay >= r.startMinute && local.minuteOfDay < r.endMinute,
    );
    open[i] = isOpen ? 1 : 0;
  }
  const atStart = settingsOnDate(settings, forecast.startDate);
  const model = modelOfChannel[forecast.channelType];
  const fixed: Partial<RequirementSettings> = {
    concurrency: model === 'chat' ? atStart.concurrency : 1,
    switchPenalty: atStart.switchPenalty,
    ...(atStart.deadlineSec ? { deadlineSec: atStart.deadlineSec } : {}),
    ...(atStart.patienceSec ? { patienceSec: atStart.patienceSec } : {}),
  };
  return {
    forecast,
    slotSettings,
    requirements: {
      model,
      volume: input.volume,
      ahtSec: usableHandleTimes(input.volume, input.ahtSec),
      intervalSec: forecast.intervalMinutes * 60,
      settings: fixed,
      overrides: columns,
      open,
    },
  };
}

/** Slots without contacts may lack a handling time; the engine wants one above zero wherever there is volume. */
function usableHandleTimes(volume: ArrayLike<number>, ahtSec: ArrayLike<number>): Float64Array {
  let known = 0;
  for (let i = 0; i < ahtSec.length && !known; i++) if (ahtSec[i] > 0) known = ahtSec[i];
  return Float64Array.from({ length: volume.length }, (_, i) => (ahtSec[i] > 0 ? ahtSec[i] : known || 1));
}

/** Planned people in place of the computed ones, and what they give in place of what the computed ones would. */
function takePlanned(
  input: RequirementsInput,
  result: ReturnType<typeof computeRequirements>,
  planned: ArrayLike<number> = [],
): Float64Array {
  return result.requiredAgents.map((people, i) => {
    const given = planned[i];
    if (given === undefined || Number.isNaN(given)) return people;
    const { serviceLevel, asaSec, occupancy } = measurePlannedAgents(input, i, given);
    result.serviceLevel[i] = serviceLevel;
    result.asaSec[i] = asaSec;
    result.occupancy[i] = occupancy;
    return given;
  });
}

/** Computes and stores people per interval for all slots of a forecast, in the caller's transaction. */
export async function storeRequirements(
  client: PoolClient,
  input: { organizationId: string; forecastId: string } & Slots,
): Promise<void> {
  const { forecast, requirements } = await buildRequirementsInput(input, client);
  const result = computeRequirements(requirements);
  const requiredAgents = takePlanned(requirements, result, input.plannedAgents);
  await client.query({
    name: 'requirement-delete',
    text: 'delete from staffing_requirements where forecast_id = $1',
    values: [input.forecastId],
  });
  await client.query({
    name: 'requirement-insert',
    text: `insert into staffing_requirements (forecast_id, interval_start, organization_id, group_id, volume, aht_sec, erlangs, base_agents,
         required_agents, service_level, asa_sec, occupancy)
       select $1, n.start, $2, $3, n.volume, n.aht, n.erlangs, n.base, n.required, n.sl, n.asa, n.occupancy
       from unnest($4::timestamptz[], $5::float4[], $6::float4[], $7::float4[], $8::float4[], $9::float4[], $10::float4[], $11::float4[], $12::float4[])
         as n(start, volume, aht, erlangs, base, required, sl, asa, occupancy)`,
    values: [
      input.forecastId,
      input.organizationId,
      forecast.groupId,
      Array.from(input.slotStart, (start) => new Date(start)),
      Array.from(input.volume),
      Array.from(requirements.ahtSec),
      ...[result.erlangs, result.baseAgents, requiredAgents, result.serviceLevel, result.asaSec, result.occupancy].map(
        (column) => Array.from(column),
      ),
    ],
  });
}
