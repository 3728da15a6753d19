import { inverseBlocking } from './erlang-b';
import { type QueueMeasures, serviceLevelsFrom } from './queue-measures';

/** A checked input with a finite number of waiting places. */
export interface FiniteRoomInput {
  agents: number;
  arrivalsPerHour: number;
  handleTimeSec: number;
  /** Infinity where nobody abandons. */
  patienceSec: number;
  thresholdSec: number;
  trafficErl: number;
  waitingPlaces: number;
}

/**
 * Exact steady state with finite waiting room (M/M/n/n+K+M; with endless patience M/M/n/n+K; with K = 0 Erlang B).
 * Waits and the waiting probability are of admitted contacts; abandonment, blocking and service level of offered ones.
 */
export function measureFiniteRoom(input: FiniteRoomInput): QueueMeasures {
  const { trafficErl, agents, waitingPlaces } = input;
  const arrivalsPerSec = input.arrivalsPerHour / 3600;
  const weights = weighWaitingStates(input);
  const atFull = weights[0];
  const below = agents === 0 || atFull === 0 ? 0 : atFull * (inverseBlocking(agents, trafficErl) - 1);
  if (below === Number.POSITIVE_INFINITY) return neverBusyMeasures(trafficErl, agents);

  let waiting = 0;
  let queued = 0;
  for (let j = 0; j <= waitingPlaces; j++) {
    if (j < waitingPlaces) waiting += weights[j];
    queued += j * weights[j];
  }
  const total = below + waiting + weights[waitingPlaces];
  const admitted = (below + waiting) / total;
  const blocking = weights[waitingPlaces] / total;
  const queueLength = queued / total;
  const abandonment = queueLength / (input.patienceSec * arrivalsPerSec);
  const answered = Math.max(0, admitted - abandonment);
  const waits = measureWaits(input, weights, total);
  const waitProbability = below + waiting > 0 ? waiting / (below + waiting) : 0;
  const asaSec = admitted > 0 ? queueLength / (arrivalsPerSec * admitted) : 0;
  const answeredInTime = below / total + waits.answeredInTime;
  const abandonedInTime = Math.max(0, admitted - waits.stillWaiting - answeredInTime);
  return {
    trafficErl,
    waitProbability,
    serviceLevel: serviceLevelsFrom(answeredInTime, answered, abandonedInTime),
    asaSec,
    asaOfAnsweredSec: answered > 0 ? waits.answeredWaitSec / answered : 0,
    asaOfWaitersSec: waitProbability > 0 ? asaSec / waitProbability : 0,
    queueLength,
    abandonment,
    blocking,
    occupancy: agents === 0 ? 1 : Math.min(1, (trafficErl * answered) / agents),
  };
}

/** Weights of states n, n+1, ..., n+K, scaled so that the heaviest is 1: none can overflow. */
function weighWaitingStates(input: FiniteRoomInput): Float64Array {
  const { trafficErl, agents, waitingPlaces } = input;
  const leave = input.handleTimeSec / input.patienceSec;
  const surplus = trafficErl - agents;
  let heaviest = 0;
  if (surplus > 0) heaviest = leave === 0 ? waitingPlaces : Math.min(waitingPlaces, Math.floor(surplus / leave));
  const weights = new Float64Array(waitingPlaces + 1);
  weights[heaviest] = 1;
  for (let j = heaviest; j > 0; j--) weights[j - 1] = (weights[j] * (agents + j * leave)) / trafficErl;
  for (let j = heaviest; j < waitingPlaces; j++)
    weights[j + 1] = (weights[j] * trafficErl) / (agents + (j + 1) * leave);
  return weights;
}

/**
 * Sums over the states an admitted contact may find, per offered contact:
 * answered after a wait of at most T, still waiting at T, and seconds waited by those who are answered.
 *
 * Who finds j waiting is answered once j + 1 have left at rates n mu + i theta. The number that leave within T is a
 * pure death count with P(m) = e^(-n mu T) x product of phi (n mu + i theta) / (i + 1), phi = (1 - e^(-theta T)) / theta;
 * with own patience counted in, the same with n mu + theta for n mu.
 */
function measureWaits(input: FiniteRoomInput, weights: Float64Array, total: number) {
  const { agents, waitingPlaces, thresholdSec } = input;
  const answers = agents / input.handleTimeSec;
  const leave = 1 / input.patienceSec;
  const phi = leave === 0 ? thresholdSec : -Math.expm1(-leave * thresholdSec) / leave;
  const stay = Math.exp(-leave * thresholdSec);
  let logOffered = -answers * thresholdSec;
  let logOwn = -(answers + leave) * thresholdSec;
  let offeredLate = 0;
  let ownLate = 0;
  let meanWaitSec = 0;
  let answeredInTime = 0;
  let stillWaiting = 0;
  let answeredWaitSec = 0;
  for (let j = 0; j < waitingPlaces; j++) {
    offeredLate += Math.exp(logOffered);
    ownLate += Math.exp(logOwn);
    logOffered += Math.log((phi * (answers + j * leave)) / (j + 1));
    logOwn += Math.log((phi * (answers + (j + 1) * leave)) / (j + 1));
    const share = weights[j] / total;
    stillWaiting += share * stay * Math.min(1, offeredLate);
    if (agents === 0) continue;
    const answeredShare = (share * answers) / (answers + (j + 1) * leave);
    meanWaitSec += 1 / (answers + (j + 1) * leave);
    answeredInTime += answeredShare * Math.max(0, 1 - ownLate);
    answeredWaitSec += answeredShare * meanWaitSec;
  }
  return { answeredInTime, stillWaiting, answeredWaitSec };
}

/** So many agents that all of them busy is below the smallest number. */
function neverBusyMeasures(trafficErl: number, agents: number): QueueMeasures {
  return {
    trafficErl,
    waitProbability: 0,
    serviceLevel: serviceLevelsFrom(1, 1, 0),
    asaSec: 0,
    asaOfAnsweredSec: 0,
    asaOfWaitersSec: 0,
    queueLength: 0,
    abandonment: 0,
    blocking: 0,
    occupancy: trafficErl / agents,
  };
}
