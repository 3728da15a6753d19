import { v5 as nameId } from 'uuid';
import type { Employee, GeneratedShift } from '~/engine/scheduling';
import { toLocalParts } from '~/engine/time';
import type { BuiltProblem } from './build-schedule-problem.server';
import { employeeIdOf, shiftRulesOf, toEngineContract } from './engine-employee';
import type { VacancyRule } from './vacancy-rule.server';

/** Open positions of a group that a variant plans as if they were filled. */
export interface Vacancy {
  groupId: string;
  count: number;
  /** a work rule of open positions; absent: the most usual contract of the group */
  workRuleId?: string;
}

/** What the people of open positions would work, and what they would bring. */
export interface VacancyPlan {
  positions: {
    groupId: string;
    groupName: string;
    /** of its work rule, where it has one */
    ruleName?: string;
    weeklyMinutes: number;
    paidHours: number;
    shifts: { date: string; startMinute: number; spanMinutes: number; paidMinutes: number; templateId?: string }[];
  }[];
  /** shortage of the whole variant if the positions were filled, percent of the requirement */
  shortPercent: number;
}

/** An unnamed person, with the name of their work rule where one was given. */
export type OpenPosition = Employee & { ruleName?: string };

/**
 * Unnamed people for open positions: each with the work rule given, else the most usual contract of the group, with its skill
 * in full, free at any time.
 * @returns entries for the engine; their ids are the same for the same variant
 */
export function openPositions(
  built: BuiltProblem,
  scheduleId: string,
  vacancies: Vacancy[],
  vacancyRules: ReadonlyMap<string, VacancyRule> = new Map(),
): OpenPosition[] {
  return vacancies.flatMap(({ groupId, count, workRuleId }, row) => {
    const rule = vacancyRules.get(workRuleId ?? '');
    const group = built.groups.find(({ id }) => id === groupId);
    const members = built.problem.employees.filter((employee) =>
      employee.skills.some((skill) => skill.groupId === groupId && skill.priority === 1),
    );
    const model = mostUsual(members.length ? members : built.problem.employees);
    if (!group || !(rule || model)) return [];
    const terms = rule ? termsOfRule(rule, built) : termsOfModel(model);
    return Array.from(
      { length: count },
      (_, index): OpenPosition => ({
        ...(rule ? { ruleName: rule.name } : {}),
        id: nameId(`${groupId} ${row === firstRow(vacancies, groupId) ? '' : `${row} `}${index}`, scheduleId),
        zone: group.timeZone,
        skills: [{ groupId, proficiency: 1, priority: 1 }],
        ...terms,
      }),
    );
  });
}

const firstRow = (vacancies: Vacancy[], groupId: string): number =>
  vacancies.findIndex((vacancy) => vacancy.groupId === groupId);

type Terms = Pick<Employee, 'contract' | 'templateIds' | 'coreHours' | 'shiftTypeLimits' | 'rules' | 'rotationChoice'>;

const termsOfModel = (model: Employee | undefined): Terms => {
  if (!model) throw new RangeError('an open position without a rule needs somebody to take after');
  return { contract: model.contract, ...(model.templateIds ? { templateIds: model.templateIds } : {}) };
};

/** Nobody in particular may work nights and weekends; a rotation begins on whatever day serves the demand. */
function termsOfRule(rule: VacancyRule, { rules, problem }: BuiltProblem): Terms {
  const person = { nightAllowed: true, weekendAllowed: true };
  const known = new Set(problem.templates.map(({ id }) => id));
  return {
    contract: toEngineContract(person, { ...rule, dailyMaxMinutes: rules.dailyMaxMinutes ?? 1440 }, rules),
    ...shiftRulesOf(rule),
    ...(rule.templateIds.length ? { templateIds: rule.templateIds.filter((id) => known.has(id)) } : {}),
    ...(Object.keys(rule.modes).length ? { rules: rule.modes } : {}),
    ...(rule.rotation ? { rotationChoice: { patterns: [rule.rotation], isMandatory: true } } : {}),
  };
}

/** One of the people with the weekly hours that most have. */
function mostUsual(employees: Employee[]): Employee | undefined {
  const counts = new Map<number, number>();
  for (const { contract } of employees) {
    counts.set(contract.weeklyTargetMinutes, (counts.get(contract.weeklyTargetMinutes) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  return employees.find((employee) => employee.contract.weeklyTargetMinutes === usual?.[0]);
}

/** What the open positions would work, out of the shifts of the engine. */
export function describeVacancies(
  built: BuiltProblem,
  positions: OpenPosition[],
  shifts: GeneratedShift[],
  shortPercent: number,
): VacancyPlan {
  const names = new Map(built.groups.map((group) => [group.id, group.name]));
  return {
    shortPercent,
    positions: positions.map((position) => {
      const own = shifts.filter((shift) => employeeIdOf(shift.employeeId) === position.id);
      const [{ groupId }] = position.skills;
      return {
        groupId,
        groupName: names.get(groupId) ?? '',
        ...(position.ruleName ? { ruleName: position.ruleName } : {}),
        weeklyMinutes: position.contract.weeklyTargetMinutes,
        paidHours: own.reduce((sum, shift) => sum + shift.paidMinutes, 0) / 60,
        shifts: own.map(({ date, startMs, endMs, paidMinutes, templateId }) => ({
          date,
          startMinute: toLocalParts(startMs, position.zone).minuteOfDay,
          spanMinutes: Math.round((endMs - startMs) / 60_000),
          paidMinutes,
          ...(templateId ? { templateId } : {}),
        })),
      };
    }),
  };
}
