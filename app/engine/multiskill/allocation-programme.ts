import type { AllocationProgramme } from './allocation-model';
import type { AllocationAgent, AllocationInput } from './allocation-types';

/** Below the least coverage a missing agent costs so many times more than above it. */
const BELOW_MINIMUM_FACTOR = 1000;
/** A surplus of up to this share of a requirement is worth a little, so that free people are spread. */
const USEFUL_SURPLUS = 0.25;
const SURPLUS_WORTH = 0.01;
const IDLE_COST = 0.001;
const PREFERENCE_COST = 0.0005;
const MOST_PREFERENCE_RANKS = 10;
export const DEFAULT_STICKINESS = 0.05;
export const DEFAULT_MIN_COVERAGE = 0.95;

/**
 * The linear programme of a checked allocation. Segments of each queue: up to its least coverage, up to its requirement,
 * and a useful surplus.
 * @param allows whether an agent may be put on a queue
 */
export function buildAllocationProgramme(
  input: AllocationInput,
  position: Map<string, number>,
  allows: (agent: number, queue: number) => boolean,
): AllocationProgramme {
  const { agents, queues, stickiness = DEFAULT_STICKINESS, minCoverage = DEFAULT_MIN_COVERAGE } = input;
  const start = new Int32Array(agents.length + 1);
  const queue: number[] = [];
  const gain: number[] = [];
  const cost: number[] = [];
  agents.forEach((agent, index) => {
    for (const skill of agent.skills) {
      const to = position.get(skill.queueId) ?? 0;
      if (!allows(index, to)) continue;
      queue.push(to);
      gain.push((skill.proficiency ?? 1) * (agent.availability ?? 1));
      cost.push(placeCost(agent, skill, stickiness));
    }
    start[index + 1] = queue.length;
  });
  return {
    people: agents.length,
    queues: queues.length,
    start,
    queue: Int32Array.from(queue),
    gain: Float64Array.from(gain),
    cost: Float64Array.from(cost),
    idleCost: Float64Array.from(agents, () => IDLE_COST),
    segments: 3,
    size: Float64Array.from(
      queues.flatMap(({ requiredAgents, minCoverage: own = minCoverage }) => [
        own * requiredAgents,
        (1 - own) * requiredAgents,
        USEFUL_SURPLUS * requiredAgents,
      ]),
    ),
    price: Float64Array.from(
      queues.flatMap(({ weight = 1 }) => [weight * BELOW_MINIMUM_FACTOR, weight, weight * SURPLUS_WORTH]),
    ),
  };
}

function placeCost(agent: AllocationAgent, skill: AllocationAgent['skills'][number], stickiness: number): number {
  const rank = Math.min(MOST_PREFERENCE_RANKS, Math.max(0, (skill.preference ?? 1) - 1));
  const current = agent.currentQueueIds ?? [];
  const isMove = current.length > 0 && !current.includes(skill.queueId);
  return rank * PREFERENCE_COST + (isMove ? stickiness * (agent.availability ?? 1) : 0);
}
