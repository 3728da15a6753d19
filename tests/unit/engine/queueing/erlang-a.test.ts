import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  erlangAWaitPercentileSec,
  erlangAWaitTail,
  erlangB,
  measureErlangA,
  measureErlangC,
  type QueueMeasures,
  SERVICE_LEVEL_DEFINITIONS,
} from '~/engine/queueing';
import { relativeError } from './relative-error';
import { simulateImpatientQueue } from './simulate-impatient-queue';

const queue = fc.record({
  agents: fc.integer({ min: 1, max: 300 }),
  load: fc.double({ min: 0.05, max: 2.5, noNaN: true }),
  handleTimeSec: fc.double({ min: 20, max: 1200, noNaN: true }),
  patienceSec: fc.double({ min: 5, max: 3000, noNaN: true }),
  thresholdSec: fc.double({ min: 0, max: 240, noNaN: true }),
});

function toInput({
  agents,
  load,
  ...rest
}: {
  agents: number;
  load: number;
  handleTimeSec: number;
  patienceSec: number;
  thresholdSec: number;
}) {
  return { ...rest, agents, arrivalsPerHour: (load * agents * 3600) / rest.handleTimeSec };
}

function figures(measures: QueueMeasures): Record<string, number> {
  const { serviceLevel, ...plain } = measures;
  return { ...plain, ...serviceLevel };
}

