import { InvalidInput } from '../errors';
import type { BacklogInput } from './measure-backlog';

/** The number in the system through time. */
export interface TransientQueue {
  /** Mean number waiting now, given the agents. */
  meanWaiting(agents: number): number;
  /** Lets an interval pass. */
  advance(arrivalsPerSec: number, agents: number): TransientSpan;
  /** What contacts meet who come at any time of the last interval. */
  judgeArrivals(agents: number): { serviceLevel: number; waitSec: number };
}

/** Means over an interval. */
export interface TransientSpan {
  meanBusy: number;
  meanWaiting: number;
  /** Contacts whose answer began beyond those that were finished: change of the number being served. */
  waitingChange: number;
}

const NEGLIGIBLE = 1e-14;
const POISSON_TAIL = 1e-12;
const MAX_STATES = 200_000;
/** State updates of an interval beyond this would take minutes. */
const MAX_WORK = 5e9;

/** Queue with the input's handling time and patience, with its initial contacts in the system. */
export function createTransientQueue(input: BacklogInput): TransientQueue {
  const answer = 1 / input.handleTimeSec;
  const leave = input.patienceSec === undefined ? 0 : 1 / input.patienceSec;
  let share: Float64Array = new Float64Array((input.initialContacts ?? 0) + 1);
  share[share.length - 1] = 1;
  /** Time averages of the last interval. */
  let average: Float64Array = share;

  const busyOf = (state: Float64Array, agents: number) => state.reduce((sum, p, j) => sum + p * Math.min(j, agents), 0);
  const waitingOf = (state: Float64Array, agents: number) =>
    state.reduce((sum, p, j) => sum + p * Math.max(0, j - agents), 0);

  return {
    meanWaiting: (agents) => waitingOf(share, agents),
    advance(arrivalsPerSec, agents) {
      const before = busyOf(share, agents);
      const moved = passInterval(share, { arrivalsPerSec, agents, answer, leave, spanSec: input.intervalSec });
      share = moved.end;
      average = moved.average;
      return {
        meanBusy: busyOf(average, agents),
        meanWaiting: waitingOf(average, agents),
        waitingChange: busyOf(share, agents) - before,
      };
    },
    judgeArrivals: (agents) => judge(average, agents, answer, leave, input.thresholdSec),
  };
}

interface Rates {
  arrivalsPerSec: number;
  agents: number;
  answer: number;
  leave: number;
  spanSec: number;
}

/** Uniformisation: the chain looked at after each tick of a Poisson clock faster than any of its rates. */
function passInterval(start: Float64Array, rates: Rates): { end: Float64Array; average: Float64Array } {
  const { arrivalsPerSec, agents, answer, leave, spanSec } = rates;
  // The queue grows by the arrivals at most, and with patience hardly beyond those who come during one patience.
  const growth = arrivalsPerSec * Math.min(spanSec, leave > 0 ? 1 / leave : spanSec);
  const room = Math.ceil(growth + 9 * Math.sqrt(growth) + 20);
  const states = (leave > 0 ? Math.max(start.length, agents) : start.length) + room;
  if (states > MAX_STATES) throw new InvalidInput('volume', 'builds up a backlog too large to follow');
  const mostWaiting = Math.max(0, states - agents);
  const clock = arrivalsPerSec + Math.min(states, agents) * answer + mostWaiting * leave;
  const end = new Float64Array(states);
  const average = new Float64Array(states);
  if (clock === 0) {
    end.set(start);
    average.set(start);
    return { end: trim(end), average: trim(average) };
  }
  const ticks = clock * spanSec;
  if (ticks * states > MAX_WORK) throw new InvalidInput('volume', 'is too large to be followed through time');
  const up = arrivalsPerSec / clock;
  const down = Float64Array.from(
    { length: states + 1 },
    (_, j) => (Math.min(j, agents) * answer + Math.max(0, j - agents) * leave) / clock,
  );
  let now: Float64Array = new Float64Array(states);
  let next: Float64Array = new Float64Array(states);
  now.set(start);
  let low = 0;
  let high = start.length - 1;
  let logWeight = -ticks;
  let seen = 0;
  for (let k = 0; seen < 1 - POISSON_TAIL; k++) {
    const weight = Math.exp(logWeight);
    seen += weight;
    // P(more than k ticks) / ticks is the share of the time that the chain spends after its k-th tick.
    const stay = Math.max(0, 1 - seen) / ticks;
    for (let j = low; j <= high; j++) {
      end[j] += weight * now[j];
      average[j] += stay * now[j];
    }
    if (k > ticks && weight < NEGLIGIBLE) break;
    logWeight += Math.log(ticks / (k + 1));
    const top = Math.min(states - 1, high + 1);
    const bottom = Math.max(0, low - 1);
    for (let j = bottom; j <= top; j++) {
      const isTop = j === states - 1;
      next[j] =
        now[j] * (1 - (isTop ? 0 : up) - down[j]) +
        (j > 0 ? now[j - 1] * up : 0) +
        (isTop ? 0 : now[j + 1] * down[j + 1]);
    }
    low = bottom;
    high = top;
    [now, next] = [next, now];
    while (low < high && now[low] < NEGLIGIBLE) now[low++] = 0;
    while (high > low && now[high] < NEGLIGIBLE) now[high--] = 0;
    if (low > 0) next[low - 1] = 0;
    if (high < states - 1) next[high + 1] = 0;
  }
  return { end: normalise(trim(end)), average: normalise(trim(average)) };
}

function trim(shares: Float64Array): Float64Array {
  let last = shares.length - 1;
  while (last > 0 && shares[last] < NEGLIGIBLE) last--;
  return shares.slice(0, last + 1);
}

function normalise(shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, p) => sum + p, 0);
  return shares.map((p) => p / total);
}

/**
 * Who finds j in the system waits until j - n + 1 have been answered or given up; their number within a time is a death
 * count as in `measureFiniteRoom`.
 */
function judge(average: Float64Array, agents: number, answer: number, leave: number, thresholdSec: number) {
  const answers = agents * answer;
  const phi = leave === 0 ? thresholdSec : -Math.expm1(-leave * thresholdSec) / leave;
  let logOwn = -(answers + leave) * thresholdSec;
  let late = 0;
  let serviceLevel = 0;
  let waitSec = 0;
  for (let j = 0; j < average.length; j++) {
    if (j < agents) {
      serviceLevel += average[j];
      continue;
    }
    const ahead = j - agents;
    late += Math.exp(logOwn);
    logOwn += Math.log((phi * (answers + (ahead + 1) * leave)) / (ahead + 1));
    const rate = answers + (ahead + 1) * leave;
    if (rate === 0) {
      waitSec += average[j] > 0 ? Number.POSITIVE_INFINITY : 0;
      continue;
    }
    serviceLevel += ((average[j] * answers) / rate) * Math.max(0, 1 - late);
    waitSec += (average[j] * (ahead + 1)) / rate;
  }
  return { serviceLevel: Math.min(1, serviceLevel), waitSec };
}
