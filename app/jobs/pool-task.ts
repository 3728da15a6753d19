import type { MessagePort } from 'node:worker_threads';

/** What reaches a thread of the pool. */
export interface PoolTask<Input> {
  data: Input;
  port: MessagePort;
  /** one word, 1 = stop */
  cancelFlag: Int32Array;
}

/** What comes back through the port: messages of the task, and one mark when it has ended. */
export type PoolSignal<Message> = { isEnd: false; message: Message } | { isEnd: true };

export interface PoolTaskContext<Message> {
  /** sends a message to the process that waits, such as progress */
  post: (message: Message) => void;
  /** whether one should stop; readable also in the middle of synchronous work */
  isCancelled: () => boolean;
}

/**
 * Makes the default export of a worker file for `runInPool`.
 * @param run the computation; synchronous or not
 */
export function definePoolTask<Input, Result, Message = unknown>(
  run: (data: Input, context: PoolTaskContext<Message>) => Result | Promise<Result>,
): (task: PoolTask<Input>) => Promise<Result> {
  return async ({ data, port, cancelFlag }) => {
    const send = (signal: PoolSignal<Message>) => port.postMessage(signal);
    try {
      return await run(data, {
        post: (message) => send({ isEnd: false, message }),
        isCancelled: () => Atomics.load(cancelFlag, 0) === 1,
      });
    } finally {
      send({ isEnd: true });
      port.close();
    }
  };
}
