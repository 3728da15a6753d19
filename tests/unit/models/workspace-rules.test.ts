import { describe, expect, it } from 'vitest';
import type { SeriesInput } from '~/engine/forecasting';
import { correctHistory } from '~/models/apply-corrections';
import { judgeEdits } from '~/models/judge-edits';
import { findNextRun } from '~/models/next-refresh';
import { summarizeAccuracy } from '~/models/summarize-accuracy';
import { alignPreview } from '~/modules/forecast-workspace/edit-preview';
import { readUndoState } from '~/modules/forecast-workspace/undo-state';

const at = (text: string) => Date.parse(text);

describe('the next refresh', () => {
  const rule = { frequency: 'daily', minuteOfDay: 135, timeZone: 'Europe/Moscow' } as const;

  it('is today when the time is still to come, tomorrow when it is past', () => {
    expect(findNextRun(rule, at('2026-11-22T22:00:00Z'))).toBe(at('2026-11-22T23:15:00Z'));
    expect(findNextRun(rule, at('2026-11-22T23:15:00Z'))).toBe(at('2026-11-23T23:15:00Z'));
  });

  it('is on a Monday, or on the first of a month', () => {
    expect(findNextRun({ ...rule, frequency: 'weekly' }, at('2026-11-24T00:00:00Z'))).toBe(at('2026-11-29T23:15:00Z'));
    expect(findNextRun({ ...rule, frequency: 'monthly' }, at('2026-11-24T00:00:00Z'))).toBe(at('2026-11-30T23:15:00Z'));
  });

  it('is the moment of the change where the clocks skip its time, and the first of two where they repeat it', () => {
    const berlin = { ...rule, timeZone: 'Europe/Berlin' };
    expect(findNextRun({ ...berlin, minuteOfDay: 150 }, at('2027-03-27T12:00:00Z'))).toBe(at('2027-03-28T01:00:00Z'));
    expect(findNextRun({ ...berlin, minuteOfDay: 150 }, at('2027-10-30T12:00:00Z'))).toBe(at('2027-10-31T00:30:00Z'));
  });
});

describe('accuracy of several days', () => {
  const day = (date: string, actual: number, forecast: number, absoluteError: number) => ({
    date,
    slots: 4,
    zeroSlots: 1,
    actual,
    forecast,
    absoluteError,
    relativeError: 0.6,
    ahtActualWork: 1000,
    ahtAbsoluteWork: 50,
    ahtErrorWork: -20,
  });

  it('keeps quiet intervals in WAPE, leaves them out of MAPE, and says nothing where nothing came', () => {
    const figures = summarizeAccuracy([day('2026-11-02', 100, 110, 20), day('2026-11-03', 100, 96, 10)]);
    expect(figures).toMatchObject({ wape: 15, bias: 3, dayWape: 7, zeroSlots: 2, ahtWape: 5, ahtBias: -2 });
    expect(figures.dayMape).toBeCloseTo(7, 9);
    expect(figures.mape).toBeCloseTo((100 * 1.2) / 6, 9);
    expect(figures.trackingSignal).toBeCloseTo(6 / 7, 9);
    expect(summarizeAccuracy([{ ...day('2026-11-02', 0, 3, 3), zeroSlots: 4, relativeError: 0 }])).toMatchObject({
      wape: null,
      mape: null,
      bias: null,
    });
  });

  it('takes all groups of a day together for the tracking signal', () => {
    const twice = [day('2026-11-02', 100, 110, 20), day('2026-11-02', 100, 90, 20), day('2026-11-03', 100, 110, 10)];
    expect(summarizeAccuracy(twice).trackingSignal).toBeCloseTo(2, 9);
  });
});

describe('whether a change helped', () => {
  it('is told by leaving it out, on its own intervals only', () => {
    const base = { slotStart: [0, 1, 2, 3], volume: [10, 10, 10, 10], ahtSec: [1, 1, 1, 1] };
    const layer = (id: string, from: number, to: number, factor: number) => ({
      id,
      kind: 'edit' as const,
      name: id,
      from,
      to,
      target: 'volume' as const,
      operation: { type: 'scale' as const, factor },
    });
    const verdicts = judgeEdits(base, [layer('good', 0, 2, 2), layer('bad', 2, 4, 3)], [20, 20, 10, Number.NaN]);
    expect(verdicts).toEqual([
      { layerId: 'good', slots: 2, wape: 0, wapeWithout: 50 },
      { layerId: 'bad', slots: 1, wape: 200, wapeWithout: 0 },
    ]);
  });
});

describe('decisions on the history', () => {
  const series: SeriesInput = {
    intervalMinutes: 15,
    zone: 'UTC',
    start: at('2026-11-02T00:00:00Z'),
    volume: Float64Array.of(1, 2, 3, 4),
    ahtSec: Float64Array.of(10, 20, 30, 40),
    calendar: [],
    seed: 1,
  };
  const decision = {
    target: 'volume' as const,
    from: series.start + 900_000,
    to: series.start + 2_700_000,
    finding: 'outlier' as const,
    values: [] as number[],
  };

  it('replace, exclude and keep; the input stays as it was', () => {
    const replaced = correctHistory(series, [{ ...decision, action: 'replace', values: [7, 8] }]);
    expect(Array.from(replaced.volume)).toEqual([1, 7, 8, 4]);
    expect(Array.from(correctHistory(series, [{ ...decision, action: 'exclude' }]).volume)).toEqual([1, NaN, NaN, 4]);
    const kept = correctHistory(series, [{ ...decision, action: 'keep' }]);
    expect(kept.keepAsIs).toEqual([{ from: decision.from, to: decision.to }]);
    expect(Array.from(series.volume)).toEqual([1, 2, 3, 4]);
  });

  it('of level shifts those that were confirmed hold, as soon as one was judged', () => {
    const shift = { ...decision, finding: 'level-shift' as const };
    expect(correctHistory(series, [{ ...shift, action: 'replace' }]).levelShifts).toEqual(['2026-11-02']);
    expect(correctHistory(series, [{ ...shift, action: 'keep' }]).levelShifts).toEqual([]);
    expect(correctHistory(series, []).levelShifts).toBeUndefined();
  });
});

describe('a change that is drawn before it is saved', () => {
  it('stands on the times of the chart, and nowhere where it changes nothing', () => {
    const totals = { contacts: 0, ahtSec: null };
    const preview = { starts: [900, 1800], volume: [16, 24], before: totals, after: totals };
    expect(alignPreview(preview, [0, 900, 1800, 2700])).toEqual([null, 16, 24, null]);
  });
});

describe('undo and redo', () => {
  const layer = (id: string, createdAt: string, revertedAt: string | null, kind: 'edit' | 'event' = 'edit') => ({
    id,
    kind,
    target: 'volume' as const,
    operation: { type: 'scale' as const, factor: 2 },
    copiedFrom: null,
    from: 0,
    to: 1,
    comment: null,
    createdByName: null,
    createdAt,
    revertedAt,
  });

  it('special events are nobody’s change', () => {
    expect(readUndoState([layer('a', '2026-11-01T00:00:00Z', null, 'event')])).toEqual({
      canUndo: false,
      canRedo: false,
    });
  });

  it('what was taken back can be put back until something new is made', () => {
    const undone = layer('a', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z');
    expect(readUndoState([undone])).toEqual({ canUndo: false, canRedo: true });
    expect(readUndoState([undone, layer('b', '2026-11-03T00:00:00Z', null)])).toEqual({
      canUndo: true,
      canRedo: false,
    });
  });
});
