import { describe, expect, it } from 'vitest';
import { findBrokenLimit, limitsOf } from '~/models/staffing-limits';
import { defaultStaffingSettings as usual } from '~/models/staffing-settings';

describe('limits of targets', () => {
  const broken = (values: object, channelType: string | null = 'CALLS', held: typeof usual | null = usual) =>
    findBrokenLimit(values, { channelType, held })?.setting ?? null;

  it.each([
    ['serviceLevelTarget', 0.7, 0.95],
    ['thresholdSec', 10, 60],
    ['warningLevel', 0.6, 0.85],
    ['criticalLevel', 0.5, 0.75],
    ['maxOccupancy', 0.5, 1],
  ])('%s lies from %d to %d', (setting, min, max) => {
    for (const value of [min, max]) expect(broken({ [setting]: value })).toBeNull();
    for (const value of [min - 0.001, max + 0.001]) expect(broken({ [setting]: value })).toBe(setting);
  });

  it('an answer time of minutes is for chats; deferred work looks at no level', () => {
    expect(broken({ thresholdSec: 120 }, 'CHATS')).toBeNull();
    expect(broken({ thresholdSec: 120 }, null)).toBe('thresholdSec');
    expect(broken({ serviceLevelTarget: 0.99, thresholdSec: 14_400 }, 'EMAILS')).toBeNull();
    expect(broken({ maxOccupancy: 0.4 }, 'EMAILS')).toBe('maxOccupancy');
    expect(limitsOf('warningLevel', 'OUTBOUND')).toBeNull();
  });

  it('what holds already may stay and is not set anew; what is absent is not asked about', () => {
    const held = { ...usual, thresholdSec: 120 };
    expect(broken({ thresholdSec: 120, minAgents: 3 }, 'CALLS', held)).toBeNull();
    expect(broken({ thresholdSec: 121 }, 'CALLS', held)).toBe('thresholdSec');
    expect(broken({ minAgents: 3 }, 'CALLS', null)).toBeNull();
    expect(broken({ ...usual })).toBeNull();
  });
});
