import { describe, expect, it } from 'vitest';
import { parseBand } from '~/models/forecast-band';
import { quantileColumn } from '~/models/quantile-column';

const band = { relativeError: [0.1, 0.3], quantiles: [-3, -1.5, 0, 1.5, 3] };
const stored = {
  bands: { interval: band, day: band, week: band },
  days: [
    { date: '2027-03-01', lead: 0 },
    { date: '2027-03-02', lead: 1 },
    { date: '2027-03-08', lead: 7 },
  ],
};
const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000;

describe('the band of a forecast', () => {
  it('reads two per cents, the lower first', () => {
    expect(parseBand('5-95')).toEqual({ low: 0.05, high: 0.95 });
    expect(parseBand('2.5-97.5')?.low).toBeCloseTo(0.025, 12);
    for (const wrong of [null, '', '95-5', '0-90', '10-100', '10', 'a-b', '-5-95'])
      expect(parseBand(wrong)).toBeUndefined();
  });

  it('rises with the probability, and widens with the days ahead', () => {
    const series = {
      starts: [startOf('2027-03-01'), startOf('2027-03-02')],
      base: [1000, 1000],
      volume: [1000, 1000],
    };
    const at = (p: number) => quantileColumn(series, { level: 'day', timeZone: 'UTC', stored, p });
    const [low, middle, high] = [at(0.25), at(0.5), at(0.75)];
    for (const day of [0, 1]) {
      expect(Number(low[day])).toBeLessThan(Number(middle[day]));
      expect(Number(middle[day])).toBeLessThan(Number(high[day]));
    }
    expect(Number(high[1]) - Number(low[1])).toBeGreaterThan(2 * (Number(high[0]) - Number(low[0])));
  });

  it('follows the layers over the base', () => {
    const starts = [startOf('2027-03-01')];
    const ask = (volume: number) =>
      quantileColumn({ starts, base: [1000], volume: [volume] }, { level: 'day', timeZone: 'UTC', stored, p: 0.75 });
    expect(Number(ask(2000)[0])).toBeCloseTo(2 * Number(ask(1000)[0]), 9);
  });

  it('counts weeks from the first of their days', () => {
    const starts = [startOf('2027-03-01'), startOf('2027-03-08')];
    const series = { starts, base: [5000, 5000], volume: [5000, 5000] };
    const [first, second] = quantileColumn(series, { level: 'week', timeZone: 'UTC', stored, p: 0.75 });
    expect(Number(second)).toBeGreaterThan(Number(first));
  });

  it('has nothing to say of hours, of the past, and of forecasts that left no errors', () => {
    const series = { starts: [startOf('2027-03-01')], base: [1000], volume: [1000] };
    const ask = (
      level: string,
      known: typeof stored | null = stored,
      of: Parameters<typeof quantileColumn>[0] = series,
    ) => quantileColumn(of, { level, timeZone: 'UTC', stored: known, p: 0.9 });
    expect(ask('hour')).toEqual([null]);
    expect(ask('day', null)).toEqual([null]);
    expect(ask('day', stored, { ...series, base: [null] })).toEqual([null]);
  });
});
