/** A queue before and after the moves proposed. Shares are 0 to 1; a wait is null where it has no end. */
export interface RebalanceEffect {
  groupId: string;
  name: string;
  agentsBefore: number;
  agentsAfter: number;
  required: number;
  serviceLevelBefore: number;
  serviceLevelAfter: number;
  asaSecBefore: number | null;
  asaSecAfter: number | null;
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
