import { measureErlangC } from '~/engine/queueing';
import { localDayEnd, localDayStart } from '~/engine/time';
import { query } from '~/platform/pg.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import type { PlannedChanges } from './plan-shift-changes.server';
import type { GroupCurve } from './schedule-coverage.server';
import { addCurves } from './schedule-day-page.server';
import { defaultStaffingSettings } from './staffing-settings';

/** What edits do to one day. */
export interface DayEffect {
  /** agents by interval of the day, with the edits */
  scheduled: number[];
  /** expected share answered in time, weighted by volume, 0..1; null where nothing is forecast */
  serviceLevelBefore: number | null;
  serviceLevelAfter: number | null;
}

interface Load {
  groupId: string;
  startMs: number;
  minutes: number;
  volume: number;
  ahtSec: number;
  /** agents at work out of those required: what shrinkage leaves */
  presence: number;
  thresholdSec: number;
}

async function loadLoads(schedule: ScheduleFrame, groupIds: string[], fromMs: number, toMs: number): Promise<Load[]> {
  return query<Load & Record<string, unknown>>(
    'day-effect-loads',
    `select r.group_id as "groupId", extract(epoch from r.interval_start)::float8 * 1000 as "startMs", f.interval_minutes as minutes,
       r.volume::float8 as volume, r.aht_sec::float8 as "ahtSec",
       case when r.required_agents > 0 then r.base_agents / r.required_agents else 1 end::float8 as presence,
       coalesce((select s.threshold_sec from service_level_settings s where s.organization_id = r.organization_id and s.group_id = r.group_id
         and s.valid_from <= r.interval_start::date and (s.valid_to is null or s.valid_to > r.interval_start::date)
         order by s.valid_from desc limit 1), $6) as "thresholdSec"
     from staffing_requirements r join forecasts f on f.id = r.forecast_id
     where r.organization_id = $1 and r.forecast_id = any($2::uuid[]) and r.group_id = any($3::uuid[])
       and r.interval_start >= to_timestamp($4 / 1000.0) and r.interval_start < to_timestamp($5 / 1000.0)`,
    [schedule.organizationId, schedule.forecastIds, groupIds, fromMs, toMs, defaultStaffingSettings.thresholdSec],
  );
}

/** Between whole agents the level is taken in proportion. */
function levelOf(load: Load, agents: number): number {
  const present = Math.max(0, agents * load.presence);
  const level = (count: number): number => {
    if (count < 1) return 0;
    const arrivalsPerHour = (load.volume * 60) / load.minutes;
    const { ahtSec: handleTimeSec, thresholdSec } = load;
    const measures = measureErlangC({ arrivalsPerHour, handleTimeSec, agents: count, thresholdSec });
    return measures.serviceLevel['answered-of-offered'];
  };
  const whole = Math.floor(present);
  const part = present - whole;
  return part < 1e-9 ? level(whole) : level(whole) * (1 - part) + level(whole + 1) * part;
}

function serviceLevelOf(loads: Load[], curves: GroupCurve[], intervalMinutes: number): number | null {
  const byId = new Map(curves.map((curve) => [curve.groupId, curve]));
  let volume = 0;
  let answered = 0;
  for (const load of loads) {
    const curve = byId.get(load.groupId);
    if (!curve || load.volume <= 0 || load.ahtSec <= 0) continue;
    const first = Math.round((load.startMs - curve.startMs) / (intervalMinutes * 60_000));
    const count = Math.max(1, Math.round(load.minutes / intervalMinutes));
    const agents = curve.scheduled.slice(Math.max(0, first), first + count);
    if (!agents.length) continue;
    const mean = agents.reduce((sum, value) => sum + value, 0) / agents.length;
    volume += load.volume;
    answered += load.volume * levelOf(load, mean);
  }
  return volume > 0 ? answered / volume : null;
}

/** Coverage by interval and the expected service level of a day, without and with edits. */
export async function readDayEffect(
  schedule: ScheduleFrame,
  plan: PlannedChanges,
  day: { date: string; groupId?: string },
): Promise<DayEffect> {
  const isShown = (curve: GroupCurve) => !day.groupId || curve.groupId === day.groupId;
  const after = plan.curvesAfter.filter(isShown);
  const zone = after[0]?.timeZone ?? 'UTC';
  const fromMs = localDayStart(day.date, zone);
  const toMs = localDayEnd(day.date, zone);
  const groupIds = after.map((curve) => curve.groupId);
  const loads = groupIds.length ? await loadLoads(schedule, groupIds, fromMs, toMs) : [];
  return {
    scheduled: addCurves(after, plan.intervalMinutes, fromMs, toMs).scheduled,
    serviceLevelBefore: serviceLevelOf(loads, plan.curvesBefore.filter(isShown), plan.intervalMinutes),
    serviceLevelAfter: serviceLevelOf(loads, after, plan.intervalMinutes),
  };
}
