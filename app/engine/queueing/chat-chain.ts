/** Steady state of chats over agents, in units of the undisturbed handling time. */
export interface ChatChain {
  /** Probability that all slots are taken. */
  waitProbability: number;
  /** Completion rate with all slots taken minus arrival rate; <= 0 where unstable. */
  spareRate: number;
  /** Busy share of the slots. */
  slotOccupancy: number;
  /** Share of the agents with at least one chat. */
  agentOccupancy: number;
}

/** Chats that one agent with all slots taken completes per undisturbed handling time. */
export function fullCompletionRate(concurrency: number, switchPenalty: number): number {
  return concurrency / (1 + (concurrency - 1) * switchPenalty);
}

/**
 * Solves the birth-death chain on the number of chats, without checks. Weights start at the most likely state and run
 * outward, so none overflows, and the full system keeps its digits however rare it is.
 * @param agents integer >= 0
 * @param trafficErl arrivals per undisturbed handling time
 */
export function solveChatChain(
  agents: number,
  trafficErl: number,
  concurrency: number,
  switchPenalty: number,
): ChatChain {
  const fullRate = agents * fullCompletionRate(concurrency, switchPenalty);
  const spareRate = fullRate - trafficErl;
  if (trafficErl === 0) return { waitProbability: 0, spareRate, slotOccupancy: 0, agentOccupancy: 0 };
  if (spareRate <= 0) return { waitProbability: 1, spareRate, slotOccupancy: 1, agentOccupancy: 1 };
  const slots = agents * concurrency;
  const mode = findMode(agents, slots, trafficErl, switchPenalty);
  let sum = 1;
  let busySlots = mode;
  let busyAgents = Math.min(mode, agents);

  let weight = 1;
  for (let chats = mode; chats > 0; chats--) {
    weight *= completionRate(chats, agents, switchPenalty) / trafficErl;
    sum += weight;
    busySlots += weight * (chats - 1);
    busyAgents += weight * Math.min(chats - 1, agents);
    if (weight < sum * 1e-17) break;
  }

  weight = 1;
  for (let chats = mode + 1; chats <= slots && weight > 0; chats++) {
    weight *= trafficErl / completionRate(chats, agents, switchPenalty);
    sum += weight;
    busySlots += weight * chats;
    busyAgents += weight * Math.min(chats, agents);
  }
  // Beyond the full system the rate stays, so the waiting states are a geometric series.
  const waiting = (weight * trafficErl) / spareRate;
  sum += waiting;
  return {
    waitProbability: (weight + waiting) / sum,
    spareRate,
    slotOccupancy: (busySlots + waiting * slots) / (sum * slots),
    agentOccupancy: (busyAgents + waiting * agents) / (sum * agents),
  };
}

/** Share answered within a threshold given in handling times. */
export function chatServiceLevel(chain: ChatChain, thresholdInHandleTimes: number): number {
  const { waitProbability, spareRate } = chain;
  if (waitProbability === 0) return 1;
  if (spareRate <= 0) return 0;
  return 1 - waitProbability - waitProbability * Math.expm1(-spareRate * thresholdInHandleTimes);
}

/** Mean wait of all chats, seconds. */
export function meanChatWait(chain: ChatChain, handleTimeSec: number): number {
  if (chain.waitProbability === 0) return 0;
  return chain.spareRate > 0 ? (chain.waitProbability * handleTimeSec) / chain.spareRate : Number.POSITIVE_INFINITY;
}

/** Completions per handling time with `chats` spread evenly: some agents hold one more than the others. */
function completionRate(chats: number, agents: number, switchPenalty: number): number {
  const level = Math.ceil(chats / agents);
  if (level === 1) return chats;
  const higher = chats - (level - 1) * agents;
  return (
    (higher * level) / (1 + (level - 1) * switchPenalty) +
    ((agents - higher) * (level - 1)) / (1 + (level - 2) * switchPenalty)
  );
}

/** Last state whose completion rate does not exceed the arrivals. */
function findMode(agents: number, slots: number, trafficErl: number, switchPenalty: number): number {
  let low = 0;
  let high = slots;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (completionRate(middle, agents, switchPenalty) <= trafficErl) low = middle;
    else high = middle - 1;
  }
  return low;
}
