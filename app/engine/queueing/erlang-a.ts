import { InvalidInput } from '../errors';
import { meanAnsweredWait } from './answered-wait';
import { checkAgents, checkBetween } from './check-number';
import { integrateEarlyAnswers } from './early-answers';
import { inverseBlocking } from './erlang-b';
import { measureErlangC } from './erlang-c';
import { measureFiniteRoom } from './finite-room';
import { type PatienceSeries, sumPatienceSeries } from './patience-series';
import { checkThreshold, type QueueLoad, trafficOf } from './queue-load';
import { idleMeasures, type QueueMeasures, serviceLevelsFrom } from './queue-measures';

/** A queue whose contacts give up. */
export interface ErlangAInput extends QueueLoad {
  /** Integer >= 0. */
  agents: number;
  /** Mean patience, seconds, exponential; 0.001 to 1e8, or Infinity where nobody abandons. */
  patienceSec: number;
  /** Acceptable wait, seconds, >= 0. */
  thresholdSec: number;
  /** Places to wait; absent or Infinity for endless room, 0 for none (Erlang B). At most a million. */
  waitingPlaces?: number;
}

/**
 * Exact steady state of a queue with abandonment (M/M/n+M, Erlang A), with finite waiting room where asked.
 * @returns all measures; waits are of admitted contacts, abandoned ones included unless the name says answered
 * @throws InvalidInput
 * Source: C. Palm (1957); O. Garnett, A. Mandelbaum & M. Reiman (2002); the offered wait after S. Zeltyn (2005).
 */
export function measureErlangA(input: ErlangAInput): QueueMeasures {
  const trafficErl = checkErlangA(input);
  if (trafficErl === 0) return idleMeasures();
  const room = input.waitingPlaces ?? Number.POSITIVE_INFINITY;
  if (Number.isFinite(room)) return measureFiniteRoom({ ...input, trafficErl, waitingPlaces: room });
  if (!Number.isFinite(input.patienceSec)) return measureErlangC(input);
  if (input.agents === 0) return unattendedMeasures(input, trafficErl);
  return measureEndlessRoom(input, trafficErl);
}

/**
 * Probability that the wait of an admitted contact, ended by an answer or by abandonment, exceeds a time.
 * Endless room and finite patience only (see `measureErlangA` for the others).
 */
export function erlangAWaitTail(input: Omit<ErlangAInput, 'waitingPlaces'>, waitSec: number): number {
  const trafficErl = checkErlangA(input);
  if (trafficErl === 0) return 0;
  const leave = Math.exp(-waitSec / input.patienceSec);
  if (input.agents === 0) return leave;
  const state = findWaitingState(input, trafficErl);
  return leave * offeredWaitTail(state, waitSec).tail;
}

/** Checks an Erlang A input and gives its traffic in erlang. */
export function checkErlangA(input: ErlangAInput): number {
  checkAgents(input.agents);
  checkThreshold(input.thresholdSec);
  const trafficErl = trafficOf(input);
  if (input.patienceSec !== Number.POSITIVE_INFINITY) checkBetween('patienceSec', input.patienceSec, 1e-3, 1e8);
  if (input.waitingPlaces !== undefined && input.waitingPlaces !== Number.POSITIVE_INFINITY) {
    checkBetween('waitingPlaces', input.waitingPlaces, 0, 1_000_000);
    if (!Number.isInteger(input.waitingPlaces)) throw new InvalidInput('waitingPlaces', 'must be a whole number');
  } else if (Number.isFinite(input.patienceSec)) {
    const reach = (Math.max(input.agents, trafficErl) * input.patienceSec) / input.handleTimeSec;
    if (reach > 1e13) throw new InvalidInput('patienceSec', 'is endless beside the handling time; use Erlang C');
  }
  return trafficErl;
}

/** What the waiting part of the steady state needs, in units of the mean patience. */
interface WaitingState {
  /** lambda / theta */
  arrivals: number;
  /** n mu / theta */
  answers: number;
  patienceSec: number;
  waitProbability: number;
  series: PatienceSeries;
}

function findWaitingState(input: ErlangAInput, trafficErl: number): WaitingState {
  const perPatience = input.patienceSec / input.handleTimeSec;
  const arrivals = trafficErl * perPatience;
  const answers = input.agents * perPatience;
  const series = sumPatienceSeries(answers, arrivals);
  // P(wait) = S / (S + 1/B - 1): all states from n up, against all states.
  const below = inverseBlocking(input.agents, trafficErl) - 1;
  const waitProbability = 1 / (1 + below * Math.exp(-series.logSum));
  return { arrivals, answers, patienceSec: input.patienceSec, waitProbability, series };
}

