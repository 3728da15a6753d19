import { erlangC } from '~/engine/queueing';

/** One quarter of an hour of one queue, as planned. */
export interface PlannedSlot {
  channelType: string;
  volume: number;
  ahtSec: number;
  scheduled: number;
  required: number | null;
  /** what the requirement was made for */
  plannedServiceLevel: number | null;
  thresholdSec: number;
  /** share of planned people that is not at work when it should be */
  shrinkage: number;
}

const slotSec = 900;

/**
 * Service level to expect of a slot with the people who are scheduled: Erlang C for calls and chats; deferred work keeps its
 * planned level while it has the people it needs. Unstable queues answer nobody in time.
 */
export function expectServiceLevel(slot: PlannedSlot): number | null {
  const { volume, ahtSec, scheduled, shrinkage, thresholdSec, required, plannedServiceLevel } = slot;
  if (volume <= 0) return null;
  if (slot.channelType === 'EMAILS' || slot.channelType === 'CHATS') {
    if (plannedServiceLevel === null || required === null) return null;
    return required <= 0 ? plannedServiceLevel : plannedServiceLevel * Math.min(1, scheduled / required);
  }
  const agents = Math.floor(scheduled * (1 - shrinkage));
  const trafficErl = (volume * ahtSec) / slotSec;
  if (agents <= trafficErl) return 0;
  const waitProbability = erlangC(agents, trafficErl);
  return 1 - waitProbability * Math.exp((-(agents - trafficErl) * thresholdSec) / ahtSec);
}

/** Service level at close: what was reached so far and what is to be expected, weighted by contacts; null without contacts. */
export function expectByClose(
  soFar: { received: number; answeredInTime: number },
  ahead: readonly PlannedSlot[],
): number | null {
  let received = soFar.received;
  let inTime = soFar.answeredInTime;
  for (const slot of ahead) {
    const level = expectServiceLevel(slot);
    if (level === null) continue;
    received += slot.volume;
    inTime += level * slot.volume;
  }
  return received > 0 ? inTime / received : null;
}

/** Weighted absolute percentage error: sum of absolute differences over the sum of what came; null where nothing came. */
export function measureWape(pairs: readonly { actual: number; forecast: number }[]): number | null {
  const total = pairs.reduce((sum, pair) => sum + pair.actual, 0);
  if (total <= 0) return null;
  return pairs.reduce((sum, pair) => sum + Math.abs(pair.actual - pair.forecast), 0) / total;
}
