import { type LeaveLot, listAccruals } from './list-accruals';
import type { LeaveAccount, LeaveUse } from './types';

/** A line of the account. */
export interface AccountLine {
  day: number;
  kind: 'accrual' | 'opening' | 'correction' | 'use' | 'expiry';
  /** what it adds; negative for what it takes */
  days: number;
  /** after it; negative = taken in advance */
  balance: number;
}

/** An account whose credits are laid out once, so that many sets of uses can be tried against it. */
export interface PreparedAccount {
  /** credits by day */
  lots: LeaveLot[];
  /** debits entered by hand, by day */
  debits: LeaveUse[];
  /** uses up to here are part of the opening balance */
  openedOn: number;
  account: LeaveAccount;
}

/** To hundredths of a day, and never minus zero. */
const roundDays = (days: number): number => Math.round(days * 100) / 100 + 0;

/**
 * Lays out the credits of an account up to a day.
 * @param until last day that will be asked about
 */
export function prepareAccount(account: LeaveAccount, until: number): PreparedAccount {
  const lots = listAccruals(account, until);
  const debits: LeaveUse[] = [];
  let openedOn = Number.NEGATIVE_INFINITY;
  for (const entry of account.entries) {
    if (entry.kind === 'opening') openedOn = Math.max(openedOn, entry.day);
  }
  for (const entry of account.entries) {
    if (entry.day > until || entry.day < openedOn) continue;
    if (entry.days < 0) debits.push({ day: entry.day, days: -entry.days });
    else lots.push({ day: entry.day, days: entry.days, kind: entry.kind, expiresOn: null });
  }
  lots.sort((a, b) => a.day - b.day);
  debits.sort((a, b) => a.day - b.day);
  return { lots, debits, openedOn, account };
}

interface OpenLot {
  left: number;
  expiresOn: number | null;
}

const never = Number.POSITIVE_INFINITY;

/**
 * Books uses against an account in the order of time: what expires first is taken first; what is taken before it is earned
 * is a debt that the next days earned pay.
 * @param uses in any order; those before the opening balance are part of it
 * @param until last day to book
 * @param onLine sees every line; return false to stop
 * @returns the balance at the end
 */
export function walkAccount(
  prepared: PreparedAccount,
  uses: readonly LeaveUse[],
  until: number,
  onLine?: (line: AccountLine) => boolean | undefined,
): number {
  const debits = [
    ...prepared.debits.map((debit) => ({ ...debit, kind: 'correction' as const })),
    ...uses.flatMap((use) => (use.day > prepared.openedOn ? [{ ...use, kind: 'use' as const }] : [])),
  ].sort((a, b) => a.day - b.day);
  const open: OpenLot[] = [];
  let debt = 0;
  let balance = 0;
  let lotIndex = 0;
  let debitIndex = 0;
  const tell = (day: number, kind: AccountLine['kind'], days: number): boolean => {
    balance = roundDays(balance + days);
    return onLine?.({ day, kind, days: roundDays(days), balance }) !== false;
  };
  for (;;) {
    const lotDay = prepared.lots[lotIndex]?.day ?? never;
    const debitDay = debits[debitIndex]?.day ?? never;
    const expiryDay = open.reduce(
      (first, lot) => Math.min(first, lot.expiresOn === null ? never : lot.expiresOn + 1),
      never,
    );
    const day = Math.min(lotDay, debitDay, expiryDay);
    if (day > until) return balance;
    if (expiryDay === day) {
      if (!expire(open, day, tell)) return balance;
    } else if (lotDay === day) {
      const lot = prepared.lots[lotIndex++];
      const paid = Math.min(debt, lot.days);
      debt = roundDays(debt - paid);
      if (lot.days > paid) open.push({ left: roundDays(lot.days - paid), expiresOn: lot.expiresOn });
      if (!tell(day, lot.kind, lot.days)) return balance;
    } else {
      const debit = debits[debitIndex++];
      debt = roundDays(debt + takeFrom(open, debit.days));
      if (!tell(day, debit.kind, -debit.days)) return balance;
    }
  }
}

function expire(
  open: OpenLot[],
  day: number,
  tell: (day: number, kind: AccountLine['kind'], days: number) => boolean,
): boolean {
  let expired = 0;
  for (let index = open.length - 1; index >= 0; index--) {
    const { left, expiresOn } = open[index];
    if (expiresOn === null || expiresOn >= day) continue;
    expired += left;
    open.splice(index, 1);
  }
  return tell(day, 'expiry', -expired);
}

/** Takes days from what expires first. @returns what was not there */
function takeFrom(open: OpenLot[], days: number): number {
  let wanted = days;
  while (wanted > 0 && open.length > 0) {
    let best = 0;
    for (let index = 1; index < open.length; index++) {
      if ((open[index].expiresOn ?? never) < (open[best].expiresOn ?? never)) best = index;
    }
    const taken = Math.min(open[best].left, wanted);
    wanted = roundDays(wanted - taken);
    open[best].left = roundDays(open[best].left - taken);
    if (open[best].left <= 0) open.splice(best, 1);
  }
  return wanted;
}

/**
 * Whether a set of uses keeps the account above what may be taken in advance, at every use.
 * @returns null where it does, else the day of the first use that does not and the days that are missing
 */
export function findShortage(
  prepared: PreparedAccount,
  uses: readonly LeaveUse[],
): { day: number; missing: number } | null {
  let found: { day: number; missing: number } | null = null;
  const last = uses.reduce((latest, use) => Math.max(latest, use.day), Number.NEGATIVE_INFINITY);
  walkAccount(prepared, uses, last, (line) => {
    if (line.kind !== 'use') return true;
    const missing = -line.balance - advanceOn(prepared.account, line.day);
    if (missing <= 0) return true;
    found = { day: line.day, missing: roundDays(missing) };
    return false;
  });
  return found;
}

/** Days that may be taken before they are earned, by the scheme of that day. */
function advanceOn(account: LeaveAccount, day: number): number {
  const span = account.schemes.find(({ from, until }) => from <= day && (until === null || until > day));
  return span?.rules.advanceDays ?? 0;
}
