import type { RosterProblem } from '../model/roster-problem';
import type { ShiftGroups } from './shift-groups';
import type { WindowEdges } from './window-edges';

/** What each day of a window costs a person: the cheapest shift of each group, and a day off. */
export interface DayPrices {
  /** index day * groups.count + group; infinite on days off */
  cheapest: Float64Array;
  cheapestValue: Int8Array;
  offCost: Float64Array;
}

export function createDayPrices(dayCount: number, groupCount: number): DayPrices {
  return {
    cheapest: new Float64Array(dayCount * groupCount),
    cheapestValue: new Int8Array(dayCount * groupCount),
    offCost: new Float64Array(dayCount),
  };
}

/**
 * Fills the day prices: request cost minus the price of the shift plus the price of its type.
 * @param prices index day * width + value over the whole horizon
 * @param typePrices by value, or null
 */
export function priceDays(
  problem: RosterProblem,
  employee: number,
  edges: WindowEdges,
  groups: ShiftGroups,
  prices: Float64Array,
  typePrices: Float64Array | null,
  into: DayPrices,
): void {
  const { requestCost, width } = problem;
  const { isDayOff } = problem.employees[employee];
  for (let day = edges.first; day < edges.end; day++) {
    const at = day - edges.first;
    const priceBase = day * width;
    const requestBase = (employee * problem.dayCount + day) * width;
    into.offCost[at] = requestCost[requestBase];
    for (let group = 0; group < groups.count; group++) {
      let best = Number.POSITIVE_INFINITY;
      let bestValue = 0;
      if (isDayOff[day] === 0) {
        const members = groups.members[group];
        for (let index = 0; index < members.length; index++) {
          const value = members[index];
          const typePrice = typePrices === null ? 0 : typePrices[value];
          const cost = requestCost[requestBase + value] - prices[priceBase + value] + typePrice;
          if (cost < best) {
            best = cost;
            bestValue = value;
          }
        }
      }
      into.cheapest[at * groups.count + group] = best;
      into.cheapestValue[at * groups.count + group] = bestValue;
    }
  }
}
