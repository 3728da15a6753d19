import { describe, expect, it } from 'vitest';
import { forecastSeries, type GrowthOption } from '~/engine/forecasting';
import { followGrowth } from '~/engine/forecasting/growth/follow-growth';
import { settleGrowth } from '~/engine/forecasting/growth/settle-growth';
import { mstlEtsMember } from '~/engine/forecasting/members/mstl-ets';
import { prophetMember } from '~/engine/forecasting/members/prophet';
import { MEMBERS, OPTIONAL_MEMBERS } from '~/engine/forecasting/members/registry';
import { loadAugurs } from '~/integrations/augurs/load-augurs.server';
import { makeCentre } from './synthetic-centre';

const augurs = await loadAugurs();
const prophets = (['flat', 'linear', 'logistic'] as const).map((trend) =>
  prophetMember(`prophet-${trend}`, augurs, { trend, withHolidays: false }),
);
const days = Float64Array.from({ length: 70 }, (_, d) => (d % 7 === 6 ? 0 : 900 + 5 * d));
const settle = (growth: GrowthOption) => settleGrowth(days, growth);
const namesOf = (members: readonly { name: string }[]) => members.map(({ name }) => name);

describe('a cap that nobody told', () => {
  it('stands half as high again as the busiest week, by its mean open day', () => {
    const busiest = days.slice(63, 69).reduce((sum, total) => sum + total, 0) / 6;
    expect(settle({ type: 'logistic' })).toMatchObject({ cap: Math.ceil(1.5 * busiest), isCapDerived: true });
    expect(settle({ type: 'logistic', cap: 1200 })).toMatchObject({ cap: 1200, isCapDerived: false });
    expect(settleGrowth(new Float64Array(10).fill(Number.NaN), { type: 'logistic' })).toMatchObject({ cap: 2 });
  });
});

describe('members and the growth that is told', () => {
  it('leaves all of them as they are where none is told', () => {
    const all = [...MEMBERS, ...prophets];
    expect(followGrowth(all, undefined)).toMatchObject({ members: all, stoodBack: [] });
  });

  it('a Prophet takes it over, several of them as one; a method with a trend of its own stands back', () => {
    const all = [...MEMBERS, ...prophets, mstlEtsMember('mstl-ets', augurs, true)];
    const { members, carriers, stoodBack } = followGrowth(all, settle({ type: 'logistic', cap: 4000 }));
    expect([...carriers]).toEqual(['prophet-logistic']);
    expect(stoodBack).toEqual(['two-stage-trend', 'mstl-ets']);
    const level = ['two-stage', 'two-stage-steady', 'two-stage-yearly', 'two-stage-growth'];
    expect(namesOf(members)).toEqual([...level, 'prophet-logistic']);
    expect([...followGrowth(MEMBERS, settle({ type: 'linear' })).carriers]).toEqual(['two-stage-growth']);
    expect([...followGrowth(prophets, settle({ type: 'linear' })).carriers]).toEqual(['prophet-linear']);
    expect([...followGrowth(prophets, settle({ type: 'flat' })).carriers]).toEqual(['prophet-flat']);
  });

  it('it goes on level, and is multiplied, where the speed is told or the level stands at the cap', () => {
    for (const growth of [
      { type: 'linear', perYear: 0.3 },
      { type: 'logistic', cap: 4000, perYear: 0.3 },
      { type: 'logistic', cap: 1000 },
    ] as const) {
      const { members, carriers } = followGrowth(prophets, settle(growth));
      expect(namesOf(members)).toEqual(['prophet-flat']);
      expect(carriers.size).toBe(0);
    }
  });

  it('the usual ones take the place of a choice of which nothing is left', () => {
    const theta = OPTIONAL_MEMBERS.filter(({ name }) => name === 'theta');
    const { members, stoodBack } = followGrowth(theta, settle({ type: 'flat' }));
    expect(stoodBack).toEqual(['theta']);
    expect(namesOf(members)).toEqual(['two-stage', 'two-stage-steady', 'two-stage-yearly']);
  });
});

describe('forecastSeries with logistic growth', () => {
  const centre = makeCentre({ to: '2025-01-06' });
  const options = { horizonStartDate: '2025-01-06', horizonDays: 28, backtestOrigins: 2 };
  const meanOpenDay = (result: ReturnType<typeof forecastSeries>) => {
    const open = result.days.filter(({ isOpen }) => isOpen);
    return open.reduce((sum, { volume }) => sum + volume, 0) / open.length;
  };
  const alone = (growth: GrowthOption, names = ['prophet-linear']) =>
    forecastSeries(centre, { ...options, growth, extraMembers: prophets, memberNames: names });

  it('Prophet alone keeps to the cap of the planner, whichever of its trends was chosen', () => {
    const level = meanOpenDay(alone({ type: 'flat' }));
    const low = alone({ type: 'logistic', cap: level * 0.8 });
    expect(low.backtest.scores.filter(({ weight }) => weight).map(({ method }) => method)).toEqual(['prophet-flat']);
    expect(meanOpenDay(low)).toBeLessThan(level);
    const high = alone({ type: 'logistic', cap: level * 3 });
    expect(high.backtest.scores.filter(({ weight }) => weight).map(({ method }) => method)).toEqual([
      'prophet-logistic',
    ]);
    expect(Math.max(...high.days.map(({ volume }) => volume))).toBeLessThan(level * 3);
  });

  it('says who follows, who stood back and where the cap comes from', () => {
    const result = alone({ type: 'logistic' }, ['two-stage', 'two-stage-trend', 'prophet-logistic']);
    const reasons = new Map(result.reasons.map(({ code, params }) => [code, params]));
    expect(reasons.get('growth-logistic-derived')?.cap).toBeGreaterThan(0);
    expect(reasons.get('growth-carried')).toEqual({ members: 'prophet-logistic' });
    expect(reasons.get('growth-stood-back')).toEqual({ members: 'two-stage-trend' });
    expect(result.reason).toMatch(/half as many again/);
  });

  it('growth does not come twice: a trend of choice is not multiplied by another', () => {
    const learned = alone({ type: 'linear' });
    const level = alone({ type: 'flat' });
    const told = alone({ type: 'linear', perYear: 1 });
    expect(meanOpenDay(told) / meanOpenDay(level)).toBeCloseTo(1 + 14.5 / 365.25, 2);
    expect(meanOpenDay(learned) / meanOpenDay(level)).toBeLessThan(1.15);
  });
});
