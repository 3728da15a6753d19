import type { Estimate } from './estimate';
import type { AgentSkill, RoutingRule, SkillQueue } from './routing-model';

/** A kind of agent that can be hired or scheduled. */
export interface SkillProfile {
  id: string;
  skills: readonly AgentSkill[];
  /** Cost of an agent for an interval, 1 by default. */
  cost?: number;
  minAgents?: number;
  /** Most that there are; no limit by default. */
  maxAgents?: number;
}

export interface StaffProfilesInput {
  intervalSec: number;
  intervals?: number;
  /** `slTarget`: share answered within the threshold of those offered. */
  queues: readonly (SkillQueue & { slTarget: number })[];
  profiles: readonly SkillProfile[];
  routing?: RoutingRule;
  seed?: string | number;
  /** Half of the 95 % interval of a service level in the final check, 0.01 by default. */
  halfWidth?: number;
  /** Called after each simulated staffing; `false` ends the search with the best so far. */
  onProgress?: (progress: { interval: number; intervals: number; simulations: number }) => boolean | undefined;
}

/** Each interval is staffed for its steady state; where there are several, the day is played and mended as a whole. */
export interface ProfileStaffing {
  intervals: IntervalStaffing[];
  /** The intervals played one after another; null where there is one alone, or the search was ended. */
  day: StaffingOfDay | null;
  /** Agent-intervals over all intervals. */
  agents: number;
  separateAgents: number;
  cost: number;
  /** 1 - agents / separateAgents; 0 where a target cannot be met, since the two do not compare then. */
  poolingGain: number;
  infeasible: InfeasibleTarget[];
}

/** What a staffing gives when those who wait at the end of an interval are taken into the next. */
export interface StaffingOfDay {
  /** By interval of arrival. */
  queues: { queueId: string; serviceLevel: Estimate[]; asaSec: Estimate[] }[];
  /** Agents by interval and profile that steady state alone would not have asked for; they are part of the staffing. */
  added: number[][];
  /** Intervals whose target is missed all the same, with the queue that misses most. */
  missed: { interval: number; queueId: string }[];
  /** How often the day was played. */
  plays: number;
}

export interface IntervalStaffing {
  interval: number;
  /** In the order of the profiles. */
  agents: number[];
  cost: number;
  /** Cost that no staffing of these profiles can undercut: work to be done and the stability of every set of queues. */
  lowerBound: number;
  /** In steady state, before agents were added for the day. */
  queues: { queueId: string; slTarget: number; serviceLevel: Estimate; asaSec: Estimate; separateAgents: number }[];
  /** Sum of what each queue would need alone with agents of its own (Erlang C or A, chats as slots). */
  separateAgents: number;
  /** 1 - agents / separateAgents; 0 where a target cannot be met, since the two do not compare then. */
  poolingGain: number;
  simulations: number;
}

/** A target that cannot be met, and what would make it possible. */
export interface InfeasibleTarget {
  queueId: string;
  interval: number;
  reason: 'nobody-has-the-skill' | 'too-few-agents';
  /** Service level with everybody allowed at work. */
  reachableServiceLevel: number;
  slTarget: number;
  /** Agents missing: of a new profile for this queue alone, or more of `profileId`. */
  missingAgents: number;
  profileId?: string;
}
