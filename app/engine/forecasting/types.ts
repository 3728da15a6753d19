import type { ForecastMember } from './members/member';

/** Half-open range of instants, epoch ms. */
export interface InstantRange {
  from: number;
  to: number;
}

/** A statement with its figures, to be put into words in the language of the reader. */
export interface ReasonPart {
  code: string;
  params: Record<string, number | string>;
}

/** How the level is carried beyond the history. */
export type GrowthOption =
  | { type: 'flat' }
  /** `perYear` 0.1 = ten per cent a year; learned and damped where absent. */
  | { type: 'linear'; perYear?: number }
  /**
   * Growth that levels off at `cap` contacts on a mean open day (half as many again as in the busiest week unless told); its first speed
   * as in `perYear`.
   */
  | { type: 'logistic'; cap?: number; perYear?: number };

/** One day of the calendar that the forecaster is told about; days that are not listed are ordinary. */
export interface DayInfo {
  /** Local date, YYYY-MM-DD. */
  date: string;
  /** Name of the public holiday; the same name in another year is the same holiday. */
  holiday?: string;
  /** The centre takes no contacts on this day. */
  closed?: boolean;
  /** Name of a special event; the day is kept out of the base model and marked in the result. */
  special?: string;
  /** A day on which customers are paid. */
  payDay?: boolean;
  /** School holidays, where the planner knows them. */
  schoolHoliday?: boolean;
  /** Names of custom events (billing run, mailing) whose effect is learned from the days that bear the same name. */
  events?: string[];
  /** Opening hours of this day, in place of those of its weekday. */
  open?: OpenRange[];
}

/** Half-open range of local minutes of the day, 0 <= startMinute < endMinute <= 1440. */
export interface OpenRange {
  startMinute: number;
  endMinute: number;
}

/** Opening hours by weekday, index 0 = Monday ... 6 = Sunday; an empty list is a closed day. */
export type OpeningHours = readonly (readonly OpenRange[])[];

/** History of one group on a regular grid of instants. */
export interface SeriesInput {
  /** Length of a slot: 5, 10, 15, 30 or 60 minutes. */
  intervalMinutes: number;
  /** IANA zone in which days and opening hours are meant. */
  zone: string;
  /** Instant (epoch ms) at which slot 0 begins; slot i begins i x intervalMinutes later. */
  start: number;
  /** Contacts per slot; NaN where unknown. */
  volume: Float64Array;
  /** Average handling time per slot in seconds, NaN where unknown or without contacts. */
  ahtSec: Float64Array;
  /** Opening hours; learned from the history where absent. */
  open?: OpeningHours;
  /** What is known about days, past and future. */
  calendar: readonly DayInfo[];
  /** Stretches that a planner has confirmed: never taken for outliers. */
  keepAsIs?: readonly InstantRange[];
  /** Local dates from which on the level is known to differ, in place of those found in the history; empty = none. */
  levelShifts?: readonly string[];
  /** Seed of everything random; the same input and seed give the same forecast. */
  seed: number;
}

/** How and when a computation may be watched and stopped. */
export interface ComputeControl {
  /** Called with a share of work done in [0, 1] and the name of the current step. */
  onProgress?: (done: number, step: string) => void;
  /** Stops the computation with an AbortError at the next step. */
  signal?: AbortSignal;
  /** Monotonic clock in ms; needed where a time budget is given. */
  clock?: () => number;
  /** Optional work (further members, further back-test origins) is left out once this much time has gone. */
  timeBudgetMs?: number;
}

/** What to forecast. */
export interface HorizonOptions extends ComputeControl {
  /** First local date to forecast; history from this date on is not looked at. */
  horizonStartDate: string;
  /** Number of local days, 1..800. */
  horizonDays: number;
  /** Nominal coverage of the band between p10 and p90; 0.8 unless told. */
  coverage?: number;
  /** Most rolling origins of the back-test; 8 to 20 by horizon unless told. */
  backtestOrigins?: number;
  /** How the level goes on; the damped trend of the members unless told. */
  growth?: GrowthOption;
  /** A group whose weekdays, calendar and shape of the day a new group borrows. */
  likeGroup?: SeriesInput;
  /** Size relative to the like group; learned from common days unless told. */
  likeFactor?: number;
  /** Members that may take part, by name; all unless told. */
  memberNames?: readonly string[];
  /** Further members, made from libraries that the engine itself does not load. */
  extraMembers?: readonly ForecastMember[];
}

