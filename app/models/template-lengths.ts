import type { BreakRule, PauseRule, ShiftLength, TimeWindow } from '~/engine/scheduling';
import { toEngineBreakRule } from './engine-break-rule';

/** Fields of a shift template that its lengths follow from. */
export interface StoredLengths {
  id: string;
  spanMinutes: number;
  paidMinutes: number;
  /** longest span; null = always spanMinutes */
  longestSpanMinutes: number | null;
  spanStepMinutes: number;
  /** of a split shift; null = in one piece */
  firstPartMinutes: number | null;
  gapMinutes: number | null;
}

export interface StoredBreakRule {
  id: string;
  fromPaidMinutes: number;
  toPaidMinutes: number;
  pauses: { kind: 'LUNCH' | 'BREAK'; minutes: number; paid: boolean }[];
  edgeMinutes: number;
  spacingMinutes: number;
  lunchEarliestMinutes: number;
  lunchLatestMinutes: number;
}

/** Lengths of a template as the engine takes them, its own first, and the break rules they name. */
export interface TemplateLengths {
  lengths: ShiftLength[];
  breakRules: BreakRule[];
}

/** The break rule for an amount of paid time, or null. */
export const breakRuleFor = (rules: StoredBreakRule[], paidMinutes: number): StoredBreakRule | null =>
  rules.find((rule) => rule.fromPaidMinutes <= paidMinutes && paidMinutes < rule.toPaidMinutes) ?? null;

const unpaidOf = (rule: StoredBreakRule | null): number =>
  (rule?.pauses ?? []).reduce((sum, pause) => sum + (pause.paid ? 0 : pause.minutes), 0);

/** The break rule whose unpaid pauses leave an amount of paid time that it is for, and that time. */
export function ruleOfSpan(
  rules: StoredBreakRule[],
  spanMinutes: number,
): { stored: StoredBreakRule | null; paidMinutes: number } {
  for (const stored of rules) {
    const paidMinutes = spanMinutes - unpaidOf(stored);
    if (breakRuleFor(rules, paidMinutes) === stored) return { stored, paidMinutes };
  }
  return { stored: null, paidMinutes: spanMinutes };
}

/** Every span of a template, the shortest first. */
export function spansOf(
  template: Pick<StoredLengths, 'spanMinutes' | 'longestSpanMinutes' | 'spanStepMinutes'>,
): number[] {
  const spans = [template.spanMinutes];
  const longest = template.longestSpanMinutes ?? template.spanMinutes;
  for (let span = template.spanMinutes + template.spanStepMinutes; span <= longest; span += template.spanStepMinutes)
    spans.push(span);
  return spans;
}

/** Paid time of a span of a template: without the gap and the unpaid pauses of each part. */
export function paidOfSpan(template: StoredLengths, spanMinutes: number, rules: StoredBreakRule[]): number {
  return partsOf(template, spanMinutes).reduce((sum, part) => sum + ruleOfPart(rules, part).paidMinutes, 0);
}

const partsOf = ({ firstPartMinutes, gapMinutes }: StoredLengths, spanMinutes: number): number[] =>
  firstPartMinutes === null || gapMinutes === null
    ? [spanMinutes]
    : [firstPartMinutes, spanMinutes - firstPartMinutes - gapMinutes];

/** The break rule of a part of a shift; a part too short for its pauses has none. */
function ruleOfPart(
  rules: StoredBreakRule[],
  minutes: number,
): { stored: StoredBreakRule | null; paidMinutes: number } {
  const found = ruleOfSpan(rules, minutes);
  if (found.stored === null) return found;
  const { edgeMinutes, spacingMinutes, pauses } = found.stored;
  const needed = edgeMinutes + pauses.reduce((sum, pause) => sum + pause.minutes + spacingMinutes, 0);
  return needed <= minutes ? found : { stored: null, paidMinutes: minutes };
}

