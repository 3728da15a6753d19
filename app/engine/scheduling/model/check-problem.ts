import { InvalidInput } from '~/engine/errors';
import { isKnownZone } from '~/engine/time';
import type { BreakRule, Contract, DemandGroup, Employee, ScheduleProblem, ShiftLength, ShiftTemplate } from '../types';
import { checkPermits, checkSharedRules } from './check-shared-rules';
import { requireInteger, requireNumber } from './require-number';

const INTERVALS = [5, 10, 15, 20, 30, 60];
const MAX_DAYS = 370;

/**
 * Refuses data that no roster could be read from: wrong types, negative or not finite numbers, unknown names, duplicates.
 * Contradictions between lawful values are not refused; the result explains them.
 * @throws InvalidInput naming the field and the rule
 */
export function checkProblem(problem: ScheduleProblem): void {
  const { horizon } = problem;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(horizon.startDate)) throw new InvalidInput('horizon.startDate', 'must be YYYY-MM-DD');
  requireInteger('horizon.days', horizon.days, 1, MAX_DAYS);
  if (!INTERVALS.includes(horizon.intervalMinutes)) {
    throw new InvalidInput('horizon.intervalMinutes', `must be one of ${INTERVALS.join(', ')}`);
  }
  requireUnique('groups', problem.groups);
  requireUnique('employees', problem.employees);
  requireUnique('templates', problem.templates);
  requireUnique('breakRules', problem.breakRules);
  problem.groups.forEach((group, i) => {
    checkGroup(`groups[${i}]`, group, horizon.intervalMinutes);
  });
  problem.breakRules.forEach((rule, i) => {
    checkBreakRule(`breakRules[${i}]`, rule);
  });
  const ruleIds = new Set(problem.breakRules.map((rule) => rule.id));
  problem.templates.forEach((template, i) => {
    checkTemplate(`templates[${i}]`, template, horizon.intervalMinutes, ruleIds);
  });
  const groupIds = new Set(problem.groups.map((group) => group.id));
  const templateIds = new Set(problem.templates.map((template) => template.id));
  problem.employees.forEach((employee, i) => {
    checkEmployee(`employees[${i}]`, employee, horizon.intervalMinutes, groupIds, templateIds);
  });
  (problem.forbiddenSuccessions ?? []).forEach((succession, i) => {
    for (const name of ['fromTemplateId', 'toTemplateId'] as const) {
      if (!templateIds.has(succession[name])) {
        throw new InvalidInput(`forbiddenSuccessions[${i}].${name}`, `names no template: ${succession[name]}`);
      }
    }
  });
  checkSharedRules(problem);
  for (const [name, value] of Object.entries(problem.weights ?? {})) requireNumber(`weights.${name}`, value, 0, 1e9);
}

function checkGroup(field: string, group: DemandGroup, intervalMinutes: number): void {
  requireNumber(`${field}.demandStartMs`, group.demandStartMs, -8.64e15, 8.64e15);
  if (group.demandStartMs % (intervalMinutes * 60_000) !== 0 && intervalMinutes <= 15) {
    throw new InvalidInput(`${field}.demandStartMs`, 'must lie on the interval grid');
  }
  for (let i = 0; i < group.demand.length; i++) requireNumber(`${field}.demand[${i}]`, group.demand[i], 0, 100_000);
  if (group.weight !== undefined) requireNumber(`${field}.weight`, group.weight, 0, 1e6);
}

function checkBreakRule(field: string, rule: BreakRule): void {
  requireInteger(`${field}.edgeMinutes`, rule.edgeMinutes, 0, 1440);
  requireInteger(`${field}.spacingMinutes`, rule.spacingMinutes, 0, 1440);
  if (rule.pauses.length > 8) throw new InvalidInput(`${field}.pauses`, 'must be at most 8');
  rule.pauses.forEach((pause, i) => {
    requireInteger(`${field}.pauses[${i}].minutes`, pause.minutes, 1, 720);
    requireInteger(`${field}.pauses[${i}].earliestAfterStartMinutes`, pause.earliestAfterStartMinutes, 0, 1440);
    requireInteger(`${field}.pauses[${i}].latestAfterStartMinutes`, pause.latestAfterStartMinutes, 0, 1440);
  });
}

