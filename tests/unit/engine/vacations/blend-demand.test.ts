import { describe, expect, it } from 'vitest';
import { blendDemand, weeksOfYear } from '~/engine/vacations';

const weeks = (at: (week: number) => number) => Float64Array.from({ length: weeksOfYear }, (_, week) => at(week));

describe('blendDemand', () => {
  it('follows last year where nothing is known ahead, 1 on average', () => {
    const byDay = blendDemand({ ahead: weeks(() => 0), past: weeks((week) => (week < 26 ? 30 : 10)) }, 365)!;
    expect(byDay.reduce((sum, work) => sum + work, 0) / 365).toBeCloseTo(1, 10);
    expect(byDay[0] / byDay[364]).toBeCloseTo(3, 10);
  });

  it('believes what is known ahead and brings last year to its scale by the weeks that both know', () => {
    // hours against contact seconds: other figures, the same shape, but for a peak that only the forecast knows
    const past = weeks(() => 3600);
    const ahead = weeks((week) => (week < 10 ? 5 : week === 10 ? 15 : 0));
    const byDay = blendDemand({ ahead, past }, 365)!;
    const plain = 65 / 11;
    expect(byDay[77] / byDay[0]).toBeCloseTo(plain / 5, 6);
    expect(byDay[70] / byDay[0]).toBeCloseTo(3, 6);
  });

  it('takes a week that nobody knows as average, and knows nothing of a group without any', () => {
    const byDay = blendDemand({ ahead: weeks((week) => (week < 2 ? week + 1 : 0)), past: weeks(() => 0) }, 365)!;
    expect(byDay[200]).toBe(1);
    expect(byDay[7] / byDay[0]).toBeCloseTo(2, 10);
    expect(blendDemand({ ahead: weeks(() => 0), past: weeks(() => 0) }, 365)).toBeNull();
  });
});
