import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  CHANNEL_MODELS,
  computeRequirements,
  explainRequirement,
  measureChats,
  measureErlangC,
  planErlangC,
  type RequirementsInput,
  requiredAgents,
} from '~/engine/queueing';
import { createRandom } from '~/engine/random';

const CALLS: RequirementsInput = {
  model: 'erlang-c',
  volume: [250, 250, 0, 40],
  ahtSec: [180, 180, 0, 300],
  intervalSec: 900,
  settings: { slTarget: 0.8, thresholdSec: 20 },
};

describe('requirements by interval', () => {
  it('apply events and growth, the model, reserve, shrinkage and minimum in this order', () => {
    const settings = { slTarget: 0.8, thresholdSec: 20, eventFactor: 1.25, growth: 1.6, reserve: 1.1, shrinkage: 0.2 };
    const { erlangs, baseAgents, requiredAgents, roundedAgents } = computeRequirements({
      ...CALLS,
      volume: [125],
      ahtSec: [180],
      settings: { ...settings, minAgents: 3 },
    });
    expect(erlangs[0]).toBe(50);
    expect(baseAgents[0]).toBe(56);
    expect(requiredAgents[0]).toBeCloseTo((56 * 1.1) / 0.8, 12);
    expect(roundedAgents[0]).toBe(77);
  });

  it('give what they say: service level, wait and occupancy of the base number', () => {
    const { baseAgents, serviceLevel, asaSec, occupancy } = computeRequirements(CALLS);
    expect(baseAgents[0]).toBe(56);
    expect(serviceLevel[0]).toBeCloseTo(0.84117554565, 10);
    const measures = measureErlangC({ agents: 56, arrivalsPerHour: 1000, handleTimeSec: 180, thresholdSec: 20 });
    expect(asaSec[0]).toBeCloseTo(measures.asaSec, 9);
    expect(occupancy[0]).toBeCloseTo(50 / 56, 12);
    expect([baseAgents[2], serviceLevel[2], asaSec[2], occupancy[2]]).toEqual([0, 1, 0, 0]);
  });

  it('keep a minimum per interval: 1 for half an hour, 0 and 1 computed, 1 and 1 required', () => {
    const { requiredAgents } = computeRequirements({
      ...CALLS,
      model: 'linear',
      volume: [0, 5],
      ahtSec: [0, 180],
      overrides: { minAgents: [1, 1] },
    });
    expect([...requiredAgents]).toEqual([1, 1]);
  });

  it('do not depend on the order of the intervals', () => {
    const random = createRandom('order');
    const rows = Array.from({ length: 2000 }, () => ({
      volume: random.exponential(0.02),
      ahtSec: 60 + random.int(600),
    }));
    const solve = (list: typeof rows) =>
      computeRequirements({ ...CALLS, volume: list.map((row) => row.volume), ahtSec: list.map((row) => row.ahtSec) });
    const forward = solve(rows);
    const backward = solve([...rows].reverse());
    rows.forEach((row, i) => {
      expect(backward.baseAgents[rows.length - 1 - i]).toBe(forward.baseAgents[i]);
      const plan = planErlangC({ lambdaRatePerHour: row.volume * 4, muRatePerHour: 3600 / row.ahtSec, targetSl: 0.8 });
      expect(forward.baseAgents[i]).toBe(plan.agents);
    });
  });

  it('take an override where there is one and the setting where it is NaN', () => {
    const { baseAgents, requiredAgents } = computeRequirements({
      ...CALLS,
      overrides: { slTarget: [Number.NaN, 0.95, Number.NaN, Number.NaN], shrinkage: [0.5, Number.NaN, 0, 0] },
    });
    expect(baseAgents[0]).toBe(56);
    expect(baseAgents[1]).toBe(planErlangC({ lambdaRatePerHour: 1000, muRatePerHour: 20, targetSl: 0.95 }).agents);
    expect(requiredAgents[0]).toBe(112);
    expect(requiredAgents[1]).toBe(baseAgents[1]);
  });

  it('ask nobody to come while the group is closed', () => {
    const { requiredAgents } = computeRequirements({ ...CALLS, open: [1, 0, 1, 1], settings: { minAgents: 2 } });
    expect(requiredAgents[1]).toBe(0);
    expect(requiredAgents[2]).toBe(2);
  });

  it('keep fractions where a plan wants them', () => {
    const whole = computeRequirements(CALLS);
    const fractional = computeRequirements({ ...CALLS, rounding: 'fractional' });
    for (const i of [0, 1, 3]) {
      expect(fractional.requiredAgents[i]).toBeLessThan(whole.requiredAgents[i]);
      expect(fractional.requiredAgents[i]).toBeGreaterThan(whole.requiredAgents[i] - 1);
      expect(fractional.roundedAgents[i]).toBe(whole.roundedAgents[i]);
    }
  });
});