function checkTemplate(field: string, template: ShiftTemplate, intervalMinutes: number, ruleIds: Set<string>): void {
  requireInteger(`${field}.startFromMinute`, template.startFromMinute, 0, 1439);
  requireInteger(`${field}.startToMinute`, template.startToMinute, template.startFromMinute, 1439);
  requireInteger(`${field}.startStepMinutes`, template.startStepMinutes, 1, 1440);
  for (const name of ['startFromMinute', 'startStepMinutes'] as const) {
    requireOnGrid(`${field}.${name}`, template[name], intervalMinutes);
  }
  if (template.coreHours !== undefined) {
    requireInteger(`${field}.coreHours.fromMinute`, template.coreHours.fromMinute, 0, 1439);
    requireInteger(`${field}.coreHours.toMinute`, template.coreHours.toMinute, template.coreHours.fromMinute, 2880);
  }
  checkLength(field, template, intervalMinutes, ruleIds);
  (template.otherLengths ?? []).forEach((length, i) => {
    checkLength(`${field}.otherLengths[${i}]`, length, intervalMinutes, ruleIds);
  });
}

function checkLength(field: string, length: ShiftLength, intervalMinutes: number, ruleIds: Set<string>): void {
  requireInteger(`${field}.spanMinutes`, length.spanMinutes, intervalMinutes, 1440);
  requireOnGrid(`${field}.spanMinutes`, length.spanMinutes, intervalMinutes);
  const gapMinutes = length.gap?.minutes ?? 0;
  requireInteger(`${field}.paidMinutes`, length.paidMinutes, 1, length.spanMinutes - gapMinutes);
  if (length.gap !== undefined) {
    const { afterStartMinutes, minutes } = length.gap;
    requireInteger(`${field}.gap.minutes`, minutes, intervalMinutes, length.spanMinutes);
    requireOnGrid(`${field}.gap.minutes`, minutes, intervalMinutes);
    const latest = length.spanMinutes - minutes - intervalMinutes;
    requireInteger(`${field}.gap.afterStartMinutes`, afterStartMinutes, intervalMinutes, latest);
    requireOnGrid(`${field}.gap.afterStartMinutes`, afterStartMinutes, intervalMinutes);
  }
  if (length.breakRuleId !== null && !ruleIds.has(length.breakRuleId)) {
    throw new InvalidInput(`${field}.breakRuleId`, `names no break rule: ${length.breakRuleId}`);
  }
}

function requireOnGrid(field: string, minutes: number, intervalMinutes: number): void {
  if (minutes % intervalMinutes !== 0) throw new InvalidInput(field, 'must lie on the interval grid');
}

function checkContract(field: string, contract: Contract): void {
  for (const name of ['weeklyMinMinutes', 'weeklyTargetMinutes', 'weeklyMaxMinutes'] as const) {
    requireInteger(`${field}.${name}`, contract[name], 0, 7 * 1440);
  }
  if (contract.weeklyMinMinutes > contract.weeklyMaxMinutes) {
    throw new InvalidInput(`${field}.weeklyMinMinutes`, 'must not exceed weeklyMaxMinutes');
  }
  requireInteger(`${field}.daysPerWeekMin`, contract.daysPerWeekMin, 0, 7);
  requireInteger(`${field}.daysPerWeekMax`, contract.daysPerWeekMax, contract.daysPerWeekMin, 7);
  requireInteger(`${field}.dailyMaxMinutes`, contract.dailyMaxMinutes, 1, 1440);
  requireInteger(`${field}.minRestMinutes`, contract.minRestMinutes, 0, 1440);
  requireInteger(`${field}.maxConsecutiveDays`, contract.maxConsecutiveDays, 1, 31);
  if (contract.minConsecutiveDays !== undefined)
    requireInteger(`${field}.minConsecutiveDays`, contract.minConsecutiveDays, 1, 7);
  requireInteger(`${field}.minDaysOffPerWeek`, contract.minDaysOffPerWeek, 0, 7);
  requireInteger(`${field}.freeWeekendsPer4`, contract.freeWeekendsPer4, 0, 4);
  if (contract.periodMaxMinutes !== undefined)
    requireInteger(`${field}.periodMaxMinutes`, contract.periodMaxMinutes, 0, MAX_DAYS * 1440);
  if (contract.maxRunMinutes !== undefined)
    requireInteger(`${field}.maxRunMinutes`, contract.maxRunMinutes, 0, MAX_DAYS * 1440);
  if (contract.weeklyRestMinutes !== null)
    requireInteger(`${field}.weeklyRestMinutes`, contract.weeklyRestMinutes, 0, 7200);
  if (contract.maxStartSpreadMinutes !== null) {
    requireInteger(`${field}.maxStartSpreadMinutes`, contract.maxStartSpreadMinutes, 0, 1440);
  }
}

