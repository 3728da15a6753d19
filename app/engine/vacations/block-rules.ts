import { dateToEpochDay, epochDayToDate } from '../time';
import { firstDayOfYear, yearOfDay } from './leave-month';
import type { DayRange, VacationRules, YearlyPeriod } from './types';

const dateIn = (year: number, monthDay: string): number => {
  const day = monthDay === '02-29' ? '03-01' : monthDay;
  return dateToEpochDay(`${String(year).padStart(4, '0')}-${day}`);
};

/** The occurrences of a yearly period that touch a range. */
export function occurrencesOf(period: YearlyPeriod, range: DayRange): DayRange[] {
  const found: DayRange[] = [];
  const lastYear = yearOfDay(range.last);
  for (let year = yearOfDay(range.first) - 1; year <= lastYear; year++) {
    const first = dateIn(year, period.from);
    const last = dateIn(period.to < period.from ? year + 1 : year, period.to);
    if (first <= range.last && last >= range.first) found.push({ first, last });
  }
  return found;
}

/** Days at work between two blocks; negative where they overlap. */
export const gapBetween = (a: DayRange, b: DayRange): number =>
  a.first > b.first ? a.first - b.last - 1 : b.first - a.last - 1;

/** Whether lengths are some of the scheme's blocks, each used once. */
export function fitsBlocks(lengths: readonly number[], blocks: readonly number[]): boolean {
  const left = [...blocks];
  for (const length of lengths) {
    const index = left.indexOf(length);
    if (index === -1) return false;
    left.splice(index, 1);
  }
  return true;
}

/** Whether a year's blocks still leave room for the long block that its scheme asks for. */
export function canHoldLongBlock(lengths: readonly number[], rules: VacationRules): boolean {
  const { longBlockDays } = rules;
  if (!longBlockDays || lengths.some((length) => length >= longBlockDays)) return true;
  const left = rules.daysPerYear + rules.additionalDays - lengths.reduce((sum, length) => sum + length, 0);
  return left >= longBlockDays && lengths.length < rules.maxBlocks;
}

/** The summers (years) in which a range takes days of June, July or August. */
export function summersOf(range: DayRange): number[] {
  const years: number[] = [];
  for (let year = yearOfDay(range.first); year <= yearOfDay(range.last); year++) {
    if (range.first < dateIn(year, '09-01') && range.last >= dateIn(year, '06-01')) years.push(year);
  }
  return years;
}

/** The nearest summer with leave within the years in which a scheme allows only one, or null. */
export function findSummerClash(range: DayRange, others: readonly DayRange[], everyYears: number): number | null {
  if (everyYears < 2) return null;
  const own = summersOf(range);
  for (const other of others) {
    for (const year of summersOf(other)) {
      if (own.some((mine) => mine !== year && Math.abs(mine - year) < everyYears)) return year;
    }
  }
  return null;
}

/** The calendar year to which a block belongs: that of its first day. */
export const yearOfBlock = (block: DayRange): number => Number(epochDayToDate(block.first).slice(0, 4));

/** Blocks of one calendar year. */
export const blocksOfYear = <T extends DayRange>(blocks: readonly T[], year: number): T[] => {
  const from = firstDayOfYear(year);
  const until = firstDayOfYear(year + 1);
  return blocks.filter(({ first }) => first >= from && first < until);
};
