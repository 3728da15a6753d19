import { computeRequirements } from '../queueing';
import type { CapacityGroup, CapacityScenario } from './capacity-types';

/** The figure of a week of a series that may be one figure for all. */
export function atWeek(series: number | readonly number[], week: number): number {
  return typeof series === 'number' ? series : series[week];
}

/**
 * Hours on contacts that each week asks for: the sum over the intervals of a typical week of the agents that the group's
 * model needs at the week's volume, fractions kept. Weeks alike are computed once.
 * @returns one entry per week
 */
export function requireHours(group: CapacityGroup, scenario: CapacityScenario, weeks: number): Float64Array {
  const { volumeFactor = 1, ahtFactor = 1 } = scenario;
  const known = new Map<string, number>();
  return Float64Array.from({ length: weeks }, (_, week) => {
    const volume = group.weeklyVolume[week] * atWeek(volumeFactor, week);
    const ahtSec = atWeek(group.ahtSec, week) * ahtFactor;
    const key = `${volume}/${ahtSec}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const hours = requireWeek(group, volume, ahtSec);
    known.set(key, hours);
    return hours;
  });
}

function requireWeek(group: CapacityGroup, volume: number, ahtSec: number): number {
  const { model, weekShape, intervalSec, settings } = group;
  const { requiredAgents } = computeRequirements({
    model,
    volume: Float64Array.from(weekShape, (share) => share * volume),
    ahtSec: new Float64Array(weekShape.length).fill(ahtSec),
    intervalSec,
    settings: { ...settings, shrinkage: 0 },
    open: Float64Array.from(weekShape, (share) => (share > 0 ? 1 : 0)),
    rounding: 'fractional',
  });
  return requiredAgents.reduce((sum, agents) => sum + agents, 0) * (intervalSec / 3600);
}
