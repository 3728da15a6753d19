import { describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { type KnownWeeks, spreadWeeks } from '~/models/capacity-weeks';

const start = '2026-11-30';
const weeksOf = (from: string, contacts: number[], ahtSec = 300) =>
  new Map(contacts.map((value, i) => [addDays(from, 7 * i), { contacts: value, ahtSec }] as const));
const nothing: KnownWeeks = { forecast: new Map(), past: new Map(), longRange: undefined };

describe('weeks of a capacity plan', () => {
  it('takes forecasts first, then the long-range forecast week by week', () => {
    const longRange = { startDate: '2026-11-23', volume: [1, 2, 3, 4, 5], ahtSec: [10, 20, 30, 40, 50], wape: 4 };
    const spread = spreadWeeks({ ...nothing, forecast: weeksOf(start, [100, 200]), longRange }, start, 4, 240);
    expect(spread).toEqual({
      weeklyVolume: [100, 200, 4, 5],
      ahtSec: [300, 300, 40, 50],
      forecastWeeks: 2,
      longRangeWeeks: 2,
    });
  });

  it('repeats the last year of a long-range forecast that ends before the plan', () => {
    const volume = Array.from({ length: 60 }, (_, i) => i);
    const longRange = { startDate: start, volume, ahtSec: volume.map(() => 0), wape: null };
    const { weeklyVolume, ahtSec } = spreadWeeks({ ...nothing, longRange }, start, 115, 240);
    expect(weeklyVolume.slice(58, 62)).toEqual([58, 59, 8, 9]);
    expect(weeklyVolume[112]).toBe(8);
    expect(new Set(ahtSec)).toEqual(new Set([240]));
  });

  it('shows what came in weeks that are over, and lacking a long-range forecast repeats a year or the latest weeks', () => {
    const past = new Map([...weeksOf(addDays(start, -364), [70]), ...weeksOf(addDays(start, -7), [10, 30])]);
    const forecast = weeksOf(start, [999]);
    const spread = spreadWeeks({ ...nothing, past, forecast }, start, 3, 240);
    expect(spread.weeklyVolume[0]).toBe(30);
    expect(spread.forecastWeeks).toBe(0);
    expect(spreadWeeks({ ...nothing, past }, addDays(start, 700), 1, 240).weeklyVolume).toEqual([110 / 3]);
    expect(spreadWeeks({ ...nothing, past }, addDays(start, 357), 1, 240).weeklyVolume).toEqual([10]);
  });
});
