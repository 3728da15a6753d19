import { workerData } from 'node:worker_threads';
import { compileProblem } from '../model/compile-problem';
import { Roster } from '../model/roster';
import type { ScheduleProblem } from '../types';
import { DONE, GENERATION, STEP, STEPS, STOP, type TeamMemory } from './team-memory';
import { ThreadWork } from './thread-work';

/** What a helper thread is started with. */
export interface TeamThreadData {
  problem: ScheduleProblem;
  relaxed: number[];
  memory: TeamMemory;
  thread: number;
  seed: number;
}

/** A helper thread: waits for a step, does its part, says so. It has no event loop to keep, so it may wait on memory. */
function serve({ problem, relaxed, memory, thread, seed }: TeamThreadData): void {
  const instance = compileProblem(problem, new Set(relaxed));
  const roster = new Roster(instance, memory.roster);
  const work = new ThreadWork(instance, roster, memory, thread, seed);
  const { control } = memory;
  const sayDone = () => {
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  };
  sayDone();
  for (let generation = 0; ; ) {
    Atomics.wait(control, GENERATION, generation);
    const now = Atomics.load(control, GENERATION);
    if (now === generation) continue;
    generation = now;
    const step = STEPS[Atomics.load(control, STEP)];
    if (step === 'exit') return;
    for (const _ of work.perform(step)) if (Atomics.load(control, STOP) === 1) break;
    sayDone();
  }
}

serve(workerData as TeamThreadData);
