import {
  blocksOfYear,
  canHoldLongBlock,
  findSummerClash,
  fitsBlocks,
  gapBetween,
  occurrencesOf,
  yearOfBlock,
} from './block-rules';
import { countLeaveDays, type LeaveCalendar } from './leave-calendar';
import type { DayRange, VacationRules } from './types';
import { findShortage, type PreparedAccount } from './walk-account';

export const vacationRuleNames = [
  'not_employed',
  'overlap',
  'absent',
  'no_scheme',
  'too_short',
  'too_long',
  'too_many_blocks',
  'mismatch',
  'no_long_block',
  'gap',
  'summer',
  'blackout',
  'notice',
  'balance',
  'limit',
  'published',
] as const;
export type VacationRule = (typeof vacationRuleNames)[number];

/**
 * A rule that a block breaks. `error` can never be saved; `breach` wants a decision of whoever plans; `warning` is only told.
 * `figures` hold what its words need; days are epoch days.
 */
export interface Violation {
  rule: VacationRule;
  severity: 'error' | 'breach' | 'warning';
  figures: Record<string, number | string>;
}

/** How many are away, of those that a limit is about, without the block in question. */
export interface LimitLoad extends DayRange {
  id: string;
  name: string;
  capacity: number;
  /** by day from `first` on */
  away: ArrayLike<number>;
}

/** Everything around a block that its rules look at. */
export interface VacationSurroundings {
  hiredOn: number;
  leftOn: number | null;
  /** rules in force on the first day of the block */
  rules: VacationRules | null;
  /** the person's other blocks of the same account */
  blocks: readonly DayRange[];
  /** leave of the person that this account does not pay: extraordinary, or of another scheme */
  elsewhere: readonly DayRange[];
  /** sick leave, training and the like */
  absences: readonly DayRange[];
  account: PreparedAccount | null;
  calendar: LeaveCalendar;
  limits: readonly LimitLoad[];
  /** how strictly accumulated days are taken; `breach` when missing, null = not at all */
  balanceSeverity?: 'breach' | 'warning' | null;
  today: number;
}

const touches = (a: DayRange, b: DayRange): boolean => a.first <= b.last && b.first <= a.last;

/**
 * Every rule that a block would break, the gravest first.
 * @param kind only annual leave answers to the scheme and the balance
 */
export function judgeVacation(
  block: DayRange,
  kind: 'annual' | 'extraordinary',
  around: VacationSurroundings,
): Violation[] {
  const found: Violation[] = [];
  const add = (rule: VacationRule, severity: Violation['severity'], figures: Violation['figures'] = {}) =>
    found.push({ rule, severity, figures });
  if (block.first < around.hiredOn || (around.leftOn !== null && block.last >= around.leftOn))
    add('not_employed', 'error', { from: around.hiredOn });
  const overlapping = [...around.blocks, ...around.elsewhere].find((other) => touches(block, other));
  if (overlapping) add('overlap', 'error', { first: overlapping.first, last: overlapping.last });
  const absence = around.absences.find((other) => touches(block, other));
  if (absence) add('absent', 'breach', { first: absence.first, last: absence.last });
  if (kind === 'annual') {
    if (around.rules) judgeScheme(block, around.rules, around, add);
    else add('no_scheme', 'breach');
  }
  judgeLimits(block, around.limits, add);
  return found;
}

type Add = (rule: VacationRule, severity: Violation['severity'], figures?: Violation['figures']) => void;

function judgeScheme(block: DayRange, rules: VacationRules, around: VacationSurroundings, add: Add): void {
  const { calendar } = around;
  const lengthOf = (range: DayRange) => countLeaveDays(calendar, rules.dayKind, range.first, range.last);
  const length = lengthOf(block);
  const year = yearOfBlock(block);
  const ofYear = blocksOfYear(around.blocks, year);
  const lengths = [...ofYear.map(lengthOf), length];
  if (rules.blocks.length) {
    if (!fitsBlocks(lengths, rules.blocks)) add('mismatch', 'breach', { length, blocks: rules.blocks.join('/') });
  } else {
    if (length < rules.minBlockDays) add('too_short', 'breach', { length, min: rules.minBlockDays });
    if (length > rules.maxBlockDays) add('too_long', 'breach', { length, max: rules.maxBlockDays });
    if (lengths.length > rules.maxBlocks)
      add('too_many_blocks', 'breach', { count: lengths.length, max: rules.maxBlocks });
  }
  if (!canHoldLongBlock(lengths, rules)) add('no_long_block', 'breach', { min: rules.longBlockDays });
  const near = around.blocks
    .filter((other) => !touches(block, other))
    .map((other) => ({ other, gap: gapBetween(block, other) }))
    .sort((a, b) => a.gap - b.gap)[0];
  if (near && near.gap < rules.minGapDays)
    add('gap', 'breach', { gap: near.gap, min: rules.minGapDays, first: near.other.first, last: near.other.last });
  const summer = findSummerClash(block, around.blocks, rules.summerEveryYears);
  if (summer !== null) add('summer', 'breach', { year: summer, every: rules.summerEveryYears });
  for (const period of rules.blackouts) {
    const [closed] = occurrencesOf(period, block);
    if (closed) add('blackout', 'breach', { first: closed.first, last: closed.last });
  }
  if (block.first - around.today < rules.noticeDays && block.first >= around.today)
    add('notice', 'warning', { days: rules.noticeDays, earliest: around.today + rules.noticeDays });
  const { balanceSeverity = 'breach' } = around;
  if (around.account && balanceSeverity !== null) {
    const use = (range: DayRange) => ({ day: range.first, days: lengthOf(range) });
    const shortage = findShortage(around.account, [...around.blocks.map(use), use(block)]);
    if (shortage) add('balance', balanceSeverity, { missing: shortage.missing, day: shortage.day });
  }
}

function judgeLimits(block: DayRange, limits: readonly LimitLoad[], add: Add): void {
  for (const limit of limits) {
    const first = Math.max(block.first, limit.first);
    const last = Math.min(block.last, limit.last);
    let worst = -1;
    for (let day = first; day <= last; day++) {
      const away = limit.away[day - limit.first];
      if (away + 1 > limit.capacity && (worst === -1 || away > limit.away[worst - limit.first])) worst = day;
    }
    if (worst !== -1)
      add('limit', 'breach', {
        id: limit.id,
        name: limit.name,
        day: worst,
        away: limit.away[worst - limit.first] + 1,
        capacity: limit.capacity,
      });
  }
}

/**
 * The start nearest to the one wished at which a block of the same length breaks no rule but the notice, or null.
 * @param radiusDays how far to look either way
 */
export function findNearestStart(
  block: DayRange,
  kind: 'annual' | 'extraordinary',
  around: VacationSurroundings,
  radiusDays: number,
): number | null {
  for (let distance = 1; distance <= radiusDays; distance++) {
    for (const shift of [distance, -distance]) {
      const moved = { first: block.first + shift, last: block.last + shift };
      if (moved.first < around.today) continue;
      if (judgeVacation(moved, kind, around).every(({ severity }) => severity === 'warning')) return moved.first;
    }
  }
  return null;
}