describe('channels', () => {
  it('chats need the fewest agents whose slots keep the service level', () => {
    const settings = { slTarget: 0.9, thresholdSec: 30, concurrency: 3, switchPenalty: 0.2 };
    const { baseAgents, serviceLevel } = computeRequirements({ ...CALLS, model: 'chat', settings });
    const level = (agents: number) =>
      measureChats({ ...settings, arrivalsPerHour: 1000, handleTimeSec: 180, agents }).serviceLevel;
    expect(level(baseAgents[0])).toBeGreaterThanOrEqual(0.9);
    expect(level(baseAgents[0] - 1)).toBeLessThan(0.9);
    expect(serviceLevel[0]).toBeCloseTo(level(baseAgents[0]), 12);
  });

  it('linear work needs volume x handling time over time, occupancy and concurrency', () => {
    const { baseAgents } = computeRequirements({
      ...CALLS,
      model: 'linear',
      settings: { maxOccupancy: 0.8, concurrency: 2 },
    });
    expect(baseAgents[0]).toBeCloseTo((250 * 180) / (900 * 0.8 * 2), 12);
  });

  it('deferred work is spread over its deadline and loses none', () => {
    const input: RequirementsInput = {
      model: 'deferred',
      volume: [0, 80, 0, 0, 0, 0],
      ahtSec: [0, 90, 0, 0, 0, 0],
      intervalSec: 900,
      settings: { deadlineSec: 3600, maxOccupancy: 0.8, growth: 2 },
    };
    const { baseAgents } = computeRequirements(input);
    expect([...baseAgents]).toEqual([0, 5, 5, 5, 5, 0]);
    expect(explainRequirement(input, 2)).toMatchObject({ baseAgents: 5, erlangs: 0, baseLimit: 'deadline' });
  });

  it('patience needs fewer people than endless waiting at a low target', () => {
    const settings = { slTarget: 0.5, thresholdSec: 20, patienceSec: 60 };
    const patient = computeRequirements({ ...CALLS, settings });
    const impatient = computeRequirements({ ...CALLS, model: 'erlang-a', settings });
    expect(impatient.baseAgents[0]).toBeLessThan(patient.baseAgents[0]);
    expect(impatient.serviceLevel[0]).toBeGreaterThanOrEqual(0.5);
  });
});

