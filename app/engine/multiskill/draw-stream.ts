import { createRandom } from '../random';

const FIRST_BLOCK = 32;
const LARGEST_BLOCK = 2048;
const TWO_TO_MINUS_32 = 2 ** -32;

/** Positive numbers with mean 1, drawn in blocks. */
export interface DrawStream {
  /** Begins the stream of a seed. */
  seed(words: readonly [number, number, number, number]): void;
  next(): number;
}

abstract class BlockStream implements DrawStream {
  protected readonly block = new Float64Array(LARGEST_BLOCK);
  private at = 0;
  protected filled = 0;

  seed(words: readonly [number, number, number, number]): void {
    this.start(words);
    this.at = 0;
    this.filled = 0;
  }

  next(): number {
    if (this.at === this.filled) {
      this.filled = Math.min(LARGEST_BLOCK, Math.max(FIRST_BLOCK, 2 * this.filled));
      this.fill(this.filled);
      this.at = 0;
    }
    return this.block[this.at++];
  }

  protected abstract start(words: readonly [number, number, number, number]): void;
  /** Draws the first `count` numbers of the block. */
  protected abstract fill(count: number): void;
}

/** Exponential numbers by inversion of sfc32 (C. Doty-Humphrey 2010); the state stays in registers for a block. */
export class ExponentialStream extends BlockStream {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 0;

  protected start(words: readonly [number, number, number, number]): void {
    [this.a, this.b, this.c, this.counter] = words;
    this.fill(15);
  }

  protected fill(count: number): void {
    const { block } = this;
    let { a, b, c, counter } = this;
    for (let i = 0; i < count; i++) {
      const result = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + result) | 0;
      block[i] = -Math.log(((result >>> 0) + 0.5) * TWO_TO_MINUS_32);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }
}

/** Lognormal numbers with mean 1 and a coefficient of variation. */
export class LognormalStream extends BlockStream {
  private readonly sigma: number;
  private random = createRandom(0);

  constructor(cv: number) {
    super();
    this.sigma = Math.sqrt(Math.log1p(cv * cv));
  }

  protected start(words: readonly [number, number, number, number]): void {
    this.random = createRandom(words.join('.'));
  }

  protected fill(count: number): void {
    const { sigma } = this;
    const mu = -0.5 * sigma * sigma;
    for (let i = 0; i < count; i++) this.block[i] = Math.exp(mu + sigma * this.random.normal());
  }
}

/** Stream of handling times by coefficient of variation: 1 exponential, others lognormal (0: always 1). */
export function createWorkStream(cv: number): DrawStream {
  return cv === 1 ? new ExponentialStream() : new LognormalStream(cv);
}
