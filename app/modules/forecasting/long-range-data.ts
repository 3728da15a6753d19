import type { Reason } from './list-reasons';

export interface LongRangePeriodData {
  date: string;
  days: number;
  openDays: number;
  volume: number;
  p10: number;
  p90: number;
  ahtSec: number;
  /** before growth and campaigns */
  baseVolume: number;
  growthFactor: number;
  yearlyFactor: number;
  campaigns: { name: string; contacts: number }[];
}

/** A long-range forecast as the page shows it. */
export interface LongRangeData {
  unit: 'week' | 'month';
  periods: LongRangePeriodData[];
  growthPerYear: number;
  yearly: { month: number; factor: number }[];
  /** percent */
  backtest: { origins: number; wape: number | null; naiveWape: number | null };
  /** contacts of the same days a year before */
  yearBefore: (number | null)[];
  reasons: Reason[];
}

/** Hours of handling that the contacts of a period ask for, before occupancy and shrinkage. */
export const workHours = ({ volume, ahtSec }: Pick<LongRangePeriodData, 'volume' | 'ahtSec'>): number =>
  (volume * ahtSec) / 3600;
