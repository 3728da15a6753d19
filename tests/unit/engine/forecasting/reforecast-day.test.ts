import { describe, expect, it } from 'vitest';
import { reforecastDay } from '~/engine/forecasting';
import { mulberry32 } from './synthetic-centre';

const SLOTS = 48;
const DAYS = 60;

/** Past days whose deviation carries over in full, not at all, or in part. */
function pastDays(carry: number, seed: number) {
  const random = mulberry32(seed);
  const noise = () => (random() + random() + random() - 1.5) * 2;
  const pastForecast = new Float64Array(SLOTS * DAYS).fill(400);
  const pastActual = new Float64Array(SLOTS * DAYS);
  for (let d = 0; d < DAYS; d++) {
    const morning = 0.1 * noise();
    const rest = carry * morning;
    for (let s = 0; s < SLOTS; s++) {
      pastActual[d * SLOTS + s] = 400 * Math.exp(s < 20 ? morning : rest) + 20 * noise();
    }
  }
  return { pastForecast, pastActual };
}

function today(factor: number, now: number) {
  const forecast = new Float64Array(SLOTS).fill(400);
  const actual = Float64Array.from({ length: SLOTS }, (_, s) => (s < now ? 400 * factor : Number.NaN));
  return { forecast, actual };
}

describe('reforecastDay', () => {
  it.each([0, 0.5, 1])('learns that a share of %f of the deviation carries over', (carry) => {
    const result = reforecastDay({ ...today(1.2, 20), ...pastDays(carry, 3) });
    expect(result.deviation).toBeCloseTo(1.2, 3);
    expect(Math.abs(result.carriedShare - carry)).toBeLessThan(0.17);
    expect(result.volume[30]).toBeCloseTo(400 * Math.exp(result.carriedShare * Math.log(result.deviation)), 6);
  });

  it('keeps what came and has no band there; bands of the rest are in order', () => {
    const result = reforecastDay({ ...today(0.9, 20), ...pastDays(0.5, 4) });
    expect(result.firstOpenSlot).toBe(20);
    for (let s = 0; s < SLOTS; s++) {
      if (s < 20) expect([result.p10[s], result.p90[s]]).toEqual([360, 360]);
      else {
        expect(result.p10[s]).toBeLessThan(result.p50[s]);
        expect(result.p50[s]).toBeLessThan(result.p90[s]);
      }
    }
  });

  it('changes nothing before the first slot is over', () => {
    const result = reforecastDay({ ...today(1, 0), ...pastDays(1, 5) });
    expect(result.volume).toEqual(today(1, 0).forecast);
  });

  it('takes less than 100 ms', () => {
    const past = pastDays(0.5, 6);
    const startedAt = performance.now();
    reforecastDay({ ...today(1.1, 20), ...past });
    expect(performance.now() - startedAt).toBeLessThan(100);
  });

  it('refuses shapes that do not fit', () => {
    const past = pastDays(1, 7);
    expect(() => reforecastDay({ ...today(1, 5), ...past, pastActual: new Float64Array(3) })).toThrow(
      expect.objectContaining({ field: 'pastForecast' }),
    );
  });
});