describe('the explanation', () => {
  it('walks from volume to people', () => {
    const explained = requiredAgents({
      model: 'erlang-c',
      volume: 125,
      ahtSec: 180,
      intervalSec: 900,
      settings: { growth: 2, reserve: 1.1, shrinkage: 0.2, minAgents: 3 },
    });
    const values = Object.fromEntries(explained.steps.map((step) => [step.code, step.value]));
    expect(values).toMatchObject({ V0: 125, V1: 250, A: 50, N1: 56, R: 77 });
    expect(values.N2).toBeCloseTo(61.6, 12);
    expect(values.N3).toBeCloseTo(77, 12);
    expect(values.N4).toBeCloseTo(77, 12);
    expect(explained).toMatchObject({ baseLimit: 'service-level', decidedBy: 'model', roundedAgents: 77 });
    expect(explained.steps[3].inputs).toMatchObject({ slTarget: 0.8, thresholdSec: 20, trafficErl: 50 });
  });

  it('says what decides: minimum, occupancy, closed, nothing', () => {
    expect(explainRequirement({ ...CALLS, settings: { minAgents: 70 } }, 0).decidedBy).toBe('minimum');
    expect(explainRequirement({ ...CALLS, settings: { maxOccupancy: 0.7 } }, 0).baseLimit).toBe('occupancy');
    expect(explainRequirement({ ...CALLS, open: [0, 1, 1, 1] }, 0).decidedBy).toBe('closed');
    expect(explainRequirement(CALLS, 2).decidedBy).toBe('nothing');
  });

  it('gives the figures of the bulk computation for every model', () => {
    for (const model of CHANNEL_MODELS) {
      const input: RequirementsInput = {
        ...CALLS,
        model,
        settings: { ...CALLS.settings, concurrency: 2, reserve: 1.05 },
      };
      const bulk = computeRequirements(input);
      for (let i = 0; i < 4; i++) {
        const explained = explainRequirement(input, i);
        expect(explained.baseAgents).toBe(bulk.baseAgents[i]);
        expect(explained.requiredAgents).toBe(bulk.requiredAgents[i]);
        expect(explained.serviceLevel).toBeCloseTo(bulk.serviceLevel[i], 12);
      }
    }
  });
});

describe('bad input', () => {
  it.each([
    ['volume[1]', { volume: [1, -1, 0, 0] }],
    ['volume[0]', { volume: [Number.NaN, 1, 0, 0] }],
    ['volume[0]', { volume: [1e9, 1, 0, 0] }],
    ['volume[0]', { volume: [1e8, 1, 0, 0], ahtSec: [1e6, 180, 0, 0] }],
    ['ahtSec[3]', { ahtSec: [180, 180, 0, 0] }],
    ['ahtSec[0]', { ahtSec: [Number.POSITIVE_INFINITY, 180, 0, 180] }],
    ['ahtSec', { ahtSec: [180] }],
    ['intervalSec', { intervalSec: 0 }],
    ['slTarget', { settings: { slTarget: 1 } }],
    ['slTarget', { settings: { slTarget: 80 } }],
    ['shrinkage', { settings: { shrinkage: 1 } }],
    ['maxOccupancy', { settings: { maxOccupancy: 0 } }],
    ['concurrency', { settings: { concurrency: 1.5 } }],
    ['overrides.growth[2]', { overrides: { growth: [1, 1, -1, 1] } }],
    ['overrides.growth', { overrides: { growth: [1] } }],
    ['open', { open: [1] }],
    ['model', { model: 'fax' as never }],
  ])('%s is named', (field, change) => {
    expect(() => computeRequirements({ ...CALLS, ...change })).toThrow(
      expect.objectContaining({ name: 'InvalidInput', field }),
    );
  });

  it('never ends in NaN, whatever numbers come', () => {
    const wild = fc.oneof(
      fc.double(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 2000, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNEL_MODELS),
        fc.array(fc.tuple(wild, wild), { minLength: 1, maxLength: 4 }),
        fc.record({ slTarget: wild, thresholdSec: wild, maxOccupancy: wild, shrinkage: wild }, { requiredKeys: [] }),
        (model, rows, settings) => {
          try {
            const result = computeRequirements({
              model,
              volume: rows.map(([volume]) => volume),
              ahtSec: rows.map(([, aht]) => aht),
              intervalSec: 900,
              settings,
            });
            for (const column of Object.values(result)) {
              for (const value of column) expect(Number.isFinite(value) && value >= 0).toBe(true);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidInput);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
