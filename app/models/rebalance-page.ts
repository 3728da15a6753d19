/** Mean wait in seconds; `endless` where more comes than can be answered, so that the queue grows without end. */
export type Wait = number | 'endless';

/** A queue before and after the moves proposed. Shares are 0 to 1. */
export interface RebalanceEffect {
  groupId: string;
  name: string;
  agentsBefore: number;
  agentsAfter: number;
  required: number;
  serviceLevelBefore: number;
  serviceLevelAfter: number;
  asaSecBefore: Wait;
  asaSecAfter: Wait;
}

/** A person to be routed elsewhere for a while. */
export interface RebalanceMove {
  employeeId: string;
  name: string;
  fromNames: string[];
  toId: string;
  toName: string;
}

export interface ActiveRouting {
  id: string;
  employeeId: string;
  name: string;
  groupNames: string[];
  endsAt: string;
  createdByName: string | null;
}

export interface RebalancePage {
  nowMs: number;
  /** whether who is present comes from the contact centre or from the schedule */
  source: 'live' | 'schedule';
  people: number;
  moves: RebalanceMove[];
  effects: RebalanceEffect[];
  active: ActiveRouting[];
}

/** A wait as it can be written down: JSON has no infinity. */
export const toWait = (seconds: number): Wait => (Number.isFinite(seconds) ? seconds : 'endless');
