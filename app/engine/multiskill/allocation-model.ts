/**
 * People to queues as a linear programme: minimise sum(cost x) + sum(price x missing), where each person gives at most one
 * whole, and the gains that reach a queue fill its segments, dearest first.
 */
export interface AllocationProgramme {
  people: number;
  queues: number;
  /** Arcs of person p are start[p] .. start[p + 1] - 1. */
  start: Int32Array;
  queue: Int32Array;
  gain: Float64Array;
  cost: Float64Array;
  /** Cost of a whole person unused. */
  idleCost: Float64Array;
  /** Segments per queue; queue q has segments q x segments ... in order of price, dearest first. */
  segments: number;
  size: Float64Array;
  price: Float64Array;
}

export interface AllocationOptimum {
  /** Share by arc. */
  share: Float64Array;
  cost: number;
  /** Dual bound: no solution costs less. */
  lowerBound: number;
  pivots: number;
}

/** Cost of given shares: people, and what each queue misses. */
export function costOfShares(programme: AllocationProgramme, share: Float64Array): number {
  const { people, queues, segments, start, queue, gain, cost, idleCost, size, price } = programme;
  const supply = new Float64Array(queues);
  let total = 0;
  for (let person = 0; person < people; person++) {
    let used = 0;
    for (let arc = start[person]; arc < start[person + 1]; arc++) {
      used += share[arc];
      total += share[arc] * cost[arc];
      supply[queue[arc]] += share[arc] * gain[arc];
    }
    total += Math.max(0, 1 - used) * idleCost[person];
  }
  for (let q = 0; q < queues; q++) {
    for (let k = 0; k < segments; k++) {
      const filled = Math.min(supply[q], size[q * segments + k]);
      supply[q] -= filled;
      total += (size[q * segments + k] - filled) * price[q * segments + k];
    }
  }
  return total;
}

/** Lagrange's bound: no shares cost less than this, whatever prices of a queue's gain are put in. */
export function boundByPrices(programme: AllocationProgramme, prices: Float64Array): number {
  const { people, queues, segments, start, queue, gain, cost, idleCost, size, price } = programme;
  let bound = 0;
  for (let q = 0; q < queues; q++) {
    const worth = Math.max(0, prices[q]);
    for (let k = 0; k < segments; k++) bound += size[q * segments + k] * Math.min(worth, price[q * segments + k]);
  }
  for (let person = 0; person < people; person++) {
    let least = idleCost[person];
    for (let arc = start[person]; arc < start[person + 1]; arc++) {
      least = Math.min(least, cost[arc] - Math.max(0, prices[queue[arc]]) * gain[arc]);
    }
    bound += least;
  }
  return bound;
}
