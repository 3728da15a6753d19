import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { aggregateSeries, contactSchemas, joinHistory, type SeriesInput, volumeOfSchema } from '~/engine/forecasting';
import { makeCentre } from './synthetic-centre';

const MONDAY = Date.parse('2025-03-03T00:00Z');
const MINUTE = 60_000;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
const part = (intervalMinutes: number, start: number, volume: number[], aht = 200) => ({
  intervalMinutes,
  start,
  volume,
  ahtSec: volume.map(() => aht),
});

describe('joinHistory', () => {
  it('adds shorter slots up and weighs handling times by contacts', () => {
    const fine = { ...part(15, MONDAY, [1, 2, 3, 4]), ahtSec: [100, 100, 200, 300] };
    const joined = joinHistory([fine], { intervalMinutes: 60, zone: 'UTC' });
    expect(Array.from(joined.volume)).toEqual([10]);
    expect(joined.ahtSec[0]).toBeCloseTo((100 + 200 + 600 + 1200) / 10, 9);
    expect(joined.estimated[0]).toBe(0);
  });

  it('divides longer slots by the shape of the finer part and keeps their sums', () => {
    const hourly = part(60, MONDAY + 7 * 1440 * MINUTE, [40]);
    const fine = part(15, MONDAY, [1, 3, 4, 2]);
    const { volume, estimated, start } = joinHistory([fine, hourly], { intervalMinutes: 15, zone: 'UTC' });
    const at = (7 * 1440) / 15;
    expect(start).toBe(MONDAY);
    expect(Array.from(volume.subarray(at, at + 4))).toEqual([4, 12, 16, 8].map((v) => expect.closeTo(v, 9)));
    expect(Array.from(estimated.subarray(at, at + 4))).toEqual([1, 1, 1, 1]);
    expect(Number.isNaN(volume[10])).toBe(true);
  });

  it('divides equally where nothing finer is known, also between grids that do not divide one another', () => {
    const joined = joinHistory([part(10, MONDAY, [6, 6, 6])], { intervalMinutes: 15, zone: 'UTC' });
    expect(Array.from(joined.volume)).toEqual([9, 9].map((v) => expect.closeTo(v, 9)));
  });

  it('lets the later part count where two overlap', () => {
    const joined = joinHistory([part(30, MONDAY, [5, 5]), part(30, MONDAY + 30 * MINUTE, [9])], {
      intervalMinutes: 30,
      zone: 'UTC',
    });
    expect(Array.from(joined.volume)).toEqual([5, 9]);
  });

  it('never loses or invents contacts', () => {
    const grid = fc.constantFrom(5, 10, 15, 30, 60);
    fc.assert(
      fc.property(grid, grid, fc.array(fc.nat(50), { minLength: 12, maxLength: 48 }), (from, to, counts) => {
        const whole = counts.slice(0, Math.floor((counts.length * from) / 60) * (60 / from));
        fc.pre(whole.length > 0);
        const joined = joinHistory([part(from, MONDAY, whole)], { intervalMinutes: to, zone: 'Europe/Moscow' });
        expect(sum(joined.volume)).toBeCloseTo(sum(whole), 6);
      }),
    );
  });

  it('names what is wrong', () => {
    const target = { intervalMinutes: 15, zone: 'UTC' };
    expect(() => joinHistory([], target)).toThrow(InvalidInput);
    expect(() => joinHistory([part(7, MONDAY, [1])], target)).toThrow(/parts\[0\]/);
    expect(() => joinHistory([part(15, MONDAY + 1, [1])], target)).toThrow(/five minutes/);
    expect(() => joinHistory([part(15, MONDAY, [-1])], target)).toThrow(/volume\[0\]/);
  });
});

describe('volumeOfSchema', () => {
  const counts = {
    uniqueReceived: 10,
    uniqueProcessed: 7,
    uniqueLost: 2,
    notUniqueReceived: 15,
    notUniqueProcessed: 12,
  };
  it('reads the six schemas', () => {
    expect(contactSchemas.map((schema) => volumeOfSchema(counts, schema))).toEqual([10, 9, 7, 15, 14, 12]);
  });
  it('refuses negative counters and passes unknown ones on', () => {
    expect(() => volumeOfSchema({ ...counts, uniqueLost: -1 }, 'unique_received')).toThrow(/uniqueLost/);
    expect(volumeOfSchema({ ...counts, uniqueLost: Number.NaN }, 'unique_processed_and_lost')).toBeNaN();
  });
});

describe('aggregateSeries', () => {
  const member = (start: number, volume: number[], ahtSec: number[]): SeriesInput => ({
    intervalMinutes: 30,
    zone: 'UTC',
    start,
    volume: Float64Array.from(volume),
    ahtSec: Float64Array.from(ahtSec),
    calendar: [],
    seed: 1,
  });
  it('adds volumes, weighs handling times, and keeps the mean of the last known ones where nobody had a contact', () => {
    const one = member(MONDAY, [10, 0, Number.NaN], [100, Number.NaN, Number.NaN]);
    const two = member(MONDAY + 30 * MINUTE, [0, Number.NaN], [Number.NaN, Number.NaN]);
    const three = member(MONDAY, [30, 0, Number.NaN], [200, Number.NaN, Number.NaN]);
    const whole = aggregateSeries([one, two, three]);
    expect(Array.from(whole.volume)).toEqual([40, 0, Number.NaN]);
    expect(Array.from(whole.ahtSec)).toEqual([175, 150, Number.NaN]);
  });
  it('is the sum of its members slot by slot', () => {
    const centres = [1, 2, 3].map((seed) => makeCentre({ to: '2024-02-01', seed }));
    const whole = aggregateSeries(centres);
    expect(sum(whole.volume)).toBe(sum(centres.map(({ volume }) => sum(volume))));
  });
  it('refuses members on different grids', () => {
    const one = makeCentre({ to: '2024-02-01' });
    expect(() => aggregateSeries([one, makeCentre({ to: '2024-02-01', intervalMinutes: 30 })])).toThrow(/members\[1\]/);
  });
});
