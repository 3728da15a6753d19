import type { ScheduleWeights } from '../types';

/** Heat per thousand moves a shift will see, in parts of what one more missing agent costs; and its limits. */
const HEAT_PER_THOUSAND = 0.15;
const MIN_HEAT = 0.02;
const MAX_HEAT = 1;
/** Last temperature in parts of what one more missing agent costs. */
const LAST_HEAT = 0.004;

/**
 * First and last temperature of a run. The more moves each shift will see, the hotter it may begin; a short run that begins
 * hot ends worse than it started.
 * @param meanDemand agents per interval and group
 * @param movesPerShift moves to come
 */
export function chooseTemperatures(
  weights: ScheduleWeights,
  meanDemand: number,
  movesPerShift: number,
): [number, number] {
  const unit = weights.underLinear + (2 * weights.underQuadratic) / (meanDemand + 2);
  const heat = Math.min(MAX_HEAT, Math.max(MIN_HEAT, (HEAT_PER_THOUSAND * movesPerShift) / 1000));
  return [Math.max(unit * heat, 1e-6), Math.max(unit * Math.min(heat, LAST_HEAT), 1e-7)];
}
