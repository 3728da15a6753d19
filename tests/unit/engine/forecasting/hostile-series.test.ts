import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  analyseSeasons,
  fillGaps,
  forecastLongRange,
  forecastRegular,
  forecastSeries,
  proposeCorrections,
  type SeriesInput,
} from '~/engine/forecasting';
import { buildDayFeatures } from '~/engine/forecasting/calendar/day-features';
import { prepareHistory } from '~/engine/forecasting/cleaning/prepare-history';
import { buildDayGrid } from '~/engine/forecasting/day-grid';
import { mstlEtsMember } from '~/engine/forecasting/members/mstl-ets';
import { prophetMember } from '~/engine/forecasting/members/prophet';
import { BASELINES, MEMBERS } from '~/engine/forecasting/members/registry';
import { REGULAR_MEMBERS } from '~/engine/forecasting/regular/regular-members';
import { addDays, eachDay, localDayStart } from '~/engine/time';
import { loadAugurs } from '~/integrations/augurs/load-augurs.server';
import { makeCentre } from './synthetic-centre';

const augurs = await loadAugurs();
const ALL_MEMBERS = [
  ...MEMBERS,
  ...BASELINES,
  mstlEtsMember('mstl-ets', augurs, true),
  prophetMember('prophet-flat', augurs, { trend: 'flat', withHolidays: true }),
];

const FROM = '2025-01-06';
const ZONES = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'];

/** Series of whole days with a random character: rates, gaps, closed nights, dead weeks, monsters. */
const series = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    intervalMinutes: fc.constantFrom(5, 10, 15, 30, 60),
    days: fc.integer({ min: 1, max: 75 }),
    rate: fc.constantFrom(0, 0.02, 1, 30, 5000),
    gaps: fc.constantFrom(0, 0.05, 0.6),
    monsters: fc.constantFrom(0, 0.01),
    opensAt: fc.constantFrom(0, 480),
    deadWeek: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ zone, intervalMinutes, days, rate, gaps, monsters, opensAt, deadWeek, seed }): SeriesInput => {
    const start = localDayStart(FROM, zone);
    const end = localDayStart(addDays(FROM, days), zone);
    const slots = (end - start) / (intervalMinutes * 60_000);
    let state = seed >>> 0;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const perDay = 1440 / intervalMinutes;
    const volume = Float64Array.from({ length: slots }, (_, i) => {
      const day = Math.floor(i / perDay);
      const isOpen = (i % perDay) * intervalMinutes >= opensAt;
      if (next() < gaps) return Number.NaN;
      if (!isOpen || (deadWeek && day >= 10 && day < 17)) return 0;
      return next() < monsters ? 1e6 : Math.floor(2 * rate * next());
    });
    volume[0] = 1;
    const ahtSec = volume.map((v) => (v > 0 ? 60 + 400 * next() : Number.NaN));
    return { intervalMinutes, zone, start, volume, ahtSec, calendar: [], seed };
  });

const isCount = (v: number) => Number.isFinite(v) && v >= 0;

