import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { applyCorrections, fillGaps, forecastSeries, proposeCorrections, type SeriesInput } from '~/engine/forecasting';
import { localDayStart, toLocalDate } from '~/engine/time';
import { makeCentre } from './synthetic-centre';

const clean = makeCentre({ from: '2025-01-06', to: '2025-05-05', contactsPerDay: 3000, seed: 3 });
const at = (date: string, minute: number) =>
  Math.round((localDayStart(date, clean.zone) + minute * 60_000 - clean.start) / 900_000);

function spoiled(change: (volume: Float64Array, ahtSec: Float64Array) => void): SeriesInput {
  const volume = Float64Array.from(clean.volume);
  const ahtSec = Float64Array.from(clean.ahtSec);
  change(volume, ahtSec);
  return { ...clean, volume, ahtSec };
}

describe('proposeCorrections', () => {
  const peak = at('2025-03-12', 700);
  const series = spoiled((volume, ahtSec) => {
    volume[peak] = 900;
    ahtSec[at('2025-03-18', 660)] = 1900;
    volume.fill(Number.NaN, at('2025-04-02', 600), at('2025-04-02', 660));
    volume.fill(0, at('2025-02-20', 480), at('2025-02-20', 1200));
  });
  const proposals = proposeCorrections(series);
  const of = (kind: string, target = 'volume') =>
    proposals.filter((proposal) => proposal.kind === kind && proposal.target === target);

  it('finds the outlier and proposes about what was there before', () => {
    const found = of('outlier').find(({ from }) => from === series.start + peak * 900_000);
    expect(found?.found).toEqual([900]);
    expect(found?.reason.code).toBe('outlier-high');
    expect(Math.abs((found?.proposed[0] ?? 0) - clean.volume[peak])).toBeLessThan(5 * Math.sqrt(clean.volume[peak]));
    expect(of('outlier').length).toBeLessThan(8);
  });

  it('finds gaps, days without contacts and wrong handling times', () => {
    expect(of('gap')).toHaveLength(1);
    expect(of('gap')[0].proposed).toHaveLength(4);
    expect(Math.min(...of('gap')[0].proposed)).toBeGreaterThan(20);
    expect(of('empty-day').map(({ from }) => toLocalDate(from, clean.zone))).toContain('2025-02-20');
    expect(of('outlier', 'ahtSec').map(({ found }) => found[0])).toContain(1900);
  });

  it('proposes nothing large for a clean history', () => {
    expect(proposeCorrections(clean).length).toBeLessThan(10);
  });

  it('changes nothing by itself and applies what the planner decides', () => {
    const gap = of('gap')[0];
    const outlier = of('outlier').find(({ from }) => from === series.start + peak * 900_000);
    if (!outlier) throw new Error('the outlier must be proposed');
    const { series: after, corrected } = applyCorrections(series, proposals, [
      { proposalId: gap.id, action: 'edit', values: [1, 2, 3, 4] },
      { proposalId: outlier.id, action: 'accept' },
    ]);
    expect(series.volume[peak]).toBe(900);
    expect(after.volume[peak]).toBe(outlier.proposed[0]);
    expect(Array.from(after.volume.subarray(at('2025-04-02', 600), at('2025-04-02', 660)))).toEqual([1, 2, 3, 4]);
    expect(corrected).toHaveLength(2);
    const left = proposeCorrections(after).map(({ id }) => id);
    expect(left).not.toContain(outlier.id);
  });

  it('does not propose again what was rejected, and leaves it in the base', () => {
    const outlier = of('outlier').find(({ from }) => from === series.start + peak * 900_000);
    if (!outlier) throw new Error('the outlier must be proposed');
    const { series: after } = applyCorrections(series, proposals, [{ proposalId: outlier.id, action: 'reject' }]);
    expect(proposeCorrections(after).some(({ id }) => id === outlier.id)).toBe(false);
    const result = forecastSeries(after, { horizonStartDate: '2025-05-05', horizonDays: 7 });
    expect(result.quality.findings.some(({ start, kind }) => kind === 'outlier' && start === outlier.from)).toBe(false);
  });

  it('names decisions that do not fit', () => {
    const gap = of('gap')[0];
    const apply = (decision: object) => () => applyCorrections(series, proposals, [decision as never]);
    expect(apply({ proposalId: 'nothing', action: 'accept' })).toThrow(InvalidInput);
    expect(apply({ proposalId: gap.id, action: 'edit', values: [1] })).toThrow(/4 values/);
    expect(apply({ proposalId: gap.id, action: 'edit', values: [1, 2, 3, -4] })).toThrow(/0 or more/);
  });

  it('hands confirmed level shifts to the forecast and forgets rejected ones', () => {
    const half = at('2025-03-10', 0);
    const shifted = spoiled((volume) => {
      for (let i = half; i < volume.length; i++) volume[i] *= 2;
    });
    const [shift] = proposeCorrections(shifted).filter(({ kind }) => kind === 'level-shift');
    expect(shift.reason.params.percent).toBeGreaterThan(70);
    const rejected = applyCorrections(shifted, [shift], [{ proposalId: shift.id, action: 'reject' }]);
    expect(rejected.series.levelShifts).toEqual([]);
    const accepted = applyCorrections(shifted, [shift], [{ proposalId: shift.id, action: 'accept' }]);
    expect(accepted.series.levelShifts).toEqual([toLocalDate(shift.from, clean.zone)]);
  });
});

describe('fillGaps', () => {
  const from = at('2025-03-19', 540);
  const holed = spoiled((volume) => volume.fill(Number.NaN, from, from + 12));
  it('fills from equal weekdays near what was there', () => {
    const { series, filled } = fillGaps(holed, 'profile');
    expect(filled).toEqual([{ from: clean.start + from * 900_000, to: clean.start + (from + 12) * 900_000 }]);
    const sum = (values: Float64Array) => values.subarray(from, from + 12).reduce((a, b) => a + b, 0);
    expect(Math.abs(sum(series.volume) / sum(clean.volume) - 1)).toBeLessThan(0.12);
  });
  it('draws a straight line between neighbours', () => {
    const { series } = fillGaps(holed, 'neighbours');
    const step = (clean.volume[from + 12] - clean.volume[from - 1]) / 13;
    expect(series.volume[from + 5]).toBeCloseTo(clean.volume[from - 1] + 6 * step, 9);
  });
});
