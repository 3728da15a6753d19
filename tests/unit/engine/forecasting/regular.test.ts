import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise } from '~/engine/forecasting/numeric/nelder-mead';
import { forecastRegular } from '~/engine/forecasting/regular/forecast-regular';
import { REGULAR_MEMBERS } from '~/engine/forecasting/regular/regular-members';
import { mulberry32 } from './synthetic-centre';

const spec = { shortPeriod: 24, longPeriod: 168, horizon: 48 };

/** Hourly series with a day, a week and noise. */
function makeHourly(weeks: number, seed: number, noise: number): Float64Array {
  const random = mulberry32(seed);
  return Float64Array.from({ length: 168 * weeks }, (_, t) => {
    const day = 100 + 60 * Math.sin((2 * Math.PI * t) / 24) + 20 * Math.cos((4 * Math.PI * t) / 24);
    const isWeekend = t % 168 >= 120;
    return day * (isWeekend ? 0.6 : 1) * (1 + noise * (random() + random() + random() - 1.5));
  });
}

const meanError = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length;

describe('members of regular series', () => {
  const series = makeHourly(6, 1, 0.05);
  const end = series.length - 48;
  const future = series.subarray(end);
  const naiveError = meanError(future, series.subarray(end - 168, end - 120));

  it.each(REGULAR_MEMBERS.map((member) => [member.name, member] as const))(
    '%s forecasts a week it understands',
    (_, member) => {
      const forecast = member.fit(series, end, spec)(series, end);
      expect(forecast).toHaveLength(48);
      const isWeekly = !member.name.startsWith('daily');
      expect(meanError(future, forecast)).toBeLessThan(isWeekly ? 1.6 * naiveError : 60);
    },
  );

  it.each(REGULAR_MEMBERS.map((member) => [member.name, member] as const))(
    '%s does not look beyond its origin',
    (_, member) => {
      const changed = Float64Array.from(series);
      changed.fill(1e6, end);
      expect(member.fit(changed, end, spec)(changed, end)).toEqual(member.fit(series, end, spec)(series, end));
    },
  );
});

describe('forecastRegular', () => {
  it('is better than last week and yesterday on a noisy weekly pattern', () => {
    let ours = 0;
    let lastWeek = 0;
    let yesterday = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const series = makeHourly(5, seed, 0.15);
      const end = series.length - 48;
      const history = series.slice(0, end);
      const future = series.subarray(end);
      ours += meanError(future, forecastRegular(history, spec).forecast);
      lastWeek += meanError(future, series.subarray(end - 168, end - 120));
      yesterday += meanError(
        future,
        Float64Array.from({ length: 48 }, (_, h) => series[end - 24 + (h % 24)]),
      );
    }
    expect(ours).toBeLessThan(0.9 * lastWeek);
    expect(ours).toBeLessThan(0.9 * yesterday);
  });

  it('says who took part and never goes below nine tenths of the lowest value seen', () => {
    const series = makeHourly(4, 3, 0.1);
    const result = forecastRegular(series, spec);
    expect(result.weights.length).toBeGreaterThan(5);
    expect(result.leftOut).toEqual([]);
    expect(Math.min(...result.forecast)).toBeGreaterThanOrEqual(0.9 * Math.min(...series));
  });

  it('leaves a member that fails out and reports it', () => {
    const broken = {
      ...REGULAR_MEMBERS[0],
      name: 'broken',
      fit: () => {
        throw new Error('no');
      },
    };
    const result = forecastRegular(makeHourly(4, 3, 0.1), spec, [broken, ...REGULAR_MEMBERS.slice(0, 3)]);
    expect(result.leftOut.map((left) => left.member)).toEqual(['broken']);
    expect(result.forecast.every((v) => Number.isFinite(v))).toBe(true);
  });

  it('gives finite numbers for anything: constant, zero, tiny, huge, random, short', () => {
    const anyLength = fc.integer({ min: 48, max: 400 });
    const anySeries = anyLength.chain((length) =>
      fc.oneof(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: length, maxLength: length }),
        fc.constantFrom(0, 1, 1e9, 1e-9).map((v) => new Array<number>(length).fill(v)),
      ),
    );
    fc.assert(
      fc.property(anySeries, (values) => {
        const { forecast } = forecastRegular(Float64Array.from(values), spec);
        expect(forecast).toHaveLength(48);
        expect(forecast.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('minimise', () => {
  it("finds the minimum of Rosenbrock's valley", () => {
    const valley = ([x, y]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const { point, value } = minimise(valley, { start: [-1.2, 1], step: 0.5, maxEvaluations: 400 });
    expect(value).toBeLessThan(1e-6);
    expect(point[0]).toBeCloseTo(1, 2);
  });
});
