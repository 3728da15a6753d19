/** Somebody who can be put on queues. */
export interface AllocationAgent {
  id: string;
  /** Queues the agent may serve. `proficiency`: speed, 1 by default; `preference`: rank, 1 first. */
  skills: readonly { queueId: string; proficiency?: number; preference?: number }[];
  /** Share of the agent that is there to give, (0, 1]; 1 by default. */
  availability?: number;
  /** Where the agent works now. */
  currentQueueIds?: readonly string[];
}

/** A queue to be covered. */
export interface AllocationQueue {
  id: string;
  /** Agents of proficiency 1 that the queue needs. */
  requiredAgents: number;
  /** Value of a covered agent against those of other queues, > 0; 1 by default. */
  weight?: number;
  /** Overrides the `minCoverage` of all. */
  minCoverage?: number;
}

export interface AllocationInput {
  agents: readonly AllocationAgent[];
  queues: readonly AllocationQueue[];
  /** Most queues an agent may be split over, at least 1; absent for no limit. */
  maxSkillsPerAgent?: number;
  /** Share of every requirement to reach before any queue gets more, 0.95 by default. */
  minCoverage?: number;
  /** What moving an agent off the present queue must at least gain, in agents, 0.05 by default. Agents without present queues move freely. */
  stickiness?: number;
}

export interface AllocationResult {
  /** By agent: shares of the agent's time by queue, largest first; empty where the agent has no skill that is asked for. */
  assignments: AgentAssignment[];
  queues: QueueCoverage[];
  /** Agents taken off a present queue entirely. */
  movedAgents: number;
  /** Weighted agents missing of the requirements. */
  shortfall: number;
  /**
   * What was made as small as possible: weighted agents missing, those below the least coverage a thousandfold; moves at
   * their stickiness; a little for idle agents, late preferences and surpluses unevenly spread.
   */
  cost: number;
  /** Cost that no allocation can undercut (dual bound); equals `cost` unless `maxSkillsPerAgent` had to cut shares. */
  lowerBound: number;
  /** Pivots of the simplex method. */
  pivots: number;
  infeasible: InfeasibleCoverage[];
}

export interface AgentAssignment {
  agentId: string;
  shares: { queueId: string; share: number }[];
}

export interface QueueCoverage {
  queueId: string;
  requiredAgents: number;
  /** Agents of proficiency 1 that the assigned people are worth. */
  effectiveAgents: number;
  /** Whole and shared people assigned, in people. */
  people: number;
  /** Effective / required; 1 where nothing is required. */
  coverage: number;
}

/** A queue whose least coverage cannot be had, and what would make it possible. */
export interface InfeasibleCoverage {
  queueId: string;
  requiredAgents: number;
  /** Most that all who have the skill are worth together. */
  reachableAgents: number;
  /** Agents of proficiency 1 that are missing for the least coverage. */
  missingAgents: number;
  reason: 'nobody-has-the-skill' | 'too-few-have-the-skill' | 'needed-elsewhere';
  /** Agents to train for the queue: free or in surplus, at most ten. */
  trainableAgentIds: string[];
}
