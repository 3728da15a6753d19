import type { AllocationInput, AllocationResult } from './allocation-types';
import type { Estimate } from './estimate';
import type { RoutingModel } from './routing-model';

export interface CrossTrainingInput {
  model: RoutingModel;
  seed?: string | number;
  /** Speed of somebody freshly trained, 0.85 by default. */
  proficiency?: number;
  /** Rank of the new skill, 2 by default. */
  preference?: number;
  /** Pieces of advice wanted, 10 by default. */
  limit?: number;
  /** Replications of each comparison, 20 by default. */
  replications?: number;
  /** Restricts what is looked at: agent or group ids and queue ids. */
  candidates?: { whoIds?: readonly string[]; queueIds?: readonly string[] };
  onProgress?: (progress: { done: number; total: number }) => boolean | undefined;
}

/** What one person trained for one queue changes; differences by common random numbers. */
export interface CrossTrainingAdvice {
  /** An agent, or somebody of a group (`kind`). */
  kind: 'agent' | 'group';
  whoId: string;
  /** All agents with the same skills and hours, for whom the same holds. */
  alikeIds: string[];
  queueId: string;
  /** Change of the share of all contacts answered within their threshold. */
  gain: Estimate;
  /** Change of service level by queue of the model. */
  byQueue: { queueId: string; gain: Estimate }[];
}

export interface CrossTrainingResult {
  /** Share of all contacts answered within their threshold now. */
  serviceLevel: Estimate;
  advice: CrossTrainingAdvice[];
  /** Candidates compared by simulation, and all there are. */
  simulated: number;
  candidates: number;
}

/** Load of a queue now, for the effect of moves. */
export interface QueueLoadNow {
  queueId: string;
  arrivalsPerHour: number;
  handleTimeSec: number;
  thresholdSec: number;
  /** Absent where nobody gives up. Not used where agents hold several contacts. */
  patienceSec?: number;
  /** Contacts that an agent may hold at once; 1 (default) is a call, more a chat. */
  concurrency?: number;
  /** Share by which each further contact in hand lengthens the handling of all (chats), 0 by default. */
  switchPenalty?: number;
}

export interface RebalanceInput extends AllocationInput {
  loads: readonly QueueLoadNow[];
}

export interface RebalanceResult {
  moves: Move[];
  /** Every queue before and after all moves. */
  effects: QueueEffect[];
  allocation: AllocationResult;
}

export interface Move {
  agentId: string;
  fromQueueIds: string[];
  toQueueIds: string[];
  /** Queues that the move alone touches. */
  effects: QueueEffect[];
}

/** Expected figures of a queue, Erlang A where patience is known, else Erlang C, agents interpolated. */
export interface QueueEffect {
  queueId: string;
  agentsBefore: number;
  agentsAfter: number;
  serviceLevelBefore: number;
  serviceLevelAfter: number;
  asaSecBefore: number;
  asaSecAfter: number;
}
