import { InvalidInput } from '~/engine/errors';
import type { BacklogInput, BacklogInterval } from '~/engine/queueing';
import { rememberCalculation } from '~/models/calculation.server';
import type { BacklogTaskOutput } from './measure-backlog.worker';
import { poolTaskFile } from './pool-task-file';
import { runInPool } from './run-in-pool.server';

const mostMs = 20_000;

/**
 * What each interval carries over to the next, computed in a thread. The same question is answered from memory.
 * @throws AppError invalid naming the field, also where it would take too long
 */
export function computeBacklog(input: BacklogInput): Promise<BacklogInterval[]> {
  return rememberCalculation('backlog', input, async (question) => {
    const signal = AbortSignal.timeout(mostMs);
    try {
      const output = await runInPool<BacklogInput, BacklogTaskOutput>(
        poolTaskFile('measure-backlog.worker.ts'),
        question,
        { signal, graceMs: 0 },
      );
      if ('fault' in output) throw new InvalidInput(output.fault.field, output.fault.rule);
      return output.intervals;
    } catch (error) {
      if (error instanceof InvalidInput || !signal.aborted) throw error;
      throw new InvalidInput('volume', 'and agents are too many to be followed exactly; ask for fewer intervals');
    }
  });
}
