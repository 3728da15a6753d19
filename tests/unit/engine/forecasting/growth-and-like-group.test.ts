import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { explainForecastCell, forecastQuantile, forecastSeries, type SeriesInput } from '~/engine/forecasting';
import { growthPath, learnGrowthPerYear } from '~/engine/forecasting/growth/growth-path';
import { localDayStart } from '~/engine/time';
import { makeCentre } from './synthetic-centre';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const tail = (series: SeriesInput, fromDate: string): SeriesInput => {
  const from = Math.round((localDayStart(fromDate, series.zone) - series.start) / (series.intervalMinutes * 60_000));
  return {
    ...series,
    start: localDayStart(fromDate, series.zone),
    volume: series.volume.slice(from),
    ahtSec: series.ahtSec.slice(from),
  };
};

describe('growthPath', () => {
  const flat = new Float64Array(700).fill(1000);
  it('keeps a flat level, follows a told slope and stops at a cap', () => {
    expect(growthPath(flat, { type: 'flat' }, 10).factor[9]).toBe(1);
    expect(growthPath(flat, { type: 'linear', perYear: 0.2 }, 366).factor[365]).toBeCloseTo(1.2, 2);
    const { factor } = growthPath(flat, { type: 'logistic', cap: 1500, perYear: 0.3 }, 3000);
    expect(factor[0]).toBeCloseTo(1, 2);
    expect((factor[1] - factor[0]) * 365.25).toBeCloseTo(0.3, 2);
    expect(factor[2999]).toBeGreaterThan(1.45);
    expect(Math.max(...factor)).toBeLessThan(1.5);
  });
  it('falls to a cap below the present level', () => {
    const { factor } = growthPath(flat, { type: 'logistic', cap: 500, perYear: 0.3 }, 3000);
    expect(factor[2999]).toBeLessThan(0.55);
    expect(Math.min(...factor)).toBeGreaterThan(0.5);
  });
  it('learns the sign and about the size of a slope, not from a season', () => {
    const rising = Float64Array.from({ length: 900 }, (_, d) => 1000 * 1.2 ** (d / 365.25));
    expect(learnGrowthPerYear(rising)).toBeGreaterThan(0.1);
    expect(learnGrowthPerYear(rising)).toBeLessThan(0.2);
    const season = Float64Array.from({ length: 900 }, (_, d) => 1000 * (1 + 0.3 * Math.sin((2 * Math.PI * d) / 364)));
    expect(Math.abs(learnGrowthPerYear(season))).toBeLessThan(0.02);
  });
  it('refuses a cap of nothing', () => {
    const centre = makeCentre({ to: '2024-04-01' });
    const run = (growth: never) => () =>
      forecastSeries(centre, { horizonStartDate: '2024-04-01', horizonDays: 7, growth });
    expect(run({ type: 'logistic', cap: 0 } as never)).toThrow(InvalidInput);
    expect(run({ type: 'linear', perYear: -2 } as never)).toThrow(/perYear/);
  });
});

