/** Sums of one or more closed days of forecasts beside what came. */
export interface AccuracySums {
  /** local date; groups of one day are judged together for the tracking signal */
  date: string;
  slots: number;
  zeroSlots: number;
  actual: number;
  forecast: number;
  absoluteError: number;
  relativeError: number;
  ahtActualWork: number;
  ahtAbsoluteWork: number;
  ahtErrorWork: number;
}

/** Figures of accuracy in per cent; null where there is nothing to compare. */
export interface AccuracyFigures {
  days: number;
  slots: number;
  zeroSlots: number;
  actual: number;
  forecast: number;
  mape: number | null;
  wape: number | null;
  /** plus = over-forecast */
  bias: number | null;
  /** per day */
  dayWape: number | null;
  dayMape: number | null;
  /** sum of day errors over their mean absolute value; within 4 there is no lasting bias */
  trackingSignal: number | null;
  ahtWape: number | null;
  ahtBias: number | null;
}

/**
 * Adds days up to figures: intervals without contacts are left out of MAPE and counted, WAPE keeps them, without any contact there is no figure.
 * @param days one entry for each day of each group
 */
export function summarizeAccuracy(days: readonly AccuracySums[]): AccuracyFigures {
  const sum = (read: (day: AccuracySums) => number) => days.reduce((total, day) => total + read(day), 0);
  const actual = sum((day) => day.actual);
  const slots = sum((day) => day.slots);
  const zeroSlots = sum((day) => day.zeroSlots);
  const work = sum((day) => day.ahtActualWork);
  const dayError = sum((day) => Math.abs(day.forecast - day.actual));
  const error = sum((day) => day.forecast - day.actual);
  const share = (value: number, of: number) => (of > 0 ? (100 * value) / of : null);
  return {
    days: days.length,
    slots,
    zeroSlots,
    actual,
    forecast: sum((day) => day.forecast),
    mape: share(
      sum((day) => day.relativeError),
      slots - zeroSlots,
    ),
    wape: share(
      sum((day) => day.absoluteError),
      actual,
    ),
    bias: share(error, actual),
    dayWape: share(dayError, actual),
    dayMape: share(
      sum((day) => (day.actual > 0 ? Math.abs(day.forecast - day.actual) / day.actual : 0)),
      days.filter((day) => day.actual > 0).length,
    ),
    trackingSignal: measureSignal(days),
    ahtWape: share(
      sum((day) => day.ahtAbsoluteWork),
      work,
    ),
    ahtBias: share(
      sum((day) => day.ahtErrorWork),
      work,
    ),
  };
}

/** Sum of the errors of days over their mean absolute value, all groups of a day taken together; null without an error. */
function measureSignal(days: readonly AccuracySums[]): number | null {
  const errors = new Map<string, number>();
  for (const { date, forecast, actual } of days) errors.set(date, (errors.get(date) ?? 0) + forecast - actual);
  const values = [...errors.values()];
  const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
  return mean > 0 ? values.reduce((sum, value) => sum + value, 0) / mean : null;
}
