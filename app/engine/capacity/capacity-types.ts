import type { ChannelModel, RequirementSettings } from '../queueing';

/** A group's long-range load. */
export interface CapacityGroup {
  id: string;
  model: ChannelModel;
  /** Contacts of each week, one entry per week of the plan. */
  weeklyVolume: readonly number[];
  /** Handling time, seconds: one figure or one per week. */
  ahtSec: number | readonly number[];
  /** Share of the week's contacts in each interval of the week, Monday 00:00 first; sums to 1. Length 7 x 86400 / intervalSec. */
  weekShape: readonly number[];
  intervalSec: number;
  /** Service level, threshold, occupancy, patience, deadline ...; shrinkage comes from the plan. */
  settings?: Partial<Omit<RequirementSettings, 'shrinkage'>>;
}

/** People who start together. */
export interface HiringClass {
  /**
   * Week of the first day, 0 is the first of the plan. Negative: they started so many weeks before it and are part of `startFte`;
   * those who are still ramping up then count as far as their ramp has come.
   */
  startWeek: number;
  people: number;
  /** Share of full productivity in each week from the start; full afterwards. Training is 0. */
  ramp: readonly number[];
  /** Share who leave during the ramp, spread evenly; 0 by default. */
  rampAttrition?: number;
}

export interface CapacityScenario {
  id: string;
  /** Factor on every volume, one figure or one per week, 1 by default; and on handling time. */
  volumeFactor?: number | readonly number[];
  ahtFactor?: number;
  /** Share of the people who leave in a week, one figure or one per week. */
  weeklyAttrition: number | readonly number[];
  /** Share of paid time not on contacts, one figure or one per week. */
  shrinkage: number | readonly number[];
  /** Share lost to shifts that do not fit the curve of demand, 0 by default (0.05 = 5 % more FTE). */
  scheduleInefficiency?: number;
  hiring: readonly HiringClass[];
  /** What advised classes are like, in place of the rule's ramp: productivity by week, and the share who leave during it. */
  advisedClass?: Pick<HiringClass, 'ramp' | 'rampAttrition'>;
}

export interface CapacityInput {
  /** 1 to 260. */
  weeks: number;
  groups: readonly CapacityGroup[];
  /** People at the beginning, in FTE, fully productive but for those of classes that started before. */
  startFte: number;
  /** Paid hours of an FTE in a week. */
  hoursPerFteWeek: number;
  /** Money of one paid hour, of an overtime hour (1.5 x by default), and once per hire. */
  costPerHour: number;
  overtimeCostPerHour?: number;
  costPerHire?: number;
  scenarios: readonly CapacityScenario[];
  /** How the advice hires. */
  hiringRule?: {
    /** Ramp of advised classes; that of the scenario's last class, else four weeks of training. */
    ramp?: readonly number[];
    /** Earliest week in which a class can start, 0 by default. */
    leadWeeks?: number;
    minClassSize?: number;
    maxClassSize?: number;
    /** Gap in FTE that is borne, 0 by default. */
    toleranceFte?: number;
  };
}

export interface CapacityPlan {
  scenarios: CapacityScenarioResult[];
}

export interface CapacityScenarioResult {
  id: string;
  weeks: CapacityWeek[];
  /** Classes that would close the gaps, besides those of the scenario. */
  advice: HiringAdvice[];
  /** Weeks whose gap no class can close in time (lead time and ramp). */
  unavoidableGapWeeks: number[];
  totals: {
    costPay: number;
    costHiring: number;
    costOvertime: number;
    cost: number;
    gapFteWeeks: number;
    surplusFteWeeks: number;
  };
  /** The same with the advice followed. */
  advisedWeeks: CapacityWeek[];
  advisedTotals: CapacityScenarioResult['totals'];
}

export interface CapacityWeek {
  week: number;
  volume: number;
  /** Hours on contacts that the service level asks for, all groups. */
  requiredHours: number;
  /** requiredHours / (1 - shrinkage) x (1 + inefficiency) / hours of an FTE. */
  requiredFte: number;
  /** By group, in the order of the groups. */
  requiredFteByGroup: number[];
  /** On the payroll, people in training included; middle of the week. */
  headcountFte: number;
  /** What they are worth, ramp-up counted. */
  productiveFte: number;
  /** productive - required: negative is a shortage. */
  gapFte: number;
  hired: number;
  left: number;
  costPay: number;
  costHiring: number;
  /** What covering the shortage by overtime would cost. */
  costOvertime: number;
}

export interface HiringAdvice {
  startWeek: number;
  people: number;
  /** First week whose gap the class closes. */
  forWeek: number;
}
