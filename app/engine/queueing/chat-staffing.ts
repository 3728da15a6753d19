import { chatServiceLevel, fullCompletionRate, meanChatWait, solveChatChain } from './chat-chain';
import { checkConcurrency } from './chat-queue';
import { checkBetween } from './check-number';
import { fewestStableAgents } from './erlang-c-staffing';
import { checkThreshold, type QueueLoad, trafficOf } from './queue-load';

/**
 * Fewest chat agents for a service level and a maximum slot occupancy, one interval after another. Keeps its safety
 * margin from call to call as `ErlangCStaffing` does; the answer does not depend on it.
 */
export class ChatStaffing {
  agents = 0;
  waitProbability = 0;
  serviceLevel = 1;
  asaSec = 0;
  /** Busy share of the slots. */
  slotOccupancy = 0;
  /** Share of the agents with at least one chat. */
  agentOccupancy = 0;
  /** Fewest agents that are stable. */
  floorAgents = 0;
  /** Service level with one agent less; 0 where that is unstable. */
  serviceLevelOneLess = 0;

  private margin = 0.5;

  /** Solves one interval; arguments must be valid. Shares as in `ErlangCStaffing.solve`, chats as in `ChatConcurrency`. */
  solve(
    trafficErl: number,
    handleTimeSec: number,
    slTarget: number,
    thresholdSec: number,
    maxOccupancy: number,
    concurrency: number,
    switchPenalty: number,
  ): void {
    if (trafficErl === 0) {
      this.take(0, 0, handleTimeSec, thresholdSec, concurrency, switchPenalty);
      this.floorAgents = 0;
      this.serviceLevelOneLess = 0;
      return;
    }
    const threshold = thresholdSec / handleTimeSec;
    const equivalentErl = trafficErl / fullCompletionRate(concurrency, switchPenalty);
    const levelAt = (agents: number) => {
      const chain = solveChatChain(agents, trafficErl, concurrency, switchPenalty);
      if (chain.slotOccupancy > maxOccupancy * (1 + 1e-12) || chain.spareRate <= 0) return -1;
      return chatServiceLevel(chain, threshold);
    };
    const floorAgents = fewestStableAgents(equivalentErl, 1);
    const root = Math.sqrt(equivalentErl);
    let agents = Math.max(floorAgents, Math.ceil(equivalentErl + this.margin * root));
    if (levelAt(agents) >= slTarget) {
      while (agents > floorAgents && levelAt(agents - 1) >= slTarget) agents--;
    } else {
      agents = this.climb(agents, slTarget, levelAt);
    }
    this.margin = Math.min(6, (agents - 0.5 - equivalentErl) / root);
    this.floorAgents = floorAgents;
    this.serviceLevelOneLess = agents > floorAgents ? Math.max(0, levelAt(agents - 1)) : 0;
    this.take(agents, trafficErl, handleTimeSec, thresholdSec, concurrency, switchPenalty);
  }

  /** First number above `from` that reaches the target, by growing steps and halving. */
  private climb(from: number, slTarget: number, levelAt: (agents: number) => number): number {
    let missing = from;
    let step = 1;
    while (levelAt(missing + step) < slTarget) {
      missing += step;
      step *= 2;
    }
    let enough = missing + step;
    while (enough - missing > 1) {
      const middle = (missing + enough) >>> 1;
      if (levelAt(middle) >= slTarget) enough = middle;
      else missing = middle;
    }
    return enough;
  }

  private take(
    agents: number,
    trafficErl: number,
    handleTimeSec: number,
    thresholdSec: number,
    concurrency: number,
    switchPenalty: number,
  ): void {
    const chain = solveChatChain(agents, trafficErl, concurrency, switchPenalty);
    this.agents = agents;
    this.waitProbability = chain.waitProbability;
    this.serviceLevel = chatServiceLevel(chain, thresholdSec / handleTimeSec);
    this.asaSec = meanChatWait(chain, handleTimeSec);
    this.slotOccupancy = chain.slotOccupancy;
    this.agentOccupancy = chain.agentOccupancy;
  }
}

/**
 * Fewest chat agents for one load.
 * @param input.slTarget share in [0, 1); `maxOccupancy` is of the slots, 1 where absent
 * @throws InvalidInput
 */
export function staffChats(
  input: QueueLoad & {
    concurrency: number;
    switchPenalty: number;
    slTarget: number;
    thresholdSec: number;
    maxOccupancy?: number;
  },
): ChatStaffing {
  const { concurrency, switchPenalty, slTarget, thresholdSec, maxOccupancy = 1 } = input;
  checkConcurrency(input);
  checkThreshold(thresholdSec);
  checkBetween('slTarget', slTarget, 0, 1 - 1e-15);
  checkBetween('maxOccupancy', maxOccupancy, 0.01, 1);
  const staffing = new ChatStaffing();
  staffing.solve(
    trafficOf(input),
    input.handleTimeSec,
    slTarget,
    thresholdSec,
    maxOccupancy,
    concurrency,
    switchPenalty,
  );
  return staffing;
}
