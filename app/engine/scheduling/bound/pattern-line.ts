import type { Instance } from '../model/instance';
import type { WeekPattern } from './week-pattern';

const MAX_STEPS = 8;
const CLOSE_ENOUGH = 1e-4;

/** The cost along the line on which weight moves from one pattern of a person-week to another. */
export class PatternLine {
  private readonly delta: Float64Array;
  private touched: Int32Array;

  /** @param coverage the fractional coverage that the patterns add to */
  constructor(
    private readonly instance: Instance,
    private readonly coverage: Float64Array,
  ) {
    this.delta = new Float64Array(coverage.length);
    this.touched = new Int32Array(0);
  }

  /**
   * Best amount of weight to move: zero of the derivative, by Newton's method inside a shrinking bracket. The derivative is
   * piecewise linear and rises, so a few steps do.
   * @param counts late shifts and weekend days that the person has now
   */
  bestStep(to: WeekPattern, from: WeekPattern, counts: { late: number; weekend: number }): number {
    const { delta, coverage } = this;
    const { cost, demand, weights } = this.instance;
    const size = this.collect(to, from);
    const { touched } = this;
    const late = to.late - from.late;
    const weekend = to.weekend - from.weekend;
    const flat =
      to.cost -
      from.cost +
      2 * weights.lateShift * counts.late * late +
      2 * weights.weekendDay * counts.weekend * weekend;
    const fair = 2 * weights.lateShift * late * late + 2 * weights.weekendDay * weekend * weekend;
    let low = 0;
    let high = from.weight;
    let step = high;
    for (let trial = 0; trial < MAX_STEPS; trial++) {
      let slope = flat + step * fair;
      let bend = fair;
      for (let i = 0; i < size; i++) {
        const cell = touched[i];
        const change = delta[cell];
        const short = demand[cell] - coverage[cell] - step * change;
        const at = cell * 4;
        if (short > 0) {
          slope -= change * (cost[at] + 2 * short * cost[at + 1]);
          bend += 2 * cost[at + 1] * change * change;
        } else {
          slope -= change * (2 * short * cost[at + 3] - cost[at + 2]);
          bend += 2 * cost[at + 3] * change * change;
        }
      }
      if (slope <= 0) low = step;
      else high = step;
      if (low === high) break;
      const newton = bend > 0 ? step - slope / bend : low;
      const next = newton > low && newton < high ? newton : (low + high) / 2;
      const isClose = Math.abs(next - step) < CLOSE_ENOUGH;
      step = next;
      if (isClose) break;
    }
    for (let i = 0; i < size; i++) delta[touched[i]] = 0;
    return step;
  }

  /** Fills `delta` and `touched`: what one whole move changes in each cell. */
  private collect(to: WeekPattern, from: WeekPattern): number {
    const { delta } = this;
    const most = to.cells.length + from.cells.length;
    if (this.touched.length < most) this.touched = new Int32Array(2 * most);
    const { touched } = this;
    let size = 0;
    for (let i = 0; i < to.cells.length; i++) {
      touched[size++] = to.cells[i];
      delta[to.cells[i]] += to.units[i];
    }
    for (let i = 0; i < from.cells.length; i++) {
      const cell = from.cells[i];
      if (delta[cell] === 0) touched[size++] = cell;
      delta[cell] -= from.units[i];
    }
    return size;
  }
}