describe('random series', () => {
  it('get a finite forecast with ordered bands that sums up, whatever they hold', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 20 }), (input, horizonDays) => {
        const days = Math.round((input.volume.length * input.intervalMinutes) / 1440);
        const horizonStartDate = addDays(FROM, Math.max(1, days));
        const result = forecastSeries(input, { horizonStartDate, horizonDays });
        expect(result.days.map(({ date }) => date)).toEqual(
          eachDay(horizonStartDate, addDays(horizonStartDate, horizonDays)),
        );
        expect(result.volume.every(isCount)).toBe(true);
        expect(result.ahtSec.every(isCount)).toBe(true);
        result.volume.forEach((_, i) => {
          expect(result.p10[i]).toBeLessThanOrEqual(result.p50[i]);
          expect(result.p50[i]).toBeLessThanOrEqual(result.p90[i]);
        });
        const total = result.volume.reduce((a, b) => a + b, 0);
        expect(result.weeks.reduce((a, { volume }) => a + volume, 0)).toBeCloseTo(total, 3);
        expect(result.reasons.length).toBeGreaterThan(0);
        expect(result.leftOut).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ALL_MEMBERS.map((member) => [member.name, member] as const))(
    '%s answers or says why not',
    (_name, member) => {
      fc.assert(
        fc.property(series, fc.integer({ min: 1, max: 30 }), (input, horizonDays) => {
          const days = Math.max(1, Math.round((input.volume.length * input.intervalMinutes) / 1440));
          const origin = addDays(FROM, days);
          const grid = buildDayGrid(input, origin, addDays(origin, horizonDays));
          const context = { history: prepareHistory(grid), features: buildDayFeatures(grid), seed: 1 };
          let forecast: Float64Array;
          try {
            forecast = member.forecast(context, grid.historyDays, horizonDays);
          } catch (error) {
            expect((error as Error).message).toMatch(/^(needs|the library failed)/);
            return;
          }
          expect(forecast).toHaveLength(horizonDays * grid.slots);
          forecast.forEach((v, i) => {
            expect(isCount(v)).toBe(true);
            if (!grid.open[grid.historyDays * grid.slots + i]) expect(v).toBe(0);
          });
        }),
        { numRuns: 25 },
      );
    },
  );

  it.each(REGULAR_MEMBERS.map((member) => [member.name, member] as const))(
    '%s gives finite values on any regular series that is long enough',
    (_name, member) => {
      const values = fc.array(fc.oneof(fc.nat(1000), fc.constant(0), fc.constant(1e7)), {
        minLength: 24 * 22,
        maxLength: 24 * 30,
      });
      fc.assert(
        fc.property(values, (list) => {
          const spec = { shortPeriod: 24, longPeriod: 168, horizon: 48 };
          const { forecast, leftOut } = forecastRegular(Float64Array.from(list), spec, [member]);
          expect(forecast).toHaveLength(48);
          expect(forecast.every(Number.isFinite)).toBe(true);
          for (const { cause } of leftOut) expect(cause).not.toBe('');
        }),
        { numRuns: 4 },
      );
    },
  );

  it('survive cleaning, analysis and the long range', () => {
    fc.assert(
      fc.property(series, (input) => {
        for (const { found, proposed, from, to } of proposeCorrections(input)) {
          expect(to).toBeGreaterThan(from);
          expect(found).toHaveLength(proposed.length);
          expect(proposed.every(isCount)).toBe(true);
        }
        expect(fillGaps(input, 'profile').series.volume).toHaveLength(input.volume.length);
        expect(analyseSeasons(input).weekdays.every(({ factor }) => isCount(factor))).toBe(true);
        const days = Math.max(1, Math.round((input.volume.length * input.intervalMinutes) / 1440));
        const options = { horizonStartDate: addDays(FROM, days), unit: 'week' as const, periods: 70 };
        expect(
          forecastLongRange(input, options).periods.every(({ volume, p10, p90 }) => isCount(volume) && p10 <= p90),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('input that cannot be answered', () => {
  const good = makeCentre({ from: '2025-01-06', to: '2025-04-07', zone: 'Europe/Berlin' });
  const options = { horizonStartDate: '2025-04-07', horizonDays: 14 };
  const run =
    (change: Partial<SeriesInput>, other: Partial<typeof options> = {}) =>
    () =>
      forecastSeries({ ...good, ...change }, { ...options, ...other });
  const edited = (edit: (volume: Float64Array) => void) => {
    const volume = Float64Array.from(good.volume);
    edit(volume);
    return { volume };
  };

  it.each([
    ['no slot at all', { volume: new Float64Array(0), ahtSec: new Float64Array(0) }, /volume has no value/],
    ['nothing but unknown values', edited((volume) => volume.fill(Number.NaN)), /volume has no value/],
    ['a negative value', edited((volume) => volume.fill(-3, 7, 8)), /volume\[7\] must be 0 or more/],
    ['an infinite value', edited((volume) => volume.fill(Number.POSITIVE_INFINITY, 9, 10)), /volume\[9\]/],
    ['fewer handling times than volumes', { ahtSec: new Float64Array(3) }, /ahtSec/],
    ['a grid of seven minutes', { intervalMinutes: 7 }, /intervalMinutes/],
    ['a start off the grid', { start: good.start + 60_000 }, /start must lie on the grid/],
    ['an unknown zone', { zone: 'Mars/Olympus' }, /zone/],
    ['a date that does not exist', { calendar: [{ date: '2025-02-30' }] }, /calendar\[0\]/],
  ])('%s', (_what, change, message) => {
    expect(run(change)).toThrow(InvalidInput);
    expect(run(change)).toThrow(message);
  });

  it.each([
    ['no day', { horizonDays: 0 }, /horizonDays/],
    ['more days than are allowed', { horizonDays: 801 }, /horizonDays/],
    ['a start before the history', { horizonStartDate: '2024-12-01' }, /horizonStartDate/],
    ['a start years after the history', { horizonStartDate: '2029-01-01' }, /horizonStartDate/],
  ])('a horizon of %s', (_what, change, message) => {
    expect(run({}, change)).toThrow(message);
  });

  it('answers one value, all zeros and one day, and says what it could do', () => {
    const one = forecastSeries(
      { ...good, open: undefined, volume: Float64Array.of(5), ahtSec: Float64Array.of(200) },
      { ...options, horizonStartDate: '2025-01-07' },
    );
    expect(one.reasons[0]).toEqual({ code: 'too-short', params: { days: 1 } });
    const zeros = forecastSeries({ ...good, ...edited((volume) => volume.fill(0)) }, options);
    expect(zeros.volume.every((v) => v === 0)).toBe(true);
    expect(zeros.reasons[0].code).toBe('all-zero');
  });

  it('bridges a year without data and reports it', () => {
    const long = makeCentre({ from: '2023-01-02', to: '2025-01-06', zone: 'Europe/Berlin', intervalMinutes: 30 });
    const hole = [localDayStart('2023-06-01', long.zone), localDayStart('2024-06-01', long.zone)].map(
      (t) => (t - long.start) / 1_800_000,
    );
    const volume = Float64Array.from(long.volume).fill(Number.NaN, hole[0], hole[1]);
    const result = forecastSeries({ ...long, volume }, { horizonStartDate: '2025-01-06', horizonDays: 28 });
    expect(result.quality.isMissingTooMuch).toBe(true);
    expect(result.reasons.map(({ code }) => code)).toContain('missing');
    expect(result.backtest.scores[0].dayWape).toBeLessThan(10);
  });

  it('takes a horizon past the end of the calendar as ordinary days', () => {
    const calendar = good.calendar.filter(({ date }) => date < '2025-04-07');
    const result = forecastSeries({ ...good, calendar }, { ...options, horizonDays: 60 });
    expect(result.days.every(({ effects }) => effects.every(({ key }) => !key.startsWith('holiday')))).toBe(true);
    expect(result.days.every(({ volume }) => volume > 0)).toBe(true);
  });

  it('keeps every real slot over a change of the clock', () => {
    const spring = forecastSeries(makeCentre({ from: '2025-01-06', to: '2025-03-24', zone: 'Europe/Berlin' }), {
      horizonStartDate: '2025-03-24',
      horizonDays: 14,
    });
    expect(spring.days.map(({ slots }) => slots).filter((slots) => slots !== 96)).toEqual([92]);
    for (let i = 1; i < spring.slotStart.length; i++)
      expect(spring.slotStart[i] - spring.slotStart[i - 1]).toBe(900_000);
  });
});