/**
 * P(V > t) of the offered wait V, that of a contact with endless patience among the others, and the series at
 * z = lambda e^(-theta t) / theta. P(V > t | V > 0) = P(y, z) / P(y, lambda / theta), P the regularised lower gamma.
 */
function offeredWaitTail(state: WaitingState, waitSec: number): { tail: number; series: PatienceSeries } {
  if (waitSec === 0) return { tail: state.waitProbability, series: state.series };
  const patiences = waitSec / state.patienceSec;
  const series = sumPatienceSeries(state.answers, state.arrivals * Math.exp(-patiences));
  if (series.lowerGamma !== undefined && state.series.lowerGamma !== undefined) {
    return { tail: (state.waitProbability * series.lowerGamma) / state.series.lowerGamma, series };
  }
  const logRatio = -state.arrivals * Math.expm1(-patiences) - state.answers * patiences;
  return { tail: state.waitProbability * Math.exp(logRatio + series.logSum - state.series.logSum), series };
}

function measureEndlessRoom(input: ErlangAInput, trafficErl: number): QueueMeasures {
  const state = findWaitingState(input, trafficErl);
  const { waitProbability, arrivals, answers, series } = state;
  const load = arrivals / answers;
  const queueLength = waitProbability * series.meanQueue;
  const abandonment = queueLength / arrivals;
  const answered = 1 - abandonment;
  const answeredAfterWait = (waitProbability * series.queueShare) / load;
  const late = offeredWaitTail(state, input.thresholdSec);
  const answeredLate = (late.tail * late.series.queueShare) / load;
  const answeredEarly = shareAnsweredEarly(state, answeredAfterWait, answeredLate, input.thresholdSec);
  const answeredInTime = freeProbability(input, trafficErl, state) + answeredEarly;
  const leave = Math.exp(-input.thresholdSec / input.patienceSec);
  const abandonedInTime = abandonment - (leave * late.tail - answeredLate);
  const asaSec = abandonment * input.patienceSec;
  return {
    trafficErl,
    waitProbability,
    serviceLevel: serviceLevelsFrom(answeredInTime, answered, abandonedInTime),
    asaSec,
    asaOfAnsweredSec: (waitProbability * meanAnsweredWait(answers, arrivals) * input.patienceSec) / answered,
    asaOfWaitersSec: (series.meanQueue / arrivals) * input.patienceSec,
    queueLength,
    abandonment,
    blocking: 0,
    occupancy: Math.min(1, (trafficErl * answered) / input.agents),
  };
}

/** Answered after a wait within the threshold: a difference, or an integral where the difference would be noise. */
function shareAnsweredEarly(state: WaitingState, afterWait: number, late: number, thresholdSec: number): number {
  const difference = afterWait - late;
  if (thresholdSec === 0) return 0;
  if (difference > 1e-3 * afterWait) return difference;
  const logFull = Math.log(state.waitProbability) - state.series.logSum;
  const patiences = thresholdSec / state.patienceSec;
  return integrateEarlyAnswers(state.arrivals, state.answers, logFull, patiences) ?? Math.max(0, difference);
}

/** 1 - P(wait), from its own terms. */
function freeProbability(input: ErlangAInput, trafficErl: number, state: WaitingState): number {
  const below = (inverseBlocking(input.agents, trafficErl) - 1) * Math.exp(-state.series.logSum);
  return Number.isFinite(below) ? below / (1 + below) : 1;
}

/** Nobody answers: all who come wait their patience out. */
function unattendedMeasures(input: ErlangAInput, trafficErl: number): QueueMeasures {
  const abandonedInTime = -Math.expm1(-input.thresholdSec / input.patienceSec);
  return {
    trafficErl,
    waitProbability: 1,
    serviceLevel: serviceLevelsFrom(0, 0, abandonedInTime),
    asaSec: input.patienceSec,
    asaOfAnsweredSec: 0,
    asaOfWaitersSec: input.patienceSec,
    queueLength: (input.arrivalsPerHour / 3600) * input.patienceSec,
    abandonment: 1,
    blocking: 0,
    occupancy: 1,
  };
}
