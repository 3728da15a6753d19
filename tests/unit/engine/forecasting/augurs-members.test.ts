import { describe, expect, it } from 'vitest';
import { forecastSeries } from '~/engine/forecasting';
import type { AugursModels } from '~/engine/forecasting/members/augurs-models';
import { mstlEtsMember } from '~/engine/forecasting/members/mstl-ets';
import { prophetMember } from '~/engine/forecasting/members/prophet';
import { loadAugurs } from '~/integrations/augurs/load-augurs.server';
import { makeCentre } from './synthetic-centre';

const augurs = await loadAugurs();
const centre = makeCentre({ to: '2024-09-02' });
const options = { horizonStartDate: '2024-09-02', horizonDays: 14 };
const members = [
  mstlEtsMember('mstl-ets', augurs, true),
  prophetMember('prophet-flat', augurs, { trend: 'flat', withHolidays: true }),
  prophetMember('prophet-linear', augurs, { trend: 'linear', withHolidays: true }),
  prophetMember('prophet-logistic', augurs, { trend: 'logistic', cap: 4000, withHolidays: false }),
];

describe('members made from augurs', () => {
  it.each(members.map((member) => [member.name, member] as const))(
    '%s alone comes within 15 %% in its back-test',
    (name, member) => {
      const result = forecastSeries(centre, {
        ...options,
        backtestOrigins: 2,
        extraMembers: [member],
        memberNames: [name],
      });
      expect(result.leftOut).toEqual([]);
      expect(result.backtest.scores[0].dayWape).toBeLessThan(15);
      expect(result.volume.every((v) => v >= 0)).toBe(true);
    },
  );

  it('take part in the combination beside the others', () => {
    const result = forecastSeries(centre, { ...options, backtestOrigins: 2, extraMembers: [members[0]] });
    const weights = result.backtest.scores.filter(({ weight }) => weight !== undefined);
    expect(weights.map(({ method }) => method)).toContain('mstl-ets');
    expect(weights.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBeCloseTo(1, 9);
  });

  it('are left out and reported when the library traps', () => {
    const trapping = {
      ...augurs,
      MSTL: {
        ets: () => ({
          fit: () => {
            throw new WebAssembly.RuntimeError('unreachable');
          },
          predict: () => ({ point: [] }),
          free: () => {
            throw new Error('must not be freed after a trap');
          },
        }),
      },
    } satisfies AugursModels;
    const result = forecastSeries(centre, { ...options, extraMembers: [mstlEtsMember('mstl-ets', trapping, true)] });
    expect(result.leftOut).toEqual([{ member: 'mstl-ets', cause: 'the library failed: unreachable' }]);
    expect(result.backtest.beatsBaselines).toBe(true);
  });
});
