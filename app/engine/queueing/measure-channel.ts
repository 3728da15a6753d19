import { measureChats } from './chat-queue';
import { measureErlangA } from './erlang-a';
import { measureErlangC } from './erlang-c';
import { trafficOf } from './queue-load';
import type { RequiredAgentsInput } from './required-agents';
import { DEFAULT_REQUIREMENT_SETTINGS } from './requirement-input';

/** What a number of agents gives. */
export interface ChannelFigures {
  /** Answered within the threshold / offered; work that can be done / offered where there is no queue. */
  serviceLevel: number;
  /** Mean wait of all, seconds; Infinity where the queue is unstable; 0 where there is no queue. */
  asaSec: number;
  /** Busy share of the agents (chat: of their slots). */
  occupancy: number;
}

/**
 * Steady state of one interval at a number of agents on the queue, by the model of its channel.
 * @param agents integer >= 0, without reserve and shrinkage
 * @throws InvalidInput
 */
export function measureChannel(input: RequiredAgentsInput, agents: number): ChannelFigures {
  const settings = { ...DEFAULT_REQUIREMENT_SETTINGS, ...input.settings };
  const { growth, eventFactor, thresholdSec, concurrency, switchPenalty, patienceSec } = settings;
  const arrivalsPerHour = (input.volume * growth * eventFactor * 3600) / input.intervalSec;
  if (trafficOf({ arrivalsPerHour, handleTimeSec: input.ahtSec || 1 }) === 0)
    return { serviceLevel: 1, asaSec: 0, occupancy: 0 };
  const load = { arrivalsPerHour, handleTimeSec: input.ahtSec, thresholdSec, agents };
  switch (input.model) {
    case 'erlang-c':
    case 'erlang-a': {
      const measures = input.model === 'erlang-c' ? measureErlangC(load) : measureErlangA({ ...load, patienceSec });
      const { asaSec, occupancy } = measures;
      return { serviceLevel: measures.serviceLevel['answered-of-offered'], asaSec, occupancy };
    }
    case 'chat': {
      const measures = measureChats({ ...load, concurrency, switchPenalty });
      return {
        serviceLevel: measures.serviceLevel,
        asaSec: measures.asaSec,
        occupancy: measures.slotOccupancy,
      };
    }
    case 'linear':
    case 'deferred': {
      const capacity = agents * concurrency;
      const work = trafficOf(load);
      return {
        serviceLevel: Math.min(1, capacity / work),
        asaSec: 0,
        occupancy: capacity > 0 ? Math.min(1, work / capacity) : 1,
      };
    }
  }
}
