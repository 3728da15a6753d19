import type { CapacityPlan, CapacityWeek } from '~/engine/capacity';

/** One course of people over the weeks, columns of equal length. */
export interface CapacityCourse {
  headcountFte: number[];
  productiveFte: number[];
  gapFte: number[];
  hired: number[];
  left: number[];
}

export interface CapacityTotals {
  costPay: number;
  costHiring: number;
  costOvertime: number;
  cost: number;
  /** FTE missing, added up over the weeks */
  gapFteWeeks: number;
  surplusFteWeeks: number;
}

export interface ScenarioOutcome {
  volume: number[];
  requiredFte: number[];
  plan: CapacityCourse;
  totals: CapacityTotals;
  /** with the advice followed */
  advised: CapacityCourse;
  advisedTotals: CapacityTotals;
  advice: { startWeek: number; people: number; forWeek: number }[];
  unavoidableGapWeeks: number[];
}

export interface CapacityOutcome {
  scenarios: ScenarioOutcome[];
  groups: {
    groupId: string;
    name: string;
    /** mean over the plan, weighted by contacts */
    ahtSec: number;
    forecastWeeks: number;
    longRangeWeeks: number;
    /** error of the long-range forecast in the past, percent */
    longRangeWape: number | null;
  }[];
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const column = (weeks: CapacityWeek[], read: (week: CapacityWeek) => number) => weeks.map((week) => tenth(read(week)));

const toCourse = (weeks: CapacityWeek[]): CapacityCourse => ({
  headcountFte: column(weeks, (week) => week.headcountFte),
  productiveFte: column(weeks, (week) => week.productiveFte),
  gapFte: column(weeks, (week) => week.gapFte),
  hired: column(weeks, (week) => week.hired),
  left: column(weeks, (week) => week.left),
});

/** What a page and the interface show of a computed plan: columns to a tenth of an FTE. */
export function summariseCapacity(plan: CapacityPlan, groups: CapacityOutcome['groups']): CapacityOutcome {
  return {
    groups,
    scenarios: plan.scenarios.map((scenario) => ({
      volume: column(scenario.weeks, (week) => week.volume),
      requiredFte: column(scenario.weeks, (week) => week.requiredFte),
      plan: toCourse(scenario.weeks),
      totals: scenario.totals,
      advised: toCourse(scenario.advisedWeeks),
      advisedTotals: scenario.advisedTotals,
      advice: scenario.advice.map(({ startWeek, people, forWeek }) => ({ startWeek, people, forWeek })),
      unavoidableGapWeeks: scenario.unavoidableGapWeeks,
    })),
  };
}
