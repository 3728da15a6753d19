import { InvalidInput } from '~/engine/errors';
import { type AllocationInput, type AllocationResult, allocateAgents } from '~/engine/multiskill';
import { rememberCalculation } from '~/models/calculation.server';
import type { AllocationTaskOutput } from './allocate-agents.worker';
import { poolTaskFile } from './pool-task-file';
import { runInPool } from './run-in-pool.server';

/** Skills of a question that is answered on the spot; more go to a thread, so that the event loop goes on. */
const skillsOnTheSpot = 2_000;

/** Agents put on queues; the same question is answered from memory. @throws AppError invalid naming the field */
export function computeAllocation(input: AllocationInput): Promise<AllocationResult> {
  return rememberCalculation('allocation', input, async (question) => {
    const skills = question.agents.reduce((sum, agent) => sum + agent.skills.length, 0);
    if (skills <= skillsOnTheSpot) return allocateAgents(question);
    const output = await runInPool<AllocationInput, AllocationTaskOutput>(
      poolTaskFile('allocate-agents.worker.ts'),
      question,
    );
    if ('fault' in output) throw new InvalidInput(output.fault.field, output.fault.rule);
    return output.result;
  });
}
