import type { Instance } from '../model/instance';
import type { OptionSet } from '../model/shift-options';
import { maxClassCount, type RestClasses } from './rest-classes';

const NONE = Number.NEGATIVE_INFINITY;
/** Stands for the fixed shift of a day in `option`. */
export const FIXED_OPTION = -2;

/** The ways to work on one day: for each rest class coming in, the best option per paid hours and rest class going out. */
export class WorkTable {
  /** Rows of incoming class c are first[c] .. first[c + 1] - 1. */
  readonly first: Int32Array;
  readonly value: Float64Array;
  readonly hours: Int32Array;
  readonly out: Int32Array;
  readonly option: Int32Array;
  private readonly best: Float64Array;
  private readonly bestOption: Int32Array;
  private readonly hourIndex: Int32Array;

  constructor(private readonly instance: Instance) {
    const lengths = new Set(instance.kindPaid).size + 1;
    const classes = maxClassCount(instance);
    const size = classes * classes * lengths;
    this.first = new Int32Array(classes + 1);
    this.value = new Float64Array(size);
    this.hours = new Int32Array(size);
    this.out = new Int32Array(size);
    this.option = new Int32Array(size);
    this.best = new Float64Array(size);
    this.bestOption = new Int32Array(size);
    this.hourIndex = new Int32Array(lengths);
  }

  /** A day with a fixed shift: one way, whatever comes in. Its hours are counted outside. */
  fillFixed(inCount: number, classes: RestClasses | null): void {
    for (let c = 0; c < inCount; c++) {
      this.first[c] = c;
      this.value[c] = 0;
      this.hours[c] = 0;
      this.out[c] = classes === null ? 0 : classes.classOf[0];
      this.option[c] = FIXED_OPTION;
    }
    this.first[inCount] = inCount;
  }

  /**
   * @param worth value of each option; -Infinity = not possible
   * @param previous rest classes of the day before (null: no rest rule between the days), `classes` those of this day
   * @param firstOption first option whose start the band allows (options are in order of their starts)
   * @param bandTo last wall-clock minute a start may have, by `minuteOf` slot
   * @param unit minutes of one unit of hours
   */
  fill(
    set: OptionSet,
    worth: Float64Array,
    previous: RestClasses | null,
    classes: RestClasses | null,
    firstOption: number,
    bandTo: number,
    minuteOf: Int16Array,
    unit: number,
  ): void {
    const { instance, best, bestOption, hourIndex } = this;
    const { kinds, starts } = set;
    const inCount = previous === null ? 1 : previous.count;
    const outCount = classes === null ? 1 : classes.count;
    let lengths = 0;
    let endOption = firstOption;
    for (let o = firstOption; o < kinds.length && minuteOf[starts[o]] <= bandTo; o++) {
      endOption = o + 1;
      const hours = instance.kindPaid[kinds[o]] / unit;
      let known = 0;
      while (known < lengths && hourIndex[known] !== hours) known++;
      if (known === lengths) hourIndex[lengths++] = hours;
    }
    const width = lengths * outCount;
    best.fill(NONE, 0, inCount * width);
    for (let o = firstOption; o < endOption; o++) {
      const value = worth[o];
      if (value === NONE) continue;
      const start = starts[o];
      const hours = instance.kindPaid[kinds[o]] / unit;
      let length = 0;
      while (hourIndex[length] !== hours) length++;
      const column = length * outCount + (classes === null ? 0 : classes.classOf[o]);
      for (let c = 0; c < inCount; c++) {
        if (previous !== null && (start < previous.earliestNext[c] || previous.forbiddenNext[c]?.[kinds[o]] === 1))
          continue;
        const at = c * width + column;
        if (best[at] < value) {
          best[at] = value;
          bestOption[at] = o;
        }
      }
    }
    let size = 0;
    for (let c = 0; c < inCount; c++) {
      this.first[c] = size;
      for (let column = 0; column < width; column++) {
        const at = c * width + column;
        if (best[at] === NONE) continue;
        this.value[size] = best[at];
        this.hours[size] = hourIndex[Math.floor(column / outCount)];
        this.out[size] = column % outCount;
        this.option[size++] = bestOption[at];
      }
    }
    this.first[inCount] = size;
  }
}
