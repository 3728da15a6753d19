import { InvalidInput } from '../errors';
import { type ChatChain, chatServiceLevel, meanChatWait, solveChatChain } from './chat-chain';
import { checkAgents, checkBetween } from './check-number';
import { checkThreshold, type QueueLoad, trafficOf } from './queue-load';

/** Chats an agent may hold at once, and what that costs. */
export interface ChatConcurrency {
  /** Slots per agent, integer 1 to 50. */
  concurrency: number;
  /**
   * Share by which each further chat lengthens the handling of all: with j chats open a chat takes
   * handle time x (1 + (j - 1) x switchPenalty). 0 to 1.
   */
  switchPenalty: number;
}

export interface ChatInput extends QueueLoad, ChatConcurrency {
  agents: number;
  thresholdSec: number;
}

/** Steady state of a chat queue. Nobody abandons. */
export interface ChatMeasures {
  /** Handling work in erlang of undisturbed chats. */
  trafficErl: number;
  /** Probability that all slots are taken. */
  waitProbability: number;
  /** Answered within the threshold / offered. */
  serviceLevel: number;
  asaSec: number;
  queueLength: number;
  /** Busy share of the slots. */
  slotOccupancy: number;
  /** Share of the agents who have at least one chat. */
  agentOccupancy: number;
  /** Mean number of chats in hand of an agent who has any. */
  chatsPerBusyAgent: number;
}

/**
 * Exact steady state of chats spread evenly over agents (the next chat goes to whoever has fewest), as a birth-death
 * chain whose completion rate depends on how many chats each agent holds. Without switch penalty it is Erlang C with
 * agents x concurrency servers.
 * @throws InvalidInput
 */
export function measureChats(input: ChatInput): ChatMeasures {
  checkAgents(input.agents);
  checkThreshold(input.thresholdSec);
  checkConcurrency(input);
  const trafficErl = trafficOf(input);
  const chain = solveChatChain(input.agents, trafficErl, input.concurrency, input.switchPenalty);
  return chatMeasuresFrom(chain, input, trafficErl);
}

/** Checks concurrency and switch penalty. */
export function checkConcurrency({ concurrency, switchPenalty }: ChatConcurrency): void {
  checkBetween('concurrency', concurrency, 1, 50);
  if (!Number.isInteger(concurrency)) throw new InvalidInput('concurrency', 'must be a whole number');
  checkBetween('switchPenalty', switchPenalty, 0, 1);
}

function chatMeasuresFrom(chain: ChatChain, input: ChatInput, trafficErl: number): ChatMeasures {
  const { waitProbability, slotOccupancy, agentOccupancy } = chain;
  const asaSec = meanChatWait(chain, input.handleTimeSec);
  return {
    trafficErl,
    waitProbability,
    serviceLevel: chatServiceLevel(chain, input.thresholdSec / input.handleTimeSec),
    asaSec,
    queueLength: trafficErl === 0 ? 0 : (input.arrivalsPerHour / 3600) * asaSec,
    slotOccupancy,
    agentOccupancy,
    chatsPerBusyAgent: agentOccupancy > 0 ? (slotOccupancy * input.concurrency) / agentOccupancy : 0,
  };
}
