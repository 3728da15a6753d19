import type { AllocationInput, InfeasibleCoverage, QueueCoverage } from './allocation-types';

const TOLERANCE = 1e-6;
const MOST_NAMED = 10;

/** Queues below their least coverage: why, how many are missing, and who could be trained for them. */
export function explainCoverage(
  input: AllocationInput,
  coverage: readonly QueueCoverage[],
  minCoverage: number,
): InfeasibleCoverage[] {
  const short = input.queues.flatMap((queue, q) => {
    const wanted = (queue.minCoverage ?? minCoverage) * queue.requiredAgents;
    return coverage[q].effectiveAgents < wanted - TOLERANCE * Math.max(1, wanted) ? [{ queue, q, wanted }] : [];
  });
  if (short.length === 0) return [];
  const shortIds = new Set(short.map(({ queue }) => queue.id));
  const surplusIds = new Set(
    coverage.filter((entry) => entry.effectiveAgents >= entry.requiredAgents + 1).map((entry) => entry.queueId),
  );
  return short.map(({ queue, q, wanted }) => {
    const reachableAgents = input.agents.reduce((sum, agent) => {
      const skill = agent.skills.find((entry) => entry.queueId === queue.id);
      return sum + (skill ? (skill.proficiency ?? 1) * (agent.availability ?? 1) : 0);
    }, 0);
    const trainable = input.agents.filter(
      (agent) =>
        !agent.skills.some((skill) => shortIds.has(skill.queueId)) &&
        agent.skills.every((skill) => surplusIds.has(skill.queueId)),
    );
    return {
      queueId: queue.id,
      requiredAgents: queue.requiredAgents,
      reachableAgents,
      missingAgents: wanted - coverage[q].effectiveAgents,
      reason: reasonFor(reachableAgents, wanted),
      trainableAgentIds: trainable.slice(0, MOST_NAMED).map((agent) => agent.id),
    };
  });
}

function reasonFor(reachableAgents: number, wanted: number): InfeasibleCoverage['reason'] {
  if (reachableAgents === 0) return 'nobody-has-the-skill';
  return reachableAgents < wanted ? 'too-few-have-the-skill' : 'needed-elsewhere';
}
