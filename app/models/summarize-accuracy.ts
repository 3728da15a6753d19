/** Sums of one or more closed days of forecasts beside what came. */
export interface AccuracySums {
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
    trackingSignal: dayError > 0 ? error / (dayError / days.length) : null,
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
