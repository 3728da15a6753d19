import { describe, expect, it } from 'vitest';
import { listGaps } from '~/models/shortage-gaps';

describe('listGaps', () => {
  it('joins short intervals to runs and puts the greatest first', () => {
    const curve = (groupId: string, required: number[], scheduled: number[]) => ({
      groupId,
      startMs: 1_000_000,
      required,
      scheduled,
    });
    const step = 15 * 60_000;
    const gaps = listGaps(
      [curve('a', [2, 3, 3, 2, 4], [2, 2, 1, 2, 3.5]), curve('b', [9, 1], [1, 1.2]), curve('c', [1], [0.9])],
      15,
    );
    expect(gaps).toEqual([
      {
        groupId: 'b',
        startMs: 1_000_000,
        endMs: 1_000_000 + step,
        missingHours: 2,
        worstMs: 1_000_000,
        worstMissing: 8,
      },
      {
        groupId: 'a',
        startMs: 1_000_000 + step,
        endMs: 1_000_000 + 3 * step,
        missingHours: 0.75,
        worstMs: 1_000_000 + 2 * step,
        worstMissing: 2,
      },
      {
        groupId: 'a',
        startMs: 1_000_000 + 4 * step,
        endMs: 1_000_000 + 5 * step,
        missingHours: 0.125,
        worstMs: 1_000_000 + 4 * step,
        worstMissing: 0.5,
      },
    ]);
  });
});
