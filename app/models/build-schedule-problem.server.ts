import type { Employee, FixedShift, ScheduleProblem, ShiftTemplate } from '~/engine/scheduling';
import { diffDays } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { loadAssignedNorms } from './assigned-norm.server';
import { toEngineEmployees } from './engine-employee';
import { followNorm } from './follow-norm';
import { limitOvertime } from './limit-overtime';
import { loadPublishedShifts } from './published-shifts.server';
import { loadBonds, toEngineBonds } from './schedule-bonds.server';
import {
  findIntervalMinutes,
  loadDemand,
  type ScheduleGroup,
  subtractPlannedElsewhere,
} from './schedule-demand.server';
import { weightsOfGoal } from './schedule-goals';
import type { ScheduleParameters } from './schedule-input';
import { loadHolidays, loadSchedulePeople, type SchedulePerson } from './schedule-people.server';
import { loadOrganizationRules, type OrganizationRules } from './schedule-rules.server';
import { loadYearlyOvertime } from './yearly-overtime.server';

const everySite = '00000000-0000-0000-0000-000000000000';

/** What a problem is built from: the row of the schedule. */
export interface ScheduleFrame {
  id: string;
  organizationId: string;
  startDate: string;
  /** inclusive */
  endDate: string;
  groupIds: string[];
  departmentIds: string[];
  forecastIds: string[];
  parameters: Partial<ScheduleParameters>;
}

export interface BuiltProblem {
  problem: ScheduleProblem;
  people: SchedulePerson[];
  groups: ScheduleGroup[];
  rules: OrganizationRules;
  /** entries of the engine for a person; several where a contract changes inside the period */
  entriesOf: Map<string, Employee[]>;
}

export interface BuildOptions {
  /** only these people */
  employeeIds?: string[];
  /** without the requirement, for checking rules */
  withoutDemand?: boolean;
  /** shifts that are given, by employee */
  fixedShifts?: Map<string, FixedShift[]> | Promise<Map<string, FixedShift[]>>;
}

/** Groups of a schedule, in the order of their names. */
export function loadScheduleGroups(
  input: { organizationId: string; groupIds: string[] },
  on?: SqlExecutor,
): Promise<ScheduleGroup[]> {
  return query<ScheduleGroup>(
    'schedule-groups',
    `select id, name, time_zone as "timeZone", colour from groups where organization_id = $1 and id = any($2::uuid[]) order by name, id`,
    [input.organizationId, input.groupIds],
    on,
  );
}

/**
 * Loads everything a schedule is made from (people and their dated facts, rules, requirement, what came before, what is
 * locked) in a handful of queries, and gives the engine's problem.
 * @throws AppError invalid where a group has no requirement, or nobody can be planned; the message names what is missing
 */
