/**
 * The four definitions of service level in use. They agree where nobody abandons and nobody is turned away.
 * - `answered-of-offered`: answered within the threshold / offered. Abandoned and blocked contacts count against it.
 * - `answered-of-answered`: answered within the threshold / answered.
 * - `without-short-abandons`: answered within the threshold / (offered - abandoned within the threshold).
 * - `not-kept-waiting`: (answered + abandoned within the threshold) / offered.
 */
export const SERVICE_LEVEL_DEFINITIONS = [
  'answered-of-offered',
  'answered-of-answered',
  'without-short-abandons',
  'not-kept-waiting',
] as const;

export type ServiceLevelDefinition = (typeof SERVICE_LEVEL_DEFINITIONS)[number];

/** Service level, 0 to 1, by each definition. */
export type ServiceLevels = Record<ServiceLevelDefinition, number>;

/** Steady state of one queue. Shares are 0 to 1, times are seconds. An unstable queue waits Infinity. */
export interface QueueMeasures {
  /** Offered traffic, erlang. With redials: of all attempts. */
  trafficErl: number;
  /** Probability that an admitted contact finds no free agent. */
  waitProbability: number;
  serviceLevel: ServiceLevels;
  /** Mean wait of all admitted contacts: those who do not wait and those who abandon included. */
  asaSec: number;
  /** Mean wait of the contacts that are answered. */
  asaOfAnsweredSec: number;
  /** Mean wait of the contacts that wait at all. */
  asaOfWaitersSec: number;
  /** Mean number of contacts waiting. */
  queueLength: number;
  /** Abandoned / offered. */
  abandonment: number;
  /** Turned away / offered. */
  blocking: number;
  /** Busy share of the agents; 1 where contacts come and there are no agents. */
  occupancy: number;
}

/** The four definitions where all contacts are answered: one figure. */
export function sameServiceLevels(level: number): ServiceLevels {
  return {
    'answered-of-offered': level,
    'answered-of-answered': level,
    'without-short-abandons': level,
    'not-kept-waiting': level,
  };
}

/**
 * The four definitions from their counts, each per offered contact.
 * @param answeredInTime answered within the threshold
 * @param answered answered at all
 * @param abandonedInTime abandoned within the threshold
 */
export function serviceLevelsFrom(answeredInTime: number, answered: number, abandonedInTime: number): ServiceLevels {
  return {
    'answered-of-offered': clampShare(answeredInTime),
    'answered-of-answered': answered > 0 ? clampShare(answeredInTime / answered) : 0,
    'without-short-abandons': abandonedInTime < 1 ? clampShare(answeredInTime / (1 - abandonedInTime)) : 0,
    'not-kept-waiting': clampShare(answeredInTime + abandonedInTime),
  };
}

/** Steady state where nothing arrives. */
export function idleMeasures(): QueueMeasures {
  return {
    trafficErl: 0,
    waitProbability: 0,
    serviceLevel: sameServiceLevels(1),
    asaSec: 0,
    asaOfAnsweredSec: 0,
    asaOfWaitersSec: 0,
    queueLength: 0,
    abandonment: 0,
    blocking: 0,
    occupancy: 0,
  };
}

/** Takes rounding noise off a share. */
export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
