import { describe, expect, it } from 'vitest';
import { confidenceInterval } from '~/engine/multiskill';
import { createEstimate } from '~/engine/multiskill/estimate';
import { studentQuantile } from '~/engine/multiskill/student-quantile';
import { MeanTally, RatioTally } from '~/engine/multiskill/tallies';

describe("Student's t", () => {
  it('gives the table', () => {
    const table = [
      [0.975, 1, 12.7062047364],
      [0.975, 2, 4.30265273],
      [0.975, 9, 2.262157163],
      [0.995, 10, 3.169272673],
      [0.995, 29, 2.756385904],
      [0.95, 60, 1.670648865],
      [0.975, 1000, 1.962339081],
    ] as const;
    for (const [probability, degrees, quantile] of table) {
      expect(studentQuantile(probability, degrees)).toBeCloseTo(quantile, 8);
    }
  });
});

describe('estimates', () => {
  it('have the mean and the error of a textbook', () => {
    const tally = new MeanTally(1);
    for (const value of [4, 7, 13, 16]) tally.add([value]);
    const estimate = tally.estimate(0);
    expect(estimate.mean).toBe(10);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(30 / 4), 12);
    expect(estimate.halfWidth).toBeCloseTo(Math.sqrt(30 / 4) * 3.182446305, 8);
  });

  it('of a ratio weigh replications by what happened in them', () => {
    const tally = new RatioTally(1, 1);
    tally.add([9], [10]);
    tally.add([10], [90]);
    expect(tally.estimate(0).mean).toBeCloseTo(0.19, 12);
    // residuals 9 - 1.9 and 10 - 17.1, mean denominator 50
    expect(tally.estimate(0).standardError).toBeCloseTo(Math.sqrt((7.1 ** 2 + 7.1 ** 2) / 2) / 50, 12);
    expect(new RatioTally(1, 1).estimate(0).mean).toBe(1);
  });

  it('know nothing after one replication', () => {
    const once = createEstimate(5, 0, 1);
    expect(once.halfWidth).toBe(Number.POSITIVE_INFINITY);
    expect(confidenceInterval(once, 0.95)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    expect(() => confidenceInterval(once, 1)).toThrow('level');
  });
});
