import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyCoverage } from '~/components/chart/coverage-state';
import { buildStrip } from '~/components/chart/coverage-strip';
import { buildHeatPaths, findHeatStep } from '~/components/chart/heat-map-cells';
import { buildSparkline } from '~/components/chart/sparkline-path';

describe('coverage', () => {
  it.each([
    [10, 10, 'ok'],
    [9.6, 10, 'ok'],
    [9.4, 10, 'short-1'],
    [9, 10, 'short-2'],
    [8, 10, 'short-3'],
    [11, 10, 'ok'],
    [12, 10, 'over'],
    [0, 0, 'ok'],
    [1, 0, 'over'],
    [0, 1, 'short-3'],
    [null, 10, 'unknown'],
    [10, undefined, 'unknown'],
  ] as const)('%s agents for a requirement of %s is %s', (scheduled, required, state) => {
    expect(classifyCoverage(scheduled, required)).toBe(state);
  });
  it('never gets better when an agent is taken away', () => {
    const order = ['short-3', 'short-2', 'short-1', 'ok', 'over'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (scheduled, required) => {
        const before = order.indexOf(classifyCoverage(scheduled, required));
        const after = order.indexOf(classifyCoverage(scheduled - 1, required));
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
  it('draws a shortage up to what is needed and counts each state', () => {
    const { paths, counts } = buildStrip([10, 5, null], [10, 10, 10]);
    expect(paths.ok).toBe('M0,100V0h1V100z');
    expect(paths['short-3']).toBe('M1,100V0h1V100z');
    expect(counts).toMatchObject({ ok: 1, 'short-3': 1, unknown: 1 });
  });
});

describe('heat maps', () => {
  it('joins neighbours of a class and keeps one path for each', () => {
    const classes = ['aab', 'bbb'];
    const paths = buildHeatPaths(2, 3, (row, column) => classes[row][column]);
    expect(Object.fromEntries(paths)).toEqual({ a: 'M0,0h2v1H0z', b: 'M2,0h1v1H2zM0,1h3v1H0z' });
  });
  it('covers every cell exactly once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (rows) => {
          const paths = buildHeatPaths(rows.length, 5, (row, column) => rows[row][column]);
          const area = [...paths.values()]
            .flatMap((path) => [...path.matchAll(/h(\d+)/g)])
            .reduce((sum, match) => sum + Number(match[1]), 0);
          expect(area).toBe(rows.length * 5);
        },
      ),
    );
  });
  it('leaves cells without a value out', () => {
    expect(buildHeatPaths(1, 2, (_, column) => (column === 0 ? null : 1)).get(1)).toBe('M1,0h1v1H1z');
  });
  it('shades from the least to the greatest value', () => {
    expect([0, 5, 10].map((value) => findHeatStep(value, 0, 10))).toEqual([1, 4, 7]);
    expect(findHeatStep(3, 3, 3)).toBe(1);
  });
});

describe('sparklines', () => {
  it('runs from edge to edge and marks the last known value', () => {
    const { path, last } = buildSparkline([0, 10, null], 106, 26);
    expect(path).toBe('M3,23L53,3');
    expect(last).toEqual({ x: 53, y: 3 });
  });
  it('lies in the middle when nothing changes, and is empty without values', () => {
    expect(buildSparkline([5, 5], 106, 26).last?.y).toBe(13);
    expect(buildSparkline([null], 106, 26)).toEqual({ path: '', targetY: null, last: null });
  });
  it('keeps a target in sight that lies outside of the values', () => {
    expect(buildSparkline([5, 6], 106, 26, 10).targetY).toBe(3);
  });
  it('marks no last value before the first one is known, though the target is', () => {
    expect(buildSparkline([null, null], 106, 26, 0.8)).toEqual({ path: '', targetY: 13, last: null });
    expect(buildSparkline([], 106, 26, 0.8).last).toBeNull();
  });
});
