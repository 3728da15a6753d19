import type { ServiceLevelDefinition } from '../queueing';
import type { Estimate } from './estimate';

export interface SimulationOptions {
  /** Same seed, same contacts with the same patience and work, whoever serves them (common random numbers). */
  seed?: string | number;
  /** Contacts and time before it are not counted, seconds; 0 by default. */
  warmUpSec?: number;
  /** 10 by default, at least 2. */
  minReplications?: number;
  /** 200 by default. */
  maxReplications?: number;
  /** Go on until the 95 % interval of every queue's service level is at most +- this. 0.01 by default. */
  halfWidth?: number;
  /** Ends the run when so many contacts have been simulated, as precise as it is then; 100 million by default. */
  maxContacts?: number;
  /** Called after each replication; `false` ends the run with what there is. */
  onProgress?: (progress: SimulationProgress) => boolean | undefined;
}

export interface SimulationProgress {
  replications: number;
  contacts: number;
  /** Widest half interval of a queue's service level so far. */
  halfWidth: number;
  /** Expected share of the work done, 0 to 1. */
  share: number;
}

export interface SimulationResult {
  replications: number;
  /** Contacts simulated, warm-up included. */
  contacts: number;
  /** Whether the wanted half width was reached. */
  isPrecise: boolean;
  queues: QueueResult[];
  groups: GroupResult[];
  agents: AgentResult[];
}

/** Figures of a queue; counts are per replication. Redials count as contacts offered. */
export interface QueueResult {
  id: string;
  offered: Estimate;
  answered: Estimate;
  abandoned: Estimate;
  /** Neither answered nor given up when the last agent had gone. */
  leftWaiting: Estimate;
  serviceLevel: Record<ServiceLevelDefinition, Estimate>;
  waitProbability: Estimate;
  /** Abandoned / offered. */
  abandonment: Estimate;
  /** Mean wait of all, abandoned ones included. */
  asaSec: Estimate;
  asaOfAnsweredSec: Estimate;
  /** By interval of arrival. */
  intervals: QueueIntervalResult[];
}

export interface QueueIntervalResult {
  offered: Estimate;
  /** Answered within the threshold / offered. */
  serviceLevel: Estimate;
  abandonment: Estimate;
  asaSec: Estimate;
}

export interface GroupResult {
  id: string;
  /** Mean number on duty. */
  onDuty: Estimate;
  /** Busy share of the time on duty (with at least one contact). */
  occupancy: Estimate;
  /** Contacts answered per replication, by queue of the model. */
  answeredByQueue: Estimate[];
  intervals: { onDuty: Estimate; occupancy: Estimate }[];
}

export interface AgentResult {
  id: string;
  groupId: string;
  onDutySec: Estimate;
  occupancy: Estimate;
  answered: Estimate;
}
