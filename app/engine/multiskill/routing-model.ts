/** A queue of contacts that asks for a skill of its own. */
export interface SkillQueue {
  id: string;
  /** Mean number of contacts offered in each interval (Poisson): one entry per interval, or one figure for all of them. */
  arrivals: number | readonly number[];
  /** Mean handling time with after-contact work of an agent of proficiency 1, seconds. */
  handleTimeSec: number;
  /** The same for each interval of arrival in place of `handleTimeSec`; one entry per interval. */
  handleTimeByInterval?: readonly number[];
  /** Standard deviation / mean of the handling time: 1 (default) is exponential, others lognormal, 0 constant. */
  handleTimeCv?: number;
  /** Mean patience, seconds, exponential; absent or Infinity where nobody gives up. */
  patienceSec?: number;
  /** Acceptable wait, seconds. */
  thresholdSec: number;
  /** 1 (default) is served before 2, and so on. */
  priority?: number;
  /** Contacts of this queue that an agent may hold at once; 1 (default) is a call, more a chat. */
  concurrency?: number;
  /** Share by which each further contact in hand lengthens the handling of all (chats), 0 by default. */
  switchPenalty?: number;
  /** Share of those who give up that try again, 0 by default. */
  redialShare?: number;
  /** Mean time until they do, seconds, exponential; 60 by default. */
  redialDelaySec?: number;
}

/** A queue that an agent serves. */
export interface AgentSkill {
  queueId: string;
  /** Speed: the handling time is divided by it. 1 by default, 0.1 to 10. */
  proficiency?: number;
  /** Rank of the queue among the agent's skills, 1 first (default 1); equal ranks are served by longest wait. */
  preference?: number;
  /** Overflow: the agent takes contacts of this queue only after they have waited so long. 0 by default. */
  afterWaitSec?: number;
}

/** Agents with the same skills, counted. */
export interface AgentGroup {
  id: string;
  skills: readonly AgentSkill[];
  /** Agents on duty in each interval, or one figure for all of them. */
  agents: number | readonly number[];
}

/** Time at work, from the beginning of the first interval; breaks lie between two of them. */
export interface DutySpan {
  fromSec: number;
  toSec: number;
}

/** One person. */
export interface SkilledAgent {
  id: string;
  /** Group whose figures the agent counts into; the agent's own id where absent. */
  groupId?: string;
  skills: readonly AgentSkill[];
  /** Half-open spans in order, without overlap; absent where always at work. */
  duty?: readonly DutySpan[];
}

/**
 * Which free agent takes an arriving contact; the longest idle among equals.
 * `longest-idle`; `fewest-skills` keeps those who can do more for later; `preference` by the rank that the queue has among
 * the agent's skills; `most-proficient`.
 */
export const ROUTING_RULES = ['longest-idle', 'fewest-skills', 'preference', 'most-proficient'] as const;

export type RoutingRule = (typeof ROUTING_RULES)[number];

/** A centre with skill-based routing. A freed agent takes the waiting contact of the best priority, then of the agent's
 *  best preference, then the one that has waited longest. */
export interface RoutingModel {
  intervalSec: number;
  /** Number of intervals; absent where an array says it (arrays must agree), else 1. */
  intervals?: number;
  queues: readonly SkillQueue[];
  groups?: readonly AgentGroup[];
  agents?: readonly SkilledAgent[];
  /** `longest-idle` by default. */
  routing?: RoutingRule;
}
