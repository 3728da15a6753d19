import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { type BlendedInput, planDeferredWork, staffBlended } from '~/engine/queueing';

const DAY: BlendedInput = {
  live: { model: 'erlang-c', volume: [20, 60, 90, 60, 20, 10], ahtSec: new Array(6).fill(240) },
  deferred: { volume: [10, 10, 10, 10, 0, 0], ahtSec: new Array(6).fill(600), deadlineSec: 7200 },
  intervalSec: 1800,
};

describe('a blended group', () => {
  it('needs fewer people than two groups: the gaps of live work do deferred work', () => {
    const { agents, separateAgents, gapShare, gapWorkSec } = staffBlended(DAY);
    const sum = (list: Float64Array) => list.reduce((total, value) => total + value, 0);
    expect(sum(agents)).toBeLessThan(sum(separateAgents));
    expect(gapShare).toBeCloseTo(sum(gapWorkSec) / 24_000, 12);
    expect(gapShare).toBeGreaterThan(0.3);
  });

  it('without gaps is both plans together', () => {
    const { agents, separateAgents, gapShare } = staffBlended({ ...DAY, gapUse: 0 });
    expect(agents).toEqual(separateAgents);
    expect(gapShare).toBe(0);
    const alone = planDeferredWork({ workSec: [6000, 6000, 6000, 6000, 0, 0], intervalSec: 1800, deadlineSec: 7200 });
    const live = staffBlended(DAY).liveAgents;
    expect([...agents]).toEqual([...live].map((count, i) => count + alone.people[i]));
  });

  it('does all deferred work by its deadline, in gaps no longer than the agents are idle, and none before it comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(80), fc.nat(20)), { minLength: 1, maxLength: 24 }),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (intervals, slots, gapUse) => {
          const count = intervals.length;
          const aht = (seconds: number) => new Array<number>(count).fill(seconds);
          const result = staffBlended({
            live: { model: 'erlang-a', volume: intervals.map(([volume]) => volume), ahtSec: aht(240) },
            deferred: { volume: intervals.map(([, volume]) => volume), ahtSec: aht(600), deadlineSec: slots * 1800 },
            intervalSec: 1800,
            gapUse,
          });
          let done = 0;
          let come = 0;
          intervals.forEach(([live, deferred], i) => {
            const idleSec = Math.max(0, result.liveAgents[i] * 1800 - live * 240);
            expect(result.gapWorkSec[i]).toBeLessThanOrEqual(idleSec * gapUse + 1e-6);
            come += deferred * 600;
            done += result.gapWorkSec[i] + result.deferredAgents[i] * 1800;
            expect(done).toBeLessThanOrEqual(come + 1e-6);
            const due = intervals.slice(0, Math.max(0, i + 2 - slots)).reduce((sum, [, n]) => sum + n * 600, 0);
            if (i + 1 >= slots) expect(done).toBeGreaterThanOrEqual(due - 1e-6);
          });
        },
      ),
    );
  });

  it('refuses series of different lengths', () => {
    expect(() => staffBlended({ ...DAY, deferred: { ...DAY.deferred, volume: [1] } })).toThrow('deferred.volume');
    expect(() => staffBlended({ ...DAY, gapUse: 2 })).toThrow(InvalidInput);
  });
});
