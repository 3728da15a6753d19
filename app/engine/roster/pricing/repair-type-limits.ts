import type { RosterProblem } from '../model/roster-problem';
import type { WindowEdges } from './window-edges';

interface Exchange {
  day: number;
  value: number;
  cost: number;
}

/**
 * Takes overused shift types out of a row: single days get another type that is below its limit, fits its neighbours
 * and the total of minutes, always the cheapest exchange first; when none is left, a full type makes room on another day.
 * @returns null when that does not make the row lawful
 */
export function repairTypeLimits(
  problem: RosterProblem,
  employee: number,
  edges: WindowEdges,
  row: Int8Array,
  prices: Float64Array,
): { values: Int8Array; addedCost: number } | null {
  const { width, minutes, forbidden } = problem;
  const values = row.slice();
  const used = new Int32Array(width);
  let total = 0;
  for (const value of values) {
    used[value]++;
    total += minutes[value];
  }
  const keepsTotal = (from: number, to: number) => {
    const changed = total - minutes[from] + minutes[to];
    return minutes[from] === minutes[to] || (changed >= edges.minMinutes && changed <= edges.maxMinutes);
  };
  const costOf = (day: number, value: number) =>
    problem.requestCost[(employee * problem.dayCount + edges.first + day) * width + value] -
    prices[(edges.first + day) * width + value];
  const fits = (day: number, value: number) => {
    const before = day > 0 ? values[day - 1] : edges.leftValue;
    const after = day + 1 < values.length ? values[day + 1] : edges.rightValue;
    if (before > 0 && forbidden[before * width + value] === 1) return false;
    return after === 0 || forbidden[value * width + after] === 0;
  };
  const cheapestExchange = (from: number, mayFill: (value: number) => boolean): Exchange | null => {
    let best: Exchange | null = null;
    for (let day = 0; day < values.length; day++) {
      if (values[day] !== from) continue;
      for (let value = 1; value < width; value++) {
        if (value === from || !mayFill(value) || !keepsTotal(from, value) || !fits(day, value)) continue;
        const cost = costOf(day, value) - costOf(day, from);
        if (best === null || cost < best.cost) best = { day, value, cost };
      }
    }
    return best;
  };
  let addedCost = 0;
  const apply = (exchange: Exchange) => {
    used[values[exchange.day]]--;
    used[exchange.value]++;
    total += minutes[exchange.value] - minutes[values[exchange.day]];
    values[exchange.day] = exchange.value;
    addedCost += exchange.cost;
  };
  for (let value = 1; value < width; value++) {
    for (let guard = 0; used[value] > edges.maxShifts[value]; guard++) {
      const direct = cheapestExchange(value, (other) => used[other] < edges.maxShifts[other]);
      if (direct) {
        apply(direct);
        continue;
      }
      const chained = makeRoom(value);
      if (!chained || guard > values.length) return null;
    }
  }
  return { values, addedCost };

  /** Moves one use of a full type to a type with room and takes the freed use for the overused type. */
  function makeRoom(overused: number): boolean {
    for (let full = 1; full < width; full++) {
      if (full === overused || edges.maxShifts[full] <= 0 || used[full] < edges.maxShifts[full]) continue;
      const freed = cheapestExchange(full, (other) => other !== overused && used[other] < edges.maxShifts[other]);
      if (!freed) continue;
      apply(freed);
      const taken = cheapestExchange(overused, (other) => other === full);
      if (taken) {
        apply(taken);
        return true;
      }
      apply({ day: freed.day, value: full, cost: -freed.cost });
    }
    return false;
  }
}
