import type { Actor } from '~/auth/actor';
import { type Employee, explainShortage, type StandbyState } from '~/engine/scheduling';
import { addDays, localDayStart, toLocalDate, toLocalParts } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { buildScheduleProblem, loadScheduleGroups, type ScheduleFrame } from './build-schedule-problem.server';
import { employeeIdOf } from './engine-employee';
import { type GroupCurve, readCoverageCurves } from './schedule-coverage.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';
import { engineEntryOn } from './schedule-plan-state.server';
import { listReachableEmployees } from './schedule-reach.server';
import { loadShiftsWithActivitiesAt, toEngineShift, toFixedShifts } from './schedule-shifts.server';
import { listGaps, type ShortageGap } from './shortage-gaps';

/** Somebody who has the skill and does not work for the group at the time. */
export interface StandbyView {
  employeeId: string;
  name: string;
  state: StandbyState;
  /** rules that forbid a shift over the interval */
  blockedBy: string[];
  /** asked for the day off, or for other hours */
  hasWish: boolean;
}

/** Why an interval of a group is short. */
export interface ShortageView {
  groupId: string;
  startMs: number;
  /** agents */
  required: number;
  scheduled: number;
  workingCount: number;
  /** within reach, those without an obstacle first */
  standby: StandbyView[];
  /** people beyond reach */
  othersCount: number;
  /** how many people each rule keeps away, the strongest first */
  rules: { rule: string; people: number }[];
}

const mostGaps = 30;
const longestShiftMinutes = 12 * 60;

/**
 * The stretches of a day in which a schedule is short, and for one of them who could have worked and what prevents it.
 * @param search `date`, `group`, and `at` (epoch ms) of the interval to explain; the greatest gap of the day otherwise
 * @throws AppError not_found, forbidden
 */
export async function loadShortagePage(actor: Actor, scheduleId: string, search: URLSearchParams) {
  const schedule = await getScheduleFrame(actor, scheduleId);
  const groups = await loadScheduleGroups(schedule);
  const groupId = groups.find((group) => group.id === search.get('group'))?.id;
  const today = toLocalDate(Date.now(), groups[0]?.timeZone ?? 'UTC');
  const wanted = search.get('date') ?? today;
  const date = wanted >= schedule.startDate && wanted <= schedule.endDate ? wanted : schedule.startDate;
  const curves = await readDayCurves(schedule, date, groups, groupId);
  const gaps = listGaps(curves.groups, curves.intervalMinutes);
  const at = Number(search.get('at'));
  const chosen =
    gaps.find((gap) => (!groupId || gap.groupId === groupId) && at >= gap.startMs && at < gap.endMs) ?? gaps[0];
  return {
    scheduleId,
    date,
    today,
    groups: groups.map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    groupId: groupId ?? '',
    gaps: gaps.slice(0, mostGaps),
    gapCount: gaps.length,
    chosen: chosen ?? null,
    explanation: chosen ? await explain(actor, schedule, curves.groups, curves.intervalMinutes, chosen) : null,
  };
}

/** Why one interval is as it is. @throws AppError not_found, forbidden; invalid for a group or a time outside the schedule */
export async function explainInterval(
  actor: Actor,
  input: { scheduleId: string; groupId: string; startMs: number },
): Promise<ShortageView> {
  const schedule = await getScheduleFrame(actor, input.scheduleId);
  const groups = await loadScheduleGroups(schedule);
  const group = groups.find((item) => item.id === input.groupId);
  if (!group) throw invalid('groupId', 'unknown', 'The schedule does not cover this group.');
  const date = toLocalDate(input.startMs, group.timeZone);
  if (date < schedule.startDate || date > schedule.endDate) {
    throw invalid(
      'at',
      'outside',
      `The time lies outside the schedule (${schedule.startDate} to ${schedule.endDate}).`,
    );
  }
  const curves = await readDayCurves(schedule, date, groups, group.id);
  return explain(actor, schedule, curves.groups, curves.intervalMinutes, {
    groupId: group.id,
    worstMs: input.startMs,
  });
}

function readDayCurves(
  schedule: ScheduleFrame,
  date: string,
  groups: { id: string; timeZone: string }[],
  groupId?: string,
) {
  const zones = groups.filter((group) => !groupId || group.id === groupId).map((group) => group.timeZone);
  const window = {
    fromMs: Math.min(...zones.map((zone) => localDayStart(date, zone))),
    toMs: Math.max(...zones.map((zone) => localDayStart(addDays(date, 1), zone))),
  };
  return readCoverageCurves(schedule, {
    fromDate: date,
    toDate: date,
    groupIds: groupId ? [groupId] : undefined,
    window,
  });
}