/** All lengths of a template with their gap and pauses. */
export function lengthsOfTemplate(template: StoredLengths, rules: StoredBreakRule[]): TemplateLengths {
  const breakRules: BreakRule[] = [];
  const add = (rule: BreakRule | null): string | null => {
    if (rule !== null) breakRules.push(rule);
    return rule?.id ?? null;
  };
  const { firstPartMinutes, gapMinutes } = template;
  const lengths = spansOf(template).map((spanMinutes): ShiftLength => {
    if (firstPartMinutes !== null && gapMinutes !== null) {
      const paidMinutes = paidOfSpan(template, spanMinutes, rules);
      const breakRuleId = add(ruleOfSplit(template, spanMinutes, rules));
      return {
        spanMinutes,
        paidMinutes,
        breakRuleId,
        gap: { afterStartMinutes: firstPartMinutes, minutes: gapMinutes },
      };
    }
    const isOwn = spanMinutes === template.spanMinutes;
    const { stored, paidMinutes } = isOwn
      ? { stored: breakRuleFor(rules, template.paidMinutes), paidMinutes: template.paidMinutes }
      : ruleOfSpan(rules, spanMinutes);
    const breakRuleId = add(stored && toEngineBreakRule(stored, `${stored.id}@${spanMinutes}`, spanMinutes));
    return { spanMinutes, paidMinutes, breakRuleId };
  });
  return { lengths, breakRules };
}

/** The pauses of both parts of a split shift as one break rule, or null where neither part has any. */
function ruleOfSplit(template: StoredLengths, spanMinutes: number, rules: StoredBreakRule[]): BreakRule | null {
  const secondStart = (template.firstPartMinutes ?? 0) + (template.gapMinutes ?? 0);
  const parts = partsOf(template, spanMinutes).map((minutes, index) => {
    const { stored } = ruleOfPart(rules, minutes);
    const rule = stored && toEngineBreakRule(stored, '', minutes);
    const offset = index === 0 ? 0 : secondStart;
    return { rule, pauses: (rule?.pauses ?? []).map((pause) => moveWindow(pause, offset)) };
  });
  const used = parts.flatMap(({ rule }) => (rule && rule.pauses.length > 0 ? [rule] : []));
  if (used.length === 0) return null;
  return {
    id: `${template.id}@${spanMinutes}`,
    pauses: parts.flatMap(({ pauses }) => pauses),
    edgeMinutes: Math.max(...used.map((rule) => rule.edgeMinutes)),
    spacingMinutes: Math.max(...used.map((rule) => rule.spacingMinutes)),
  };
}

const moveWindow = (pause: PauseRule, minutes: number): PauseRule => ({
  ...pause,
  earliestAfterStartMinutes: pause.earliestAfterStartMinutes + minutes,
  latestAfterStartMinutes: pause.latestAfterStartMinutes + minutes,
});

/** The pauses of a length with its gap among them, for placing one shift by hand. */
export function withGap(length: Pick<ShiftLength, 'gap'>, rule: BreakRule | null): BreakRule | null {
  const { gap } = length;
  if (gap === undefined) return rule;
  const asPause: PauseRule = {
    kind: 'gap',
    minutes: gap.minutes,
    paid: false,
    earliestAfterStartMinutes: gap.afterStartMinutes,
    latestAfterStartMinutes: gap.afterStartMinutes,
  };
  const pauses = rule?.pauses ?? [];
  const first = pauses.filter((pause) => pause.earliestAfterStartMinutes <= gap.afterStartMinutes);
  return {
    id: rule?.id ?? 'gap',
    edgeMinutes: rule?.edgeMinutes ?? 0,
    spacingMinutes: rule?.spacingMinutes ?? 0,
    pauses: [...first, asPause, ...pauses.slice(first.length)],
  };
}

/** Two nullable minutes as a window, or nothing. */
export const windowOf = (fromMinute: number | null, toMinute: number | null): TimeWindow | undefined =>
  fromMinute === null || toMinute === null ? undefined : { fromMinute, toMinute };
