import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChartFrame, type ChartGrid, findInterval, getFullWindow } from '~/components/chart/chart-frame';
import type { TimeSeries } from '~/components/chart/chart-types';
import { decodeWindow, encodeWindow, panWindow, zoomWindow } from '~/components/chart/chart-window';
import { choosePieceSize, thinSeries } from '~/components/chart/downsample';
import { buildDotsPath, buildSeriesPaths } from '~/components/chart/series-paths';
import { getTimeTicks } from '~/components/chart/time-ticks';
import { buildDifferenceAxis, buildValueAxis } from '~/components/chart/value-scale';

const quarter = 900_000;
const hour = 4 * quarter;
const day = 24 * hour;
const moscowMidnight = Date.parse('2026-11-22T21:00:00Z');
const makeSeries = (kind: TimeSeries['kind'], values: (number | null)[]): TimeSeries => ({
  id: kind,
  label: kind,
  kind,
  values,
});

describe('the window of a chart', () => {
  const full = { startMs: 0, endMs: 1000 * hour };
  const windows = fc
    .tuple(fc.integer({ min: 0, max: 990 }), fc.integer({ min: 1, max: 10 }))
    .map(([start, width]) => ({ startMs: start * hour, endMs: (start + width) * hour }));

  it('keeps the instant under the pointer in its place while it zooms in', () => {
    const zoomed = zoomWindow({ startMs: 100, endMs: 300 }, 150, 0.5, { startMs: 0, endMs: 1000 }, 10);
    expect(zoomed).toEqual({ startMs: 125, endMs: 225 });
  });
  it('never leaves the data, whatever is zoomed or moved', () => {
    fc.assert(
      fc.property(
        windows,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (window, factor, share) => {
          for (const next of [zoomWindow(window, window.startMs, factor, full, hour), panWindow(window, share, full)]) {
            expect(next.startMs).toBeGreaterThanOrEqual(full.startMs);
            expect(next.endMs).toBeLessThanOrEqual(full.endMs + 1e-6);
            expect(next.endMs - next.startMs).toBeGreaterThanOrEqual(hour - 1e-6);
          }
        },
      ),
    );
  });
  it('survives the address, and ignores what is no window', () => {
    fc.assert(
      fc.property(windows, (window) => {
        expect(decodeWindow(encodeWindow(window), full)).toEqual(window);
      }),
    );
    for (const text of [null, '', 'x', '5~1', '~', 'zzzzzz~zzzzzzz']) expect(decodeWindow(text, full)).toBeNull();
  });
});