export async function buildScheduleProblem(
  schedule: ScheduleFrame,
  options: BuildOptions = {},
  on?: SqlExecutor,
): Promise<BuiltProblem> {
  const { organizationId, startDate, endDate } = schedule;
  const frame = { ...schedule, scheduleId: schedule.id, employeeIds: options.employeeIds };
  const [groups, people, rules, holidays, intervalMinutes, fixedShifts, bonds] = await Promise.all([
    loadScheduleGroups(schedule, on),
    loadSchedulePeople(frame, on),
    loadOrganizationRules(organizationId, on),
    loadHolidays(schedule, on),
    findIntervalMinutes(schedule, on),
    options.fixedShifts,
    loadBonds(schedule, on),
  ]);
  const published = rules.noticeMinutes === null ? null : await loadPublishedShifts({ ...schedule, people }, on);
  const isHoliday = (siteId: string, date: string) =>
    (holidays.get(siteId)?.has(date) ?? false) || (holidays.get(everySite)?.has(date) ?? false);
  const norms = await loadAssignedNorms({ ...frame, employeeIds: people.map(({ id }) => id) }, on);
  const norm = { days: diffDays(startDate, endDate) + 1, mostWeeklyMinutes: rules.weeklyMaxMinutes ?? 7 * 1440 };
  const limitMinutes = rules.yearlyOvertimeMinutes;
  const employeeIds = people.map(({ id }) => id);
  const overtime = limitMinutes === null ? new Map() : await loadYearlyOvertime({ ...frame, employeeIds }, on);
  const entriesOf = new Map<string, Employee[]>();
  for (const person of people) {
    const entries = toEngineEmployees(person, {
      startDate,
      endDate,
      rules,
      isHoliday,
      considersPreferences: schedule.parameters.considersPreferences ?? true,
      fixedShifts: fixedShifts?.get(person.id) ?? [],
      publishedShifts: published?.get(person.id),
    });
    const normed = followNorm(entries, norms.get(person.id), norm);
    const usedMinutes = overtime.get(person.id) ?? 0;
    const limited =
      limitMinutes === null ? normed : limitOvertime(normed, { limitMinutes, usedMinutes }, { startDate, endDate });
    if (limited.length) entriesOf.set(person.id, limited);
  }
  const employees = [...entriesOf.values()].flat();
  if (!options.withoutDemand) requirePlannable(employees, rules);
  const demand = options.withoutDemand
    ? groups.map((group) => ({ id: group.id, demandStartMs: 0, demand: [] }))
    : await loadDemand({ ...schedule, groups, intervalMinutes }, on);
  if (!options.withoutDemand) {
    const plannedIds = people.map((person) => person.id);
    await subtractPlannedElsewhere(
      demand,
      { organizationId, scheduleId: schedule.id, startDate, plannedIds, intervalMinutes },
      on,
    );
  }
  const problem: ScheduleProblem = {
    horizon: { startDate, days: diffDays(startDate, endDate) + 1, intervalMinutes },
    groups: demand,
    employees,
    templates: rules.templates.flatMap((template) => onGrid(template, intervalMinutes)),
    breakRules: rules.breakRules,
    rules: rules.modes,
    ...(rules.night ? { night: rules.night } : {}),
    bonds: toEngineBonds(bonds, entriesOf),
    forbiddenSuccessions: rules.forbiddenSuccessions,
    ...(rules.overtime ? { overtime: rules.overtime } : {}),
    ...(rules.longestWorkMinutes === null ? {} : { longestWorkMinutes: rules.longestWorkMinutes }),
    ...(rules.noticeMinutes === null ? {} : { notice: { nowMs: Date.now(), minutes: rules.noticeMinutes } }),
    ...(rules.pay ? { pay: rules.pay } : {}),
    ...(rules.weights ? { weights: rules.weights } : {}),
    ...(rules.unpopular ? { unpopular: rules.unpopular } : {}),
    // why: a part of the people says nothing of how many rest at once
    ...(rules.pausesAtOncePercent === null || options.employeeIds
      ? {}
      : { pausesAtOncePercent: rules.pausesAtOncePercent }),
  };
  const weights = { ...problem.weights, ...weightsOfGoal(schedule.parameters.goal) };
  return { problem: withKnownTemplates({ ...problem, weights }), people, groups, rules, entriesOf };
}

/** A template with those of its lengths that lie on the grid; none where its starts or all lengths do not. */
function onGrid(template: ShiftTemplate, stepMinutes: number): ShiftTemplate[] {
  const fits = (...minutes: number[]) => minutes.every((value) => value % stepMinutes === 0);
  if (!fits(template.startFromMinute, template.startStepMinutes)) return [];
  const [own, ...otherLengths] = [template, ...(template.otherLengths ?? [])].filter(({ spanMinutes, gap }) =>
    fits(spanMinutes, gap?.afterStartMinutes ?? 0, gap?.minutes ?? 0),
  );
  if (own === undefined) return [];
  const { spanMinutes, paidMinutes, breakRuleId, gap } = own;
  return [{ ...template, spanMinutes, paidMinutes, breakRuleId, gap, otherLengths }];
}

/** A person's templates and limits of templates, as far as they are known. */
function withTemplates(employee: Employee, known: ReadonlySet<string>): Employee {
  const { templateIds, shiftTypeLimits } = employee;
  const keep = (ids: string[]) => ids.filter((id) => known.has(id));
  return {
    ...employee,
    ...(templateIds ? { templateIds: keep(templateIds) } : {}),
    ...(shiftTypeLimits
      ? { shiftTypeLimits: shiftTypeLimits.map((limit) => ({ ...limit, templateIds: keep(limit.templateIds) })) }
      : {}),
  };
}

/** People keep only templates that are part of the problem. */
function withKnownTemplates(problem: ScheduleProblem): ScheduleProblem {
  const known = new Set(problem.templates.map((template) => template.id));
  const employees = problem.employees.map((employee) => withTemplates(employee, known));
  const forbiddenSuccessions = (problem.forbiddenSuccessions ?? []).filter(
    ({ fromTemplateId, toTemplateId }) => known.has(fromTemplateId) && known.has(toTemplateId),
  );
  return { ...problem, employees, forbiddenSuccessions };
}

function requirePlannable(employees: Employee[], rules: OrganizationRules): void {
  if (!employees.length) {
    throw new AppError(
      'invalid',
      'Nobody can be planned: no employee with a contract serves these groups in the period.',
      {
        faults: [{ field: 'groupIds', rule: 'no_people', message: 'No employee with a contract.' }],
      },
    );
  }
  if (!rules.templates.length) {
    throw new AppError('invalid', 'There is no active shift template to plan with.', {
      faults: [{ field: 'templates', rule: 'no_templates', message: 'No active shift template.' }],
    });
  }
}
