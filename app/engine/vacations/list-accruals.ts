import { addMonths, earningDay, firstDayOfYear, skipExcluded, startOfMonthAfter, yearOfDay } from './leave-month';
import type { LeaveAccount, RulesInForce } from './types';

/** Days that become available on a day and can be taken until another. */
export interface LeaveLot {
  day: number;
  days: number;
  kind: 'accrual' | 'opening' | 'correction';
  /** last day on which they can be taken; null = for good */
  expiresOn: number | null;
}

const roundDays = (days: number): number => Math.round(days * 100) / 100;

/**
 * What a person earns up to a day: twelve parts a leave year, each on the day on which half of its month is worked, or
 * all at the beginning of the year. Leave without pay moves what follows. Months earned under no scheme, before an opening
 * balance or after the employment give nothing. Parts are rounded so that twelve make exactly the year.
 * @param until last day to look at
 * @returns lots by day
 */
export function listAccruals(account: LeaveAccount, until: number): LeaveLot[] {
  const unpaid = [...account.unpaid].sort((a, b) => a.first - b.first);
  const opening = Math.max(
    Number.NEGATIVE_INFINITY,
    ...account.entries.flatMap((e) => (e.kind === 'opening' ? [e.day] : [])),
  );
  const lots: LeaveLot[] = [];
  for (const span of account.schemes) {
    for (const lot of span.rules.yearKind === 'working'
      ? workingYears(account, span, until, unpaid)
      : calendarYears(account, span, until, unpaid)) {
      if (lot.day > opening) lots.push(lot);
    }
  }
  return lots.sort((a, b) => a.day - b.day);
}

interface Month {
  /** day on which it is earned */
  earnedOn: number;
  /** 0 to 11 */
  index: number;
  yearStart: number;
  yearEnd: number;
}

/** Months from the date of hire, each begun later by the days without pay before it. */
function workingYears(
  account: LeaveAccount,
  span: RulesInForce,
  until: number,
  unpaid: readonly { first: number; last: number }[],
): LeaveLot[] {
  const shifted = (months: number): number => {
    const plain = addMonths(account.hiredOn, months);
    return skipExcluded(account.hiredOn, plain - account.hiredOn, unpaid);
  };
  const months: Month[] = [];
  for (let year = firstYearOf(account, span, unpaid); ; year++) {
    const yearStart = shifted(year * 12);
    if (yearStart > until || (span.until !== null && yearStart >= span.until)) break;
    const yearEnd = shifted(year * 12 + 12) - 1;
    for (let index = 0; index < 12; index++) {
      const start = shifted(year * 12 + index);
      const earnedOn = skipExcluded(start, earningDay(start) - start + 1, unpaid) - 1;
      months.push({ earnedOn, index, yearStart, yearEnd });
    }
  }
  return toLots(account, span, until, months);
}

/** The working year in which a scheme may begin to count, one early to be sure of its last months. */
function firstYearOf(account: LeaveAccount, span: RulesInForce, unpaid: readonly unknown[]): number {
  if (unpaid.length) return 0;
  return Math.max(0, Math.floor((span.from - account.hiredOn) / 365.25) - 1);
}

function calendarYears(
  account: LeaveAccount,
  span: RulesInForce,
  until: number,
  unpaid: readonly { first: number; last: number }[],
): LeaveLot[] {
  const months: Month[] = [];
  const lastYear = Math.min(yearOfDay(until), span.until === null ? 9999 : yearOfDay(span.until - 1));
  for (let year = yearOfDay(Math.max(account.hiredOn, span.from)); year <= lastYear; year++) {
    const yearStart = firstDayOfYear(year);
    const yearEnd = firstDayOfYear(year + 1) - 1;
    for (let index = 0; index < 12; index++) {
      const monthStart = startOfMonthAfter(yearStart, index);
      const monthEnd = startOfMonthAfter(yearStart, index + 1) - 1;
      const start = Math.max(monthStart, account.hiredOn);
      const half = Math.ceil((monthEnd - monthStart + 1) / 2);
      const earnedOn = skipExcluded(start, half, unpaid) - 1;
      // why: of a calendar month less than half of which is worked nothing is earned
      if (earnedOn <= monthEnd) months.push({ earnedOn, index, yearStart, yearEnd });
    }
  }
  return toLots(account, span, until, months);
}

function toLots(account: LeaveAccount, span: RulesInForce, until: number, months: Month[]): LeaveLot[] {
  const { rules } = span;
  const total = rules.daysPerYear + rules.additionalDays;
  const lots: LeaveLot[] = [];
  for (const month of months) {
    const { earnedOn, index } = month;
    if (earnedOn < span.from || (span.until !== null && earnedOn >= span.until)) continue;
    if (account.leftOn !== null && earnedOn >= account.leftOn) continue;
    const day =
      rules.accrual === 'yearly'
        ? Math.max(month.yearStart, account.hiredOn, span.from)
        : Math.max(earnedOn, span.from);
    if (day > until) continue;
    const days = roundDays((total * (index + 1)) / 12) - roundDays((total * index) / 12);
    const expiresOn = expiryOf(rules, month.yearEnd);
    const before = lots.at(-1);
    if (rules.accrual === 'yearly' && before?.day === day && before.expiresOn === expiresOn)
      before.days = roundDays(before.days + days);
    else lots.push({ day, days: roundDays(days), kind: 'accrual', expiresOn });
  }
  return lots;
}

function expiryOf(rules: RulesInForce['rules'], yearEnd: number): number | null {
  if (!rules.carryOver) return yearEnd;
  return rules.expiryMonths === null ? null : addMonths(yearEnd, rules.expiryMonths);
}
