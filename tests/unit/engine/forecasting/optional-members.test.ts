import { describe, expect, it } from 'vitest';
import { forecastSeries, globalBoostingMember, learnGlobalModel, listMembers } from '~/engine/forecasting';
import { learnBoosting, predictBoosting } from '~/engine/forecasting/numeric/gradient-boosting';
import { createRandom } from '~/engine/random';
import { makeCentre } from './synthetic-centre';

const boosting = { trees: 80, depth: 3, learningRate: 0.1, minLeaf: 10, rowShare: 0.7, seed: 1 };

describe('learnBoosting', () => {
  const random = createRandom('boosting');
  const n = 1500;
  const rows = Float64Array.from({ length: 2 * n }, () => random.next());
  const truth = (x: number, y: number) => (x > 0.5 ? 3 : 0) + 2 * y;
  const target = Float64Array.from(
    { length: n },
    (_, i) => truth(rows[2 * i], rows[2 * i + 1]) + 0.1 * random.normal(),
  );

  it('learns a step and a slope that no line fits', () => {
    const model = learnBoosting(rows, 2, target, boosting);
    let error = 0;
    for (let k = 0; k < 200; k++) {
      const [x, y] = [random.next(), random.next()];
      error += Math.abs(predictBoosting(model, Float64Array.of(x, y)) - truth(x, y)) / 200;
    }
    expect(error).toBeLessThan(0.15);
  });
  it('is the same for the same seed and survives JSON', () => {
    const model = learnBoosting(rows, 2, target, boosting);
    expect(learnBoosting(rows, 2, target, boosting)).toEqual(model);
    const row = Float64Array.of(0.7, 0.2);
    expect(predictBoosting(JSON.parse(JSON.stringify(model)), row)).toBe(predictBoosting(model, row));
  });
  it('answers with the median where there is nothing to split by', () => {
    const flat = learnBoosting(
      new Float64Array(50).fill(1),
      1,
      Float64Array.from({ length: 50 }, (_, i) => i % 5),
      boosting,
    );
    expect(predictBoosting(flat, Float64Array.of(1))).toBeCloseTo(2, 1);
  });
});

describe('members of choice', () => {
  const centres = [1, 2, 3].map((seed) => makeCentre({ to: '2025-01-06', seed, intervalMinutes: 60 }));
  const options = { horizonStartDate: '2025-01-06', horizonDays: 14, backtestOrigins: 3 };
  it.each(listMembers().map(({ name }) => name))('%s alone beats the same slot of last week', (name) => {
    const result = forecastSeries(centres[0], { ...options, memberNames: [name] });
    const [ours, ...others] = result.backtest.scores;
    const lastWeek = others.find(({ method }) => method === 'last-week');
    expect(ours.intervalWape).toBeLessThan(lastWeek?.intervalWape ?? 0);
  });
  it('a model learned over all groups forecasts one of them, and a young one', () => {
    const model = learnGlobalModel(centres, '2025-01-06', 1);
    expect(model.groups).toBe(3);
    expect(model.examples).toBeGreaterThan(300);
    const member = globalBoostingMember(JSON.parse(JSON.stringify(model)));
    const young = makeCentre({ from: '2024-10-07', to: '2025-01-06', seed: 9, intervalMinutes: 60 });
    for (const series of [centres[0], young]) {
      const result = forecastSeries(series, { ...options, extraMembers: [member], memberNames: ['global-boosting'] });
      expect(result.leftOut).toEqual([]);
      expect(result.backtest.beatsBaselines).toBe(true);
    }
  });
  it('a model of no group predicts the recent level', () => {
    const model = learnGlobalModel([], '2025-01-06', 1);
    expect(model).toMatchObject({ groups: 0, examples: 0, start: 0 });
  });
});
