import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineForecasts, weighByError } from '~/engine/forecasting/backtest/combine';
import { bandQuantile, learnConformalBand } from '~/engine/forecasting/backtest/conformal';
import { planRollingOrigins } from '~/engine/forecasting/backtest/rolling-origins';
import { solveRidge } from '~/engine/forecasting/numeric/ridge';
import { median, quantile, scaledMad, weightedQuantile } from '~/engine/forecasting/numeric/robust';
import { mulberry32 } from './synthetic-centre';

describe('robust statistics', () => {
  it('gives the medians, quartiles and MAD of small sets', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, Number.NaN, 2, 3])).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(scaledMad([1, 1, 2, 2, 4, 6, 9], 2)).toBeCloseTo(1.4826, 10);
    expect(median([])).toBeNaN();
  });

  it('agrees with sorting for any values, long or short', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
          minLength: 1,
          maxLength: 60,
        }),
        (values) => {
          const sorted = [...values].sort((a, b) => a - b);
          const n = sorted.length;
          const expected = n % 2 ? sorted[(n - 1) / 2] : sorted[n / 2 - 1] + (sorted[n / 2] - sorted[n / 2 - 1]) * 0.5;
          expect(median(values) - expected).toBeCloseTo(0, 12);
        },
      ),
    );
  });

  it('weighs quantiles', () => {
    expect(weightedQuantile([1, 2, 3], [1, 1, 1], 0.5)).toBe(2);
    expect(weightedQuantile([1, 100], [99, 1], 0.4)).toBe(1);
  });
});

describe('solveRidge', () => {
  it('solves the normal equations: the gradient vanishes', () => {
    const random = mulberry32(11);
    const rows = 40;
    const columns = 5;
    const design = Float64Array.from({ length: rows * columns }, () => random() - 0.5);
    const target = Float64Array.from({ length: rows }, () => random());
    const weight = Float64Array.from({ length: rows }, () => random());
    const penalty = Float64Array.from({ length: columns }, (_, j) => j * 0.1);
    const b = solveRidge({ design, columns, target, weight, penalty });
    for (let j = 0; j < columns; j++) {
      let gradient = penalty[j] * b[j];
      for (let i = 0; i < rows; i++) {
        let fit = 0;
        for (let k = 0; k < columns; k++) fit += design[i * columns + k] * b[k];
        gradient += weight[i] * design[i * columns + j] * (fit - target[i]);
      }
      expect(gradient).toBeCloseTo(0, 9);
    }
  });

  it('gives 0 to a column that is nowhere set', () => {
    const b = solveRidge({
      design: Float64Array.from([1, 0, 1, 0]),
      columns: 2,
      target: Float64Array.from([3, 5]),
      weight: Float64Array.from([1, 1]),
      penalty: new Float64Array(2),
    });
    expect(b[0]).toBeCloseTo(4, 12);
    expect(b[1]).toBe(0);
  });
});

describe('combination', () => {
  it('weighs by the fourth power of the error and leaves failed members out', () => {
    const weights = weighByError([1, 2, Number.NaN]);
    expect(weights[0] / weights[1]).toBeCloseTo(16, 10);
    expect(weights[2]).toBe(0);
  });

  it('is not moved by one member gone astray among five', () => {
    const members = [10, 11, 12, 13, 1e9].map((v) => Float64Array.from([v]));
    expect(combineForecasts(members, [0.2, 0.2, 0.2, 0.2, 0.2])[0]).toBeLessThan(14);
  });

  it('stays within the members', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            v: fc.double({ min: 0, max: 1e6, noNaN: true }),
            w: fc.double({ min: 0.01, max: 1, noNaN: true }),
          }),
          { minLength: 1, maxLength: 9 },
        ),
        (members) => {
          const values = members.map((m) => m.v);
          const [combined] = combineForecasts(
            members.map((m) => Float64Array.from([m.v])),
            members.map((m) => m.w),
          );
          expect(combined).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
          expect(combined).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        },
      ),
    );
  });
});

describe('learnConformalBand', () => {
  it('covers new counts of any size at the nominal rate', () => {
    const random = mulberry32(5);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const draw = () => {
      const forecast = 20 + 400 * random();
      return [forecast * (1 + 0.08 * normal()) + Math.sqrt(forecast) * normal(), forecast];
    };
    const seen = Array.from({ length: 2000 }, draw);
    const band = learnConformalBand({
      actual: seen.map(([a]) => Math.max(0, a)),
      forecast: seen.map(([, f]) => f),
      lead: seen.map(() => 0),
    });
    expect(band.relativeError[0]).toBeGreaterThan(0.07);
    expect(band.relativeError[0]).toBeLessThan(0.09);
    const fresh = Array.from({ length: 4000 }, draw);
    const inside = fresh.filter(([a, f]) => a >= bandQuantile(band, f, 0.1) && a <= bandQuantile(band, f, 0.9));
    expect(inside.length / fresh.length).toBeGreaterThan(0.77);
    expect(inside.length / fresh.length).toBeLessThan(0.83);
  });
});

describe('bands by days ahead', () => {
  it('widen where errors grow, and never narrow', () => {
    const random = mulberry32(8);
    const pairs = Array.from({ length: 6000 }, (_, i) => {
      const lead = i % 28;
      const spread = lead < 7 ? 0.05 : 0.15;
      return { actual: 1000 * (1 + spread * (random() + random() + random() - 1.5) * 2), forecast: 1000, lead };
    });
    const band = learnConformalBand({
      actual: pairs.map((p) => p.actual),
      forecast: pairs.map((p) => p.forecast),
      lead: pairs.map((p) => p.lead),
    });
    const width = (lead: number) => bandQuantile(band, 1000, 0.9, lead) - bandQuantile(band, 1000, 0.1, lead);
    expect(width(20) / width(2)).toBeGreaterThan(2);
    for (let lead = 1; lead < 60; lead++) expect(width(lead)).toBeGreaterThanOrEqual(width(lead - 1));
  });
});

describe('planRollingOrigins', () => {
  it('ends the newest horizon with the history and keeps the training', () => {
    const plan = planRollingOrigins(546, 28, 42, 8);
    expect(plan).toEqual({
      horizonDays: 28,
      origins: [518, 516, 514, 512, 510, 508, 506, 504],
    });
  });

  it('shortens the horizon of a short history and gives up below a week', () => {
    expect(planRollingOrigins(70, 365, 42, 8).horizonDays).toBe(14);
    expect(planRollingOrigins(30, 28, 42, 8).origins).toEqual([]);
  });
});
