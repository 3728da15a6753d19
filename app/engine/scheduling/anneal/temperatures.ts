import type { ScheduleWeights } from '../types';

/** Heat per thousand moves a shift will see, in parts of what one more missing agent costs; and its limits. */
const HEAT_PER_THOUSAND = 0.15;
const MIN_HEAT = 0.02;
const MAX_HEAT = 1;
/** The same for a run that begins from a rounded fractional schedule: more would undo what that knows of the whole. */
const MAX_HEAT_FROM_ROUNDED = 0.1;
/** Last temperature in parts of what one more missing agent costs. */
const LAST_HEAT = 0.004;
const FIRST_SHARE_HEAT = 0.035;
const LAST_SHARE_HEAT = 0.0001;

/**
 * First and last temperature of a run. The more moves each shift will see, the hotter it may begin; a short run that begins
 * hot ends worse than it started.
 * @param meanDemand agents per interval and group
 * @param movesPerShift moves to come
 * @param isRounded whether the roster comes from a fractional schedule
 */
export function chooseTemperatures(
  weights: ScheduleWeights,
  meanDemand: number,
  movesPerShift: number,
  isRounded = false,
): [number, number] {
  const unit = costOfOneMissing(weights, meanDemand);
  const hottest = isRounded ? MAX_HEAT_FROM_ROUNDED : MAX_HEAT;
  const heat = Math.min(hottest, Math.max(MIN_HEAT, (HEAT_PER_THOUSAND * movesPerShift) / 1000));
  return [Math.max(unit * heat, 1e-6), Math.max(unit * Math.min(heat, LAST_HEAT), 1e-7)];
}

/** First and last temperature at which shares alone settle. */
export function shareTemperatures(weights: ScheduleWeights, meanDemand: number): [number, number] {
  const unit = costOfOneMissing(weights, meanDemand);
  return [Math.max(unit * FIRST_SHARE_HEAT, 1e-7), Math.max(unit * LAST_SHARE_HEAT, 1e-8)];
}

function costOfOneMissing(weights: ScheduleWeights, meanDemand: number): number {
  return weights.underLinear + (2 * weights.underQuadratic) / (meanDemand + 2);
}
