import { createEstimate, type Estimate } from './estimate';

/** Means over replications of many figures at once. */
export class MeanTally {
  private readonly sum: Float64Array;
  private readonly sumOfSquares: Float64Array;
  private replications = 0;

  constructor(figures: number) {
    this.sum = new Float64Array(figures);
    this.sumOfSquares = new Float64Array(figures);
  }

  /** Enters a replication. */
  add(values: ArrayLike<number>): void {
    this.replications++;
    for (let i = 0; i < this.sum.length; i++) {
      this.sum[i] += values[i];
      this.sumOfSquares[i] += values[i] * values[i];
    }
  }

  estimate(figure: number): Estimate {
    const n = this.replications;
    const mean = this.sum[figure] / n;
    const variance = n > 1 ? Math.max(0, this.sumOfSquares[figure] - n * mean * mean) / (n - 1) : 0;
    return createEstimate(mean, Math.sqrt(variance / n), n);
  }
}

/**
 * Ratios of sums over replications, such as answered in time / offered, of many cells at once. The error is that of the
 * ratio estimator (delta method), so that long and short replications weigh by what happened in them.
 */
export class RatioTally {
  private readonly top: Float64Array;
  private readonly bottom: Float64Array;
  private readonly topTop: Float64Array;
  private readonly topBottom: Float64Array;
  private readonly bottomBottom: Float64Array;
  private replications = 0;

  /** @param whenNone the ratio where its denominator is 0 */
  constructor(
    private readonly cells: number,
    private readonly whenNone: number,
  ) {
    this.top = new Float64Array(cells);
    this.bottom = new Float64Array(cells);
    this.topTop = new Float64Array(cells);
    this.topBottom = new Float64Array(cells);
    this.bottomBottom = new Float64Array(cells);
  }

  add(tops: ArrayLike<number>, bottoms: ArrayLike<number>): void {
    this.replications++;
    for (let i = 0; i < this.cells; i++) {
      const top = tops[i];
      const bottom = bottoms[i];
      this.top[i] += top;
      this.bottom[i] += bottom;
      this.topTop[i] += top * top;
      this.topBottom[i] += top * bottom;
      this.bottomBottom[i] += bottom * bottom;
    }
  }

  estimate(cell: number): Estimate {
    const n = this.replications;
    const bottom = this.bottom[cell];
    if (!(bottom > 0)) return createEstimate(this.whenNone, 0, n);
    const ratio = this.top[cell] / bottom;
    const squares = this.topTop[cell] - 2 * ratio * this.topBottom[cell] + ratio * ratio * this.bottomBottom[cell];
    const variance = n > 1 ? Math.max(0, squares) / (n - 1) : 0;
    return createEstimate(ratio, (Math.sqrt(variance / n) * n) / bottom, n);
  }
}
