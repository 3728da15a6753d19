import { describe, expect, it } from 'vitest';
import { confidenceInterval, type RoutingModel, simulateRouting, solveNModel } from '~/engine/multiskill';
import { measureErlangA } from '~/engine/queueing';

const PUBLISHED = {
  arrivalRates: [1, 1],
  specialistRate: 0.2,
  generalistRates: [0.2, 0.2],
  abandonmentRates: [0.5, 0.5],
  specialists: 5,
  generalists: 6,
} as const;

/** The same in the simulator's words: minutes as the unit of time, one long interval. */
const MINUTES = 20_000;
const SIMULATED: RoutingModel = {
  intervalSec: MINUTES * 60,
  queues: ['1', '2'].map((id) => ({ id, arrivals: MINUTES, handleTimeSec: 300, patienceSec: 120, thresholdSec: 20 })),
  groups: [
    { id: 'A', agents: 5, skills: [{ queueId: '1' }] },
    {
      id: 'B',
      agents: 6,
      skills: [
        { queueId: '1', preference: 2 },
        { queueId: '2', preference: 1 },
      ],
    },
  ],
  routing: 'fewest-skills',
};

describe('the N-model', () => {
  it('gives the published figures exactly', () => {
    const measures = solveNModel(PUBLISHED);
    expect(measures.abandonment[0]).toBeCloseTo(0.0768983783, 9);
    expect(measures.abandonment[1]).toBeCloseTo(0.1974152034, 9);
    expect(measures.specialistOccupancy).toBeCloseTo(0.7438373422, 9);
    expect(measures.generalistOccupancy).toBeCloseTo(0.8182075635, 9);
  });

  it('is held by the simulator within its 99 % intervals', () => {
    const exact = solveNModel(PUBLISHED);
    const { queues, groups } = simulateRouting(SIMULATED, {
      seed: 'N',
      warmUpSec: 6000,
      minReplications: 40,
      maxReplications: 40,
    });
    const figures = [
      [queues[0].abandonment, exact.abandonment[0]],
      [queues[1].abandonment, exact.abandonment[1]],
      [groups[0].occupancy, exact.specialistOccupancy],
      [groups[1].occupancy, exact.generalistOccupancy],
    ] as const;
    for (const [estimate, truth] of figures) {
      const { low, high } = confidenceInterval(estimate, 0.99);
      expect(truth).toBeGreaterThan(low);
      expect(truth).toBeLessThan(high);
      expect(estimate.standardError).toBeLessThan(0.006 * truth);
    }
  });

  it('is two separate queues with abandonment where queue 1 sends nothing, or generalists have nothing of it', () => {
    const alone = solveNModel({ ...PUBLISHED, arrivalRates: [0, 1] });
    const erlangA = measureErlangA({
      arrivalsPerHour: 3600,
      handleTimeSec: 5,
      patienceSec: 2,
      thresholdSec: 0,
      agents: 6,
    });
    expect(alone.abandonment[1]).toBeCloseTo(erlangA.abandonment, 10);
    expect(alone.generalistOccupancy).toBeCloseTo(erlangA.occupancy, 10);
    expect(alone.specialistOccupancy).toBeCloseTo(0, 12);
  });

  it('loses as many as the queues lose by impatience, and serves the rest', () => {
    const input = { ...PUBLISHED, generalistRates: [0.15, 0.3], abandonmentRates: [0.4, 0.2] } as const;
    const m = solveNModel(input);
    const answered = m.abandonment.reduce((sum, lost, queue) => sum + input.arrivalRates[queue] * (1 - lost), 0);
    const busyMost = 5 * m.specialistOccupancy * 0.2 + 6 * m.generalistOccupancy * 0.3;
    const busyLeast = 5 * m.specialistOccupancy * 0.2 + 6 * m.generalistOccupancy * 0.15;
    expect(answered).toBeGreaterThan(busyLeast);
    expect(answered).toBeLessThan(busyMost);
  });

  it('refuses what cannot be enumerated', () => {
    expect(() => solveNModel({ ...PUBLISHED, generalists: 200 })).toThrow(/too many states/);
    expect(() => solveNModel({ ...PUBLISHED, specialists: 2.5 })).toThrow('specialists must be a whole number');
    expect(() => solveNModel({ ...PUBLISHED, abandonmentRates: [0, 1] })).toThrow(/abandonmentRates\[0\]/);
  });
});