function checkEmployee(
  field: string,
  employee: Employee,
  intervalMinutes: number,
  groupIds: Set<string>,
  templateIds: Set<string>,
): void {
  if (!isKnownZone(employee.zone))
    throw new InvalidInput(`${field}.zone`, `is not a known time zone: ${employee.zone}`);
  checkContract(`${field}.contract`, employee.contract);
  employee.skills.forEach((skill, i) => {
    if (!groupIds.has(skill.groupId))
      throw new InvalidInput(`${field}.skills[${i}].groupId`, `names no group: ${skill.groupId}`);
    requireNumber(`${field}.skills[${i}].proficiency`, skill.proficiency, 0.01, 2);
    requireInteger(`${field}.skills[${i}].priority`, skill.priority, 1, 100);
  });
  for (const id of employee.templateIds ?? []) {
    if (!templateIds.has(id)) throw new InvalidInput(`${field}.templateIds`, `names no template: ${id}`);
  }
  if (employee.coreHours !== undefined) {
    const { fromMinute, toMinute } = employee.coreHours;
    requireInteger(`${field}.coreHours.fromMinute`, fromMinute, 0, 1439);
    requireInteger(`${field}.coreHours.toMinute`, toMinute, fromMinute, 2880);
  }
  if (employee.rotation !== undefined) {
    if (!/^[WRA]{1,400}$/.test(employee.rotation.pattern))
      throw new InvalidInput(`${field}.rotation.pattern`, 'must be of the letters W (work), R (rest) and A (either)');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(employee.rotation.startDate))
      throw new InvalidInput(`${field}.rotation.startDate`, 'must be YYYY-MM-DD');
  }
  (employee.rotationChoice?.patterns ?? []).forEach((pattern, i) => {
    if (!/^[WRA]{1,400}$/.test(pattern) || !/[WA]/.test(pattern))
      throw new InvalidInput(`${field}.rotationChoice.patterns[${i}]`, 'must be of the letters W, R and A, not all R');
  });
  if (employee.rotationChoice?.patterns.length === 0)
    throw new InvalidInput(`${field}.rotationChoice.patterns`, 'must name a cycle');
  checkPermits(field, employee);
  (employee.shiftTypeLimits ?? []).forEach((limit, i) => {
    requireInteger(`${field}.shiftTypeLimits[${i}].maxPerWeek`, limit.maxPerWeek, 0, 7);
    for (const id of limit.templateIds) {
      if (!templateIds.has(id)) throw new InvalidInput(`${field}.shiftTypeLimits[${i}]`, `names no template: ${id}`);
    }
  });
  const intervalMs = intervalMinutes * 60_000;
  (employee.fixedShifts ?? []).forEach((shift, i) => {
    const name = `${field}.fixedShifts[${i}]`;
    requireNumber(`${name}.startMs`, shift.startMs, -8.64e15, 8.64e15);
    requireNumber(`${name}.endMs`, shift.endMs, shift.startMs + intervalMs, shift.startMs + 86_400_000);
    requireInteger(`${name}.paidMinutes`, shift.paidMinutes, 0, 1440);
    if ((shift.endMs - shift.startMs) % intervalMs !== 0) throw new InvalidInput(name, 'must lie on the interval grid');
    for (const pause of shift.pauses ?? []) {
      if (!(pause.startMs >= shift.startMs && pause.startMs + pause.minutes * 60_000 <= shift.endMs)) {
        throw new InvalidInput(`${name}.pauses`, 'must lie inside the shift');
      }
    }
  });
}

function requireUnique(field: string, items: { id: string }[]): void {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    if (seen.has(item.id)) throw new InvalidInput(`${field}[${i}].id`, `appears twice: ${item.id}`);
    seen.add(item.id);
  });
}
