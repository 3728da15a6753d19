import { checkAgents, checkBetween, checkTraffic } from './check-number';
import { blockingProbability } from './erlang-b';
import { checkThreshold, type QueueLoad, trafficOf } from './queue-load';
import { idleMeasures, type QueueMeasures, sameServiceLevels } from './queue-measures';

/**
 * Probability that an arriving contact waits (Erlang's C formula).
 * @param agents number of agents n, integer >= 0
 * @param trafficErl offered traffic a = arrivals x handle time, in erlang, >= 0
 * @returns probability in [0, 1]; 1 where the queue is unstable (a >= n); 0 where nothing arrives
 * @throws InvalidInput
 * Source: A. K. Erlang (1917); computed from Erlang B: C = n B / (n - a (1 - B)).
 */
export function erlangC(agents: number, trafficErl: number): number {
  checkAgents(agents);
  checkTraffic(trafficErl);
  if (trafficErl === 0) return 0;
  if (agents <= trafficErl) return 1;
  return waitFromBlocking(agents, trafficErl, blockingProbability(agents, trafficErl));
}

/** Erlang C from Erlang B, without checks, for a stable queue (n > a). */
export function waitFromBlocking(agents: number, trafficErl: number, blocking: number): number {
  return (agents * blocking) / (agents - trafficErl + trafficErl * blocking);
}

/**
 * Share answered within a threshold, without checks, for a stable queue. Written as (1 - C) + C (1 - e^-x) with 1 - C
 * taken from its own formula, so that a low service level keeps all its digits.
 * @param thresholdInHandleTimes threshold / handle time
 */
export function serviceLevelFromBlocking(
  agents: number,
  trafficErl: number,
  blocking: number,
  thresholdInHandleTimes: number,
): number {
  const spare = agents - trafficErl;
  const denominator = spare + trafficErl * blocking;
  const waits = (agents * blocking) / denominator;
  const free = (spare * (1 - blocking)) / denominator;
  return free - waits * Math.expm1(-spare * thresholdInHandleTimes);
}

/**
 * Steady state of a queue with endless patience and room (M/M/n).
 * @param input.agents integer >= 0
 * @param input.thresholdSec acceptable wait, seconds, >= 0
 * @returns all measures; where the queue is unstable service level 0, waits Infinity, occupancy 1
 * @throws InvalidInput
 */
export function measureErlangC(input: QueueLoad & { agents: number; thresholdSec: number }): QueueMeasures {
  const { agents, handleTimeSec, thresholdSec } = input;
  checkAgents(agents);
  checkThreshold(thresholdSec);
  const trafficErl = trafficOf(input);
  if (trafficErl === 0) return idleMeasures();
  if (agents <= trafficErl) return unstableMeasures(trafficErl);
  const blocking = blockingProbability(agents, trafficErl);
  const waitProbability = waitFromBlocking(agents, trafficErl, blocking);
  const level = serviceLevelFromBlocking(agents, trafficErl, blocking, thresholdSec / handleTimeSec);
  const asaOfWaitersSec = handleTimeSec / (agents - trafficErl);
  const asaSec = waitProbability * asaOfWaitersSec;
  return {
    trafficErl,
    waitProbability,
    serviceLevel: sameServiceLevels(level),
    asaSec,
    asaOfAnsweredSec: asaSec,
    asaOfWaitersSec,
    queueLength: (input.arrivalsPerHour / 3600) * asaSec,
    abandonment: 0,
    blocking: 0,
    occupancy: trafficErl / agents,
  };
}

/**
 * Wait that a share of the contacts does not exceed.
 * @param input.share in [0, 1), e.g. 0.95
 * @returns seconds; Infinity where the queue is unstable
 * @throws InvalidInput
 */
export function erlangCWaitPercentileSec(input: QueueLoad & { agents: number; share: number }): number {
  checkAgents(input.agents);
  checkBetween('share', input.share, 0, 1 - 1e-15);
  const trafficErl = trafficOf(input);
  if (trafficErl === 0) return 0;
  if (input.agents <= trafficErl) return Number.POSITIVE_INFINITY;
  const waits = erlangC(input.agents, trafficErl);
  const meanOfWaitersSec = input.handleTimeSec / (input.agents - trafficErl);
  return Math.max(0, meanOfWaitersSec * Math.log(waits / (1 - input.share)));
}

function unstableMeasures(trafficErl: number): QueueMeasures {
  return {
    trafficErl,
    waitProbability: 1,
    serviceLevel: sameServiceLevels(0),
    asaSec: Number.POSITIVE_INFINITY,
    asaOfAnsweredSec: Number.POSITIVE_INFINITY,
    asaOfWaitersSec: Number.POSITIVE_INFINITY,
    queueLength: Number.POSITIVE_INFINITY,
    abandonment: 0,
    blocking: 0,
    occupancy: 1,
  };
}
