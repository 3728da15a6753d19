import { addDays, localDayStart } from '~/engine/time';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { loadScheduleGroups, type ScheduleFrame } from './build-schedule-problem.server';
import { type GroupWork, sumCoverage, sumDayCoverage, sumStaffed } from './day-coverage';
import { findIntervalMinutes, loadDemand, subtractPlannedElsewhere, type TimeWindow } from './schedule-demand.server';
import { schedulePeopleSql } from './schedule-people.server';
import type { DayCoverage, StoredScheduleResult } from './schedule-result-types';

/** Required and scheduled agents of one group per interval. */
export interface GroupCurve {
  groupId: string;
  name: string;
  timeZone: string;
  colour: number;
  startMs: number;
  required: number[];
  scheduled: number[];
}

/** People whose time a variant decides. */
async function loadPlannedIds(schedule: ScheduleFrame, on?: SqlExecutor): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'schedule-planned-ids',
    `select a.id from agents a where ${schedulePeopleSql}
     union select employee_id from shifts where organization_id = $1 and schedule_id = $6`,
    [
      schedule.organizationId,
      schedule.startDate,
      schedule.endDate,
      schedule.groupIds,
      schedule.departmentIds,
      schedule.id,
    ],
    on,
  );
  return rows.map((row) => row.id);
}

/** Local dates of which coverage is wanted; of them, only what lies in the window where there is one. */
interface CoverageRange {
  fromDate: string;
  /** inclusive */
  toDate: string;
  groupIds?: string[];
  window?: TimeWindow;
}

/** Work of a variant by group and stretch; people of the same stretch are added up by the database. */
async function loadWork(
  input: { organizationId: string; scheduleId: string } & CoverageRange,
  on?: SqlExecutor,
): Promise<GroupWork[]> {
  const [columns] = await query<{ groupIds: string[]; starts: number[]; ends: number[]; agents: number[] }>(
    'schedule-work',
    `with own as materialized (
       select s.id, s.employee_id, s.date from shifts s
       where s.organization_id = $1 and s.schedule_id = $2 and s.date between $3::date - 1 and $4::date + 1
         and ($5::float8 is null or (s.ends_at > to_timestamp($5 / 1000.0) and s.starts_at < to_timestamp($6 / 1000.0)))
     ), work as (
       select w.group_id, w.starts_at, w.ends_at, sum(w.share::float8 * coalesce(m.proficiency, 1)) as agents
       from own join shift_activities w on w.shift_id = own.id and w.kind = 'WORK' and w.group_id is not null
       left join group_memberships m on m.employee_id = own.employee_id and m.group_id = w.group_id
         and m.valid_from <= own.date and (m.valid_to is null or m.valid_to > own.date)
       group by w.group_id, w.starts_at, w.ends_at)
     select coalesce(json_agg(group_id), '[]') as "groupIds", coalesce(json_agg(extract(epoch from starts_at)::int), '[]') as starts,
       coalesce(json_agg(extract(epoch from ends_at)::int), '[]') as ends, coalesce(json_agg(agents), '[]') as agents from work`,
    [
      input.organizationId,
      input.scheduleId,
      input.fromDate,
      input.toDate,
      input.window?.fromMs ?? null,
      input.window?.toMs ?? null,
    ],
    on,
  );
  return columns.groupIds.map((groupId, i) => ({
    groupId,
    startMs: columns.starts[i] * 1000,
    endMs: columns.ends[i] * 1000,
    agents: columns.agents[i],
  }));
}

/** Readings at once from the pool; one after the other within a transaction, whose one client takes one query at a time. */
async function inTurn<A, B, C, D>(
  on: SqlExecutor | undefined,
  ...reads: [() => Promise<A>, () => Promise<B>, () => Promise<C>, () => Promise<D>]
): Promise<[A, B, C, D]> {
  const [a, b, c, d] = reads;
  if (!on) return Promise.all([a(), b(), c(), d()]);
  return [await a(), await b(), await c(), await d()];
}

