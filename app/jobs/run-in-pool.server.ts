import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { singleton } from '~/platform/singleton.server';
import type { PoolSignal, PoolTask } from './pool-task';

export interface RunInPoolOptions<Message> {
  /** aborting asks the task to stop; it may still return what it has */
  signal?: AbortSignal;
  /** messages of the task, in order */
  onMessage?: (message: Message) => void;
  /** how long a task that was asked to stop may go on before its thread is ended */
  graceMs?: number;
}

const pool = () =>
  singleton(
    'compute-pool',
    () =>
      new Piscina({
        minThreads: 0,
        maxThreads: Number(process.env.COMPUTE_THREADS) || availableParallelism(),
        idleTimeout: 30_000,
        execArgv: ['--import', 'tsx'],
      }),
  );

/**
 * Runs a CPU-heavy task in a thread of the pool, so that the event loop of the process goes on.
 * @param workerFile the module whose default export was made by `definePoolTask`, as `new URL('./x.worker.ts', import.meta.url)`
 * @param data plain data (structured clone); typed arrays travel well
 * @returns what the task returned, also after a cancel that it obeyed in time
 * @throws the fault of the task; an AbortError when the thread had to be ended
 */
export async function runInPool<Input, Result, Message = unknown>(
  workerFile: URL,
  data: Input,
  options: RunInPoolOptions<Message> = {},
): Promise<Result> {
  const { signal, onMessage, graceMs = 5_000 } = options;
  const { port1, port2 } = new MessageChannel();
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const killer = new AbortController();
  let killTimer: NodeJS.Timeout | undefined;
  const askToStop = () => {
    Atomics.store(cancelFlag, 0, 1);
    killTimer = setTimeout(() => killer.abort(), graceMs);
  };
  if (signal?.aborted) askToStop();
  else signal?.addEventListener('abort', askToStop, { once: true });
  const drained = new Promise<void>((resolve) => {
    port1.on('message', (signalled: PoolSignal<Message>) => {
      if (signalled.isEnd) resolve();
      else onMessage?.(signalled.message);
    });
  });
  try {
    const task: PoolTask<Input> = { data, port: port2, cancelFlag };
    const result = (await pool().run(task, {
      filename: fileURLToPath(workerFile),
      signal: killer.signal,
      transferList: [port2],
    })) as Result;
    // why: the task says last that it has ended, so everything else it said has arrived by then
    await drained;
    return result;
  } finally {
    clearTimeout(killTimer);
    signal?.removeEventListener('abort', askToStop);
    port1.close();
  }
}

/** Ends all threads; for graceful shutdown. */
export const closePool = (): Promise<void> => pool().destroy();
