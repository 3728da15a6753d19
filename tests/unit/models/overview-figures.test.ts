import { describe, expect, it } from 'vitest';
import { expectByClose, expectServiceLevel, measureWape, type PlannedSlot } from '~/models/overview-figures';

/** 1,000 calls an hour of three minutes: 250 in a quarter, 50 erlang. */
const slot: PlannedSlot = {
  channelType: 'CALLS',
  volume: 250,
  ahtSec: 180,
  scheduled: 56,
  required: 56,
  plannedServiceLevel: 0.84,
  thresholdSec: 20,
  shrinkage: 0,
};

describe('the service level to expect', () => {
  it('is that of Erlang C: 56 agents answer 84.117554565 % within 20 s', () => {
    expect(expectServiceLevel(slot)).toBeCloseTo(0.84117554565, 10);
  });

  it('is nothing for an unstable queue, and unknown without contacts', () => {
    expect(expectServiceLevel({ ...slot, scheduled: 50 })).toBe(0);
    expect(expectServiceLevel({ ...slot, volume: 0 })).toBeNull();
  });

  it('counts only people who are really there', () => {
    expect(expectServiceLevel({ ...slot, scheduled: 70, shrinkage: 0.2 })).toBeCloseTo(0.84117554565, 10);
  });

  it('shrinks with the people of deferred work', () => {
    const letters = { ...slot, channelType: 'EMAILS', required: 10, scheduled: 5, plannedServiceLevel: 0.9 };
    expect(expectServiceLevel(letters)).toBeCloseTo(0.45, 12);
  });

  it('by close is weighted by contacts', () => {
    const level = expectByClose({ received: 750, answeredInTime: 750 }, [{ ...slot, scheduled: 40 }]);
    expect(level).toBeCloseTo(0.75, 12);
    expect(expectByClose({ received: 0, answeredInTime: 0 }, [])).toBeNull();
  });
});

describe('the forecast error', () => {
  it('is the sum of absolute differences over what came', () => {
    const pairs = [
      { actual: 100, forecast: 90 },
      { actual: 50, forecast: 70 },
    ];
    expect(measureWape(pairs)).toBeCloseTo(0.2, 12);
    expect(measureWape([{ actual: 0, forecast: 5 }])).toBeNull();
  });
});
