import { firstDayOfYear, yearOfDay } from './leave-month';
import type { LeaveUse } from './types';
import { type AccountLine, type PreparedAccount, walkAccount } from './walk-account';

/** A person's account of leave days on a day, for its calendar year. */
export interface LeaveBalance {
  /** at the beginning of the year, or of the account in it */
  carried: number;
  /** earned in the year so far */
  accrued: number;
  /** entered by hand in the year so far */
  corrected: number;
  /** of blocks begun in the year so far */
  taken: number;
  expired: number;
  /** carried + accrued + corrected - taken - expired; negative = taken in advance */
  remaining: number;
  /** of blocks that begin later */
  planned: number;
  /** what the year ends with when everything goes as planned */
  atYearEnd: number;
  /** unused days that are lost next when nothing more is planned */
  expiring: { day: number; days: number } | null;
}

const add = (a: number, b: number): number => Math.round((a + b) * 100) / 100;

/**
 * The balance on a day.
 * @param prepared laid out at least to the end of the year after `asOf`
 * @param uses all blocks that cost days, of any time
 */
export function computeBalance(prepared: PreparedAccount, uses: readonly LeaveUse[], asOf: number): LeaveBalance {
  const yearStart = firstDayOfYear(yearOfDay(asOf));
  const yearEnd = firstDayOfYear(yearOfDay(asOf) + 1) - 1;
  const balance: LeaveBalance = {
    carried: 0,
    accrued: 0,
    corrected: 0,
    taken: 0,
    expired: 0,
    remaining: 0,
    planned: 0,
    atYearEnd: 0,
    expiring: null,
  };
  const horizon = firstDayOfYear(yearOfDay(asOf) + 2) - 1;
  walkAccount(prepared, uses, horizon, (line) => {
    if (line.day < yearStart) balance.carried = line.balance;
    else if (line.day <= asOf) addLine(balance, line);
    if (line.day <= asOf) balance.remaining = line.balance;
    if (line.day <= yearEnd) balance.atYearEnd = line.balance;
    if (line.day > asOf && line.kind === 'use') balance.planned = add(balance.planned, -line.days);
    if (line.day > asOf && line.kind === 'expiry' && line.days < 0 && !balance.expiring)
      balance.expiring = { day: line.day - 1, days: -line.days };
    return true;
  });
  return balance;
}

function addLine(balance: LeaveBalance, { kind, days }: AccountLine): void {
  if (kind === 'accrual') balance.accrued = add(balance.accrued, days);
  else if (kind === 'use') balance.taken = add(balance.taken, -days);
  else if (kind === 'expiry') balance.expired = add(balance.expired, -days);
  else balance.corrected = add(balance.corrected, days);
}

/** Every line of the account up to a day. */
export function listAccountLines(prepared: PreparedAccount, uses: readonly LeaveUse[], until: number): AccountLine[] {
  const lines: AccountLine[] = [];
  walkAccount(prepared, uses, until, (line) => {
    lines.push(line);
    return true;
  });
  return lines;
}
