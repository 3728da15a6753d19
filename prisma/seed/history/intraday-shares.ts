import type { Random } from '~/engine/random';
import type { GroupBlueprint } from '../blueprint/types';
import type { DemandPattern } from './demand-kinds';

/** Quarter hours of a local day. */
export const slotsPerDay = 96;

export interface IntradayShares {
  weekday: Float64Array;
  weekend: Float64Array;
}

/**
 * How a day's contacts spread over its quarter hours: an even base and bumps around the busy hours, shifted a little per group,
 * cut to the opening hours, adding up to 1.
 */
export function drawIntradayShares(
  random: Random,
  pattern: DemandPattern,
  group: Pick<GroupBlueprint, 'hours'>,
): IntradayShares {
  const shiftHours = 0.25 * random.normal();
  const open = group.hours.find((range) => range !== null)!;
  const build = (bumps: [number, number, number][]) => buildShares(bumps, pattern.base, shiftHours, open);
  return { weekday: build(pattern.weekdayBumps), weekend: build(pattern.weekendBumps) };
}

function buildShares(
  bumps: [number, number, number][],
  base: number,
  shiftHours: number,
  open: [number, number],
): Float64Array {
  const shares = new Float64Array(slotsPerDay);
  let sum = 0;
  for (let slot = 0; slot < slotsPerDay; slot++) {
    if (slot * 15 < open[0] || slot * 15 >= open[1]) continue;
    const hour = slot / 4 + 0.125;
    shares[slot] = base * (hour < 6 ? 0.25 : hour > 22.5 ? 0.6 : 1);
    for (const [centre, width, weight] of bumps)
      shares[slot] += weight * Math.exp(-0.5 * ((hour - centre - shiftHours) / width) ** 2);
    sum += shares[slot];
  }
  return shares.map((share) => share / sum);
}
