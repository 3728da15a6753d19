import { describe, expect, it } from 'vitest';
import {
  lengthsOfTemplate,
  paidOfSpan,
  type StoredBreakRule,
  type StoredLengths,
  withGap,
} from '~/models/template-lengths';

const pause = (kind: 'LUNCH' | 'BREAK', minutes: number, paid: boolean) => ({ kind, minutes, paid });
const rule = (id: string, from: number, to: number, pauses: StoredBreakRule['pauses']): StoredBreakRule => ({
  id,
  fromPaidMinutes: from,
  toPaidMinutes: to,
  pauses,
  edgeMinutes: 60,
  spacingMinutes: 60,
  lunchEarliestMinutes: 120,
  lunchLatestMinutes: 360,
});
const rules = [
  rule('short', 0, 240, [pause('BREAK', 10, true)]),
  rule('middle', 240, 360, [pause('BREAK', 15, true)]),
  rule('day', 360, 600, [pause('LUNCH', 30, false), pause('BREAK', 15, true)]),
];
const template = (values: Partial<StoredLengths>): StoredLengths => ({
  id: 't',
  spanMinutes: 510,
  paidMinutes: 480,
  longestSpanMinutes: null,
  spanStepMinutes: 30,
  firstPartMinutes: null,
  gapMinutes: null,
  ...values,
});

describe('lengths of a template', () => {
  it('is one where the length is not open', () => {
    const { lengths, breakRules } = lengthsOfTemplate(template({}), rules);
    expect(lengths).toEqual([{ spanMinutes: 510, paidMinutes: 480, breakRuleId: 'day@510' }]);
    expect(breakRules.map(({ pauses }) => pauses.map(({ kind }) => kind))).toEqual([['lunch', 'break']]);
  });

  it('are all from the shortest to the longest, each with the pauses that are for its paid time', () => {
    const open = template({ spanMinutes: 300, paidMinutes: 300, longestSpanMinutes: 420, spanStepMinutes: 60 });
    const { lengths } = lengthsOfTemplate(open, rules);
    expect(lengths).toEqual([
      { spanMinutes: 300, paidMinutes: 300, breakRuleId: 'middle@300' },
      { spanMinutes: 360, paidMinutes: 360, breakRuleId: null },
      { spanMinutes: 420, paidMinutes: 390, breakRuleId: 'day@420' },
    ]);
  });

  it('of a split shift have the pauses of each part, and no pay for the gap', () => {
    const split = template({ spanMinutes: 720, paidMinutes: 480, firstPartMinutes: 240, gapMinutes: 240 });
    expect(paidOfSpan(split, 720, rules)).toBe(480);
    const { lengths, breakRules } = lengthsOfTemplate(split, rules);
    expect(lengths).toEqual([
      { spanMinutes: 720, paidMinutes: 480, breakRuleId: 't@720', gap: { afterStartMinutes: 240, minutes: 240 } },
    ]);
    expect(breakRules[0].pauses.map((item) => [item.minutes, item.earliestAfterStartMinutes])).toEqual([
      [15, 60],
      [15, 540],
    ]);
    expect(withGap(lengths[0], breakRules[0])?.pauses.map(({ kind }) => kind)).toEqual(['break', 'gap', 'break']);
    expect(withGap(lengths[0], null)?.pauses).toHaveLength(1);
  });

  it('of a part too short for its pauses have none in it', () => {
    const split = template({ spanMinutes: 480, paidMinutes: 360, firstPartMinutes: 120, gapMinutes: 120 });
    const { breakRules } = lengthsOfTemplate(split, rules);
    expect(breakRules[0].pauses).toHaveLength(1);
    expect(breakRules[0].pauses[0].earliestAfterStartMinutes).toBe(300);
    const both = template({ spanMinutes: 360, paidMinutes: 240, firstPartMinutes: 120, gapMinutes: 120 });
    expect(lengthsOfTemplate(both, rules)).toEqual({
      lengths: [
        { spanMinutes: 360, paidMinutes: 240, breakRuleId: null, gap: { afterStartMinutes: 120, minutes: 120 } },
      ],
      breakRules: [],
    });
  });
});