describe('forecastSeries with growth and members of choice', () => {
  const centre = makeCentre({ to: '2025-01-06' });
  const options = { horizonStartDate: '2025-01-06', horizonDays: 28 };
  const flat = forecastSeries(centre, { ...options, growth: { type: 'flat' } });
  it('grows by what it is told', () => {
    const grown = forecastSeries(centre, { ...options, growth: { type: 'linear', perYear: 1 } });
    const ratio = sum(grown.volume) / sum(flat.volume);
    expect(ratio).toBeGreaterThan(1.03);
    expect(ratio).toBeLessThan(1.05);
    expect(grown.reasons.map(({ code }) => code)).toContain('growth-linear');
  });
  it('uses the members that it is told', () => {
    const alone = forecastSeries(centre, { ...options, memberNames: ['two-stage'] });
    expect(alone.backtest.scores.filter(({ weight }) => weight !== undefined).map(({ method }) => method)).toEqual([
      'two-stage',
    ]);
    expect(() => forecastSeries(centre, { ...options, memberNames: ['oracle'] })).toThrow(/oracle/);
  });
  it('sums days to weeks with a band narrower than that of its days', () => {
    expect(sum(flat.weeks.map(({ volume }) => volume))).toBeCloseTo(sum(flat.volume), 6);
    expect(flat.weeks.map(({ days }) => days)).toEqual([7, 7, 7, 7]);
    for (const week of flat.weeks) {
      expect(week.p10).toBeLessThan(week.volume * 1.02);
      expect(week.p90).toBeGreaterThan(week.volume * 0.98);
    }
    const relative = (p10: number, p90: number, v: number) => (p90 - p10) / v;
    const day = flat.days[0];
    expect(relative(flat.weeks[0].p10, flat.weeks[0].p90, flat.weeks[0].volume)).toBeLessThan(
      relative(day.p10, day.p90, day.volume),
    );
  });
  it('gives any quantile, in order', () => {
    for (const level of ['interval', 'day', 'week'] as const) {
      const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => forecastQuantile(flat, level, p));
      low.forEach((v, i) => {
        expect(v).toBeLessThanOrEqual(middle[i]);
        expect(middle[i]).toBeLessThanOrEqual(high[i]);
      });
    }
    expect(Array.from(forecastQuantile(flat, 'interval', 0.9))).toEqual(
      Array.from(flat.p90, (v) => expect.closeTo(v, 9)),
    );
  });
  it('explains a cell step by step without a break', () => {
    const day = flat.days[1];
    const slot = day.firstSlot + 44;
    const layer = {
      id: 'a',
      kind: 'growth' as const,
      name: 'Plan',
      from: flat.slotStart[slot],
      to: flat.slotStart[slot] + 900_000,
    };
    const layers = [
      {
        ...layer,
        target: 'volume' as const,
        operation: { type: 'scale' as const, factor: 2 },
        author: 'Ann',
        madeAt: 1,
      },
    ];
    const steps = explainForecastCell({ base: flat, layers, slot, day });
    expect(steps[0].kind).toBe('usual');
    for (let k = 1; k < steps.length; k++) expect(steps[k].before).toBeCloseTo(steps[k - 1].after, 6);
    expect(steps.find(({ kind }) => kind === 'base')?.after).toBe(flat.volume[slot]);
    expect(steps.at(-1)).toMatchObject({ author: 'Ann', after: 2 * flat.volume[slot] });
  });
  it('gives each effect a range that holds its factor, and its size in contacts', () => {
    for (const { factor, low, high, contacts } of flat.effects) {
      expect(low).toBeLessThanOrEqual(factor);
      expect(high).toBeGreaterThanOrEqual(factor);
      expect(Math.sign(contacts)).toBe(Math.sign(factor - 1));
    }
  });
  it('learns a custom event by its name', () => {
    const dates = ['2024-03-06', '2024-05-15', '2024-07-10', '2024-09-18', '2024-11-13', '2025-01-15'];
    const volume = Float64Array.from(centre.volume);
    for (const date of dates) {
      const from = Math.round((localDayStart(date, centre.zone) - centre.start) / 900_000);
      for (let i = from; i < Math.min(volume.length, from + 96); i++) volume[i] *= 1.4;
    }
    const calendar = [...centre.calendar, ...dates.map((date) => ({ date, events: ['mailing'] }))];
    const result = forecastSeries({ ...centre, volume, calendar }, options);
    const effect = result.effects.find(({ key }) => key === 'event:mailing');
    expect(effect?.examples).toBe(5);
    expect(effect?.factor).toBeGreaterThan(1.25);
    expect(effect?.factor).toBeLessThan(1.5);
    expect(
      result.days.find(({ date }) => date === '2025-01-15')?.effects.some(({ key }) => key === 'event:mailing'),
    ).toBe(true);
  });
});

describe('a new group that borrows', () => {
  const like = makeCentre({ to: '2025-01-06', contactsPerDay: 4000, seed: 11 });
  const truth = makeCentre({ to: '2025-02-10', contactsPerDay: 1000, seed: 12 });
  const young = tail(makeCentre({ to: '2025-01-06', contactsPerDay: 1000, seed: 12 }), '2024-12-23');
  const options = { horizonStartDate: '2025-01-06', horizonDays: 28 };
  const actual = tail(truth, '2025-01-06').volume.subarray(0, 28 * 96);
  const error = (forecast: Float64Array) => sum(actual.map((v, i) => Math.abs(v - forecast[i]))) / sum(actual);

  it('is better with the shape of a like group than with two weeks of its own', () => {
    const alone = forecastSeries(young, options);
    const borrowed = forecastSeries(young, { ...options, likeGroup: like });
    expect(error(borrowed.volume)).toBeLessThan(error(alone.volume));
    expect(borrowed.reasons[0]).toMatchObject({ code: 'borrowed-shape' });
    expect(Number(borrowed.reasons[0].params.percent)).toBeGreaterThan(90);
  });
  it('forecasts a group without any contact from the size it is told', () => {
    const empty = { ...young, volume: young.volume.map(() => Number.NaN), ahtSec: young.ahtSec.map(() => Number.NaN) };
    const result = forecastSeries(empty, { ...options, likeGroup: like, likeFactor: 0.25 });
    expect(sum(result.volume) / sum(actual)).toBeGreaterThan(0.9);
    expect(sum(result.volume) / sum(actual)).toBeLessThan(1.1);
    expect(() => forecastSeries(empty, { ...options, likeGroup: like })).toThrow(/likeFactor/);
  });
});