describe('time ticks', () => {
  it('writes hours within a day and the date at its beginning', () => {
    const ticks = getTimeTicks({ startMs: moscowMidnight, endMs: moscowMidnight + day }, 'Europe/Moscow', 'en');
    expect(ticks.map((tick) => tick.label)).toEqual([
      'Mon 23',
      '02:00',
      '04:00',
      '06:00',
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
    ]);
    expect(ticks.filter((tick) => tick.rank === 0).map((tick) => tick.label)).toEqual(['Mon 23', '08:00', '16:00']);
  });
  it('writes no date on a day that has none', () => {
    const ticks = getTimeTicks({ startMs: 0, endMs: day }, 'UTC', 'en', { isTimeOfDay: true });
    expect(ticks.map((tick) => tick.label).slice(0, 3)).toEqual(['00:00', '02:00', '04:00']);
    expect(ticks.some((tick) => tick.isMajor)).toBe(false);
  });
  it('stays on round local hours across a change of clocks', () => {
    const start = Date.parse('2026-03-28T23:00:00Z');
    const ticks = getTimeTicks({ startMs: start, endMs: start + 23 * hour }, 'Europe/Berlin', 'en');
    expect(ticks.map((tick) => tick.label)).toContain('04:00');
    expect(new Date(ticks[2].ms).toISOString()).toBe('2026-03-29T02:00:00.000Z');
    expect(ticks.every((tick, index) => index === 0 || tick.ms > ticks[index - 1].ms)).toBe(true);
  });
  it('begins weeks on Mondays and years with their number', () => {
    const weeks = getTimeTicks({ startMs: moscowMidnight, endMs: moscowMidnight + 60 * day }, 'Europe/Moscow', 'ru');
    expect(weeks.slice(0, 3).map((tick) => tick.label)).toEqual(['23 ноя', '30 ноя', '7 дек']);
    const years = getTimeTicks(
      { startMs: moscowMidnight - 365 * day, endMs: moscowMidnight + 90 * day },
      'Europe/Moscow',
      'en',
    );
    expect(years.find((tick) => tick.isMajor)?.label).toBe('2026');
  });
  it('never gives more ticks than asked for, at any width', () => {
    fc.assert(
      fc.property(fc.double({ min: hour, max: 3000 * day, noNaN: true }), (width) => {
        const ticks = getTimeTicks({ startMs: moscowMidnight, endMs: moscowMidnight + width }, 'Europe/Moscow', 'en', {
          maxCount: 14,
        });
        expect(ticks.length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 60 },
    );
  });
});

describe('value axes', () => {
  it('ends on round numbers and keeps zero in sight', () => {
    const { scale, ticks } = buildValueAxis([12, 37, null], 200);
    expect(scale.domain()).toEqual([0, 40]);
    expect(scale(0)).toBe(200);
    expect(ticks).toEqual([0, 10, 20, 30, 40]);
  });
  it('lets zero go for figures that never come near it', () => {
    expect(buildValueAxis([300, 340], 200, false).scale.domain()[0]).toBeGreaterThan(250);
  });
  it('has room for a flat line and for nothing at all', () => {
    expect(buildValueAxis([0, 0], 100).scale.domain()).toEqual([0, 1]);
    expect(buildValueAxis([], 100).scale.domain()).toEqual([0, 1]);
  });
  it('reaches equally far both ways for differences', () => {
    expect(buildDifferenceAxis([-7, 2], 64).ticks).toEqual([-10, 0, 10]);
    expect(buildDifferenceAxis([-7, 2], 64).scale(0)).toBe(32);
  });
});

describe('paths of series', () => {
  const identity = (interval: number) => interval * 10;
  const { scale } = buildValueAxis([0, 10], 100);

  it('draws a line through the middles of the intervals, with a gap where there is no value', () => {
    const { line } = buildSeriesPaths(makeSeries('line', [0, 10, null, 5]), 0, 3, identity, scale);
    expect(line).toBe('M5,100L15,0M35,50Z');
  });
  it('draws steps over whole intervals and ends each run at its end', () => {
    const { line, area } = buildSeriesPaths(makeSeries('filled-step', [5, 10, null]), 0, 2, identity, scale);
    expect(line).toBe('M0,50L10,50L10,0L20,0L20,0');
    expect(area?.startsWith('M0,50')).toBe(true);
    const alone = buildSeriesPaths(makeSeries('step', [5]), 0, 0, identity, scale);
    expect(alone.line).toBe('M0,50L10,50L10,50');
    expect(alone.area).toBeUndefined();
  });
  it('parts differences into what is over and what is short, and leaves zeros out', () => {
    const axis = buildDifferenceAxis([-10, 10], 100).scale;
    const { over, short } = buildSeriesPaths(makeSeries('difference', [10, 0, -5]), 0, 2, identity, axis);
    expect(over).toBe('M1.2,50V0H8.8V50Z');
    expect(short).toBe('M21.2,50V75H28.8V50Z');
  });
  it('draws a band only where both of its edges are known', () => {
    const forecast = { ...makeSeries('forecast', [5, 5, 5]), low: [4, null, 4], high: [6, 6, 6] };
    const { area } = buildSeriesPaths(forecast, 0, 2, identity, scale);
    expect(area?.match(/M/g)).toHaveLength(2);
  });
  it('puts any number of dots into one path', () => {
    expect(buildDotsPath([0, null, 10], [0, 1, 2], identity, scale)).toBe('M5,100h0M25,0h0');
  });
});

describe('thinning', () => {
  it('leaves what fits as it is', () => {
    expect(thinSeries(makeSeries('line', [1, 2, 3]), 1, 2).values).toEqual([2, 3]);
    expect(choosePieceSize(1500, 96)).toBe(1);
  });
  it('takes whole days once hours could not be told apart', () => {
    expect(choosePieceSize(78 * 7 * 96, 96)).toBe(96);
    expect(choosePieceSize(3000, 96)).toBe(2);
  });
  it('never loses a peak and keeps the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1600, maxLength: 4000 }), (values) => {
        const thinned = thinSeries(makeSeries('line', values), 0, values.length - 1);
        expect(Math.max(...thinned.high.map((value) => value ?? 0))).toBe(Math.max(...values));
        expect(Math.min(...thinned.low.map((value) => value ?? 0))).toBe(Math.min(...values));
        expect(thinned.values.length).toBeLessThanOrEqual(1500);
        const first = values.slice(0, thinned.size);
        expect(thinned.values[0]).toBeCloseTo(first.reduce((sum, value) => sum + value, 0) / first.length, 9);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the frame of a chart', () => {
  const grid: ChartGrid = {
    times: Array.from({ length: 96 }, (_, index) => moscowMidnight + index * quarter),
    stepMs: quarter,
  };
  const size = { heightPx: 200, differenceHeightPx: 60, hasZero: true };

  it('finds the interval that holds an instant, and the nearest one outside', () => {
    expect(findInterval(grid, moscowMidnight)).toBe(0);
    expect(findInterval(grid, moscowMidnight + quarter - 1)).toBe(0);
    expect(findInterval(grid, moscowMidnight + quarter)).toBe(1);
    expect(findInterval(grid, moscowMidnight - day)).toBe(0);
    expect(findInterval(grid, moscowMidnight + 9 * day)).toBe(95);
  });
  it('takes the value axis from what is in sight', () => {
    const series = [
      makeSeries(
        'line',
        Array.from({ length: 96 }, (_, index) => (index < 48 ? 10 : 1000)),
      ),
    ];
    const morning = { startMs: moscowMidnight, endMs: moscowMidnight + 12 * hour };
    expect(buildChartFrame(grid, series, morning, size).valueAxis.scale.domain()).toEqual([0, 10]);
    expect(buildChartFrame(grid, series, getFullWindow(grid), size).valueAxis.scale.domain()).toEqual([0, 1000]);
  });
  it('lays days of 23 and 25 hours where they are', () => {
    const days = { times: [0, 24, 47, 72].map((hours) => hours * hour), stepMs: day };
    const frame = buildChartFrame(days, [], getFullWindow(days), size);
    expect(frame.placeX(2) / 1000).toBeCloseTo(47 / 96, 9);
    expect(frame.placeX(4)).toBeCloseTo(1000, 9);
    expect(frame.placeX(1.5) / 1000).toBeCloseTo(35.5 / 96, 9);
  });
  it('has nothing in sight without intervals', () => {
    const frame = buildChartFrame(
      { times: [], stepMs: quarter },
      [],
      getFullWindow({ times: [], stepMs: quarter }),
      size,
    );
    expect(frame.last).toBe(-1);
  });
});
