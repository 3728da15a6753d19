import { addDays, localDayStart } from '~/engine/time';
import type { ScheduleProblem } from '../types';

/** Demand of a group on each date of the horizon, as far as rotations are concerned. */
export interface DayDemand {
  /** Agent-minutes. */
  minutes: Float64Array;
  /** Sum of d^2 / (d + 2) over the intervals: what a relative shortage or surplus of the whole date weighs. */
  weight: Float64Array;
}

/** Demand by group and local date. @param zone whose dates count */
export function demandByDay(problem: ScheduleProblem, groupId: string, zone: string): DayDemand {
  const { startDate, days, intervalMinutes } = problem.horizon;
  const found: DayDemand = { minutes: new Float64Array(days), weight: new Float64Array(days) };
  const group = problem.groups.find(({ id }) => id === groupId);
  if (group === undefined) return found;
  const stepMs = intervalMinutes * 60_000;
  const weight = group.weight ?? 1;
  for (let day = 0; day < days; day++) {
    const fromMs = localDayStart(addDays(startDate, day), zone);
    const toMs = localDayStart(addDays(startDate, day + 1), zone);
    const first = Math.max(0, Math.ceil((fromMs - group.demandStartMs) / stepMs));
    const end = Math.min(group.demand.length, Math.ceil((toMs - group.demandStartMs) / stepMs));
    for (let i = first; i < end; i++) {
      const agents = group.demand[i];
      found.minutes[day] += agents * intervalMinutes;
      found.weight[day] += (weight * agents * agents) / (agents + 2);
    }
  }
  return found;
}
