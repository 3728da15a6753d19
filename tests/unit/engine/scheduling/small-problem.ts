import type { Contract, Employee, ScheduleProblem } from '~/engine/scheduling';
import { localDayStart } from '~/engine/time';

/** A contract without any limit but those given. */
export function contract(changes: Partial<Contract> = {}): Contract {
  return {
    weeklyMinMinutes: 0,
    weeklyTargetMinutes: 2400,
    weeklyMaxMinutes: 3600,
    daysPerWeekMin: 0,
    daysPerWeekMax: 7,
    dailyMaxMinutes: 720,
    minRestMinutes: 660,
    maxConsecutiveDays: 7,
    minDaysOffPerWeek: 0,
    freeWeekendsPer4: 0,
    nightAllowed: true,
    weekendAllowed: true,
    weeklyRestMinutes: null,
    maxStartSpreadMinutes: null,
    ...changes,
  };
}

/** An employee of group `a` in UTC. */
export function employee(id: string, changes: Partial<Employee> = {}): Employee {
  return {
    id,
    zone: 'UTC',
    contract: contract(),
    skills: [{ groupId: 'a', proficiency: 1, priority: 1 }],
    ...changes,
  };
}

/** One group, one template of eight hours without pauses, demand of one agent from 8 to 16 every day. */
export function smallProblem(
  changes: Partial<ScheduleProblem> = {},
  days = 7,
  startDate = '2026-01-05',
): ScheduleProblem {
  const demand = Float64Array.from({ length: days * 24 }, (_, hour) => (hour % 24 >= 8 && hour % 24 < 16 ? 1 : 0));
  return {
    horizon: { startDate, days, intervalMinutes: 60 },
    groups: [{ id: 'a', demandStartMs: localDayStart(startDate, 'UTC'), demand }],
    employees: [employee('e0')],
    templates: [
      {
        id: 'day',
        startFromMinute: 360,
        startToMinute: 840,
        startStepMinutes: 60,
        spanMinutes: 480,
        paidMinutes: 480,
        breakRuleId: null,
      },
    ],
    breakRules: [],
    ...changes,
  };
}
