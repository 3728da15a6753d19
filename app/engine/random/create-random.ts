import { InvalidInput } from '../errors';
import { drawGamma } from './gamma';
import { createGenerator, hashSeed } from './generator';
import { drawPoisson } from './poisson';

/** Reproducible randomness: the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer 0 to n - 1, without modulo bias. @param n 1 to 2^32 */
  int(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Poisson count. @param lambda mean, 0 to 1e9 */
  poisson(lambda: number): number;
  /** Exponential time. @param rate events per unit of time, > 0; the mean is 1 / rate */
  exponential(rate: number): number;
  /** Gamma. @param shape > 0 @param scale > 0, default 1; the mean is shape x scale */
  gamma(shape: number, scale?: number): number;
  /** Shuffles in place (Fisher and Yates) and returns the same array. */
  shuffle<T>(items: T[]): T[];
  /** One item, each as likely. @throws InvalidInput on an empty list */
  pick<T>(items: readonly T[]): T;
  /**
   * Independent stream named by a label. It depends on the seed and the label only, not on what was drawn before,
   * so adding a consumer does not disturb the others.
   */
  fork(label: string | number): Random;
}

/**
 * Creates a seeded generator.
 * @param seed any text or number
 */
export function createRandom(seed: string | number): Random {
  const seedText = String(seed);
  const bits = createGenerator(hashSeed(seedText));
  let spareNormal = Number.NaN;

  const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) * 2 ** -53;

  const int = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new InvalidInput('n', 'must be an integer from 1 to 2^32');
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const drawn = bits();
      if (drawn < limit) return drawn % n;
    }
  };

  /** Polar method of G. Marsaglia (1964): two normals per accepted pair. */
  const normal = () => {
    if (!Number.isNaN(spareNormal)) {
      const spare = spareNormal;
      spareNormal = Number.NaN;
      return spare;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spareNormal = v * factor;
      return u * factor;
    }
  };

  return {
    next,
    int,
    normal,
    poisson(lambda) {
      if (!(lambda >= 0 && lambda <= 1e9)) throw new InvalidInput('lambda', 'must be between 0 and 1e9');
      return drawPoisson(next, lambda);
    },
    exponential(rate) {
      if (!(rate > 0 && Number.isFinite(rate))) throw new InvalidInput('rate', 'must be greater than 0');
      return -Math.log1p(-next()) / rate;
    },
    gamma(shape, scale = 1) {
      if (!(shape > 0 && Number.isFinite(shape))) throw new InvalidInput('shape', 'must be greater than 0');
      if (!(scale > 0 && Number.isFinite(scale))) throw new InvalidInput('scale', 'must be greater than 0');
      return drawGamma(next, normal, shape) * scale;
    },
    shuffle(items) {
      for (let last = items.length - 1; last > 0; last--) {
        const other = int(last + 1);
        const kept = items[last];
        items[last] = items[other];
        items[other] = kept;
      }
      return items;
    },
    pick(items) {
      if (items.length === 0) throw new InvalidInput('items', 'must not be empty');
      return items[int(items.length)];
    },
    fork(label) {
      return createRandom(`${seedText}/${label}`);
    },
  };
}
