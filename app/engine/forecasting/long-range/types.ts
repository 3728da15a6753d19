import type { ErrorBand, GrowthOption, ReasonPart, SeriesInput } from '../types';

/** A campaign that raises (or lowers) the volume for a while. */
export interface Campaign {
  name: string;
  /** Local dates, first inclusive, last exclusive. */
  fromDate: string;
  toDate: string;
  /** 1.1 = ten per cent more. */
  factor: number;
}

/** What to forecast by weeks or months. */
export interface LongRangeOptions {
  /** First local date that counts as future; the first period may be cut by it. */
  horizonStartDate: string;
  unit: 'week' | 'month';
  /** 1 to 160 weeks or 1 to 36 months. */
  periods: number;
  /** Growth scenario; flat unless told. */
  growth?: GrowthOption;
  campaigns?: readonly Campaign[];
  likeGroup?: SeriesInput;
  likeFactor?: number;
  /** Nominal coverage of the band, 0.8 unless told. */
  coverage?: number;
}

/** One week (from Monday) or month. */
export interface LongRangePeriod {
  /** Its first date within the horizon. */
  date: string;
  days: number;
  openDays: number;
  /** Contacts with growth and campaigns. */
  volume: number;
  p10: number;
  p90: number;
  /** Seconds per contact, weighted by volume. */
  ahtSec: number;
  /** Contacts before growth and campaigns, season and calendar included. */
  baseVolume: number;
  growthFactor: number;
  yearlyFactor: number;
  /** Contacts that each campaign adds. */
  campaigns: { name: string; contacts: number }[];
}

/** Forecast by weeks or months with what it is made of. */
export interface LongRangeResult {
  unit: 'week' | 'month';
  periods: LongRangePeriod[];
  /** Growth per year that was used, 0.1 = ten per cent. */
  growthPerYear: number;
  /** Yearly course by calendar month, 1 = mean. */
  yearly: { month: number; factor: number }[];
  /** How far forecasts of the same kind were off; the naive one repeats the same weeks a year (or four weeks) before. */
  backtest: { origins: number; wape: number; bias: number; naiveWape: number };
  band: ErrorBand;
  reasons: ReasonPart[];
}
