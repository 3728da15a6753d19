import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { forecastSeries, measureAccuracy, type SeriesInput } from '~/engine/forecasting';
import { hasBankCalls, readBankCalls } from './bank-calls';
import { makeCentre } from './synthetic-centre';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

function splitAt(input: SeriesInput, days: number): { history: SeriesInput; future: Float64Array } {
  const slots = Math.round((days * 1440) / input.intervalMinutes);
  const cut = input.volume.length - slots;
  return {
    history: { ...input, volume: input.volume.subarray(0, cut), ahtSec: input.ahtSec.subarray(0, cut) },
    future: input.volume.subarray(cut),
  };
}

describe('forecastSeries on a synthetic centre', () => {
  const centre = makeCentre({ zone: 'UTC', from: '2024-01-01', to: '2025-07-01' });
  const { history, future } = splitAt(centre, 28);
  const result = forecastSeries(history, { horizonStartDate: '2025-06-03', horizonDays: 28 });

  it('beats last week and the six-week mean in its back-test', () => {
    expect(result.backtest.origins).toBeGreaterThanOrEqual(6);
    expect(result.backtest.horizonDays).toBe(28);
    expect(result.backtest.beatsBaselines).toBe(true);
  });

  it('beats both on days that it has never seen', () => {
    const ours = measureAccuracy(future, result.volume).wape;
    const sixWeeks = centre.volume.map((_, i) => {
      let mean = 0;
      for (let k = 4; k <= 9; k++) mean += centre.volume[i - 672 * k] / 6;
      return mean;
    });
    const lastWeek = centre.volume.map((_, i) => centre.volume[i - 672 * 4]);
    const tail = centre.volume.length - future.length;
    expect(ours).toBeLessThan(measureAccuracy(future, sixWeeks.subarray(tail)).wape);
    expect(ours).toBeLessThan(measureAccuracy(future, lastWeek.subarray(tail)).wape);
    expect(Math.abs(measureAccuracy(future, result.volume).bias)).toBeLessThan(3);
  });

  it('covers about four fifths of the unseen slots between p10 and p90', () => {
    let inside = 0;
    let open = 0;
    for (let i = 0; i < future.length; i++) {
      if (result.volume[i] === 0) continue;
      open++;
      if (future[i] >= result.p10[i] && future[i] <= result.p90[i]) inside++;
    }
    expect(inside / open).toBeGreaterThan(0.74);
    expect(inside / open).toBeLessThan(0.9);
  });

  it('learns the effects that made the data, pulled towards neutral', () => {
    const factorOf = (key: string) => result.effects.find((effect) => effect.key === key)?.factor ?? Number.NaN;
    expect(factorOf('weekday:1') / factorOf('weekday:4')).toBeCloseTo(1.25 / 0.96, 1);
    expect(factorOf('weekday:7') / factorOf('weekday:4')).toBeCloseTo(0.4 / 0.96, 1);
    expect(factorOf('middle-of-month')).toBeGreaterThan(1.03);
    expect(factorOf('middle-of-month')).toBeLessThan(1.12);
    const dayOf = (date: string) => result.days.find((day) => day.date === date)?.volume ?? Number.NaN;
    expect(dayOf('2025-06-16') / dayOf('2025-06-23')).toBeGreaterThan(1.06);
    expect(dayOf('2025-06-16') / dayOf('2025-06-23')).toBeLessThan(1.14);
  });

  it('forecasts holidays it has seen before', () => {
    const whit = result.days.find((day) => day.date === '2025-06-09');
    const nextMonday = result.days.find((day) => day.date === '2025-06-23');
    expect(whit && nextMonday && whit.volume / nextMonday.volume).toBeLessThan(0.5);
    expect(whit?.effects.some((effect) => effect.key.startsWith('holiday'))).toBe(true);
  });

  it('gives 0 outside opening hours, ordered bands and day totals that are the sums of their slots', () => {
    for (const day of result.days) {
      expect(sum(result.volume.subarray(day.firstSlot, day.firstSlot + day.slots))).toBeCloseTo(day.volume, 6);
      expect(day.p10).toBeLessThanOrEqual(day.volume);
      expect(day.p90).toBeGreaterThanOrEqual(day.volume);
      expect(result.volume[day.firstSlot + 31]).toBe(0);
      expect(result.volume[day.firstSlot + 32]).toBeGreaterThan(0);
    }
    for (let i = 0; i < result.volume.length; i++) {
      expect(result.p10[i]).toBeLessThanOrEqual(result.p50[i]);
      expect(result.p50[i]).toBeLessThanOrEqual(result.p90[i]);
    }
  });

  it('forecasts handling times near the truth', () => {
    const noon = result.days[0].firstSlot + 48;
    expect(result.ahtSec[noon]).toBeGreaterThan(232);
    expect(result.ahtSec[noon]).toBeLessThan(248);
  });

  it('is deterministic and leaves its input alone', () => {
    const before = Float64Array.from(history.volume);
    const again = forecastSeries(history, { horizonStartDate: '2025-06-03', horizonDays: 28 });
    expect(again).toEqual(result);
    expect(history.volume).toEqual(before);
  });

  it('takes less than a second of processor time, back-test included', () => {
    const before = process.cpuUsage();
    forecastSeries(history, { horizonStartDate: '2025-06-03', horizonDays: 28 });
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1000).toBeLessThan(1000);
  });

  it('does not look at days from the horizon on', () => {
    const changed = { ...centre, volume: Float64Array.from(centre.volume) };
    changed.volume.fill(99_999, changed.volume.length - 28 * 96);
    const peeked = forecastSeries(changed, { horizonStartDate: '2025-06-03', horizonDays: 28 });
    expect(peeked.volume).toEqual(result.volume);
  });
});