/** One learned calendar effect. */
export interface CalendarEffect {
  /** Stable key, e.g. `weekday:1`, `first-business-day`, `holiday:Labor Day`. */
  key: string;
  /** Multiplier of the day's volume, 1 = neutral. */
  factor: number;
  /** Days of the history that taught it. */
  examples: number;
  /** Range that holds the true factor with a chance of 80 %. */
  low: number;
  high: number;
  /** Contacts that it adds to (or takes from) a mean open day. */
  contacts: number;
}

/** A stretch or a slot of the history that was not used as it stood. */
export interface QualityFinding {
  kind: 'gap' | 'outlier' | 'empty-day' | 'special-day' | 'level-shift';
  /** Instant of the first slot concerned. */
  start: number;
  /** Number of slots concerned. */
  slots: number;
  /** Value found (sum of the slots); NaN for gaps. */
  found: number;
  /** Value that the robust profile expects in its place. */
  expected: number;
}

/** What the check of the history found. */
export interface HistoryQuality {
  historyDays: number;
  openDays: number;
  /** Share of open slots without a value. */
  missingShare: number;
  /** True where more than 5 % of the open slots are missing: to be corrected before planning on it. */
  isMissingTooMuch: boolean;
  findings: QualityFinding[];
}

/** Errors of one method in the back-test; percentages, NaN where there was nothing to compare. */
export interface BacktestScore {
  method: string;
  /** Weight in the combination; undefined for baselines that are not part of it. */
  weight?: number;
  intervalWape: number;
  intervalMape: number;
  intervalBias: number;
  dayWape: number;
  dayMape: number;
  dayBias: number;
}

/** Rolling-origin back-test at the horizon of the forecast. */
export interface Backtest {
  origins: number;
  horizonDays: number;
  /** Our combination first, then its members, then last week and the six-week mean. */
  scores: BacktestScore[];
  /** True where the combination has a lower interval WAPE than both baselines; undefined without a back-test. */
  beatsBaselines?: boolean;
}

/** Distribution of forecast errors, learned on days that the forecast had not seen; plain numbers, fit for JSON. */
export interface ErrorBand {
  /** Standard deviation of the relative error beyond Poisson noise by days ahead; the last one holds for all days further ahead. */
  relativeError: number[];
  /** Quantiles of the standardised error at equal steps of probability, from 0 to 1. */
  quantiles: number[];
}

/** Week totals of the forecast, Monday to Sunday; the first and last may be cut by the horizon. */
export interface ForecastWeek {
  /** Its Monday. */
  date: string;
  /** Days of it within the horizon. */
  days: number;
  /** Weeks ahead from the end of the data, from 0. */
  lead: number;
  volume: number;
  p10: number;
  p90: number;
}

/** Day totals of the forecast. */
export interface ForecastDay {
  date: string;
  /** Index of its first slot in the arrays of the result, and number of slots (23- and 25-hour days differ). */
  firstSlot: number;
  slots: number;
  isOpen: boolean;
  /** Days ahead from the end of the data, from 0. */
  lead: number;
  volume: number;
  /** The day without its calendar effects: `volume` = `usualVolume` x the factors of `effects`. */
  usualVolume: number;
  p10: number;
  p90: number;
  ahtSec: number;
  /** Calendar effects that act on this day, weekday included. */
  effects: { key: string; factor: number }[];
}

/** Forecast of one group: base layer, before growth, events and edits. */
export interface ForecastResult {
  intervalMinutes: number;
  zone: string;
  /** Instant of each slot. */
  slotStart: Float64Array;
  /** Expected contacts. */
  volume: Float64Array;
  p10: Float64Array;
  p50: Float64Array;
  p90: Float64Array;
  ahtSec: Float64Array;
  days: ForecastDay[];
  weeks: ForecastWeek[];
  /** Error distributions behind the bands, for any other quantile. */
  bands: { interval: ErrorBand; day: ErrorBand; week: ErrorBand };
  effects: CalendarEffect[];
  quality: HistoryQuality;
  backtest: Backtest;
  /** Which model was used and why, in plain English; `reasons` says the same for translation. */
  reason: string;
  reasons: ReasonPart[];
  /** Members left out, with the cause. */
  leftOut: { member: string; cause: string }[];
}
