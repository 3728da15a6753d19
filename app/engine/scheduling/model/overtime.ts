import type { OvertimeLimit } from '../types';

/** Paid minutes of a date above the daily norm. */
export const excessOf = ({ dailyNormMinutes }: OvertimeLimit, paidMinutes: number): number =>
  Math.max(0, paidMinutes - dailyNormMinutes);

/** Whether paid minutes of two dates in a row keep the limit. */
export const keepsOvertime = (limit: OvertimeLimit, first: number, second: number): boolean =>
  excessOf(limit, first) + excessOf(limit, second) <= limit.twoDayMinutes;
