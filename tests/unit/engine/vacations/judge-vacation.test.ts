import { describe, expect, it } from 'vitest';
import { findNearestStart, judgeVacation, prepareAccount, type VacationSurroundings } from '~/engine/vacations';
import { day, sampleAccount, sampleCalendar, sampleRules } from './sample-scheme';

const range = (first: string, last: string) => ({ first: day(first), last: day(last) });

const around = (changes: Partial<VacationSurroundings> = {}): VacationSurroundings => {
  const rules = changes.rules ?? sampleRules();
  return {
    hiredOn: day('2020-01-01'),
    leftOn: null,
    rules,
    blocks: [],
    elsewhere: [],
    absences: [],
    account: prepareAccount(sampleAccount({ rules }), day('2028-12-31')),
    calendar: sampleCalendar(),
    limits: [],
    today: day('2027-01-10'),
    ...changes,
  };
};

const rulesBroken = (block: { first: number; last: number }, changes: Partial<VacationSurroundings> = {}) =>
  judgeVacation(block, 'annual', around(changes)).map(({ rule }) => rule);

describe('judgeVacation', () => {
  const june = range('2027-06-01', '2027-06-14');

  it('finds nothing against a plain block', () => {
    expect(rulesBroken(june)).toEqual([]);
  });

  it.each([
    ['too_short', range('2027-06-01', '2027-06-03'), {}],
    ['too_long', range('2027-06-01', '2027-07-05'), {}],
    ['not_employed', june, { leftOn: day('2027-06-10') }],
    ['not_employed', june, { hiredOn: day('2027-06-02') }],
    ['overlap', june, { blocks: [range('2027-06-14', '2027-06-20')] }],
    ['overlap', june, { elsewhere: [range('2027-05-30', '2027-06-01')] }],
    ['absent', june, { absences: [range('2027-06-05', '2027-06-05')] }],
    ['gap', june, { rules: sampleRules({ minGapDays: 30 }), blocks: [range('2027-07-10', '2027-07-16')] }],
    ['notice', range('2027-01-15', '2027-01-28'), { rules: sampleRules({ noticeDays: 14 }) }],
    ['blackout', june, { rules: sampleRules({ blackouts: [{ from: '06-10', to: '06-20' }] }) }],
    [
      'blackout',
      range('2027-01-20', '2027-02-02'),
      { rules: sampleRules({ blackouts: [{ from: '12-15', to: '01-25' }] }) },
    ],
    ['mismatch', range('2027-06-01', '2027-06-10'), { rules: sampleRules({ blocks: [14, 14] }) }],
    ['summer', june, { rules: sampleRules({ summerEveryYears: 2 }), blocks: [range('2026-08-25', '2026-09-05')] }],
    ['too_many_blocks', june, { rules: sampleRules({ maxBlocks: 1 }), blocks: [range('2027-03-01', '2027-03-14')] }],
    ['no_long_block', range('2027-06-01', '2027-06-08'), { blocks: [range('2027-03-01', '2027-03-07')] }],
  ] as const)('names %s', (rule, block, changes) => {
    expect(rulesBroken(block, changes as Partial<VacationSurroundings>)).toContain(rule);
  });

  it('says how many days are missing and from when on', () => {
    const account = prepareAccount(sampleAccount({ hiredOn: day('2027-01-01') }), day('2028-12-31'));
    const [shortage] = judgeVacation(june, 'annual', around({ account, hiredOn: day('2027-01-01') }));
    expect(shortage).toMatchObject({ rule: 'balance', figures: { missing: 2.33, day: day('2027-06-01') } });
  });

  it('names the fullest day of a limit, and the nearest dates that keep all rules', () => {
    const limit = {
      id: 'l',
      name: 'Team',
      ...range('2027-06-01', '2027-06-30'),
      capacity: 1,
      away: new Int32Array(30),
    };
    limit.away[9] = 1;
    const surroundings = around({ limits: [limit] });
    expect(judgeVacation(june, 'annual', surroundings)).toEqual([
      {
        rule: 'limit',
        severity: 'breach',
        figures: { id: 'l', name: 'Team', day: day('2027-06-10'), away: 2, capacity: 1 },
      },
    ]);
    expect(findNearestStart(june, 'annual', surroundings, 30)).toBe(day('2027-05-27'));
    expect(findNearestStart(june, 'annual', surroundings, 4)).toBeNull();
  });

  it('leaves extraordinary leave to its dates and the limits', () => {
    const short = judgeVacation(
      range('2027-06-01', '2027-06-02'),
      'extraordinary',
      around({ rules: null, account: null }),
    );
    expect(short).toEqual([]);
  });
});
