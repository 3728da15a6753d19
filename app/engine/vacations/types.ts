/**
 * Plain data of the vacation engine. Every date is an epoch day (days since 1970-01-01, as `dateToEpochDay` gives); every
 * range holds its first and its last day.
 */

/** A range of days, both ends included. */
export interface DayRange {
  first: number;
  last: number;
}

/** What moves first when two blocks do not fit together: fixed never, priority last, non_priority first. */
export type VacationPriority = 'fixed' | 'priority' | 'non_priority';

/** A period of every year, by month and day, e.g. 12-15 to 12-31; it may run over the end of the year. */
export interface YearlyPeriod {
  /** MM-DD */
  from: string;
  /** MM-DD */
  to: string;
}

/** What leave a person earns and how they may take it. */
export interface VacationRules {
  daysPerYear: number;
  /** earned beside, e.g. for seniority; taken like the rest */
  additionalDays: number;
  accrual: 'monthly' | 'yearly';
  /** the leave year begins on the anniversary of the hire, or on 1 January */
  yearKind: 'working' | 'calendar';
  /** what a block costs: its calendar days without public holidays, or its working days */
  dayKind: 'calendar' | 'working';
  /** days that may be taken before they are earned */
  advanceDays: number;
  carryOver: boolean;
  /** months after the end of the leave year until unused days expire; null = never */
  expiryMonths: number | null;
  /** lengths of the blocks of a year, in days as `dayKind` counts them; empty = free within the limits below */
  blocks: number[];
  minBlockDays: number;
  maxBlockDays: number;
  maxBlocks: number;
  /** one block of the year is at least so long; 0 = none */
  longBlockDays: number;
  /** days at work between two blocks */
  minGapDays: number;
  /** how far planning may move a wished block */
  maxShiftDays: number;
  noticeDays: number;
  /** a block in June to August once in so many years; 0 or 1 = every year */
  summerEveryYears: number;
  blackouts: YearlyPeriod[];
}

/** Rules in force from a day until before another (null = for good). */
export interface RulesInForce {
  rules: VacationRules;
  from: number;
  until: number | null;
}

/** Days entered by hand: an opening balance, with which the account begins, or a correction. */
export interface AccountEntry {
  day: number;
  days: number;
  kind: 'opening' | 'correction';
}

/** All that a person's account of leave days is computed from. */
export interface LeaveAccount {
  hiredOn: number;
  /** first day after the employment, or null */
  leftOn: number | null;
  /** by date, without overlap */
  schemes: RulesInForce[];
  entries: AccountEntry[];
  /** leave without pay, which earns nothing */
  unpaid: DayRange[];
}

/** A block that costs days: booked as a whole on its first day. */
export interface LeaveUse {
  day: number;
  days: number;
}
