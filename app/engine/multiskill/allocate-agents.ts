import { type AllocationOptimum, type AllocationProgramme, costOfShares } from './allocation-model';
import { buildAllocationProgramme, DEFAULT_MIN_COVERAGE } from './allocation-programme';
import { solveAllocation } from './allocation-simplex';
import type { AgentAssignment, AllocationInput, AllocationResult, QueueCoverage } from './allocation-types';
import { checkAllocation } from './check-allocation';
import { explainCoverage } from './explain-coverage';

/** A share of somebody smaller than this is not worth a log-in. */
const LEAST_SHARE = 1e-6;
const MAX_ROUNDS = 20;

/**
 * Puts given agents on queues, for an interval or for now: as little weighted shortage as their skills and speeds allow,
 * no queue above its least coverage before all have it, few people moved. Exact by linear programming; where an agent
 * would be split over more queues than allowed, the smallest shares go and the rest is solved again.
 * @throws InvalidInput naming field and index
 */
export function allocateAgents(input: AllocationInput): AllocationResult {
  const position = checkAllocation(input);
  const { maxSkillsPerAgent = Number.POSITIVE_INFINITY } = input;
  const kept = new Map<number, Set<number>>();
  const first = solveRound(input, position, kept);
  let round = first;
  let pivots = first.optimum.pivots;
  for (let k = 0; k < MAX_ROUNDS && restrictSplits(round, maxSkillsPerAgent, kept); k++) {
    round = solveRound(input, position, kept);
    pivots += round.optimum.pivots;
  }
  const { programme, optimum } = round;
  const coverage = measureCoverage(input, round);
  return {
    assignments: listAssignments(input, round),
    queues: coverage,
    movedAgents: countMoved(input, round),
    shortfall: input.queues.reduce(
      (sum, queue, q) => sum + (queue.weight ?? 1) * Math.max(0, queue.requiredAgents - coverage[q].effectiveAgents),
      0,
    ),
    cost: costOfShares(programme, optimum.share),
    lowerBound: first.optimum.lowerBound,
    pivots,
    infeasible: explainCoverage(input, coverage, input.minCoverage ?? DEFAULT_MIN_COVERAGE),
  };
}

interface Round {
  programme: AllocationProgramme;
  optimum: AllocationOptimum;
}

function solveRound(input: AllocationInput, position: Map<string, number>, kept: Map<number, Set<number>>): Round {
  const programme = buildAllocationProgramme(input, position, (agent, queue) => kept.get(agent)?.has(queue) ?? true);
  const optimum = solveAllocation(programme);
  return { programme, optimum };
}

/** Limits agents who are split over too many queues to their largest shares. Returns whether there were any. */
function restrictSplits({ programme, optimum }: Round, most: number, kept: Map<number, Set<number>>): boolean {
  let hasRestricted = false;
  for (let agent = 0; agent < programme.people; agent++) {
    const used: number[] = [];
    for (let arc = programme.start[agent]; arc < programme.start[agent + 1]; arc++) {
      if (optimum.share[arc] > LEAST_SHARE) used.push(arc);
    }
    if (used.length <= most) continue;
    used.sort((a, b) => optimum.share[b] - optimum.share[a]);
    kept.set(agent, new Set(used.slice(0, most).map((arc) => programme.queue[arc])));
    hasRestricted = true;
  }
  return hasRestricted;
}

function listAssignments(input: AllocationInput, { programme, optimum }: Round): AgentAssignment[] {
  return input.agents.map((agent, index) => {
    const shares: AgentAssignment['shares'] = [];
    for (let arc = programme.start[index]; arc < programme.start[index + 1]; arc++) {
      const share = optimum.share[arc];
      if (share > LEAST_SHARE) shares.push({ queueId: input.queues[programme.queue[arc]].id, share });
    }
    return { agentId: agent.id, shares: shares.sort((a, b) => b.share - a.share) };
  });
}

function measureCoverage(input: AllocationInput, { programme, optimum }: Round): QueueCoverage[] {
  const effective = new Float64Array(programme.queues);
  const people = new Float64Array(programme.queues);
  for (let agent = 0; agent < programme.people; agent++) {
    for (let arc = programme.start[agent]; arc < programme.start[agent + 1]; arc++) {
      effective[programme.queue[arc]] += optimum.share[arc] * programme.gain[arc];
      people[programme.queue[arc]] += optimum.share[arc] * (input.agents[agent].availability ?? 1);
    }
  }
  return input.queues.map((queue, q) => ({
    queueId: queue.id,
    requiredAgents: queue.requiredAgents,
    effectiveAgents: effective[q],
    people: people[q],
    coverage: queue.requiredAgents > LEAST_SHARE ? effective[q] / queue.requiredAgents : 1,
  }));
}

/** Agents who have a present queue and get none of their present ones. */
function countMoved(input: AllocationInput, { programme, optimum }: Round): number {
  return input.agents.filter((agent, index) => {
    const current = agent.currentQueueIds ?? [];
    if (current.length === 0) return false;
    let isPlaced = false;
    for (let arc = programme.start[index]; arc < programme.start[index + 1]; arc++) {
      if (optimum.share[arc] <= LEAST_SHARE) continue;
      if (current.includes(input.queues[programme.queue[arc]].id)) return false;
      isPlaced = true;
    }
    return isPlaced;
  }).length;
}
