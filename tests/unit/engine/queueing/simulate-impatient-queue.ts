import { createRandom } from '~/engine/random';

/** What a simulated queue with abandonment counted. */
export interface CountedQueue {
  offered: number;
  answered: number;
  abandoned: number;
  answeredInTime: number;
  abandonedInTime: number;
  waitSec: number;
  answeredWaitSec: number;
}

/**
 * First come, first served, exponential everything, contact by contact: the plainest oracle. Works because a contact
 * that gives up never reaches an agent, so only the answered ones move the agents' free times.
 */
export function simulateImpatientQueue(input: {
  agents: number;
  arrivalsPerSec: number;
  handleTimeSec: number;
  patienceSec: number;
  thresholdSec: number;
  contacts: number;
  seed: string;
}): CountedQueue {
  const random = createRandom(input.seed);
  const freeAtSec = new Float64Array(input.agents);
  const counted = {
    offered: input.contacts,
    answered: 0,
    abandoned: 0,
    answeredInTime: 0,
    abandonedInTime: 0,
    waitSec: 0,
    answeredWaitSec: 0,
  };
  let nowSec = 0;
  for (let i = 0; i < input.contacts; i++) {
    nowSec += random.exponential(input.arrivalsPerSec);
    const patienceSec = random.exponential(1 / input.patienceSec);
    let agent = 0;
    for (let k = 1; k < freeAtSec.length; k++) if (freeAtSec[k] < freeAtSec[agent]) agent = k;
    const waitSec = Math.max(0, freeAtSec[agent] - nowSec);
    counted.waitSec += Math.min(waitSec, patienceSec);
    if (waitSec > patienceSec) {
      counted.abandoned++;
      if (patienceSec <= input.thresholdSec) counted.abandonedInTime++;
      continue;
    }
    counted.answered++;
    counted.answeredWaitSec += waitSec;
    if (waitSec <= input.thresholdSec) counted.answeredInTime++;
    freeAtSec[agent] = nowSec + waitSec + random.exponential(1 / input.handleTimeSec);
  }
  return counted;
}
