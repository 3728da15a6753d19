import { adviseHiring } from './advise-hiring';
import type {
  CapacityInput,
  CapacityPlan,
  CapacityScenario,
  CapacityScenarioResult,
  CapacityWeek,
  HiringClass,
} from './capacity-types';
import { checkCapacityInput } from './check-capacity';
import { atWeek, requireHours } from './require-hours';
import { staffWeeks } from './staff-weeks';

const OVERTIME_FACTOR = 1.5;

/**
 * FTE week by week for months ahead, scenario by scenario: what the load asks for, who will be there after attrition and
 * hiring with ramp-up, the gap, its cost, and the classes that would close it.
 * @throws InvalidInput naming field and index
 * Source: requirements interval by interval of a typical week, summed to hours; R. Klungle, "Simulation of a claims call
 * center" (1999) for why weekly averages of volume alone ask for too few.
 */
export function planCapacity(input: CapacityInput): CapacityPlan {
  checkCapacityInput(input);
  return { scenarios: input.scenarios.map((scenario) => planScenario(input, scenario)) };
}

function planScenario(input: CapacityInput, scenario: CapacityScenario): CapacityScenarioResult {
  const hoursByGroup = input.groups.map((group) => requireHours(group, scenario, input.weeks));
  const fteByGroup = hoursByGroup.map((hours) => hours.map((value, week) => toFte(input, scenario, value, week)));
  const requiredFte = Float64Array.from({ length: input.weeks }, (_, week) =>
    fteByGroup.reduce((sum, fte) => sum + fte[week], 0),
  );
  const need = { hoursByGroup, fteByGroup, requiredFte };
  const weeks = listWeeks(input, scenario, need, scenario.hiring);
  const plan = adviseHiring(input, scenario, requiredFte);
  const advisedWeeks = listWeeks(input, scenario, need, [...scenario.hiring, ...plan.classes]);
  return {
    id: scenario.id,
    weeks,
    advice: plan.advice,
    unavoidableGapWeeks: plan.unavoidableGapWeeks,
    totals: sumWeeks(weeks),
    advisedWeeks,
    advisedTotals: sumWeeks(advisedWeeks),
  };
}

function toFte(input: CapacityInput, scenario: CapacityScenario, hours: number, week: number): number {
  const { scheduleInefficiency = 0, shrinkage } = scenario;
  return ((hours / (1 - atWeek(shrinkage, week))) * (1 + scheduleInefficiency)) / input.hoursPerFteWeek;
}

function listWeeks(
  input: CapacityInput,
  scenario: CapacityScenario,
  need: { hoursByGroup: Float64Array[]; fteByGroup: Float64Array[]; requiredFte: Float64Array },
  hiring: readonly HiringClass[],
): CapacityWeek[] {
  const { costPerHour, costPerHire = 0, hoursPerFteWeek, overtimeCostPerHour = costPerHour * OVERTIME_FACTOR } = input;
  const staff = staffWeeks(input.startFte, input.weeks, scenario, hiring);
  return Array.from({ length: input.weeks }, (_, week) => {
    const requiredFte = need.requiredFte[week];
    const gapFte = staff.productiveFte[week] - requiredFte;
    return {
      week,
      volume:
        input.groups.reduce((sum, group) => sum + group.weeklyVolume[week], 0) *
        atWeek(scenario.volumeFactor ?? 1, week),
      requiredHours: need.hoursByGroup.reduce((sum, hours) => sum + hours[week], 0),
      requiredFte,
      requiredFteByGroup: need.fteByGroup.map((fte) => fte[week]),
      headcountFte: staff.headcountFte[week],
      productiveFte: staff.productiveFte[week],
      gapFte,
      hired: staff.hired[week],
      left: staff.left[week],
      costPay: staff.headcountFte[week] * hoursPerFteWeek * costPerHour,
      costHiring: staff.hired[week] * costPerHire,
      costOvertime: Math.max(0, -gapFte) * hoursPerFteWeek * overtimeCostPerHour,
    };
  });
}

function sumWeeks(weeks: readonly CapacityWeek[]): CapacityScenarioResult['totals'] {
  const sum = (of: (week: CapacityWeek) => number) => weeks.reduce((total, week) => total + of(week), 0);
  const costPay = sum((week) => week.costPay);
  const costHiring = sum((week) => week.costHiring);
  const costOvertime = sum((week) => week.costOvertime);
  return {
    costPay,
    costHiring,
    costOvertime,
    cost: costPay + costHiring + costOvertime,
    gapFteWeeks: sum((week) => Math.max(0, -week.gapFte)),
    surplusFteWeeks: sum((week) => Math.max(0, week.gapFte)),
  };
}
