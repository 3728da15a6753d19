import { describe, expect, it } from 'vitest';
import { judgeAccuracy, measureAccuracy, measureMase, needsAccuracyAlert } from '~/engine/forecasting';

describe('measureAccuracy', () => {
  const accuracy = measureAccuracy([100, 200, 0, 50], [110, 190, 5, 40]);

  it('leaves zero actuals out of MAPE, counts them, and keeps them in WAPE', () => {
    expect(accuracy.zeroActuals).toBe(1);
    expect(accuracy.mape).toBeCloseTo((100 * (0.1 + 0.05 + 0.2)) / 3, 10);
    expect(accuracy.wape).toBeCloseTo((100 * 35) / 350, 10);
    expect(accuracy.mfa).toBeCloseTo(100 - accuracy.mape, 10);
    expect(accuracy.wfa).toBeCloseTo(90, 10);
  });

  it('signs bias and tracking signal plus for over-forecast', () => {
    expect(accuracy.bias).toBeCloseTo((100 * -5) / 350, 10);
    expect(accuracy.mad).toBeCloseTo(35 / 4, 10);
    expect(accuracy.trackingSignal).toBeCloseTo(-5 / (35 / 4), 10);
  });

  it('says no data where nothing came, not zero', () => {
    expect(measureAccuracy([0, 0], [1, 2]).wape).toBeNaN();
    expect(measureAccuracy([], []).mape).toBeNaN();
    expect(measureAccuracy([Number.NaN], [3]).count).toBe(0);
  });

  it('holds MFA and WFA at zero for errors beyond 100 %', () => {
    const { mfa, wfa } = measureAccuracy([10], [50]);
    expect([mfa, wfa]).toEqual([0, 0]);
  });

  it('refuses arrays of different length', () => {
    expect(() => measureAccuracy([1], [1, 2])).toThrow(expect.objectContaining({ field: 'forecast' }));
  });
});

describe('judgement of accuracy', () => {
  it('holds figures against the targets', () => {
    const judged = judgeAccuracy(measureAccuracy([100, 100, 100], [110, 90, 100]));
    expect(judged).toEqual({
      isMapeOnTarget: true,
      isWapeOnTarget: true,
      isBiasOnTarget: true,
      isTrackingSignalOnTarget: true,
    });
    expect(judgeAccuracy(measureAccuracy([100], [118])).isMapeOnTarget).toBe(false);
  });

  it('alerts on a closed week above 20 % MAPE, or on two tracking signals in a row outside the band', () => {
    const good = measureAccuracy([100, 100], [101, 99]);
    const bad = measureAccuracy([100, 100], [130, 70]);
    const drifting = measureAccuracy(new Array(8).fill(100), new Array(8).fill(103));
    expect(needsAccuracyAlert([])).toBe(false);
    expect(needsAccuracyAlert([good])).toBe(false);
    expect(needsAccuracyAlert([good, bad])).toBe(true);
    expect(needsAccuracyAlert([good, drifting])).toBe(false);
    expect(needsAccuracyAlert([drifting, drifting])).toBe(true);
  });
});

describe('measureMase', () => {
  it('is 1 for a forecast as good as the seasonal naive one was on the history', () => {
    expect(measureMase([10, 10], [12, 8], [1, 2, 3, 4, 5, 6], 2)).toBeCloseTo(1, 12);
  });
});
