import { staffChats, staffErlangA, staffErlangC } from '../queueing';
import type { SkillQueue } from './routing-model';

/**
 * Agents that a queue would need with people of its own: Erlang A where patience is known, chats by their slots, else
 * Erlang C.
 * @param arrivals contacts in the interval
 */
export function countSeparateAgents(
  queue: SkillQueue & { slTarget: number },
  arrivals: number,
  intervalSec: number,
): number {
  const { handleTimeSec, thresholdSec, slTarget, patienceSec, concurrency = 1, switchPenalty = 0 } = queue;
  const load = { arrivalsPerHour: (arrivals * 3600) / intervalSec, handleTimeSec, thresholdSec };
  if (concurrency > 1) return staffChats({ ...load, concurrency, switchPenalty, slTarget }).agents;
  const targets = { serviceLevel: { target: slTarget } };
  if (patienceSec !== undefined && Number.isFinite(patienceSec)) {
    return staffErlangA({ ...load, patienceSec }, targets).agents;
  }
  return staffErlangC(load, targets).agents;
}
