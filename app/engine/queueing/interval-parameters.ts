import { InvalidInput } from '../errors';
import { MAX_TRAFFIC_ERL } from './check-number';
import type { RequirementSettings, RequirementsInput } from './requirement-input';

/** Settings and load of one interval, settings and overrides merged. Reused from interval to interval. */
export interface IntervalParameters {
  index: number;
  isOpen: boolean;
  /** Volume as given. */
  baseVolume: number;
  eventFactor: number;
  growth: number;
  /** V1 = base x events x growth. */
  volume: number;
  ahtSec: number;
  trafficErl: number;
  slTarget: number;
  thresholdSec: number;
  maxOccupancy: number;
  reserve: number;
  shrinkage: number;
  minAgents: number;
}

/** An empty set of parameters, to be filled by `readInterval`. */
export function createIntervalParameters(): IntervalParameters {
  return {
    index: 0,
    isOpen: true,
    baseVolume: 0,
    eventFactor: 1,
    growth: 1,
    volume: 0,
    ahtSec: 0,
    trafficErl: 0,
    slTarget: 0,
    thresholdSec: 0,
    maxOccupancy: 1,
    reserve: 1,
    shrinkage: 0,
    minAgents: 0,
  };
}

/** Fills `into` with interval `index` of a checked input. @throws InvalidInput where its traffic is absurd */
export function readInterval(
  into: IntervalParameters,
  input: RequirementsInput,
  settings: RequirementSettings,
  index: number,
): void {
  const overrides = input.overrides;
  into.index = index;
  into.isOpen = input.open === undefined || input.open[index] !== 0;
  into.baseVolume = input.volume[index];
  into.ahtSec = input.ahtSec[index];
  into.eventFactor = valueAt(overrides?.eventFactor, index, settings.eventFactor);
  into.growth = valueAt(overrides?.growth, index, settings.growth);
  into.slTarget = valueAt(overrides?.slTarget, index, settings.slTarget);
  into.thresholdSec = valueAt(overrides?.thresholdSec, index, settings.thresholdSec);
  into.maxOccupancy = valueAt(overrides?.maxOccupancy, index, settings.maxOccupancy);
  into.reserve = valueAt(overrides?.reserve, index, settings.reserve);
  into.shrinkage = valueAt(overrides?.shrinkage, index, settings.shrinkage);
  into.minAgents = valueAt(overrides?.minAgents, index, settings.minAgents);
  into.volume = into.baseVolume * into.eventFactor * into.growth;
  into.trafficErl = (into.volume * into.ahtSec) / input.intervalSec;
  if (into.trafficErl > MAX_TRAFFIC_ERL) {
    throw new InvalidInput(`volume[${index}]`, `makes more than ${MAX_TRAFFIC_ERL} erlang of work`);
  }
}

function valueAt(column: ArrayLike<number> | undefined, index: number, setting: number): number {
  if (column === undefined) return setting;
  const value = column[index];
  return Number.isNaN(value) ? setting : value;
}
