import { Worker } from 'node:worker_threads';
import { InvalidInput } from '~/engine/errors';
import type { RosterWorker } from '~/engine/roster';
import type { RosterProblem } from '~/engine/roster/model/roster-problem';
import type { RosterTaskResult } from '~/engine/roster/search/roster-task';

/** What a thread says: once that it is ready, then one answer per task. */
export type ThreadAnswer =
  | { kind: 'ready' }
  | { kind: 'result'; result: RosterTaskResult }
  | { kind: 'refusal'; field: string; rule: string }
  | { kind: 'fault'; message: string };

export interface ThreadInput {
  problem: RosterProblem;
  threads: number;
  /** see createClock */
  countsProcessorTime: boolean;
}

/** Starts threads that solve roster tasks, each with its own solver runtime. */
export function startThreads(input: ThreadInput): Promise<RosterWorker[]> {
  return Promise.all(Array.from({ length: input.threads }, () => startThread(input)));
}

function startThread(input: ThreadInput): Promise<RosterWorker> {
  const thread = new Worker(new URL('./thread-entry.mjs', import.meta.url), { workerData: input });
  let settle: { resolve: (result: RosterTaskResult) => void; reject: (error: Error) => void } | null = null;
  const worker: RosterWorker = {
    run: (task) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        thread.postMessage(task);
      }),
    close: async () => void (await thread.terminate()),
  };
  return new Promise((resolve, reject) => {
    thread.on('error', (error) => {
      const short = new Error(error.message.slice(0, 300));
      reject(short);
      settle?.reject(short);
    });
    thread.on('message', (answer: ThreadAnswer) => {
      if (answer.kind === 'ready') resolve(worker);
      else if (answer.kind === 'result') settle?.resolve(answer.result);
      else if (answer.kind === 'refusal') settle?.reject(new InvalidInput(answer.field, answer.rule));
      else settle?.reject(new Error(answer.message));
    });
  });
}
