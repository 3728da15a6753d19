import type { ServiceLevels } from '~/engine/queueing';
import type { CalculationQuestion } from './calculation-question';

/** What a number of agents gives. Shares are 0 to 1; null where there is no steady state, so that a wait has no end. */
export interface CalculationFigures {
  agents: number;
  /** by the definition that was asked for */
  serviceLevel: number;
  serviceLevels: ServiceLevels;
  waitProbability: number;
  /** mean wait of all, those who abandon included */
  asaSec: number | null;
  asaOfAnsweredSec: number | null;
  asaOfWaitersSec: number | null;
  queueLength: number | null;
  abandonment: number;
  blocking: number;
  /** busy share of the agents; for chats of their slots */
  occupancy: number;
  /** people to schedule: agents / (1 - shrinkage) */
  scheduledPeople: number;
  costPerHour: number;
}

/** One change of the question and what follows. */
export interface CalculationSensitivity {
  change: 'one-less' | 'one-more' | 'volume-less' | 'volume-more' | 'aht-less' | 'aht-more';
  /** agents that the changed question needs; for one-less and one-more the agents looked at */
  agents: number;
  /** what the agents of the answer give under the change */
  serviceLevel: number;
  asaSec: number | null;
  occupancy: number;
}

export interface CalculationAnswer {
  question: CalculationQuestion;
  trafficErl: number;
  figures: CalculationFigures;
  /** where straight lines between two whole numbers meet the targets; null where agents were given */
  fractionalAgents: number | null;
  /** targets that one agent less would miss */
  binding: string[];
  /** waits that 50, 90, 95 and 99 % of the contacts do not exceed, seconds; null where the model has none */
  waitPercentilesSec: { p50: number; p90: number; p95: number; p99: number } | null;
  /** redials: attempts and callers who are never answered */
  redials: { attemptsPerHour: number; lostCallers: number } | null;
  /** chats: share of the agents with any chat, chats in hand of those */
  chats: { agentOccupancy: number; chatsPerBusyAgent: number } | null;
  /** deferred work: exact people, and the hours that need them */
  deferred: { people: number; criticalFromHour: number; criticalToHour: number; maxLatenessHours: number } | null;
}

/** The answer with the curve around it. */
export interface CalculationCurve {
  points: CalculationFigures[];
  sensitivity: CalculationSensitivity[];
}
