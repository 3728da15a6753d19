import { blockingProbability } from './erlang-b';
import { serviceLevelFromBlocking, waitFromBlocking } from './erlang-c';

/** Guard against a / maxOccupancy landing a rounding error above a whole number. */
const WHOLE_TOLERANCE = 1e-9;

/**
 * Fewest agents that reach a service level and keep occupancy under its maximum, one interval after another.
 * Holds its result in fields and its safety margin in standard deviations from call to call: neighbouring intervals have
 * nearly the same margin, so most answers take one Erlang B sum and a step or two of its recursion. Makes no objects.
 * The answer does not depend on the start.
 */
export class ErlangCStaffing {
  /** Fewest agents; 0 where nothing arrives. */
  agents = 0;
  /** At `agents`: */
  waitProbability = 0;
  serviceLevel = 1;
  asaSec = 0;
  occupancy = 0;
  /** Fewest agents that stability and maximum occupancy alone ask for. */
  floorAgents = 0;

  private margin = 1;

  /**
   * Solves one interval. Arguments must be valid (the callers check them).
   * @param trafficErl >= 0
   * @param handleTimeSec > 0
   * @param slTarget 0 <= target < 1
   * @param thresholdSec >= 0
   * @param maxOccupancy 0 < share <= 1
   */
  solve(trafficErl: number, handleTimeSec: number, slTarget: number, thresholdSec: number, maxOccupancy: number): void {
    if (trafficErl === 0) {
      this.setIdle();
      return;
    }
    const threshold = thresholdSec / handleTimeSec;
    const floorAgents = fewestStableAgents(trafficErl, maxOccupancy);
    const root = Math.sqrt(trafficErl);
    const margin = Math.min(this.margin, 6);
    let agents = Math.max(floorAgents, Math.ceil(trafficErl + margin * root));
    let blocking = blockingProbability(agents, trafficErl);
    let level = serviceLevelFromBlocking(agents, trafficErl, blocking, threshold);
    while (level < slTarget) {
      agents++;
      blocking = (trafficErl * blocking) / (agents + trafficErl * blocking);
      level = serviceLevelFromBlocking(agents, trafficErl, blocking, threshold);
    }
    while (agents > floorAgents) {
      const lessBlocking = (agents * blocking) / (trafficErl * (1 - blocking));
      const lessLevel = serviceLevelFromBlocking(agents - 1, trafficErl, lessBlocking, threshold);
      if (lessLevel < slTarget) break;
      agents--;
      blocking = lessBlocking;
      level = lessLevel;
    }
    this.margin = (agents - 0.5 - trafficErl) / root;
    this.agents = agents;
    this.waitProbability = waitFromBlocking(agents, trafficErl, blocking);
    this.serviceLevel = level;
    this.asaSec = (this.waitProbability * handleTimeSec) / (agents - trafficErl);
    this.occupancy = trafficErl / agents;
    this.floorAgents = floorAgents;
  }

  private setIdle(): void {
    this.agents = 0;
    this.waitProbability = 0;
    this.serviceLevel = 1;
    this.asaSec = 0;
    this.occupancy = 0;
    this.floorAgents = 0;
  }
}

/** Fewest agents that are stable (n > a) and not busier than a share of their time. */
export function fewestStableAgents(trafficErl: number, maxOccupancy: number): number {
  const stable = Math.floor(trafficErl) + 1;
  const wanted = trafficErl / maxOccupancy;
  return Math.max(stable, Math.ceil(wanted - WHOLE_TOLERANCE * wanted));
}

/**
 * Fractional agents: where the straight line between the service levels of n - 1 and n agents meets the target, but not
 * below what stability and maximum occupancy ask for.
 * @param agents fewest whole agents, as `ErlangCStaffing` finds them
 * @param serviceLevel service level at `agents`
 */
export function interpolateAgents(
  agents: number,
  serviceLevel: number,
  trafficErl: number,
  slTarget: number,
  thresholdInHandleTimes: number,
  maxOccupancy: number,
): number {
  if (trafficErl === 0) return 0;
  const least = trafficErl / maxOccupancy;
  const oneLess = agents - 1;
  let levelOneLess = 0;
  if (oneLess > trafficErl) {
    const blocking = blockingProbability(oneLess, trafficErl);
    levelOneLess = serviceLevelFromBlocking(oneLess, trafficErl, blocking, thresholdInHandleTimes);
  }
  if (levelOneLess >= slTarget) return Math.min(agents, least);
  const crossing = oneLess + (slTarget - levelOneLess) / (serviceLevel - levelOneLess);
  return Math.min(agents, Math.max(least, crossing));
}
