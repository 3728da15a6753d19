import type { RosterProblem } from '../model/roster-problem';
import { RowExchanges } from './row-exchanges';
import type { WindowEdges } from './window-edges';

/** Most exchanges of a chain that brings one use from an overused type to a type with room. */
const CHAIN_LENGTH = 4;

/**
 * Takes overused shift types out of a row whose worked days stay as they are. Each use too many is passed on by the
 * cheapest chain of exchanges to a type below its limit; then chains between types of other lengths bring the
 * total of minutes back into its range where that is needed.
 * @returns null when that does not make the row lawful
 */
export function repairTypeLimits(
  problem: RosterProblem,
  employee: number,
  edges: WindowEdges,
  row: Int8Array,
  prices: Float64Array,
): { values: Int8Array; addedCost: number } | null {
  const repair = new TypeRepair(problem, employee, edges, row, prices);
  return repair.meetLimits() && repair.meetMinutes() ? { values: repair.values, addedCost: repair.addedCost } : null;
}

/** Types from the overused one to the one with room. */
interface Chain {
  types: number[];
  cost: number;
}

class TypeRepair {
  readonly values: Int8Array;
  addedCost = 0;
  private readonly exchanges: RowExchanges;
  private readonly used: Int32Array;
  private total = 0;

  constructor(
    private readonly problem: RosterProblem,
    employee: number,
    private readonly edges: WindowEdges,
    row: Int8Array,
    prices: Float64Array,
  ) {
    this.values = row.slice();
    this.exchanges = new RowExchanges(problem, employee, edges, this.values, prices);
    this.used = new Int32Array(problem.width);
    for (const value of row) {
      this.used[value]++;
      this.total += problem.minutes[value];
    }
  }

  meetLimits(): boolean {
    const { used, edges, problem } = this;
    for (let turn = 0; turn <= 2 * this.values.length; turn++) {
      const sources = this.types((value) => used[value] > edges.maxShifts[value]);
      if (sources.length === 0) return true;
      this.exchanges.search();
      const mayEnd = (value: number) => used[value] < edges.maxShifts[value];
      const keepsMinutes = (from: number, to: number) =>
        this.distanceToRange(this.total - problem.minutes[from] + problem.minutes[to]) <=
        this.distanceToRange(this.total);
      // why: minutes can be put right later, the limits cannot wait
      if (!this.pass(sources, (from, to) => mayEnd(to) && keepsMinutes(from, to))) {
        if (!this.pass(sources, (_, to) => mayEnd(to))) return false;
      }
    }
    return false;
  }

  meetMinutes(): boolean {
    const { used, edges, problem } = this;
    for (let turn = 0; turn <= this.values.length; turn++) {
      const missing = this.distanceToRange(this.total);
      if (missing === 0) return true;
      const sources = this.types((value) => used[value] > 0);
      const isNearer = (from: number, to: number) =>
        used[to] < edges.maxShifts[to] &&
        this.distanceToRange(this.total - problem.minutes[from] + problem.minutes[to]) < missing;
      this.exchanges.search();
      if (!this.pass(sources, isNearer)) return false;
    }
    return false;
  }

  private distanceToRange(minutes: number): number {
    return Math.max(0, this.edges.minMinutes - minutes, minutes - this.edges.maxMinutes);
  }

  private types(isWanted: (value: number) => boolean): number[] {
    const types: number[] = [];
    for (let value = 1; value < this.problem.width; value++) if (isWanted(value)) types.push(value);
    return types;
  }

  /** Applies the cheapest chain from one of the sources to an allowed end; false when none could be applied. */
  private pass(sources: number[], mayEnd: (from: number, to: number) => boolean): boolean {
    const chains = sources.flatMap((from) => this.chainsFrom(from, mayEnd));
    chains.sort((a, b) => a.cost - b.cost);
    return chains.some((chain) => this.applyChain(chain.types));
  }

  /** Cheapest chain of each number of exchanges until two are found, by dynamic programming over the types. */
  private chainsFrom(from: number, mayEnd: (from: number, to: number) => boolean): Chain[] {
    const { width } = this.problem;
    const { cost, allowed } = this.exchanges;
    const chains: Chain[] = [];
    const costs = [new Float64Array(width).fill(Number.POSITIVE_INFINITY)];
    const parents = [new Int32Array(width)];
    costs[0][from] = 0;
    for (let length = 1; length <= CHAIN_LENGTH && chains.length < 2; length++) {
      const before = costs[length - 1];
      const here = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
      const parent = new Int32Array(width);
      const origins = length === 1 ? [from] : allowed;
      let end = 0;
      for (const type of origins) {
        if (before[type] === Number.POSITIVE_INFINITY) continue;
        for (const to of allowed) {
          const total = before[type] + cost[type * width + to];
          if (total >= here[to] || isOnWay(parents, length - 1, type, to)) continue;
          here[to] = total;
          parent[to] = type;
        }
      }
      for (const to of allowed) {
        if (here[to] < (end === 0 ? Number.POSITIVE_INFINITY : here[end]) && mayEnd(from, to)) end = to;
      }
      costs.push(here);
      parents.push(parent);
      if (end > 0) chains.push({ types: wayTo(parents, length, end), cost: here[end] });
    }
    return chains;
  }

  /** Exchanges of a chain may meet in one run, so that each is looked up again; a chain that breaks is taken back. */
  private applyChain(types: number[]): boolean {
    const before = this.values.slice();
    let cost = 0;
    for (let index = 1; index < types.length; index++) cost += this.exchanges.exchange(types[index - 1], types[index]);
    if (cost === Number.POSITIVE_INFINITY) {
      this.values.set(before);
      return false;
    }
    const [from, to] = [types[0], types.at(-1)!];
    this.used[from]--;
    this.used[to]++;
    this.total += this.problem.minutes[to] - this.problem.minutes[from];
    this.addedCost += cost;
    return true;
  }
}

function isOnWay(parents: Int32Array[], length: number, type: number, wanted: number): boolean {
  for (let at = type; ; length--) {
    if (at === wanted) return true;
    if (length === 0) return false;
    at = parents[length][at];
  }
}

function wayTo(parents: Int32Array[], length: number, end: number): number[] {
  const types = [end];
  for (let at = end; length > 0; length--) {
    at = parents[length][at];
    types.unshift(at);
  }
  return types;
}
