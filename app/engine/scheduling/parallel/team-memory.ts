import type { Instance } from '../model/instance';
import { allocateRosterArrays, type RosterArrays } from '../model/roster-arrays';
import { splitPeople } from './split-people';

/** What the threads of a run do together; each on its own people. */
export const STEPS = [
  'first',
  'sweep',
  'relax',
  'pass',
  'evaluate',
  'supply',
  'round',
  'anneal',
  'share',
  'polish',
  'exit',
] as const;
export type TeamStep = (typeof STEPS)[number];

/** Words of `control`. */
export const GENERATION = 0;
export const STEP = 1;
export const STOP = 2;
export const DONE = 3;
const CONTROL_WORDS = 4;

/** Places of `figures`: what all threads read, then CHANGE, MOVES and VALUE of each thread. */
export const TEMPERATURE = 0;
export const BLOCK_MOVES = 1;
export const PRICE_SCALE = 2;
/** 1 where a pass of the relaxation looks for new patterns. */
export const WITH_NEW_PATTERNS = 3;
/** Part of the fractional schedule that the next step rounds. */
export const ROUND_PART = 4;
const FIRST_OF_THREADS = 5;
const FIGURES_PER_THREAD = 3;
export const changeOf = (thread: number) => FIRST_OF_THREADS + thread * FIGURES_PER_THREAD;
export const movesOf = (thread: number) => changeOf(thread) + 1;
export const boundPartOf = (thread: number) => changeOf(thread) + 2;

/** Memory the threads of one run share. */
export interface TeamMemory {
  threads: number;
  roster: RosterArrays;
  /** Coverage of the fractional schedule of the bound. */
  fractional: Float64Array;
  /** All people; each thread has a stretch of it. */
  order: Int32Array;
  /** First place in `order` of each thread's people, and the end. */
  firstOf: Int32Array;
  control: Int32Array;
  figures: Float64Array;
}

/** Memory for a team; of one thread it is ordinary memory. */
export function allocateTeamMemory(instance: Instance, threads: number): TeamMemory {
  const isShared = threads > 1;
  const memory = (bytes: number) => (isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const order = new Int32Array(memory(instance.employeeCount * 4));
  const firstOf = new Int32Array(memory((threads + 1) * 4));
  splitPeople(instance, order, firstOf, null);
  return {
    threads,
    roster: allocateRosterArrays(instance, isShared),
    fractional: new Float64Array(memory(instance.groupCount * instance.slotCount * 8)),
    order,
    firstOf,
    control: new Int32Array(memory(CONTROL_WORDS * 4)),
    figures: new Float64Array(memory((FIRST_OF_THREADS + threads * FIGURES_PER_THREAD) * 8)),
  };
}

/** The people of a thread. */
export function peopleOfThread(memory: TeamMemory, thread: number): Int32Array {
  const { order, firstOf } = memory;
  return Int32Array.from(order.subarray(firstOf[thread], firstOf[thread + 1]));
}
