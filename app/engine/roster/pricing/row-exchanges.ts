import type { RosterProblem } from '../model/roster-problem';
import type { WindowEdges } from './window-edges';

/**
 * Finds the cheapest exchanges of shift types that leave the worked days of a row as they are: one type leaves a run of
 * shifts, another enters it, and the types between the two days move by a day.
 */
export class RowExchanges {
  /** cheapest exchange found of each pair of types, index from * width + to; infinite where there is none */
  readonly cost: Float64Array;
  /** types that the person may work in the window */
  readonly allowed: number[] = [];
  private readonly removed: Int32Array;
  private readonly inserted: Int32Array;
  private readonly width: number;
  private readonly dayCount: number;
  private readonly forbidden: Uint8Array;
  /** request cost minus price: index day * width + value */
  private readonly dayCost: Float64Array;

  constructor(
    problem: RosterProblem,
    employee: number,
    private readonly edges: WindowEdges,
    readonly values: Int8Array,
    prices: Float64Array,
  ) {
    const { width } = problem;
    this.width = width;
    this.forbidden = problem.forbidden;
    this.dayCount = values.length;
    this.cost = new Float64Array(width * width);
    this.removed = new Int32Array(width * width);
    this.inserted = new Int32Array(width * width);
    this.dayCost = new Float64Array(values.length * width);
    const priceBase = edges.first * width;
    const requestBase = (employee * problem.dayCount + edges.first) * width;
    for (let at = 0; at < this.dayCost.length; at++) {
      this.dayCost[at] = problem.requestCost[requestBase + at] - prices[priceBase + at];
    }
    for (let value = 1; value < width; value++) if (edges.maxShifts[value] > 0) this.allowed.push(value);
  }

  /** Looks at all exchanges of the present values. */
  search(): void {
    const { values, dayCount, allowed } = this;
    this.cost.fill(Number.POSITIVE_INFINITY);
    let end = 0;
    for (let start = 0; start < dayCount; start = end + 1) {
      end = start;
      while (end < dayCount && values[end] > 0) end++;
      for (let day = start; day < end; day++) {
        for (let index = 0; index < allowed.length; index++) {
          if (allowed[index] !== values[day]) this.tryDay(start, end, day, allowed[index]);
        }
      }
    }
  }

  /**
   * Makes the cheapest exchange of one pair of types.
   * @returns its cost; infinite where there was none
   */
  exchange(from: number, to: number): number {
    const { values, dayCount, width, cost } = this;
    const at = from * width + to;
    cost[at] = Number.POSITIVE_INFINITY;
    for (let day = 0; day < dayCount; day++) {
      if (values[day] !== from) continue;
      let start = day;
      let end = day + 1;
      while (start > 0 && values[start - 1] > 0) start--;
      while (end < dayCount && values[end] > 0) end++;
      this.tryDay(start, end, day, to);
    }
    if (cost[at] === Number.POSITIVE_INFINITY) return cost[at];
    const removed = this.removed[at];
    const inserted = this.inserted[at];
    if (inserted < removed) values.copyWithin(inserted + 1, inserted, removed);
    else values.copyWithin(removed, removed + 1, inserted + 1);
    values[inserted] = to;
    return cost[at];
  }

  /** Puts a type in place of that of `removed`, on any day of the run that the successions allow. */
  private tryDay(start: number, end: number, removed: number, to: number): void {
    const { values, width, dayCost } = this;
    const from = values[removed];
    const leaves = dayCost[removed * width + from];
    const before = this.valueAt(removed - 1);
    const after = this.valueAt(removed + 1);
    if (this.mayMeet(before, to) && this.mayMeet(to, after)) {
      this.offer(from, to, removed, removed, dayCost[removed * width + to] - leaves);
    }
    if (!this.mayMeet(before, after)) return;
    let moved = -leaves;
    for (let day = removed - 1; day >= start; day--) {
      moved += dayCost[(day + 1) * width + values[day]] - dayCost[day * width + values[day]];
      if (this.mayMeet(this.valueAt(day - 1), to) && this.mayMeet(to, values[day])) {
        this.offer(from, to, removed, day, moved + dayCost[day * width + to]);
      }
    }
    moved = -leaves;
    for (let day = removed + 1; day < end; day++) {
      moved += dayCost[(day - 1) * width + values[day]] - dayCost[day * width + values[day]];
      if (this.mayMeet(values[day], to) && this.mayMeet(to, this.valueAt(day + 1))) {
        this.offer(from, to, removed, day, moved + dayCost[day * width + to]);
      }
    }
  }

  private offer(from: number, to: number, removed: number, inserted: number, cost: number): void {
    const at = from * this.width + to;
    if (cost >= this.cost[at]) return;
    this.cost[at] = cost;
    this.removed[at] = removed;
    this.inserted[at] = inserted;
  }

  private valueAt(day: number): number {
    if (day < 0) return this.edges.leftValue;
    return day >= this.dayCount ? this.edges.rightValue : this.values[day];
  }

  private mayMeet(before: number, after: number): boolean {
    return before === 0 || after === 0 || this.forbidden[before * this.width + after] === 0;
  }
}
