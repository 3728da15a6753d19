import type { DemandGroup } from '~/engine/scheduling';
import { addDays, localDayStart } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';

const MINUTE_MS = 60_000;

export interface ScheduleGroup {
  id: string;
  name: string;
  timeZone: string;
  colour: number;
}

interface RequirementRow {
  groupId: string;
  intervalMinutes: number;
  /** epoch seconds, ascending */
  starts: number[];
  required: number[];
}

export interface DemandInput {
  organizationId: string;
  forecastIds: string[];
  groups: ScheduleGroup[];
  startDate: string;
  /** inclusive */
  endDate: string;
  /** only the requirement within it; the rest of the dates stays at none */
  window?: TimeWindow;
}

/** A stretch of time; nothing outside it is wanted. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** No requirement for some groups of a period: names them, and says what to do. */
export function missingRequirement(
  groups: { id: string; name: string }[],
  startDate: string,
  endDate: string,
): AppError {
  const names = groups.map((group) => group.name).join(', ');
  return new AppError(
    'invalid',
    `There is no requirement from ${startDate} to ${endDate} for: ${names}. Make a forecast that covers the period first.`,
    { faults: groups.map((group) => ({ field: 'groupIds', rule: 'missing_requirement', message: group.name })) },
  );
}

/** The grid of a schedule: the finest of its forecasts, a quarter of an hour at most. */
export async function findIntervalMinutes(
  input: { organizationId: string; forecastIds: string[] },
  on?: SqlExecutor,
): Promise<number> {
  const [row] = await query<{ minutes: number | null }>(
    'schedule-interval',
    'select min(interval_minutes)::int as minutes from forecasts where organization_id = $1 and id = any($2::uuid[])',
    [input.organizationId, input.forecastIds],
    on,
  );
  return Math.min(15, row.minutes ?? 15);
}

/**
 * Required agents of each group per interval, over the local dates of the group.
 * @throws AppError invalid that names the groups without a requirement
 */
export async function loadDemand(
  input: DemandInput & { intervalMinutes: number },
  on?: SqlExecutor,
): Promise<DemandGroup[]> {
  const rows = await query<RequirementRow>(
    'schedule-demand',
    `select r.group_id as "groupId", f.interval_minutes as "intervalMinutes",
       json_agg(extract(epoch from r.interval_start)::int order by r.interval_start) as starts,
       json_agg(r.required_agents order by r.interval_start) as required
     from staffing_requirements r join forecasts f on f.id = r.forecast_id
     where r.organization_id = $1 and r.forecast_id = any($2::uuid[]) and r.group_id = any($3::uuid[])
       and r.interval_start >= ($4::date - 1)::timestamptz and r.interval_start < ($5::date + 2)::timestamptz
       and ($6::float8 is null or (r.interval_start > to_timestamp($6 / 1000.0) - interval '1 hour' and r.interval_start < to_timestamp($7 / 1000.0)))
     group by r.group_id, f.id, f.interval_minutes order by f.id`,
    [
      input.organizationId,
      input.forecastIds,
      input.groups.map((group) => group.id),
      input.startDate,
      input.endDate,
      input.window?.fromMs ?? null,
      input.window?.toMs ?? null,
    ],
    on,
  );
  const byGroup = new Map(rows.map((row) => [row.groupId, row]));
  const missing: ScheduleGroup[] = [];
  const demand = input.groups.map((group) => {
    const row = byGroup.get(group.id);
    const filled = row && fillGrid(row, group, input);
    if (!filled) missing.push(group);
    return filled ?? { id: group.id, demandStartMs: 0, demand: [] };
  });
  if (missing.length) throw missingRequirement(missing, input.startDate, input.endDate);
  return demand;
}

function fillGrid(
  row: RequirementRow,
  group: ScheduleGroup,
  input: DemandInput & { intervalMinutes: number },
): DemandGroup | null {
  const stepMs = input.intervalMinutes * MINUTE_MS;
  const fromMs = localDayStart(input.startDate, group.timeZone);
  const toMs = localDayStart(addDays(input.endDate, 1), group.timeZone);
  const demand = new Float64Array(Math.ceil((toMs - fromMs) / stepMs));
  const perRow = Math.max(1, Math.round(row.intervalMinutes / input.intervalMinutes));
  let found = 0;
  row.starts.forEach((startSec, i) => {
    const at = Math.round((startSec * 1000 - fromMs) / stepMs);
    if (at + perRow <= 0 || at >= demand.length) return;
    found += 1;
    for (let k = Math.max(0, at); k < Math.min(demand.length, at + perRow); k++)
      demand[k] = Math.max(0, row.required[i]);
  });
  return found ? { id: group.id, demandStartMs: fromMs, demand } : null;
}

/**
 * Takes off the demand what applied schedules already give: people who are planned elsewhere, and shifts from before the
 * period that reach into it.
 * @param plannedIds the people whose time the new schedule decides
 */
export async function subtractPlannedElsewhere(
  demand: DemandGroup[],
  input: {
    organizationId: string;
    scheduleId: string;
    startDate: string;
    plannedIds: string[];
    intervalMinutes: number;
  },
  on?: SqlExecutor,
): Promise<void> {
  if (!demand.length) return;
  const fromMs = Math.min(...demand.map((group) => group.demandStartMs));
  const toMs = Math.max(...demand.map((g) => g.demandStartMs + g.demand.length * input.intervalMinutes * MINUTE_MS));
  const rows = await query<{ groupId: string; startMs: number; endMs: number; agents: number }>(
    'schedule-planned-elsewhere',
    `select w.group_id as "groupId", extract(epoch from w.starts_at)::float8 * 1000 as "startMs",
       extract(epoch from w.ends_at)::float8 * 1000 as "endMs",
       w.share::float8 * coalesce((select m.proficiency from group_memberships m where m.employee_id = s.employee_id
         and m.group_id = w.group_id and m.valid_from <= s.date and (m.valid_to is null or m.valid_to > s.date) limit 1), 1) as agents
     from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $2
     join shift_activities w on w.shift_id = s.id and w.kind = 'WORK' and w.group_id = any($3::uuid[])
     where s.organization_id = $1 and s.starts_at < to_timestamp($5 / 1000.0) and s.ends_at > to_timestamp($4 / 1000.0)
       and s.starts_at > to_timestamp($4 / 1000.0) - interval '2 days'
       and (s.date < $6::date or not s.employee_id = any($7::uuid[]))`,
    [
      input.organizationId,
      input.scheduleId,
      demand.map((group) => group.id),
      fromMs,
      toMs,
      input.startDate,
      input.plannedIds,
    ],
    on,
  );
  const stepMs = input.intervalMinutes * MINUTE_MS;
  const byId = new Map(demand.map((group) => [group.id, group]));
  for (const row of rows) {
    const group = byId.get(row.groupId);
    if (!group) continue;
    const values = group.demand as Float64Array;
    const first = Math.max(0, Math.floor((row.startMs - group.demandStartMs) / stepMs));
    const last = Math.min(values.length, Math.ceil((row.endMs - group.demandStartMs) / stepMs));
    for (let i = first; i < last; i++) {
      const at = group.demandStartMs + i * stepMs;
      const part = (Math.min(row.endMs, at + stepMs) - Math.max(row.startMs, at)) / stepMs;
      values[i] = Math.max(0, values[i] - row.agents * part);
    }
  }
}
