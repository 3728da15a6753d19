import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { createRandom, logGamma } from '~/engine/random';

function sample(count: number, draw: () => number) {
  const values = Float64Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { values, mean, variance };
}

/** Pearson's statistic against expected counts, divided by its degrees of freedom: near 1 for a right distribution. */
function chiSquarePerDegree(observed: number[], expected: number[]): number {
  const terms = observed.map((count, index) => (count - expected[index]) ** 2 / expected[index]);
  return terms.reduce((sum, term) => sum + term, 0) / (terms.length - 1);
}

describe('the stream', () => {
  it('is the same for the same seed and another for a near one', () => {
    const draw = (seed: string | number) => Array.from({ length: 20 }, createRandom(seed).next);
    expect(draw('demo')).toEqual(draw('demo'));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('stays the same from release to release', () => {
    const random = createRandom(2024);
    expect([random.int(1000), random.int(1000), random.int(1000)]).toEqual([704, 787, 712]);
  });

  it('forks independently of what was drawn', () => {
    const fresh = createRandom(7).fork('arrivals').next();
    const used = createRandom(7);
    used.normal();
    expect(used.fork('arrivals').next()).toBe(fresh);
    expect(used.fork('patience').next()).not.toBe(fresh);
  });

  it('fills [0, 1) evenly, and neighbours are uncorrelated', () => {
    const random = createRandom('even');
    const bins = new Array(100).fill(0);
    let product = 0;
    let previous = random.next();
    for (let i = 0; i < 200_000; i++) {
      const u = random.next();
      bins[Math.floor(u * 100)]++;
      product += (u - 0.5) * (previous - 0.5);
      previous = u;
    }
    expect(chiSquarePerDegree(bins, new Array(100).fill(2000))).toBeLessThan(1.5);
    expect(Math.abs(product / 200_000) * 12).toBeLessThan(0.01);
  });

  it('draws integers without bias', () => {
    const random = createRandom('dice');
    const bins = new Array(6).fill(0);
    for (let i = 0; i < 60_000; i++) bins[random.int(6)]++;
    expect(chiSquarePerDegree(bins, new Array(6).fill(10_000))).toBeLessThan(3);
  });
});

describe('distributions', () => {
  it.each([0.3, 4, 11.9, 12.1, 60, 2500])('poisson(%d) has the exact probabilities', (lambda) => {
    const random = createRandom(`poisson ${lambda}`);
    const draws = 100_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = random.poisson(lambda);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    const observed: number[] = [];
    const expected: number[] = [];
    const spread = Math.ceil(3 * Math.sqrt(lambda));
    for (let k = Math.max(0, Math.floor(lambda) - spread); k <= lambda + spread; k++) {
      const expectation = draws * Math.exp(k * Math.log(lambda) - lambda - logGamma(k + 1));
      if (expectation < 10) continue;
      observed.push(counts.get(k) ?? 0);
      expected.push(expectation);
    }
    expect(chiSquarePerDegree(observed, expected)).toBeLessThan(1 + 4 * Math.sqrt(2 / (observed.length - 1)));
  });

  it('normal, exponential and gamma have their mean and variance', () => {
    const random = createRandom('moments');
    const normal = sample(200_000, random.normal);
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.variance).toBeCloseTo(1, 1);
    const exponential = sample(200_000, () => random.exponential(4));
    expect(exponential.mean).toBeCloseTo(0.25, 2);
    expect(exponential.variance).toBeCloseTo(0.0625, 2);
    for (const shape of [0.4, 1, 7.5]) {
      const gamma = sample(200_000, () => random.gamma(shape, 2));
      expect(Math.abs(gamma.mean / (shape * 2) - 1)).toBeLessThan(0.015);
      expect(Math.abs(gamma.variance / (shape * 4) - 1)).toBeLessThan(0.04);
    }
  });

  it('normal has normal tails', () => {
    const { values } = sample(200_000, createRandom('tails').normal);
    const beyond = (limit: number) => values.filter((value) => Math.abs(value) > limit).length / values.length;
    expect(beyond(1)).toBeCloseTo(0.3173, 2);
    expect(Math.abs(beyond(2) - 0.0455)).toBeLessThan(0.003);
    expect(Math.abs(beyond(3) - 0.0027)).toBeLessThan(0.0008);
  });
});

describe('choosing', () => {
  it('shuffles every order as often', () => {
    const random = createRandom('shuffle');
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = random.shuffle(['a', 'b', 'c', 'd']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquarePerDegree([...counts.values()], new Array(24).fill(1000))).toBeLessThan(2);
  });

  it('refuses what has no answer', () => {
    const random = createRandom(1);
    expect(() => random.pick([])).toThrow(InvalidInput);
    expect(() => random.int(0)).toThrow(InvalidInput);
    expect(() => random.poisson(-1)).toThrow(InvalidInput);
    expect(() => random.poisson(Number.NaN)).toThrow(InvalidInput);
    expect(() => random.exponential(0)).toThrow(InvalidInput);
    expect(() => random.gamma(0)).toThrow(InvalidInput);
  });
});
