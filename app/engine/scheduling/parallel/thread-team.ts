import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Instance } from '../model/instance';
import type { Roster } from '../model/roster';
import type { RunClock } from '../run-clock';
import type { ScheduleProblem } from '../types';
import {
  boundPartOf,
  changeOf,
  DONE,
  GENERATION,
  movesOf,
  STEP,
  STEPS,
  STOP,
  type TeamMemory,
  type TeamStep,
} from './team-memory';
import type { TeamThreadData } from './team-thread';
import { ThreadWork } from './thread-work';

/** Longest wait for a helper to start, and for one to end a stretch of work it was asked to stop. */
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 60_000;
const WAIT_SLICE_MS = 15;

export interface TeamSource {
  problem: ScheduleProblem;
  relaxed: ReadonlySet<number>;
  instance: Instance;
  roster: Roster;
  memory: TeamMemory;
  seed: number;
  clock: RunClock;
}

/**
 * The threads of one run over one roster. The main thread takes part itself; helpers are worker threads that share the
 * roster's memory. People are split between threads, coverage is shared and written plainly: a rare lost update shifts one
 * cell by a part of an agent until the next recount (see recountCoverage), which the owner does at every stop.
 */
export class ThreadTeam {
  readonly own: ThreadWork;
  private readonly helpers: Worker[] = [];
  private failure: Error | null = null;

  private constructor(private readonly source: TeamSource) {
    const { instance, roster, memory, seed } = source;
    this.own = new ThreadWork(instance, roster, memory, 0, seed);
  }

  /** Starts the helpers that the memory was made for. */
  static async open(source: TeamSource): Promise<ThreadTeam> {
    const team = new ThreadTeam(source);
    const { problem, relaxed, memory, seed } = source;
    for (let thread = 1; thread < memory.threads; thread++) {
      const workerData: TeamThreadData = { problem, relaxed: [...relaxed], memory, thread, seed };
      const entry = new URL('./team-thread.ts', import.meta.url).href;
      // why: a thread reads its entry before a loader for TypeScript given as an option is there
      const loader = pathToFileURL(
        createRequire(import.meta.url)
          .resolve('tsx/esm/api')
          .replace(/cjs$/, 'mjs'),
      ).href;
      const code = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
      const helper = new Worker(code, { eval: true, workerData, execArgv: [] });
      helper.on('error', (error) => {
        team.failure = error instanceof Error ? error : new Error(String(error));
      });
      helper.unref();
      team.helpers.push(helper);
    }
    await team.join(START_LIMIT_MS);
    return team;
  }

  /** All threads do their part of a step; ends when all have, or soon after `shouldStop` says so. */
  async perform(step: TeamStep, shouldStop: () => boolean): Promise<void> {
    const { clock, memory } = this.source;
    const { control } = memory;
    Atomics.store(control, STOP, 0);
    Atomics.store(control, DONE, 0);
    Atomics.store(control, STEP, STEPS.indexOf(step));
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
    for (const _ of this.own.perform(step)) {
      if (shouldStop()) {
        Atomics.store(control, STOP, 1);
        break;
      }
      await clock.breathe();
    }
    while (!this.areHelpersDone() && Atomics.load(control, STOP) === 0) {
      if (shouldStop()) Atomics.store(control, STOP, 1);
      await this.waitForHelpers();
    }
    await this.join(STOP_LIMIT_MS);
  }

  /** Ends the helpers. */
  close(): void {
    const { control } = this.source.memory;
    Atomics.store(control, STOP, 1);
    Atomics.store(control, STEP, STEPS.indexOf('exit'));
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
  }

  /** Sums over the threads. */
  change(): number {
    return this.sum(changeOf);
  }

  moves(): number {
    return this.sum(movesOf);
  }

  value(): number {
    return this.sum(boundPartOf);
  }

  private sum(place: (thread: number) => number): number {
    const { figures, threads } = this.source.memory;
    let total = 0;
    for (let thread = 0; thread < threads; thread++) total += figures[place(thread)];
    return total;
  }

  private areHelpersDone(): boolean {
    return Atomics.load(this.source.memory.control, DONE) >= this.helpers.length;
  }

  private async waitForHelpers(): Promise<void> {
    const { control } = this.source.memory;
    const done = Atomics.load(control, DONE);
    if (done < this.helpers.length) Atomics.wait(control, DONE, done, WAIT_SLICE_MS);
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (this.failure !== null) throw this.failure;
  }

  private async join(limitMs: number): Promise<void> {
    const startMs = performance.now();
    while (!this.areHelpersDone()) {
      await this.waitForHelpers();
      if (performance.now() - startMs > limitMs) throw new Error('A thread of the schedule optimiser does not answer.');
    }
  }
}
