import { InvalidInput } from '../errors';
import { checkAgents, checkBetween } from './check-number';
import { measureErlangA } from './erlang-a';
import { measureErlangC } from './erlang-c';
import { createTransientQueue, type TransientQueue } from './transient-queue';

/** Consecutive intervals of one queue. */
export interface BacklogInput {
  /** Contacts offered in each interval, at an even rate. */
  volume: ArrayLike<number>;
  /** Agents in each interval, whole. */
  agents: ArrayLike<number>;
  /** Interval length, seconds. */
  intervalSec: number;
  /** Mean handling time, seconds. */
  handleTimeSec: number;
  thresholdSec: number;
  /** Mean patience, seconds; absent where nobody gives up. */
  patienceSec?: number;
  /** Contacts in the system at the beginning; 0 by default. */
  initialContacts?: number;
}

/** One interval as it comes out of the one before. */
export interface BacklogInterval {
  /** Mean number waiting when the interval begins and when it ends. */
  carriedIn: number;
  carriedOut: number;
  /** Contacts answered and given up during the interval, whenever they came. */
  answered: number;
  abandoned: number;
  /** Of the contacts that come in the interval, if its agents stay: answered within the threshold / offered. */
  serviceLevel: number;
  /** Mean wait of those who come, seconds, abandoned ones included; Infinity where nobody will ever answer. */
  asaSec: number;
  occupancy: number;
  /** What the steady state of the interval alone would say. */
  steadyServiceLevel: number;
  /** Whether the steady state is wrong by more than two points of service level. */
  isSteadyStateMisleading: boolean;
}

const MISLEADING = 0.02;
const MAX_INTERVALS = 10_000;

/**
 * What steady state hides: each interval begins with the queue that the one before has left. Exact (up to 1e-9) for
 * exponential handling times and patience: the probabilities of the number in the system are carried through the intervals.
 * Contacts of agents who leave at the end of an interval wait again.
 * @throws InvalidInput
 * Source: uniformisation (A. Jensen 1953) of M(t)/M/n(t)+M.
 */
export function measureBacklog(input: BacklogInput): BacklogInterval[] {
  checkBacklog(input);
  const queue = createTransientQueue(input);
  return Array.from({ length: input.volume.length }, (_, i) => measureInterval(input, queue, i));
}

function measureInterval(input: BacklogInput, queue: TransientQueue, i: number): BacklogInterval {
  const agents = input.agents[i];
  const carriedIn = queue.meanWaiting(agents);
  const arrivalsPerSec = input.volume[i] / input.intervalSec;
  const span = queue.advance(arrivalsPerSec, agents);
  const answerRate = 1 / input.handleTimeSec;
  const steadyServiceLevel = steadyLevel(input, arrivalsPerSec * 3600, agents);
  const arrivers = queue.judgeArrivals(agents);
  return {
    carriedIn,
    carriedOut: queue.meanWaiting(agents),
    answered: span.meanBusy * input.intervalSec * answerRate + span.waitingChange,
    abandoned: input.patienceSec === undefined ? 0 : (span.meanWaiting * input.intervalSec) / input.patienceSec,
    serviceLevel: input.volume[i] > 0 ? arrivers.serviceLevel : 1,
    asaSec: input.volume[i] > 0 ? arrivers.waitSec : 0,
    occupancy: agents > 0 ? span.meanBusy / agents : Number(span.meanWaiting > 0),
    steadyServiceLevel,
    isSteadyStateMisleading: input.volume[i] > 0 && Math.abs(steadyServiceLevel - arrivers.serviceLevel) > MISLEADING,
  };
}

function steadyLevel(input: BacklogInput, arrivalsPerHour: number, agents: number): number {
  const load = { arrivalsPerHour, handleTimeSec: input.handleTimeSec, thresholdSec: input.thresholdSec, agents };
  const { patienceSec } = input;
  const measures = patienceSec === undefined ? measureErlangC(load) : measureErlangA({ ...load, patienceSec });
  return measures.serviceLevel['answered-of-offered'];
}

function checkBacklog(input: BacklogInput): void {
  const count = input.volume.length;
  if (count > MAX_INTERVALS) throw new InvalidInput('volume', `must have at most ${MAX_INTERVALS} entries`);
  if (input.agents.length !== count) throw new InvalidInput('agents', `must have ${count} entries, one per interval`);
  checkBetween('intervalSec', input.intervalSec, 1, 86_400);
  checkBetween('handleTimeSec', input.handleTimeSec, 1, 1e6);
  checkBetween('thresholdSec', input.thresholdSec, 0, 1e8);
  if (input.patienceSec !== undefined) checkBetween('patienceSec', input.patienceSec, 1, 1e6);
  checkBetween('initialContacts', input.initialContacts ?? 0, 0, 10_000);
  if (!Number.isInteger(input.initialContacts ?? 0))
    throw new InvalidInput('initialContacts', 'must be a whole number');
  for (let i = 0; i < count; i++) {
    checkBetween(`volume[${i}]`, input.volume[i], 0, 1e6);
    checkAgents(input.agents[i], `agents[${i}]`);
    checkBetween(`agents[${i}]`, input.agents[i], 0, 10_000);
  }
}
