import { parentPort, workerData } from 'node:worker_threads';
import { InvalidInput } from '~/engine/errors';
import { RosterSolver } from '~/engine/roster/search/roster-solver';
import type { RosterTask } from '~/engine/roster/search/roster-task';
import { createClock } from './clock';
import type { ThreadAnswer, ThreadInput } from './start-threads';

const { problem, threads, countsProcessorTime } = workerData as ThreadInput;
const solver = await RosterSolver.create(problem, createClock(threads, countsProcessorTime));
const port = parentPort!;

port.on('message', (task: RosterTask) => port.postMessage(answer(task)));
port.postMessage({ kind: 'ready' } satisfies ThreadAnswer);

function answer(task: RosterTask): ThreadAnswer {
  try {
    return { kind: 'result', result: solver.run(task) };
  } catch (error) {
    if (error instanceof InvalidInput) return { kind: 'refusal', field: error.field, rule: error.rule };
    // why: a fault of the WebAssembly runtime carries its whole source
    return { kind: 'fault', message: error instanceof Error ? error.message.slice(0, 300) : 'unknown fault' };
  }
}
