import { InvalidInput } from '~/engine/errors';

/** Accuracy of a forecast against what came; percentages. NaN stands for "no data". */
export interface Accuracy {
  /** Pairs compared, and those of them with an actual of zero (left out of MAPE). */
  count: number;
  zeroActuals: number;
  mape: number;
  wape: number;
  /** Mean forecast accuracy, 100 - MAPE, not below 0. */
  mfa: number;
  /** Weighted forecast accuracy, 100 - WAPE, not below 0. */
  wfa: number;
  /** Plus = over-forecast. */
  bias: number;
  /** Mean absolute deviation in units of the series. */
  mad: number;
  /** Sum of errors over MAD; within +-4 the forecast is unbiased for practical purposes. */
  trackingSignal: number;
}

/** What the planner is told about an accuracy. */
export interface AccuracyJudgement {
  isMapeOnTarget: boolean;
  isWapeOnTarget: boolean;
  isBiasOnTarget: boolean;
  isTrackingSignalOnTarget: boolean;
}

/**
 * Compares a forecast with actuals, pairs with a NaN on either side left out.
 * @param actual contacts (or handling times), >= 0
 * @param forecast the same slots as forecast, growth and events included
 * @throws InvalidInput where the lengths differ
 */
export function measureAccuracy(actual: ArrayLike<number>, forecast: ArrayLike<number>): Accuracy {
  if (actual.length !== forecast.length) throw new InvalidInput('forecast', 'must have as many values as actual');
  let count = 0;
  let zeroActuals = 0;
  let sumActual = 0;
  let sumAbsolute = 0;
  let sumError = 0;
  let sumRelative = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = forecast[i] - actual[i];
    if (Number.isNaN(error)) continue;
    count++;
    sumActual += actual[i];
    sumAbsolute += Math.abs(error);
    sumError += error;
    if (actual[i] > 0) sumRelative += Math.abs(error) / actual[i];
    else zeroActuals++;
  }
  const mape = count > zeroActuals ? (100 * sumRelative) / (count - zeroActuals) : Number.NaN;
  const wape = sumActual > 0 ? (100 * sumAbsolute) / sumActual : Number.NaN;
  const mad = count > 0 ? sumAbsolute / count : Number.NaN;
  return {
    count,
    zeroActuals,
    mape,
    wape,
    mfa: Math.max(0, 100 - mape),
    wfa: Math.max(0, 100 - wape),
    bias: sumActual > 0 ? (100 * sumError) / sumActual : Number.NaN,
    mad,
    trackingSignal: mad > 0 ? sumError / mad : mad === 0 ? 0 : Number.NaN,
  };
}

/** Holds an accuracy against the usual targets: MAPE < 15 %, WAPE < 12 %, bias within 5 %, tracking signal within 4. */
export function judgeAccuracy(accuracy: Accuracy): AccuracyJudgement {
  return {
    isMapeOnTarget: accuracy.mape < 15,
    isWapeOnTarget: accuracy.wape < 12,
    isBiasOnTarget: Math.abs(accuracy.bias) <= 5,
    isTrackingSignalOnTarget: Math.abs(accuracy.trackingSignal) <= 4,
  };
}

/**
 * Whether planners are to be alerted: the MAPE of the last closed period is above 20 %, or its tracking signal and that of the
 * period before both leave their band.
 * @param periods accuracies of closed periods (weeks), oldest first
 */
export function needsAccuracyAlert(periods: readonly Accuracy[]): boolean {
  const last = periods.at(-1);
  if (!last) return false;
  const isOut = (accuracy: Accuracy | undefined) => accuracy !== undefined && Math.abs(accuracy.trackingSignal) > 4;
  return last.mape > 20 || (isOut(last) && isOut(periods.at(-2)));
}

/**
 * Mean absolute error scaled by that of the seasonal naive forecast on the history (Hyndman and Koehler, 2006).
 * @param history values before the forecast
 * @param period season of the naive forecast in slots
 */
export function measureMase(
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  history: ArrayLike<number>,
  period: number,
): number {
  let naive = 0;
  let naiveCount = 0;
  for (let i = period; i < history.length; i++) {
    const error = Math.abs(history[i] - history[i - period]);
    if (Number.isNaN(error)) continue;
    naive += error;
    naiveCount++;
  }
  const { mad } = measureAccuracy(actual, forecast);
  return naive > 0 ? mad / (naive / naiveCount) : Number.NaN;
}
