import { describe, expect, it } from 'vitest';
import type { ShiftData } from '~/modules/employee-portal/portal-data';
import { partsOfShift } from '~/modules/employee-portal/shift-parts';

const HOUR_MS = 3_600_000;
const activity = (kind: string, from: number, to: number) =>
  ({ kind, startMs: from * HOUR_MS, endMs: to * HOUR_MS }) as ShiftData['activities'][number];
const shift = (activities: ShiftData['activities']) => ({ startMs: 8 * HOUR_MS, endMs: 20 * HOUR_MS, activities });

describe('parts of a shift', () => {
  it('are one where only pauses interrupt it', () => {
    const parts = partsOfShift(shift([activity('WORK', 8, 12), activity('LUNCH', 12, 13), activity('WORK', 13, 20)]));
    expect(parts).toEqual([{ startMs: 8 * HOUR_MS, endMs: 20 * HOUR_MS }]);
  });

  it('are two around the gap of a split shift', () => {
    const parts = partsOfShift(shift([activity('BREAK', 10, 11), activity('GAP', 12, 16), activity('WORK', 16, 20)]));
    expect(parts).toEqual([
      { startMs: 8 * HOUR_MS, endMs: 12 * HOUR_MS },
      { startMs: 16 * HOUR_MS, endMs: 20 * HOUR_MS },
    ]);
  });
});
