import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { agentsForBlocking, erlangB, erlangC, erlangCWaitPercentileSec, measureErlangC } from '~/engine/queueing';
import { relativeError } from './relative-error';

const traffic = fc.double({ min: 1e-3, max: 2000, noNaN: true });

/** The textbook recursion, from nobody up. */
function recursiveErlangB(agents: number, trafficErl: number): number {
  let blocking = 1;
  for (let n = 1; n <= agents; n++) blocking = (trafficErl * blocking) / (n + trafficErl * blocking);
  return blocking;
}

describe('Erlang B', () => {
  it('agrees with the recursion wherever agents and traffic lie', () => {
    fc.assert(
      fc.property(traffic, fc.integer({ min: 0, max: 2500 }), (trafficErl, agents) => {
        const truth = recursiveErlangB(agents, trafficErl);
        if (truth < 1e-280) return erlangB(agents, trafficErl) < 1e-279;
        return relativeError(erlangB(agents, trafficErl), truth) < 1e-11;
      }),
    );
  });

  it('is 1 with no agents, and a / (1 + a) with one', () => {
    expect(erlangB(0, 3)).toBe(1);
    expect(erlangB(0, 0)).toBe(1);
    expect(erlangB(5, 0)).toBe(0);
    expect(erlangB(1, 3)).toBeCloseTo(0.75, 15);
  });

  it('stays exact at the ends of the range', () => {
    expect(erlangB(2_000_000, 1)).toBe(0);
    expect(relativeError(erlangB(1, 1_000_000), 1_000_000 / 1_000_001)).toBeLessThan(1e-15);
  });

  it('finds the fewest lines', () => {
    fc.assert(
      fc.property(traffic, fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (trafficErl, maxBlocking) => {
        const agents = agentsForBlocking(trafficErl, maxBlocking);
        expect(erlangB(agents, trafficErl)).toBeLessThanOrEqual(maxBlocking * (1 + 1e-9));
        if (agents > 0) expect(erlangB(agents - 1, trafficErl)).toBeGreaterThan(maxBlocking * (1 - 1e-9));
      }),
    );
  });
});

describe('Erlang C', () => {
  it('gives the textbook example: 55 agents, 360 calls in half an hour of 240 s', () => {
    const measures = measureErlangC({ agents: 55, arrivalsPerHour: 720, handleTimeSec: 240, thresholdSec: 15 });
    expect(measures.waitProbability).toBeCloseTo(0.239, 3);
    expect(measures.serviceLevel['answered-of-offered']).toBeCloseTo(0.846, 3);
    expect(measures.asaSec).toBeCloseTo(8.2, 1);
    expect(measures.occupancy).toBeCloseTo(48 / 55, 12);
  });

  it('is M/M/1 with one agent: the wait probability is the load', () => {
    for (const load of [0.1, 0.5, 0.99]) expect(erlangC(1, load)).toBeCloseTo(load, 14);
  });

  it("follows Little's law and gives one figure for all four definitions", () => {
    fc.assert(
      fc.property(traffic, fc.integer({ min: 1, max: 60 }), (trafficErl, spare) => {
        const agents = Math.floor(trafficErl) + spare;
        const measures = measureErlangC({
          agents,
          arrivalsPerHour: trafficErl * 20,
          handleTimeSec: 180,
          thresholdSec: 20,
        });
        const byLittle = (measures.trafficErl / 180) * measures.asaSec;
        // near to instability the queue is millions long: the figures agree in relation to it
        expect(Math.abs(measures.queueLength - byLittle)).toBeLessThanOrEqual(1e-12 * Math.max(1, byLittle));
        expect(new Set(Object.values(measures.serviceLevel)).size).toBe(1);
        expect(measures.serviceLevel['not-kept-waiting']).toBeGreaterThanOrEqual(1 - measures.waitProbability - 1e-12);
      }),
    );
  });

  it('never gets worse with one agent more', () => {
    fc.assert(
      fc.property(traffic, fc.integer({ min: 1, max: 60 }), (trafficErl, spare) => {
        const agents = Math.floor(trafficErl) + spare;
        const load = { arrivalsPerHour: trafficErl * 20, handleTimeSec: 180, thresholdSec: 20 };
        const before = measureErlangC({ ...load, agents });
        const after = measureErlangC({ ...load, agents: agents + 1 });
        expect(after.waitProbability).toBeLessThanOrEqual(before.waitProbability);
        expect(after.asaSec).toBeLessThanOrEqual(before.asaSec);
        expect(after.serviceLevel['answered-of-offered']).toBeGreaterThanOrEqual(
          before.serviceLevel['answered-of-offered'] - 1e-15,
        );
      }),
    );
  });

  it('says so where the queue is unstable, and where nothing arrives', () => {
    const load = { handleTimeSec: 180, thresholdSec: 20 };
    const unstable = measureErlangC({ ...load, agents: 50, arrivalsPerHour: 1000 });
    expect(unstable).toMatchObject({ waitProbability: 1, asaSec: Number.POSITIVE_INFINITY, occupancy: 1 });
    expect(unstable.serviceLevel['answered-of-offered']).toBe(0);
    const idle = measureErlangC({ ...load, agents: 0, arrivalsPerHour: 0 });
    expect(idle).toMatchObject({ waitProbability: 0, asaSec: 0, occupancy: 0 });
    expect(idle.serviceLevel['answered-of-offered']).toBe(1);
  });

  it('has percentiles that give their share back as a service level', () => {
    fc.assert(
      fc.property(
        traffic,
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        (a, spare, share) => {
          const load = { agents: Math.floor(a) + spare, arrivalsPerHour: a * 20, handleTimeSec: 180 };
          const waitSec = erlangCWaitPercentileSec({ ...load, share });
          // a threshold of more than 10^8 s is refused; so near to instability percentiles lie beyond it
          fc.pre(waitSec <= 1e8);
          const level = measureErlangC({ ...load, thresholdSec: waitSec }).serviceLevel['answered-of-offered'];
          if (waitSec > 0) expect(level).toBeCloseTo(share, 9);
          else expect(level).toBeGreaterThanOrEqual(share - 1e-9);
        },
      ),
    );
  });
});

describe('impossible input', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e9])('%d is refused by name', (bad) => {
    expect(() => erlangB(10, bad)).toThrow(InvalidInput);
    expect(() => erlangC(bad, 5)).toThrow(InvalidInput);
    const load = { agents: 10, arrivalsPerHour: 100, handleTimeSec: 180, thresholdSec: 20 };
    for (const field of ['agents', 'arrivalsPerHour', 'handleTimeSec', 'thresholdSec'] as const) {
      expect(() => measureErlangC({ ...load, [field]: bad })).toThrow(
        expect.objectContaining({ name: 'InvalidInput', field: expect.stringContaining(field) }),
      );
    }
  });

  it('half an agent is refused', () => {
    expect(() => erlangC(10.5, 5)).toThrow('agents must be a whole number');
  });
});
