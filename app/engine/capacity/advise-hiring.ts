import type { CapacityInput, CapacityScenario, HiringAdvice, HiringClass } from './capacity-types';
import { staffWeeks } from './staff-weeks';

const DEFAULT_RAMP: readonly number[] = [0, 0, 0, 0];
/** Productivity from which a class counts as able to close a gap. */
const ABLE = 0.999;
const GAP_TOLERANCE = 1e-6;
const MAX_CLASSES = 500;

export interface HiringPlan {
  advice: HiringAdvice[];
  classes: HiringClass[];
  unavoidableGapWeeks: number[];
}

/**
 * Smallest classes, each as late as will do, that close the gaps in order of time. A class for a week starts so many weeks
 * before as its ramp lasts; where that is too early, at the earliest start, and the weeks until then stay short.
 * @param requiredFte by week
 */
export function adviseHiring(input: CapacityInput, scenario: CapacityScenario, requiredFte: Float64Array): HiringPlan {
  const { weeks, startFte, hiringRule = {} } = input;
  const { leadWeeks = 0, minClassSize = 1, maxClassSize = 1e5, toleranceFte = 0 } = hiringRule;
  const last = scenario.hiring.at(-1);
  const { ramp, rampAttrition = 0 } =
    scenario.advisedClass ?? (hiringRule.ramp ? { ramp: hiringRule.ramp } : (last ?? { ramp: DEFAULT_RAMP }));
  const rampWeeks = ramp.findIndex((share) => share >= ABLE);
  const weeksToAble = rampWeeks < 0 ? ramp.length : rampWeeks;
  const classes: HiringClass[] = [];
  const advice: HiringAdvice[] = [];
  const unavoidable = new Set<number>();
  let week = 0;
  while (week < weeks && classes.length < MAX_CLASSES) {
    const { productiveFte } = staffWeeks(startFte, weeks, scenario, [...scenario.hiring, ...classes]);
    while (week < weeks && requiredFte[week] - productiveFte[week] <= toleranceFte + GAP_TOLERANCE) week++;
    if (week === weeks) break;
    const startWeek = Math.max(leadWeeks, week - weeksToAble);
    const one: HiringClass = { startWeek, people: 1, ramp, rampAttrition };
    const worth = startWeek <= week ? workOf(one, input, scenario)[week] : 0;
    // why: those who leave during the ramp are made up for by more people, not by waiting
    if (worth < ABLE * 0.5 * (1 - rampAttrition)) {
      unavoidable.add(week);
      week++;
      continue;
    }
    const missing = requiredFte[week] - productiveFte[week] - toleranceFte;
    const people = Math.min(maxClassSize, Math.max(minClassSize, Math.ceil(missing / worth - GAP_TOLERANCE)));
    classes.push({ ...one, people });
    advice.push({ startWeek, people, forWeek: week });
  }
  return { advice, classes, unavoidableGapWeeks: [...unavoidable].sort((a, b) => a - b) };
}

/** What one class alone is worth by week. */
function workOf(hiring: HiringClass, input: CapacityInput, scenario: CapacityScenario): Float64Array {
  return staffWeeks(0, input.weeks, scenario, [hiring]).productiveFte;
}
