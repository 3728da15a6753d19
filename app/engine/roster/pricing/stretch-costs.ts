import type { ConsumptionKeys } from './consumption-keys';
import type { ShiftGroups } from './shift-groups';

const NONE = Number.POSITIVE_INFINITY;

/**
 * Cheapest runs of shifts that start on a given day, by length and consumption key. Inside a run the choice of types
 * depends on nothing but the succession rule, so that the row pricer needs only these sums.
 */
export class StretchCosts {
  /** cheapest run by length and key: index length * maxKeys + key */
  readonly cost: Float64Array;
  /** the same among runs whose last shift may be followed by the value right of the window */
  readonly costToRight: Float64Array;
  /** longest run from the day that breaks no succession and meets no day off */
  longest = 0;
  private readonly partial: Float64Array;
  private readonly stride: number;

  constructor(
    private readonly groups: ShiftGroups,
    private readonly keys: ConsumptionKeys,
    private readonly maxRun: number,
    private readonly mayFollowLeft: boolean[],
    private readonly mayPrecedeRight: boolean[],
  ) {
    this.stride = keys.maxKeys * groups.count;
    this.partial = new Float64Array((maxRun + 1) * this.stride);
    this.cost = new Float64Array((maxRun + 1) * keys.maxKeys);
    this.costToRight = new Float64Array((maxRun + 1) * keys.maxKeys);
  }

  /**
   * Prices all runs from `day` (relative to the window).
   * @param cheapest cheapest cost by day and group: index day * groups.count + group
   * @param length longest run to look at
   * @param continuesLeft whether the run continues one from before the window
   */
  fill(cheapest: Float64Array, day: number, length: number, continuesLeft: boolean): void {
    const { groups, keys, partial, stride, cost, costToRight } = this;
    const groupCount = groups.count;
    const { maxKeys, levels } = keys;
    this.longest = 0;
    const limit = Math.min(length, this.maxRun);
    for (let run = 1; run <= limit; run++) {
      const here = run * stride;
      partial.fill(NONE, here, here + levels[run].count * groupCount);
      const before = here - stride;
      const at = (day + run - 1) * groupCount;
      const { next, count } = levels[run - 1];
      for (let group = 0; group < groupCount; group++) {
        const added = cheapest[at + group];
        if (added === NONE) continue;
        if (run === 1) {
          if (!continuesLeft || this.mayFollowLeft[group]) partial[here + next[group] * groupCount + group] = added;
          continue;
        }
        const sources = groups.mayFollow[group];
        for (let key = 0; key < count; key++) {
          let best = NONE;
          const keyBase = before + key * groupCount;
          for (let index = 0; index < sources.length; index++) {
            const value = partial[keyBase + sources[index]];
            if (value < best) best = value;
          }
          if (best === NONE) continue;
          const target = here + next[key * groupCount + group] * groupCount + group;
          const total = best + added;
          if (total < partial[target]) partial[target] = total;
        }
      }
      let isAlive = false;
      for (let key = 0; key < levels[run].count; key++) {
        let best = NONE;
        let bestToRight = NONE;
        for (let group = 0; group < groupCount; group++) {
          const value = partial[here + key * groupCount + group];
          if (value < best) best = value;
          if (value < bestToRight && this.mayPrecedeRight[group]) bestToRight = value;
        }
        cost[run * maxKeys + key] = best;
        costToRight[run * maxKeys + key] = bestToRight;
        if (best !== NONE) isAlive = true;
      }
      if (!isAlive) return;
      this.longest = run;
    }
  }

  /**
   * Groups of the cheapest run of a length and key; `fill` must have priced the day just before.
   * @returns group of each day of the run
   */
  trace(cheapest: Float64Array, day: number, run: number, key: number, meetsRight: boolean): number[] {
    const { groups, keys, partial, stride } = this;
    const groupCount = groups.count;
    const chosen = new Array<number>(run);
    let group = -1;
    let value = NONE;
    for (let candidate = 0; candidate < groupCount; candidate++) {
      if (meetsRight && !this.mayPrecedeRight[candidate]) continue;
      const total = partial[run * stride + key * groupCount + candidate];
      if (total < value) {
        value = total;
        group = candidate;
      }
    }
    for (let length = run; length >= 1; length--) {
      chosen[length - 1] = group;
      if (length === 1) break;
      const added = cheapest[(day + length - 1) * groupCount + group];
      const { next, count } = keys.levels[length - 1];
      const base = (length - 1) * stride;
      search: for (let from = 0; from < count; from++) {
        if (next[from * groupCount + group] !== key) continue;
        for (const source of groups.mayFollow[group]) {
          const total = partial[base + from * groupCount + source];
          if (total !== NONE && total + added === value) {
            key = from;
            value = total;
            group = source;
            break search;
          }
        }
      }
    }
    return chosen;
  }
}
