import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import { checkWhole } from './check-model';
import { MarkovChain } from './markov-chain';

/**
 * Two queues and two pools: specialists serve queue 1 only, generalists serve both and take queue 2 first. A contact of
 * queue 1 goes to a free specialist, else to a free generalist. Any one unit of time; everything exponential.
 */
export interface NModelInput {
  /** Arrivals of queue 1 and queue 2. */
  arrivalRates: readonly [number, number];
  /** Contacts of queue 1 that a specialist finishes. */
  specialistRate: number;
  /** Contacts of each queue that a generalist finishes. */
  generalistRates: readonly [number, number];
  /** Rates at which waiting contacts give up, > 0. */
  abandonmentRates: readonly [number, number];
  specialists: number;
  generalists: number;
}

/** Shares, and numbers waiting, in the long run. */
export interface NModelMeasures {
  /** Abandoned / offered of each queue. */
  abandonment: [number, number];
  queueLength: [number, number];
  specialistOccupancy: number;
  generalistOccupancy: number;
}

const MAX_STATES = 200_000;
const NEGLIGIBLE = 1e-20;

/**
 * Exact steady state of the N-model with abandonment, from its Markov chain. For models small enough to be enumerated;
 * it is what the simulator is held to.
 * @throws InvalidInput
 */
export function solveNModel(input: NModelInput): NModelMeasures {
  checkNModel(input);
  const space = createStateSpace(input);
  if (space.count > MAX_STATES) throw new InvalidInput('generalists', 'make too many states to enumerate');
  const chain = new MarkovChain(space.count);
  space.forEach((state) => {
    for (const [next, rate] of transitions(input, space.longest, state)) {
      chain.add(space.indexOf(state), space.indexOf(next), rate);
    }
  });
  const shares = chain.solve();
  const totals = { busySpecialists: 0, busyGeneralists: 0, waiting: [0, 0] as [number, number] };
  space.forEach((state) => {
    const share = shares[space.indexOf(state)];
    totals.busySpecialists += share * state.specialists;
    totals.busyGeneralists += share * (state.on1 + state.on2);
    totals.waiting[0] += share * state.waiting1;
    totals.waiting[1] += share * state.waiting2;
  });
  const { arrivalRates, abandonmentRates, specialists, generalists } = input;
  const lost = (queue: 0 | 1) =>
    arrivalRates[queue] > 0 ? (totals.waiting[queue] * abandonmentRates[queue]) / arrivalRates[queue] : 0;
  return {
    abandonment: [lost(0), lost(1)],
    queueLength: totals.waiting,
    specialistOccupancy: specialists > 0 ? totals.busySpecialists / specialists : 0,
    generalistOccupancy: generalists > 0 ? totals.busyGeneralists / generalists : 0,
  };
}

/** Busy specialists, generalists on each queue, contacts waiting in each queue. */
interface State {
  specialists: number;
  on1: number;
  on2: number;
  waiting1: number;
  waiting2: number;
}

interface StateSpace {
  count: number;
  /** Longest queues that are worth counting. */
  longest: [number, number];
  indexOf(state: State): number;
  forEach(visit: (state: State) => void): void;
}

function createStateSpace(input: NModelInput): StateSpace {
  const { specialists, generalists } = input;
  const longest: [number, number] = [longestQueue(input, 0), longestQueue(input, 1)];
  const index = new Map<number, number>();
  const states: State[] = [];
  const keyOf = (s: State) =>
    (((s.specialists * (generalists + 1) + s.on1) * (generalists + 1) + s.on2) * (longest[0] + 1) + s.waiting1) *
      (longest[1] + 1) +
    s.waiting2;
  const enter = (state: State) => {
    index.set(keyOf(state), states.length);
    states.push(state);
  };
  for (let busy = 0; busy <= specialists; busy++) {
    for (let on1 = 0; on1 <= generalists; on1++) {
      for (let on2 = 0; on1 + on2 <= generalists; on2++) {
        const isFull = on1 + on2 === generalists;
        for (let waiting1 = 0; waiting1 <= (isFull && busy === specialists ? longest[0] : 0); waiting1++) {
          for (let waiting2 = 0; waiting2 <= (isFull ? longest[1] : 0); waiting2++) {
            enter({ specialists: busy, on1, on2, waiting1, waiting2 });
          }
        }
        if (states.length > MAX_STATES) return { count: states.length, longest, indexOf: () => 0, forEach: () => {} };
      }
    }
  }
  return {
    count: states.length,
    longest,
    indexOf: (state) => index.get(keyOf(state)) ?? 0,
    forEach: (visit) => states.forEach(visit),
  };
}

