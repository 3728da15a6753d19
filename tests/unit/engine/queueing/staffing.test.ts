import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  ErlangCStaffing,
  findFewestAgents,
  measureErlangA,
  measureErlangC,
  measureErlangX,
  planErlangC,
  staffErlangA,
  staffErlangC,
  staffErlangX,
} from '~/engine/queueing';

/** Tries every number of agents from nobody up. */
function countUp(isEnough: (agents: number) => boolean): number {
  let agents = 0;
  while (!isEnough(agents)) agents++;
  return agents;
}

describe('planning a call group by Erlang C', () => {
  it('1000 calls an hour, 20 an hour per agent, 80 % in 20 s: 56 agents, 84.117554565 %', () => {
    const plan = planErlangC({ lambdaRatePerHour: 1000, muRatePerHour: 20, targetSl: 0.8, thresholdSec: 20 });
    expect(plan.agents).toBe(56);
    expect(plan.serviceLevel).toBeCloseTo(0.84117554565, 10);
    expect(planErlangC({ lambdaRatePerHour: 1000, muRatePerHour: 20, targetSl: 0.8 })).toEqual(plan);
  });

  it('needs nobody where nothing comes, and one for a trickle', () => {
    expect(planErlangC({ lambdaRatePerHour: 0, muRatePerHour: 20, targetSl: 0.8 }).agents).toBe(0);
    expect(planErlangC({ lambdaRatePerHour: 1e-60, muRatePerHour: 20, targetSl: 0.99 })).toMatchObject({
      agents: 1,
      serviceLevel: 1,
    });
  });

  it.each([
    ['lambdaRatePerHour', 1e9],
    ['lambdaRatePerHour', -1],
    ['muRatePerHour', 0],
    ['muRatePerHour', Number.NaN],
    ['targetSl', 1],
    ['targetSl', 80],
    ['thresholdSec', Number.POSITIVE_INFINITY],
  ])('refuses %s = %d', (field, bad) => {
    const input = { lambdaRatePerHour: 1000, muRatePerHour: 20, targetSl: 0.8, thresholdSec: 20, [field]: bad };
    expect(() => planErlangC(input)).toThrow(expect.objectContaining({ name: 'InvalidInput', field }));
  });
});

const load = fc.record({
  trafficErl: fc
    .oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 400_000 }))
    .map((milli) => milli / 1000),
  handleTimeSec: fc.double({ min: 20, max: 1200, noNaN: true }),
  slTarget: fc.double({ min: 0, max: 0.999, noNaN: true }),
  thresholdSec: fc.double({ min: 0, max: 120, noNaN: true }),
  maxOccupancy: fc.integer({ min: 30, max: 100 }).map((percent) => percent / 100),
});

describe('fewest agents, interval after interval', () => {
  it('is what counting up finds, from whatever interval it comes', () => {
    const warm = new ErlangCStaffing();
    fc.assert(
      fc.property(load, ({ trafficErl, handleTimeSec, slTarget, thresholdSec, maxOccupancy }) => {
        warm.solve(trafficErl, handleTimeSec, slTarget, thresholdSec, maxOccupancy);
        const measure = (agents: number) =>
          measureErlangC({ agents, arrivalsPerHour: (trafficErl * 3600) / handleTimeSec, handleTimeSec, thresholdSec });
        const expected = countUp((agents) => {
          const { serviceLevel, occupancy } = measure(agents);
          return (
            agents > trafficErl &&
            serviceLevel['answered-of-offered'] >= slTarget - 1e-12 &&
            occupancy <= maxOccupancy * (1 + 1e-9)
          );
        });
        expect(warm.agents).toBe(expected);
        const measures = measure(expected);
        expect(warm.serviceLevel).toBeCloseTo(measures.serviceLevel['answered-of-offered'], 11);
        expect(warm.asaSec / measures.asaSec).toBeCloseTo(1, 8);
        expect(warm.occupancy).toBeCloseTo(measures.occupancy, 12);
      }),
      { numRuns: 1000 },
    );
  });

  it('meets a maximum occupancy exactly, without a rounding error of an agent', () => {
    const staffing = new ErlangCStaffing();
    for (let agents = 10; agents <= 400; agents++) {
      staffing.solve(0.85 * agents, 180, 0, 20, 0.85);
      expect(staffing.agents).toBe(agents);
    }
  });

  it('answers the largest load in a moment', () => {
    const staffing = new ErlangCStaffing();
    const startedMs = performance.now();
    staffing.solve(1_000_000, 180, 0.999999, 0, 1);
    expect(performance.now() - startedMs).toBeLessThan(500);
    expect(staffing.serviceLevel).toBeGreaterThanOrEqual(0.999999);
  });
});

