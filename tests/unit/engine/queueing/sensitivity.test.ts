import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  analyseSensitivity,
  CHANNEL_MODELS,
  findCoveredQuantile,
  measureChannel,
  measureErlangC,
  requiredAgents,
} from '~/engine/queueing';

const CALLS = { model: 'erlang-c', volume: 360, ahtSec: 240, intervalSec: 1800 } as const;

describe('sensitivity of a requirement', () => {
  it('says what one agent and 5 % of volume or handling time change', () => {
    const { base, oneAgentLess, oneAgentMore, volumePlus5, volumeMinus5, ahtPlus5 } = analyseSensitivity(CALLS);
    const at = (agents: number, factor = 1) =>
      measureErlangC({ arrivalsPerHour: 720 * factor, handleTimeSec: 240, thresholdSec: 20, agents }).serviceLevel[
        'answered-of-offered'
      ];
    expect(base.agents).toBe(requiredAgents(CALLS).baseAgents);
    expect(base.serviceLevel).toBe(at(base.agents));
    expect(oneAgentLess).toMatchObject({ agents: base.agents - 1, serviceLevel: at(base.agents - 1) });
    expect(oneAgentMore).toMatchObject({ agents: base.agents + 1, serviceLevel: at(base.agents + 1) });
    expect(volumePlus5.agents).toBe(base.agents);
    expect(volumePlus5.serviceLevel).toBeCloseTo(at(base.agents, 1.05), 12);
    expect(volumePlus5.neededAgents).toBeGreaterThan(base.agents);
    expect(volumeMinus5.neededAgents).toBeLessThan(base.agents);
    expect(ahtPlus5.serviceLevel).toBeLessThan(volumePlus5.serviceLevel + 1e-3);
  });

  it('goes the same way for every channel: less load and more agents are never worse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNEL_MODELS),
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 10, max: 900, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (model, volume, ahtSec, concurrency) => {
          const cases = analyseSensitivity({ model, volume, ahtSec, intervalSec: 900, settings: { concurrency } });
          const { base, oneAgentLess, oneAgentMore, volumeMinus5, volumePlus5, ahtMinus5, ahtPlus5 } = cases;
          const levels = [oneAgentLess, base, oneAgentMore].map((one) => one.serviceLevel);
          expect([...levels].sort((a, b) => a - b)).toEqual(levels);
          expect(volumeMinus5.neededAgents).toBeLessThanOrEqual(base.neededAgents);
          expect(volumePlus5.neededAgents).toBeGreaterThanOrEqual(base.neededAgents);
          expect(ahtMinus5.neededAgents).toBeLessThanOrEqual(base.neededAgents);
          expect(ahtPlus5.neededAgents).toBeGreaterThanOrEqual(base.neededAgents);
          for (const one of Object.values(cases)) {
            for (const figure of Object.values(one)) expect(figure).not.toBeNaN();
          }
        },
      ),
    );
  });

  it('measures every channel at any number of agents as its requirement does at its own', () => {
    for (const model of CHANNEL_MODELS) {
      const input = { ...CALLS, model, settings: { concurrency: model === 'chat' ? 3 : 1, maxOccupancy: 0.9 } };
      const requirement = requiredAgents(input);
      const figures = measureChannel(input, Math.ceil(requirement.baseAgents - 1e-9));
      expect(figures.serviceLevel).toBeCloseTo(requirement.serviceLevel, 12);
      expect(figures.asaSec).toBeCloseTo(requirement.asaSec, 9);
    }
  });
});

describe('the quantile that a requirement covers', () => {
  const bands = [
    { quantile: 0.1, volume: 300 },
    { quantile: 0.5, volume: 360 },
    { quantile: 0.9, volume: 430 },
  ];
  const { volume: _, ...interval } = CALLS;
  const needed = (volume: number) => requiredAgents({ ...CALLS, volume }).requiredAgents;

  it('of the agents for a band is at least that band', () => {
    for (const { quantile, volume } of bands) {
      expect(findCoveredQuantile({ ...interval, bands, agents: needed(volume) }).quantile).toBeGreaterThanOrEqual(
        quantile,
      );
    }
    const middle = findCoveredQuantile({ ...interval, bands, agents: needed(360) });
    expect(middle.position).toBe('within');
    expect(middle.quantile).toBeLessThan(0.6);
  });

  it('is the largest volume for which the agents are enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: needed(300), max: needed(430) - 1 }), (agents) => {
        const covered = findCoveredQuantile({ ...interval, bands, agents });
        expect(needed(covered.volume)).toBeLessThanOrEqual(agents);
        expect(needed(covered.volume * (1 + 1e-6))).toBeGreaterThan(agents);
      }),
    );
  });

  it('says when it lies outside the bands, and refuses bands out of order', () => {
    expect(findCoveredQuantile({ ...interval, bands, agents: 1 })).toMatchObject({ quantile: 0.1, position: 'below' });
    expect(findCoveredQuantile({ ...interval, bands, agents: 999 })).toMatchObject({
      quantile: 0.9,
      position: 'above',
    });
    expect(() => findCoveredQuantile({ ...interval, bands: [], agents: 1 })).toThrow('bands must not be empty');
    expect(() => findCoveredQuantile({ ...interval, bands: [...bands].reverse(), agents: 1 })).toThrow(InvalidInput);
  });
});
