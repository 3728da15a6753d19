import type { GroupBlueprint } from '../blueprint/types';
import type { DemandPattern } from './demand-kinds';
import { type IntradayShares, slotsPerDay } from './intraday-shares';

const intervalSec = 900;
const shrinkage = 0.08;
const maxOccupancy = 0.88;
const switchPenalty = 0.15;
/** share of the paid time that is left after paid breaks, vacations and other known absences */
const productiveShare = 0.906 * 0.9;
/** how full the staff is: the requirement is met with a little to spare */
const load = 0.93;

/**
 * Mean contacts a day that the agents of a group can serve well, found by bisection on the hours that a week asks for.
 * Staffing is estimated by the square-root rule N = A + beta sqrt(A) (Halfin & Whitt 1981), beta for a target near 80 % in 20 s.
 * @param contractHours hours a week in the contracts of the agents
 */
export function sizeDailyDemand(
  group: GroupBlueprint,
  pattern: DemandPattern,
  shares: IntradayShares,
  contractHours: number,
): number {
  const capacityHours = contractHours * productiveShare * load;
  let low = 0;
  let high = 1e6;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (requiredHours(group, pattern, shares, middle) > capacityHours) high = middle;
    else low = middle;
  }
  return low;
}

function requiredHours(
  group: GroupBlueprint,
  pattern: DemandPattern,
  shares: IntradayShares,
  dailyVolume: number,
): number {
  const beta = group.serviceLevelTarget >= 0.9 ? 1.15 : group.thresholdSec >= 60 ? 0.55 : 0.75;
  let hours = 0;
  for (let weekday = 0; weekday < 7; weekday++) {
    if (!group.hours[weekday]) continue;
    const dayShares = weekday < 5 ? shares.weekday : shares.weekend;
    for (let slot = 0; slot < slotsPerDay; slot++) {
      if (dayShares[slot] === 0) continue;
      const erlangs =
        (dailyVolume * pattern.weekday[weekday] * dayShares[slot] * effectiveHandleTimeSec(group)) / intervalSec;
      const queued = Math.max(1, erlangs / maxOccupancy, erlangs + beta * Math.sqrt(erlangs) + 0.5);
      hours += (group.deadlineSec ? erlangs / maxOccupancy : queued) / (1 - shrinkage) / 4;
    }
  }
  return hours;
}

function effectiveHandleTimeSec(group: GroupBlueprint): number {
  const handleTimeSec = group.ahtSec + group.postProcessingSec;
  const concurrency = group.concurrency ?? 1;
  return (handleTimeSec / concurrency) * (1 + (concurrency - 1) * switchPenalty);
}