async function explain(
  actor: Actor,
  schedule: ScheduleFrame,
  curves: GroupCurve[],
  intervalMinutes: number,
  { groupId, worstMs }: Pick<ShortageGap, 'groupId' | 'worstMs'>,
): Promise<ShortageView> {
  const { organizationId, id: scheduleId } = schedule;
  const scope = planningScope(actor);
  const employeeIds = await listMembers(schedule, groupId);
  const loading = loadShiftsWithActivitiesAt({ organizationId, scheduleId, employeeIds, atMs: worstMs });
  const fixedShifts = loading.then((rows) => toFixedShifts(rows.filter((row) => row.isLocked)));
  const [rows, built, reachable] = await Promise.all([
    loading,
    buildScheduleProblem(schedule, { withoutDemand: true, employeeIds, fixedShifts }),
    scope.kind === 'all' ? null : listReachableEmployees({ organizationId, scope, scheduleId }),
  ]);
  const shifts = rows.flatMap((row) => {
    const entry = engineEntryOn(built, row.employeeId, row.date);
    return entry ? [toEngineShift(row, entry.id)] : [];
  });
  const groups = built.groups.map(({ id, timeZone }) => ({
    id,
    demandStartMs: localDayStart(schedule.startDate, timeZone),
    demand: [],
  }));
  const found = explainShortage({ ...built.problem, groups }, shifts, groupId, worstMs);
  const curve = curves.find((item) => item.groupId === groupId);
  const slot = curve ? Math.floor((worstMs - curve.startMs) / (intervalMinutes * 60_000)) : -1;
  const entries = new Map(built.problem.employees.map((employee) => [employee.id, employee]));
  const names = new Map(built.people.map((person) => [person.id, person.name]));
  const mayKnow = reachable && new Set(reachable);
  const working = new Set(found.working.map((item) => employeeIdOf(item.employeeId)));
  const standby = new Map<string, StandbyView>();
  for (const item of found.standby) {
    const employeeId = employeeIdOf(item.employeeId);
    // why: of somebody with two contracts in the period, the one that comes closer to working counts
    if (standby.has(employeeId) || working.has(employeeId)) continue;
    const hasWish = wishesOtherwise(entries.get(item.employeeId), worstMs);
    const name = names.get(employeeId) ?? '';
    standby.set(employeeId, { employeeId, name, state: item.state, blockedBy: item.blockedBy, hasWish });
  }
  const all = [...standby.values()].sort(
    (a, b) => a.blockedBy.length - b.blockedBy.length || (a.name < b.name ? -1 : 1),
  );
  const people = new Map<string, number>();
  for (const rule of all.flatMap((item) => item.blockedBy)) people.set(rule, (people.get(rule) ?? 0) + 1);
  const shown = mayKnow ? all.filter((item) => mayKnow.has(item.employeeId)) : all;
  return {
    groupId,
    startMs: worstMs,
    required: curve?.required[slot] ?? 0,
    scheduled: curve?.scheduled[slot] ?? 0,
    workingCount: working.size,
    standby: shown,
    othersCount: all.length - shown.length,
    rules: [...people].map(([rule, count]) => ({ rule, people: count })).sort((a, b) => b.people - a.people),
  };
}

/** Whether a person has asked to be free on the day, or to work at other hours. */
function wishesOtherwise(employee: Employee | undefined, atMs: number): boolean {
  const { date, minuteOfDay } = toLocalParts(atMs, employee?.zone ?? 'UTC');
  return (employee?.preferences ?? []).some((wish) => {
    if (wish.date !== date) return false;
    if (wish.kind === 'start_between') {
      // why: a shift that begins within the wish may still reach over the time
      return minuteOfDay < wish.fromMinute || minuteOfDay >= wish.toMinute + longestShiftMinutes;
    }
    return wish.kind === 'day_off';
  });
}

/** People who serve a group at some time of the schedule. */
async function listMembers(schedule: ScheduleFrame, groupId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'shortage-members',
    `select distinct m.employee_id as id from group_memberships m
     where m.organization_id = $1 and m.group_id = $2 and m.valid_from <= $4 and (m.valid_to is null or m.valid_to > $3)`,
    [schedule.organizationId, groupId, schedule.startDate, schedule.endDate],
    reader(),
  );
  return rows.map((row) => row.id);
}