describe('forecastSeries at the edges', () => {
  it('keeps the real slots of days with 23 and 25 hours', () => {
    const centre = makeCentre({
      zone: 'Europe/Berlin',
      from: '2025-01-01',
      to: '2025-03-24',
      opensAt: 0,
      closesAt: 1440,
    });
    const spring = forecastSeries(centre, { horizonStartDate: '2025-03-24', horizonDays: 14 });
    expect(spring.days.find((day) => day.date === '2025-03-30')?.slots).toBe(92);
    const summer = makeCentre({
      zone: 'Europe/Berlin',
      from: '2025-07-01',
      to: '2025-10-20',
      opensAt: 0,
      closesAt: 1440,
    });
    const autumn = forecastSeries(summer, { horizonStartDate: '2025-10-20', horizonDays: 14 });
    const long = autumn.days.find((day) => day.date === '2025-10-26');
    expect(long?.slots).toBe(100);
    const from = (long?.firstSlot ?? 0) + 8;
    expect(Array.from(autumn.volume.subarray(from, from + 4))).toEqual(
      Array.from(autumn.volume.subarray(from + 4, from + 8)),
    );
    expect(autumn.volume[from]).toBeGreaterThan(0);
    for (let i = 1; i < autumn.slotStart.length; i++) {
      expect(autumn.slotStart[i] - autumn.slotStart[i - 1]).toBe(900_000);
    }
  });

  it('learns through a clock change as through any other week', () => {
    const centre = makeCentre({
      zone: 'Europe/Berlin',
      from: '2025-01-01',
      to: '2025-04-28',
      opensAt: 0,
      closesAt: 1440,
    });
    const result = forecastSeries(centre, { horizonStartDate: '2025-04-28', horizonDays: 7 });
    const monday = Array.from(result.volume.subarray(0, 96));
    expect(Math.abs(monday.indexOf(Math.max(...monday)) - 640 / 15)).toBeLessThan(4);
  });

  it('falls back to the mean by weekday and slot on a few days, and says so', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-03-03', to: '2025-03-11' });
    const result = forecastSeries(centre, { horizonStartDate: '2025-03-11', horizonDays: 7 });
    expect(result.reason).toContain('moving average');
    expect(sum(result.volume)).toBeGreaterThan(sum(centre.volume.subarray(0, 672)) * 0.8);
    expect(sum(result.volume)).toBeLessThan(sum(centre.volume.subarray(0, 672)) * 1.2);
  });

  it('answers a single day of history', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-03-03', to: '2025-03-04' });
    const result = forecastSeries(centre, { horizonStartDate: '2025-03-04', horizonDays: 3 });
    expect(sum(result.volume) / 3).toBeCloseTo(sum(centre.volume), 0);
  });

  it('stays unbiased and smooth for a group with five e-mails a day', () => {
    const centre = makeCentre({ zone: 'UTC', contactsPerDay: 5, from: '2024-06-01', to: '2025-06-01' });
    const { history, future } = splitAt(centre, 56);
    const result = forecastSeries(history, { horizonStartDate: '2025-04-06', horizonDays: 56 });
    expect(sum(result.volume) / sum(future)).toBeGreaterThan(0.85);
    expect(sum(result.volume) / sum(future)).toBeLessThan(1.15);
    const open = result.volume.filter((v) => v > 0);
    expect(open.length).toBeGreaterThan(0.95 * 56 * 48);
  });

  it('is all zero for a group that never had a contact', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-01-01', to: '2025-03-01' });
    const result = forecastSeries(
      { ...centre, volume: centre.volume.map(() => 0), ahtSec: centre.ahtSec.map(() => Number.NaN) },
      { horizonStartDate: '2025-03-01', horizonDays: 7 },
    );
    expect(sum(result.volume)).toBeLessThan(1e-6);
    expect(result.ahtSec.every((v) => v > 0)).toBe(true);
  });

  it('leaves outliers, outages and special days out of the base and reports them', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-01-01', to: '2025-06-01' });
    const clean = forecastSeries(centre, { horizonStartDate: '2025-06-01', horizonDays: 7 });
    const dirty: SeriesInput = {
      ...centre,
      volume: Float64Array.from(centre.volume),
      calendar: [...centre.calendar, { date: '2025-05-20', special: 'advertising campaign' }],
    };
    dirty.volume[(31 + 28 + 31 + 30 + 14) * 96 + 50] = 5000;
    dirty.volume.fill(0, (31 + 28 + 31 + 30 + 25) * 96, (31 + 28 + 31 + 30 + 26) * 96);
    dirty.volume.fill(Number.NaN, (31 + 28 + 31 + 30 + 5) * 96, (31 + 28 + 31 + 30 + 6) * 96);
    const campaign = (31 + 28 + 31 + 30 + 19) * 96;
    for (let i = campaign; i < campaign + 96; i++) dirty.volume[i] *= 4;
    const result = forecastSeries(dirty, { horizonStartDate: '2025-06-01', horizonDays: 7 });
    const kinds = result.quality.findings.map((finding) => finding.kind);
    for (const kind of ['outlier', 'empty-day', 'gap', 'special-day']) expect(kinds).toContain(kind);
    expect(measureAccuracy(clean.volume, result.volume).wape).toBeLessThan(4);
  });

  it('follows a level that has doubled', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2024-09-01', to: '2025-06-01' });
    const { history, future } = splitAt(
      { ...centre, volume: centre.volume.map((v, i) => (i > 200 * 96 ? 2 * v : v)) },
      14,
    );
    const result = forecastSeries(history, { horizonStartDate: '2025-05-18', horizonDays: 14 });
    expect(Math.abs(measureAccuracy(future, result.volume).bias)).toBeLessThan(5);
    expect(result.quality.findings.some((finding) => finding.kind === 'level-shift')).toBe(true);
  });

  it('bridges days between the end of the history and the horizon', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-01-01', to: '2025-05-01' });
    const direct = forecastSeries(centre, { horizonStartDate: '2025-05-01', horizonDays: 21 });
    const later = forecastSeries(centre, { horizonStartDate: '2025-05-15', horizonDays: 7 });
    expect(later.days[0].date).toBe('2025-05-15');
    expect(later.days[0].volume / direct.days[14].volume).toBeCloseTo(1, 1);
  });

  it('can be cancelled and reports progress', () => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-01-01', to: '2025-05-01' });
    const seen: number[] = [];
    const controller = new AbortController();
    const run = () =>
      forecastSeries(centre, {
        horizonStartDate: '2025-05-01',
        horizonDays: 7,
        signal: controller.signal,
        onProgress: (done) => {
          seen.push(done);
          if (done > 0.2) controller.abort();
        },
      });
    expect(run).toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(seen.length).toBeGreaterThan(1);
  });

  it.each([
    ['intervalMinutes', { intervalMinutes: 7 }],
    ['zone', { zone: 'Mars/Olympus' }],
    ['start', { start: 60_000 }],
    ['volume[3]', { volume: Float64Array.from([1, 2, 3, -1]), ahtSec: new Float64Array(4) }],
    ['ahtSec', { ahtSec: new Float64Array(1) }],
    ['volume', { volume: new Float64Array(4).fill(Number.NaN), ahtSec: new Float64Array(4) }],
    ['calendar[0].date', { calendar: [{ date: 'soon' }] }],
  ])('names the field %s that it cannot use', (field, fault) => {
    const centre = makeCentre({ zone: 'UTC', from: '2025-01-01', to: '2025-02-01' });
    const run = () => forecastSeries({ ...centre, ...fault }, { horizonStartDate: '2025-02-01', horizonDays: 7 });
    expect(run).toThrow(InvalidInput);
    expect(run).toThrow(expect.objectContaining({ field }));
  });
});

describe.skipIf(!hasBankCalls)('forecastSeries on calls to a bank (skipped where the public data are absent)', () => {
  it('beats last week and the six-week mean over the last four weeks, seen by nobody', () => {
    const all = readBankCalls();
    const history = readBankCalls('2003-08-15');
    const result = forecastSeries(history, { horizonStartDate: '2003-08-15', horizonDays: 28 });
    const actual = Float64Array.from(result.slotStart, (t) => all.volume[(t - all.start) / 900_000]);
    const wape = measureAccuracy(actual, result.volume).wape;
    const scoreOf = (method: string) => result.backtest.scores.find((score) => score.method === method);
    expect(result.backtest.beatsBaselines).toBe(true);
    expect(wape).toBeLessThan(6.2);
    expect(scoreOf('last-week')?.intervalWape).toBeGreaterThan(scoreOf('combination')?.intervalWape ?? Number.NaN);
  });
});
