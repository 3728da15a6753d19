import { checkBetween, checkTraffic } from './check-number';

/** What arrives at a queue and how long each contact takes. */
export interface QueueLoad {
  /** Contacts offered per hour, >= 0. */
  arrivalsPerHour: number;
  /** Mean handling time with after-contact work, seconds, 0.01 to 1e7. */
  handleTimeSec: number;
}

/**
 * Offered traffic of a load: arrivals x handling time.
 * @returns erlang
 * @throws InvalidInput where the load is negative, not finite or beyond a million erlang
 */
export function trafficOf(load: QueueLoad): number {
  checkBetween('arrivalsPerHour', load.arrivalsPerHour, 0, 1e8);
  checkBetween('handleTimeSec', load.handleTimeSec, 0.01, 1e7);
  const trafficErl = (load.arrivalsPerHour * load.handleTimeSec) / 3600;
  checkTraffic(trafficErl, 'arrivalsPerHour x handleTimeSec in erlang');
  return trafficErl;
}

/** Checks an acceptable waiting time, seconds. */
export function checkThreshold(thresholdSec: number): void {
  checkBetween('thresholdSec', thresholdSec, 0, 1e8);
}