describe('Erlang A', () => {
  it('gives the published example: 48 a minute, one minute, two minutes of patience, 50 agents', () => {
    const measures = measureErlangA({
      agents: 50,
      arrivalsPerHour: 2880,
      handleTimeSec: 60,
      patienceSec: 120,
      thresholdSec: 20,
    });
    expect(measures.waitProbability).toBeCloseTo(0.4677740686, 10);
    expect(measures.abandonment).toBeCloseTo(0.0309122492, 10);
    expect(measures.asaSec).toBeCloseTo(3.70947, 5);
    expect(measures.occupancy).toBeCloseTo(0.9303242408, 10);
    expect(measures.serviceLevel['answered-of-offered']).toBeCloseTo(0.9430189547, 10);
  });

  it('loses people at the rate at which the queue loses patience: theta Lq = lambda P(abandon)', () => {
    fc.assert(
      fc.property(queue, (drawn) => {
        const input = toInput(drawn);
        const { queueLength, abandonment, asaSec, occupancy, trafficErl } = measureErlangA(input);
        const arrivalsPerSec = input.arrivalsPerHour / 3600;
        expect(relativeError(queueLength / input.patienceSec, arrivalsPerSec * abandonment)).toBeLessThan(1e-10);
        expect(relativeError(queueLength, arrivalsPerSec * asaSec)).toBeLessThan(1e-10);
        expect(relativeError(occupancy * input.agents, trafficErl * (1 - abandonment))).toBeLessThan(1e-12);
      }),
    );
  });

  it('is Poisson where patience equals handling time', () => {
    for (const [agents, trafficErl] of [
      [1, 0.5],
      [10, 12],
      [60, 50],
    ]) {
      const measures = measureErlangA({
        agents,
        arrivalsPerHour: trafficErl * 20,
        handleTimeSec: 180,
        patienceSec: 180,
        thresholdSec: 20,
      });
      let term = Math.exp(-trafficErl);
      let below = 0;
      for (let k = 0; k < agents; k++) {
        below += term;
        term *= trafficErl / (k + 1);
      }
      expect(measures.waitProbability).toBeCloseTo(1 - below, 12);
    }
  });

  it('tends to Erlang C as patience grows and to Erlang B as it vanishes', () => {
    const load = { agents: 55, arrivalsPerHour: 1000, handleTimeSec: 180, thresholdSec: 20 };
    const patient = figures(measureErlangA({ ...load, patienceSec: 1e8 }));
    const endless = figures(measureErlangC(load));
    for (const name of ['waitProbability', 'asaSec', 'occupancy', 'answered-of-offered', 'not-kept-waiting']) {
      expect(relativeError(patient[name], endless[name])).toBeLessThan(1e-4);
    }
    const hasty = measureErlangA({ ...load, patienceSec: 1e-3 });
    expect(relativeError(hasty.abandonment, erlangB(55, 50))).toBeLessThan(1e-3);
  });

  it('closed form and sums over a large waiting room agree on every figure', () => {
    fc.assert(
      fc.property(queue, (drawn) => {
        const input = toInput({ ...drawn, patienceSec: Math.min(drawn.patienceSec, 600) });
        const closed = figures(measureErlangA(input));
        const summed = figures(measureErlangA({ ...input, waitingPlaces: 20_000 }));
        for (const [name, value] of Object.entries(closed)) {
          expect(Math.abs(summed[name] - value), name).toBeLessThan(1e-9 * Math.max(1, value));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts what a simulation counts, by all four definitions', () => {
    const load = { agents: 10, handleTimeSec: 200, patienceSec: 90, thresholdSec: 20 };
    const counted = simulateImpatientQueue({ ...load, arrivalsPerSec: 0.055, contacts: 400_000, seed: 'oracle' });
    const measures = measureErlangA({ ...load, arrivalsPerHour: 198 });
    const within = (value: number, truth: number) => expect(Math.abs(value / truth - 1)).toBeLessThan(0.02);
    within(counted.abandoned / counted.offered, measures.abandonment);
    within(counted.waitSec / counted.offered, measures.asaSec);
    within(counted.answeredWaitSec / counted.answered, measures.asaOfAnsweredSec);
    const { offered, answered, answeredInTime, abandonedInTime } = counted;
    const levels = measures.serviceLevel;
    within(answeredInTime / offered, levels['answered-of-offered']);
    within(answeredInTime / answered, levels['answered-of-answered']);
    within(answeredInTime / (offered - abandonedInTime), levels['without-short-abandons']);
    within((answeredInTime + abandonedInTime) / offered, levels['not-kept-waiting']);
  });

  it('never gets worse with one agent more, nor are shares ever out of range', () => {
    fc.assert(
      fc.property(queue, (drawn) => {
        const input = toInput(drawn);
        const before = measureErlangA(input);
        const after = measureErlangA({ ...input, agents: input.agents + 1 });
        expect(after.waitProbability).toBeLessThanOrEqual(before.waitProbability + 1e-12);
        expect(after.abandonment).toBeLessThanOrEqual(before.abandonment + 1e-12);
        for (const definition of SERVICE_LEVEL_DEFINITIONS) {
          expect(after.serviceLevel[definition]).toBeGreaterThanOrEqual(before.serviceLevel[definition] - 1e-10);
        }
        for (const value of Object.values(figures(before))) expect(value).toBeGreaterThanOrEqual(0);
        for (const share of Object.values(before.serviceLevel)) expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has percentiles that undo the tail of the wait', () => {
    fc.assert(
      fc.property(queue, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (drawn, share) => {
        const input = toInput(drawn);
        const waitSec = erlangAWaitPercentileSec({ ...input, share });
        const tail = erlangAWaitTail(input, waitSec);
        if (waitSec > 0) expect(tail).toBeCloseTo(1 - share, 9);
        else expect(tail).toBeLessThanOrEqual(1 - share + 1e-12);
      }),
    );
  });

  it('stays sane far from everyday sizes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: -2, max: 6, noNaN: true }),
        (logTraffic, ratio, logPatience) => {
          const trafficErl = 10 ** logTraffic;
          const measures = measureErlangA({
            agents: Math.round(trafficErl * ratio),
            arrivalsPerHour: trafficErl * 20,
            handleTimeSec: 180,
            patienceSec: 10 ** logPatience,
            thresholdSec: 20,
          });
          for (const [name, value] of Object.entries(figures(measures))) {
            expect(Number.isFinite(value) && value >= 0, `${name} ${value}`).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('finite waiting room', () => {
  it('gives the pooled example: 90 agents, 30 places, 84 erlang of ten minutes', () => {
    const measures = measureErlangA({
      agents: 90,
      arrivalsPerHour: 504,
      handleTimeSec: 600,
      patienceSec: Number.POSITIVE_INFINITY,
      thresholdSec: 20,
      waitingPlaces: 30,
    });
    expect(measures.blocking).toBeCloseTo(0.0036430761, 10);
    expect(measures.asaSec / 60).toBeCloseTo(0.4500228, 7);
    expect(measures.abandonment).toBe(0);
  });

  it('is Erlang B without places', () => {
    fc.assert(
      fc.property(queue, (drawn) => {
        const input = toInput(drawn);
        const measures = measureErlangA({ ...input, waitingPlaces: 0 });
        expect(relativeError(measures.blocking, erlangB(input.agents, measures.trafficErl))).toBeLessThan(1e-12);
        expect(measures.asaSec).toBe(0);
        expect(measures.serviceLevel['answered-of-offered']).toBeCloseTo(1 - measures.blocking, 12);
      }),
    );
  });

  it('loses, turns away or answers every contact', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 0, max: 200 }), (drawn, waitingPlaces) => {
        const { abandonment, blocking, occupancy, trafficErl } = measureErlangA({ ...toInput(drawn), waitingPlaces });
        const answered = (occupancy * drawn.agents) / trafficErl;
        expect(answered + abandonment + blocking).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe('the edges', () => {
  const load = { agents: 0, arrivalsPerHour: 100, handleTimeSec: 180, patienceSec: 60, thresholdSec: 20 };

  it('without agents everyone gives up', () => {
    for (const waitingPlaces of [undefined, 5000]) {
      const measures = measureErlangA({ ...load, waitingPlaces });
      expect(measures.abandonment).toBeCloseTo(1, 10);
      expect(measures.asaSec).toBeCloseTo(60, 8);
      expect(measures.serviceLevel['answered-of-offered']).toBe(0);
      expect(measures.serviceLevel['not-kept-waiting']).toBeCloseTo(1 - Math.exp(-1 / 3), 10);
    }
  });

  it('refuses impossible patience, rooms and loads', () => {
    for (const bad of [Number.NaN, -1, 0]) {
      expect(() => measureErlangA({ ...load, patienceSec: bad })).toThrow(InvalidInput);
    }
    expect(() => measureErlangA({ ...load, waitingPlaces: 2.5 })).toThrow('waitingPlaces must be a whole number');
    expect(() => measureErlangA({ ...load, waitingPlaces: -1 })).toThrow(InvalidInput);
    expect(() => measureErlangA({ ...load, arrivalsPerHour: 1e9 })).toThrow(InvalidInput);
  });
});