async function loadCoverageInput(schedule: ScheduleFrame, range: CoverageRange, on?: SqlExecutor) {
  const { organizationId, id: scheduleId } = schedule;
  const groupIds = range.groupIds ?? schedule.groupIds;
  const [groups, intervalMinutes, plannedIds, work] = await inTurn(
    on,
    () => loadScheduleGroups({ organizationId, groupIds }, on),
    () => findIntervalMinutes(schedule, on),
    () => loadPlannedIds(schedule, on),
    () => loadWork({ organizationId, scheduleId, ...range }, on),
  );
  const demand = await loadDemand(
    {
      organizationId,
      forecastIds: schedule.forecastIds,
      groups,
      startDate: range.fromDate,
      endDate: range.toDate,
      intervalMinutes,
      window: range.window,
    },
    on,
  );
  const { startDate } = schedule;
  await subtractPlannedElsewhere(demand, { organizationId, scheduleId, startDate, plannedIds, intervalMinutes }, on);
  return { groups, demand, work, intervalMinutes };
}

/** Curves of the groups over local dates: what is required of this schedule, and what it gives. */
export async function readCoverageCurves(
  schedule: ScheduleFrame,
  range: CoverageRange,
): Promise<{ intervalMinutes: number; groups: GroupCurve[] }> {
  const { groups, demand, work, intervalMinutes } = await loadCoverageInput(schedule, range);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    intervalMinutes,
    groups: groups.map((group, i) => ({
      groupId: group.id,
      name: group.name,
      timeZone: group.timeZone,
      colour: group.colour,
      startMs: demand[i].demandStartMs,
      required: Array.from(demand[i].demand, round),
      scheduled: Array.from(sumStaffed(demand[i], work, intervalMinutes), round),
    })),
  };
}

/** Agent-hours of one group on one date. */
export interface DaySums {
  groupId: string;
  date: string;
  short: number;
  over: number;
}

/** Missing and surplus agent-hours of curves on some local dates. */
export function sumCurveDays(groups: GroupCurve[], intervalMinutes: number, dates: string[]): DaySums[] {
  const stepMs = intervalMinutes * 60_000;
  return groups.flatMap((group) =>
    dates.map((date) => {
      const first = Math.round((localDayStart(date, group.timeZone) - group.startMs) / stepMs);
      const next = Math.round((localDayStart(addDays(date, 1), group.timeZone) - group.startMs) / stepMs);
      let short = 0;
      let over = 0;
      for (let i = Math.max(0, first); i < Math.min(next, group.required.length); i++) {
        const missing = group.required[i] - group.scheduled[i];
        if (missing > 0) short += missing;
        else over -= missing;
      }
      const toHours = (agents: number) => Math.round((agents * intervalMinutes * 100) / 60) / 100;
      return { groupId: group.groupId, date, short: toHours(short), over: toHours(over) };
    }),
  );
}

/** Coverage of some dates as the shifts are now. */
export async function computeDays(
  schedule: ScheduleFrame,
  range: { fromDate: string; toDate: string },
  on?: SqlExecutor,
): Promise<DayCoverage[]> {
  const { groups, demand, work, intervalMinutes } = await loadCoverageInput(schedule, range, on);
  return sumDayCoverage({
    groups: demand.map((group, i) => ({ ...group, timeZone: groups[i].timeZone })),
    work,
    intervalMinutes,
    startDate: range.fromDate,
    endDate: range.toDate,
  });
}

/** The stored result with some days replaced, and its sums made anew. */
export function withDays(result: StoredScheduleResult, days: DayCoverage[]): StoredScheduleResult {
  const changed = new Set(days.map((day) => day.date));
  const all = [...result.days.filter((day) => !changed.has(day.date)), ...days].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  return { ...result, days: all, coverage: sumCoverage(all) };
}
