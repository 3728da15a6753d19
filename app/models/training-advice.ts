import type { Figure } from './routing-result';

/** A piece of advice: one of these people learns the queue. */
export interface TrainingAdvice {
  /** one of those who could learn */
  employeeId: string;
  /** main queue of those who could learn */
  fromId: string;
  fromName: string;
  toId: string;
  toName: string;
  /** how many people are alike, for whom the same holds */
  people: number;
  /** change of the share of all contacts answered in time */
  gain: Figure;
  /** and of the queue learnt */
  queueGain: Figure;
}
