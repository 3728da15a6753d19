import { describe, expect, it } from 'vitest';
import { aggregateForecast } from '~/engine/forecasting';
import { dayIntervals, eachDay } from '~/engine/time';

function slotsOf(from: string, to: string, zone: string, interval: number): Float64Array {
  return Float64Array.from(eachDay(from, to).flatMap((date) => dayIntervals(date, zone, interval)));
}

describe('aggregateForecast', () => {
  it('takes operators of an hour as the mean of its slots: (5+6+4+7)/4 = 5.5', () => {
    const slotStart = slotsOf('2025-03-03', '2025-03-04', 'Europe/Moscow', 15).slice(0, 4);
    const [hour] = aggregateForecast(
      {
        zone: 'Europe/Moscow',
        intervalMinutes: 15,
        slotStart,
        volume: [1, 2, 3, 4],
        ahtSec: [10, 10, 10, 20],
        agents: [5, 6, 4, 7],
      },
      'hour',
    );
    expect(hour).toMatchObject({
      date: '2025-03-03',
      hour: 0,
      volume: 10,
      ahtSec: 14,
      personHours: 5.5,
      headCount: 5.5,
    });
  });

  it('turns 52 person-hours of a day into 6.5 heads, 350 of a week into 8.75, 1500 of a month into 8.93', () => {
    const make = (from: string, to: string, personHours: number) => {
      const slotStart = slotsOf(from, to, 'UTC', 60);
      const agents = new Float64Array(slotStart.length).fill(personHours / slotStart.length);
      const volume = new Float64Array(slotStart.length);
      return { zone: 'UTC', intervalMinutes: 60, slotStart, volume, ahtSec: volume, agents };
    };
    expect(aggregateForecast(make('2025-03-03', '2025-03-04', 52), 'day')[0]).toMatchObject({
      personHours: expect.closeTo(52, 9),
      headCount: expect.closeTo(6.5, 9),
    });
    expect(aggregateForecast(make('2025-03-03', '2025-03-10', 350), 'week')[0]).toMatchObject({
      personHours: expect.closeTo(50, 9),
      headCount: expect.closeTo(8.75, 9),
    });
    expect(aggregateForecast(make('2025-04-01', '2025-05-01', 1500), 'month')[0]).toMatchObject({
      personHours: expect.closeTo(50, 9),
      headCount: expect.closeTo(1500 / 168, 9),
    });
  });

  it.each([
    ['Europe/Berlin', '2025-03-30', 23],
    ['Europe/Berlin', '2025-10-26', 25],
    ['Asia/Kolkata', '2025-10-26', 24],
  ])('has the real hours of %s %s: %i', (zone, date, hours) => {
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const slotStart = slotsOf(date, next, zone, 15);
    const ones = new Float64Array(slotStart.length).fill(1);
    const values = { zone, intervalMinutes: 15, slotStart, volume: ones, ahtSec: ones };
    const periods = aggregateForecast(values, 'hour');
    expect(periods.length).toBe(hours);
    expect(periods.every((hour) => hour.volume === 4)).toBe(true);
    expect(aggregateForecast(values, 'day')).toHaveLength(1);
  });

  it('drills down: periods cover all slots without overlap', () => {
    const slotStart = slotsOf('2025-01-01', '2025-03-01', 'UTC', 30);
    const ones = new Float64Array(slotStart.length).fill(1);
    for (const level of ['hour', 'day', 'week', 'month'] as const) {
      const periods = aggregateForecast(
        { zone: 'UTC', intervalMinutes: 30, slotStart, volume: ones, ahtSec: ones },
        level,
      );
      expect(periods[0].fromSlot).toBe(0);
      expect(periods[periods.length - 1].toSlot).toBe(slotStart.length);
      for (let i = 1; i < periods.length; i++) expect(periods[i].fromSlot).toBe(periods[i - 1].toSlot);
    }
  });

  it('keeps the simple mean of handling times where there is no volume', () => {
    const slotStart = slotsOf('2025-03-03', '2025-03-04', 'UTC', 60).slice(0, 2);
    const values = { zone: 'UTC', intervalMinutes: 60, slotStart, volume: [0, 0], ahtSec: [100, 300] };
    expect(aggregateForecast(values, 'day')[0].ahtSec).toBe(200);
  });
});
