import { v5 as nameId } from 'uuid';
import type { Employee, GeneratedShift } from '~/engine/scheduling';
import { toLocalParts } from '~/engine/time';
import type { BuiltProblem } from './build-schedule-problem.server';
import { employeeIdOf } from './engine-employee';

/** Open positions of a group that a variant plans as if they were filled. */
export interface Vacancy {
  groupId: string;
  count: number;
}

/** What the people of open positions would work, and what they would bring. */
export interface VacancyPlan {
  positions: {
    groupId: string;
    groupName: string;
    weeklyMinutes: number;
    paidHours: number;
    shifts: { date: string; startMinute: number; spanMinutes: number; paidMinutes: number; templateId?: string }[];
  }[];
  /** shortage of the whole variant if the positions were filled, percent of the requirement */
  shortPercent: number;
}

/**
 * Unnamed people for open positions: each with the most usual contract of the group, its skill in full, free at any time.
 * @returns entries for the engine; their ids are the same for the same variant
 */
export function openPositions(built: BuiltProblem, scheduleId: string, vacancies: Vacancy[]): Employee[] {
  return vacancies.flatMap(({ groupId, count }) => {
    const group = built.groups.find(({ id }) => id === groupId);
    const members = built.problem.employees.filter((employee) =>
      employee.skills.some((skill) => skill.groupId === groupId && skill.priority === 1),
    );
    const model = mostUsual(members.length ? members : built.problem.employees);
    if (!group || !model) return [];
    return Array.from(
      { length: count },
      (_, index): Employee => ({
        id: nameId(`${groupId} ${index}`, scheduleId),
        zone: group.timeZone,
        contract: model.contract,
        skills: [{ groupId, proficiency: 1, priority: 1 }],
        ...(model.templateIds ? { templateIds: model.templateIds } : {}),
      }),
    );
  });
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
  positions: Employee[],
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
