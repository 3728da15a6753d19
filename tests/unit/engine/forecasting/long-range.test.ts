import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { analyseSeasons, forecastLongRange, type SeriesInput } from '~/engine/forecasting';
import { toLocalParts } from '~/engine/time';
import { makeCentre } from './synthetic-centre';

/** A centre with a yearly course of 20 % that peaks in the middle of January. */
function seasonal(to: string): SeriesInput {
  const centre = makeCentre({ from: '2023-01-02', to, zone: 'Europe/Berlin', intervalMinutes: 60 });
  const volume = centre.volume.map(
    (v, i) => v * seasonOf(toLocalParts(centre.start + i * 3_600_000, centre.zone).date),
  );
  return { ...centre, volume };
}

function seasonOf(date: string): number {
  const day = (Date.parse(date) - Date.parse('2023-01-15')) / 86_400_000;
  return 1 + 0.2 * Math.cos((2 * Math.PI * day) / 365.25);
}

const history = seasonal('2025-06-02');
const options = { horizonStartDate: '2025-06-02', unit: 'week' as const, periods: 64 };

describe('forecastLongRange', () => {
  const result = forecastLongRange(history, options);

  it('follows the yearly course for 64 weeks', () => {
    expect(result.periods).toHaveLength(64);
    const weekOf = (date: string) => result.periods.find((period) => period.date >= date)?.volume ?? Number.NaN;
    expect(weekOf('2026-01-12') / weekOf('2025-07-14')).toBeGreaterThan(1.3);
    expect(weekOf('2026-01-12') / weekOf('2025-07-14')).toBeLessThan(1.7);
    expect(result.yearly[0].factor / result.yearly[6].factor).toBeGreaterThan(1.3);
  });

  it('beats the same weeks a year before, within 6 % of what came', () => {
    expect(result.backtest.origins).toBe(12);
    expect(result.backtest.wape).toBeLessThan(result.backtest.naiveWape);
    expect(result.backtest.wape).toBeLessThan(6);
  });

  it('adds growth and campaigns on top of an untouched base', () => {
    const campaigns = [{ name: 'Spring offer', fromDate: '2026-03-02', toDate: '2026-03-16', factor: 1.5 }];
    const grown = forecastLongRange(history, { ...options, growth: { type: 'linear', perYear: 0.1 }, campaigns });
    for (const [k, period] of grown.periods.entries()) {
      expect(period.baseVolume).toBeCloseTo(result.periods[k].volume, 6);
    }
    const week = grown.periods.find(({ date }) => date === '2026-03-09');
    expect(week?.volume).toBeCloseTo((week?.baseVolume ?? 0) * (week?.growthFactor ?? 0) * 1.5, 6);
    expect(week?.campaigns[0]).toMatchObject({ name: 'Spring offer' });
    expect(grown.periods[52].growthFactor).toBeCloseTo(1.1, 2);
  });

  it('cuts months at their ends and widens bands with the months ahead', () => {
    const months = forecastLongRange(history, { ...options, unit: 'month', periods: 14 });
    expect(months.periods.map(({ date }) => date).slice(0, 3)).toEqual(['2025-06-02', '2025-07-01', '2025-08-01']);
    expect(months.periods[0].days).toBe(29);
    for (const { p10, p90, volume } of months.periods) {
      expect(p10).toBeLessThan(volume);
      expect(p90).toBeGreaterThan(volume);
    }
  });

  it('answers a short history without a yearly course, and says so', () => {
    const short = makeCentre({ from: '2025-03-03', to: '2025-06-02', intervalMinutes: 60 });
    const { reasons, periods } = forecastLongRange(short, options);
    expect(reasons.map(({ code }) => code)).toContain('no-yearly-season');
    expect(periods.every(({ volume }) => volume > 0)).toBe(true);
  });

  it('names options that make no sense', () => {
    expect(() => forecastLongRange(history, { ...options, periods: 0 })).toThrow(InvalidInput);
    expect(() => forecastLongRange(history, { ...options, horizonStartDate: '2022-01-01' })).toThrow(
      /horizonStartDate/,
    );
    const campaigns = [{ name: 'x', fromDate: '2026-01-02', toDate: '2026-01-02', factor: 1 }];
    expect(() => forecastLongRange(history, { ...options, campaigns })).toThrow(/campaigns\[0\]/);
  });
});

describe('analyseSeasons', () => {
  const analysis = analyseSeasons(history);
  it('finds month, weekday and intraday components', () => {
    expect(analysis.months[0].factor).toBeGreaterThan(1.1);
    expect(analysis.months[6].factor).toBeLessThan(0.9);
    expect(analysis.weekdays[0].factor).toBeGreaterThan(analysis.weekdays[6].factor * 2);
    expect(analysis.slots.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(analysis.warnings).toEqual([]);
  });
  it('does not take the season for growth', () => {
    expect(Math.abs(analysis.growthPerYear)).toBeLessThan(0.05);
  });
});
