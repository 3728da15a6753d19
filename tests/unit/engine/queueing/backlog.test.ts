import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { simulateRouting } from '~/engine/multiskill';
import { type BacklogInput, measureBacklog, measureErlangA, measureErlangC } from '~/engine/queueing';

const LOAD = { handleTimeSec: 300, thresholdSec: 20 };

describe('backlog from interval to interval', () => {
  it('settles at the steady state of Erlang C and Erlang A', () => {
    const patient = measureErlangC({ ...LOAD, arrivalsPerHour: 100, agents: 11 });
    const impatient = measureErlangA({ ...LOAD, arrivalsPerHour: 100, agents: 8, patienceSec: 120 });
    const settled = (agents: number, patienceSec?: number) =>
      measureBacklog({ ...LOAD, volume: [1000, 1000], agents: [agents, agents], intervalSec: 36_000, patienceSec })[1];
    const long = settled(11);
    expect(long.serviceLevel).toBeCloseTo(patient.serviceLevel['answered-of-offered'], 6);
    expect(long.asaSec).toBeCloseTo(patient.asaSec, 3);
    expect(long.occupancy).toBeCloseTo(patient.occupancy, 6);
    expect(long.carriedOut).toBeCloseTo(patient.queueLength, 6);
    expect(long.isSteadyStateMisleading).toBe(false);
    const lossy = settled(8, 120);
    expect(lossy.serviceLevel).toBeCloseTo(impatient.serviceLevel['answered-of-offered'], 6);
    expect(lossy.asaSec).toBeCloseTo(impatient.asaSec, 4);
    expect(lossy.abandoned / 1000).toBeCloseTo(impatient.abandonment, 6);
  });

  it('carries an overload into intervals that steady state calls fine', () => {
    const intervals = measureBacklog({ ...LOAD, volume: [50, 80, 50], agents: [11, 11, 11], intervalSec: 1800 });
    const [before, overloaded, after] = intervals;
    expect(overloaded.steadyServiceLevel).toBe(0);
    expect(overloaded.serviceLevel).toBeGreaterThan(0.1);
    expect(after.steadyServiceLevel).toBe(before.steadyServiceLevel);
    expect(after.serviceLevel).toBeLessThan(after.steadyServiceLevel - 0.3);
    expect(after.isSteadyStateMisleading).toBe(true);
    expect(after.carriedIn).toBeCloseTo(overloaded.carriedOut, 9);
  });

  it('keeps count of contacts', () => {
    const input = { ...LOAD, volume: [60, 90, 30], agents: [8, 12, 9], intervalSec: 900, patienceSec: 200 };
    let waiting = 0;
    measureBacklog(input).forEach((interval, i) => {
      if (i > 0) waiting = interval.carriedIn;
      const change = interval.carriedOut - waiting;
      expect(interval.answered + interval.abandoned + change).toBeCloseTo(input.volume[i], 6);
      waiting = interval.carriedOut;
    });
  });

  it('is what a simulation of the day counts', () => {
    const volume = [30, 70, 70, 20];
    const agents = [9, 10, 13, 13];
    const exact = measureBacklog({ ...LOAD, volume, agents, intervalSec: 1800, patienceSec: 300 });
    const [queue] = simulateRouting(
      {
        intervalSec: 1800,
        queues: [{ id: 'q', arrivals: volume, patienceSec: 300, ...LOAD }],
        groups: [{ id: 'g', agents, skills: [{ queueId: 'q' }] }],
      },
      { minReplications: 4000, maxReplications: 4000, seed: 'backlog' },
    ).queues;
    exact.forEach((interval, i) => {
      const simulated = queue.intervals[i];
      // The agents who come at an interval's end help the last of its callers, whom the exact figures judge without them.
      expect(Math.abs(simulated.serviceLevel.mean - interval.serviceLevel)).toBeLessThan(0.02);
      expect(Math.abs(simulated.asaSec.mean - interval.asaSec)).toBeLessThan(0.06 * interval.asaSec + 1);
    });
  });

  it('knows nights without agents, and refuses what it cannot follow', () => {
    const [night, morning] = measureBacklog({ ...LOAD, volume: [20, 0], agents: [0, 5], intervalSec: 3600 });
    expect(night).toMatchObject({ serviceLevel: 0, answered: 0, asaSec: Number.POSITIVE_INFINITY });
    expect(night.carriedOut).toBeCloseTo(20, 6);
    expect(morning.carriedIn).toBeCloseTo(15, 1);
    const at = (changes: Partial<BacklogInput>) => () =>
      measureBacklog({ ...LOAD, volume: [1], agents: [1], intervalSec: 900, ...changes });
    expect(at({ volume: [-1] })).toThrow('volume[0]');
    expect(at({ agents: [1.5] })).toThrow('agents[0] must be a whole number');
    expect(at({ agents: [] })).toThrow('agents must have 1 entries');
    expect(at({ volume: [1e6], agents: [10_000] })).toThrow(InvalidInput);
    expect(at({ patienceSec: 0 })).toThrow('patienceSec');
  });
});