describe('several targets together', () => {
  const calls = { arrivalsPerHour: 600, handleTimeSec: 240, thresholdSec: 20 };
  const targets = { serviceLevel: { target: 0.8 }, maxAsaSec: 30, maxOccupancy: 0.85, minAgents: 10 };

  it('take the largest of what each asks, and name it', () => {
    const each = [
      staffErlangC(calls, { serviceLevel: targets.serviceLevel }),
      staffErlangC(calls, { maxAsaSec: 30 }),
      staffErlangC(calls, { maxOccupancy: 0.85 }),
    ];
    const together = staffErlangC(calls, targets);
    expect(together.agents).toBe(Math.max(...each.map((answer) => answer.agents)));
    expect(together.binding).toEqual(['maxOccupancy']);
    expect(together.measures.occupancy).toBeLessThanOrEqual(0.85);
    expect(together.fractionalAgents).toBeCloseTo(40 / 0.85, 2);
  });

  it('bind by the minimum where that is more', () => {
    const answer = staffErlangC(calls, { ...targets, minAgents: 90 });
    expect(answer).toMatchObject({ agents: 90, fractionalAgents: 90, binding: ['minAgents'] });
  });

  it('count up to the same number with patience and with redials', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: 10, max: 600, noNaN: true }),
        fc.double({ min: 0.3, max: 0.97, noNaN: true }),
        fc.double({ min: 0.005, max: 0.3, noNaN: true }),
        (trafficErl, patienceSec, target, maxAbandonment) => {
          const queue = { arrivalsPerHour: trafficErl * 20, handleTimeSec: 180, thresholdSec: 20, patienceSec };
          const wanted = { serviceLevel: { target }, maxAbandonment };
          const isEnough = (measures: ReturnType<typeof measureErlangA>) =>
            measures.serviceLevel['answered-of-offered'] >= target && measures.abandonment <= maxAbandonment;
          expect(staffErlangA(queue, wanted).agents).toBe(
            countUp((agents) => isEnough(measureErlangA({ ...queue, agents }))),
          );
          const redials = { ...queue, redialShare: 0.4 };
          expect(staffErlangX(redials, wanted).agents).toBe(
            countUp((agents) => isEnough(measureErlangX({ ...redials, agents }))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('need fewer agents where people give up than where they wait for ever', () => {
    const wanted = { serviceLevel: { target: 0.8, definition: 'not-kept-waiting' as const } };
    expect(staffErlangA({ ...calls, patienceSec: 60 }, wanted).agents).toBeLessThan(staffErlangC(calls, wanted).agents);
  });

  it('leave the fraction between the last two whole numbers', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 200, noNaN: true }), (trafficErl) => {
        const queue = { arrivalsPerHour: trafficErl * 20, handleTimeSec: 180, thresholdSec: 20 };
        const { agents, fractionalAgents } = staffErlangC(queue, { serviceLevel: { target: 0.8 } });
        expect(fractionalAgents).toBeLessThanOrEqual(agents);
        expect(fractionalAgents).toBeGreaterThanOrEqual(Math.max(agents - 1, trafficErl));
      }),
    );
  });

  it('are refused where there is none, or none can be met', () => {
    expect(() => staffErlangC(calls, {})).toThrow('targets must name at least one target');
    expect(() => staffErlangC(calls, { serviceLevel: { target: 1 } })).toThrow(InvalidInput);
    expect(() =>
      findFewestAgents(
        (agents) => measureErlangA({ ...calls, patienceSec: 60, agents: Math.min(agents, 5) }),
        { maxAbandonment: 0.01 },
        5,
      ),
    ).toThrow('cannot be met');
  });
});

describe('Erlang X', () => {
  const published = { arrivalsPerHour: 1200, handleTimeSec: 300, patienceSec: 120, thresholdSec: 20, agents: 95 };

  it('gives the published example: half of the abandoned redial', () => {
    const measures = measureErlangX({ ...published, redialShare: 0.5 });
    expect(measures.attemptsPerHour / 60).toBeCloseTo(21.2853409993, 10);
    expect(measures.abandonment).toBeCloseTo(0.120772413, 9);
  });

  it('is Erlang A where nobody redials', () => {
    const { attemptsPerHour, lostCallers, ...measures } = measureErlangX({ ...published, redialShare: 0 });
    expect(measures).toEqual(measureErlangA(published));
    expect(attemptsPerHour).toBe(1200);
    expect(lostCallers).toBeCloseTo(measures.abandonment, 14);
  });

  it('is a fixed point, and every caller is answered or lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        fc.double({ min: 5, max: 600, noNaN: true }),
        (agents, redialShare, patienceSec) => {
          const measures = measureErlangX({ ...published, agents, redialShare, patienceSec });
          const lost = measures.abandonment + measures.blocking;
          const { attemptsPerHour } = measures;
          expect((1200 + redialShare * attemptsPerHour * lost) / attemptsPerHour).toBeCloseTo(1, 11);
          expect(attemptsPerHour * (1 - lost) + 1200 * measures.lostCallers).toBeCloseTo(1200, 7);
        },
      ),
    );
  });

  it('refuses a load that grows for ever', () => {
    expect(() => measureErlangX({ ...published, agents: 50, redialShare: 1 })).toThrow(/grow for ever/);
  });
});