function transitions(input: NModelInput, longest: [number, number], s: State): [State, number][] {
  const { arrivalRates, specialistRate, generalistRates, abandonmentRates, specialists, generalists } = input;
  const hasFreeGeneralist = s.on1 + s.on2 < generalists;
  const result: [State, number][] = [];

  if (s.specialists < specialists) result.push([{ ...s, specialists: s.specialists + 1 }, arrivalRates[0]]);
  else if (hasFreeGeneralist) result.push([{ ...s, on1: s.on1 + 1 }, arrivalRates[0]]);
  else if (s.waiting1 < longest[0]) result.push([{ ...s, waiting1: s.waiting1 + 1 }, arrivalRates[0]]);

  if (hasFreeGeneralist) result.push([{ ...s, on2: s.on2 + 1 }, arrivalRates[1]]);
  else if (s.waiting2 < longest[1]) result.push([{ ...s, waiting2: s.waiting2 + 1 }, arrivalRates[1]]);

  if (s.specialists > 0) {
    const after = s.waiting1 > 0 ? { ...s, waiting1: s.waiting1 - 1 } : { ...s, specialists: s.specialists - 1 };
    result.push([after, s.specialists * specialistRate]);
  }
  if (s.on1 > 0) result.push([freeGeneralist({ ...s, on1: s.on1 - 1 }), s.on1 * generalistRates[0]]);
  if (s.on2 > 0) result.push([freeGeneralist({ ...s, on2: s.on2 - 1 }), s.on2 * generalistRates[1]]);

  if (s.waiting1 > 0) result.push([{ ...s, waiting1: s.waiting1 - 1 }, s.waiting1 * abandonmentRates[0]]);
  if (s.waiting2 > 0) result.push([{ ...s, waiting2: s.waiting2 - 1 }, s.waiting2 * abandonmentRates[1]]);
  return result;
}

/** A generalist who has just become free takes queue 2 first. */
function freeGeneralist(s: State): State {
  if (s.waiting2 > 0) return { ...s, on2: s.on2 + 1, waiting2: s.waiting2 - 1 };
  if (s.waiting1 > 0) return { ...s, on1: s.on1 + 1, waiting1: s.waiting1 - 1 };
  return s;
}

/** Beyond this length a queue is rarer than anything that counts: it shrinks at least at the rate of its abandonment. */
function longestQueue(input: NModelInput, queue: 0 | 1): number {
  const load = input.arrivalRates[queue] / input.abandonmentRates[queue];
  let weight = 1;
  let heaviest = 1;
  let length = 0;
  while (weight > heaviest * NEGLIGIBLE && length < MAX_STATES) {
    length++;
    weight *= load / length;
    heaviest = Math.max(heaviest, weight);
  }
  return length;
}

function checkNModel(input: NModelInput): void {
  for (const queue of [0, 1] as const) {
    checkBetween(`arrivalRates[${queue}]`, input.arrivalRates[queue], 0, 1e6);
    checkBetween(`generalistRates[${queue}]`, input.generalistRates[queue], 1e-9, 1e9);
    checkBetween(`abandonmentRates[${queue}]`, input.abandonmentRates[queue], 1e-9, 1e9);
  }
  checkBetween('specialistRate', input.specialistRate, 1e-9, 1e9);
  checkWhole('specialists', input.specialists, 0, 200);
  checkWhole('generalists', input.generalists, 0, 200);
}
