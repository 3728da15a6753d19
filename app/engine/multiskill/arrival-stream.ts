import { ExponentialStream } from './draw-stream';

/** Poisson arrivals at a rate that changes from interval to interval, by inversion of the summed rate. */
export class ArrivalStream {
  /** Next arrival, seconds; Infinity when there are no more. */
  nextSec = Number.POSITIVE_INFINITY;
  /** Interval of the next arrival. */
  interval = 0;
  private readonly draws = new ExponentialStream();

  constructor(
    private readonly rates: Float64Array,
    private readonly intervalSec: number,
  ) {}

  seed(words: readonly [number, number, number, number]): void {
    this.draws.seed(words);
    this.interval = 0;
    this.nextSec = 0;
    this.advance();
  }

  /** Moves on to the next arrival. */
  advance(): void {
    const { rates, intervalSec } = this;
    let nowSec = this.nextSec;
    let expected = this.draws.next();
    for (let i = this.interval; i < rates.length; i++) {
      const rate = rates[i];
      const endSec = (i + 1) * intervalSec;
      const room = (endSec - nowSec) * rate;
      if (expected < room) {
        this.nextSec = nowSec + expected / rate;
        this.interval = i;
        return;
      }
      expected -= room;
      nowSec = endSec;
    }
    this.interval = rates.length - 1;
    this.nextSec = Number.POSITIVE_INFINITY;
  }
}
