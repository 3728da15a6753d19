import { describe, expect, it } from 'vitest';
import { dayOfCycle, patternOf, readPattern } from '~/models/rotation-days';

describe('readPattern', () => {
  it('reads letters of both languages and days on and off', () => {
    expect(patternOf(readPattern('2/2') ?? [])).toBe('WWRR');
    expect(patternOf(readPattern('ррвв') ?? [])).toBe('WWRR');
    expect(patternOf(readPattern('WWWWW RR') ?? [])).toBe('WWWWWRR');
    expect(patternOf(readPattern('WARA') ?? [])).toBe('WARA');
  });

  it('refuses anything else', () => {
    for (const text of ['', 'X', '99/99', 'W'.repeat(57), '2/']) expect(readPattern(text)).toBeNull();
  });
});

describe('dayOfCycle', () => {
  it('repeats forwards and backwards', () => {
    const days = readPattern('WRR') ?? [];
    expect([0, 1, 2, 3, -1, -3].map((n) => dayOfCycle(days, n)?.kind)).toEqual([
      'work',
      'off',
      'off',
      'work',
      'off',
      'work',
    ]);
    expect(dayOfCycle([], 4)).toBeUndefined();
  });
});
