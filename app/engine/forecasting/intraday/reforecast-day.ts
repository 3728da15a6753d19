import { InvalidInput } from '~/engine/errors';
import { bandQuantile, learnConformalBand } from '../backtest/conformal';

/** Today so far, and how past days went against the forecasts made before they began. */
export interface ReforecastInput {
  /** Forecast of today's slots made before the day. */
  forecast: Float64Array;
  /** What came; NaN from the first slot that is not over. */
  actual: Float64Array;
  /** Past days' forecasts made before each of them, days x slots (slots as today). */
  pastForecast: Float64Array;
  /** What came on these days; NaN where unknown. */
  pastActual: Float64Array;
  /** Nominal coverage of the band, 0.8 unless told. */
  coverage?: number;
}

/** New forecast of the whole day: what came where it came, the new expectation for the rest. */
export interface Reforecast {
  /** First slot that is not over. */
  firstOpenSlot: number;
  volume: Float64Array;
  p10: Float64Array;
  p50: Float64Array;
  p90: Float64Array;
  /** Today's deviation so far, actual / forecast; 1 where nothing has come yet. */
  deviation: number;
  /** Share of the deviation that is carried into the rest of the day, learned from past days. */
  carriedShare: number;
}

/** Prior days of evidence that nothing carries over: shrinks what few days would teach. */
const PRIOR_DAYS = 8;
const MIN_CONTACTS = 1;

/**
 * Corrects the rest of the day by a learned share of today's deviation so far. The share is the ridge regression, through the
 * origin, of the log deviation of past days' rest on their log deviation up to the same slot; it lies in [0, 1].
 * @throws InvalidInput where the shapes do not fit together
 */
export function reforecastDay(input: ReforecastInput): Reforecast {
  const { forecast, actual, pastForecast, pastActual } = input;
  const slots = forecast.length;
  if (actual.length !== slots) throw new InvalidInput('actual', 'must have as many slots as forecast');
  if (pastForecast.length % slots !== 0 || pastActual.length !== pastForecast.length) {
    throw new InvalidInput('pastForecast', 'must be whole days of as many slots as forecast, and so must pastActual');
  }
  let now = slots;
  while (now > 0 && Number.isNaN(actual[now - 1])) now--;
  const days = pastForecast.length / slots;
  const carriedShare = learnCarriedShare(pastForecast, pastActual, days, slots, now);
  const today = logDeviation(forecast, actual, 0, now);
  const factor = Math.exp(carriedShare * today);
  const band = learnRestBand(pastForecast, pastActual, days, slots, now, carriedShare);
  const tail = (1 - (input.coverage ?? 0.8)) / 2;
  const result: Reforecast = {
    firstOpenSlot: now,
    volume: new Float64Array(slots),
    p10: new Float64Array(slots),
    p50: new Float64Array(slots),
    p90: new Float64Array(slots),
    deviation: Math.exp(today),
    carriedShare,
  };
  for (let s = 0; s < slots; s++) {
    const isOver = s < now && !Number.isNaN(actual[s]);
    const value = isOver ? actual[s] : forecast[s] * (s < now ? 1 : factor);
    result.volume[s] = value;
    result.p10[s] = isOver ? value : bandQuantile(band, value, tail);
    result.p50[s] = isOver ? value : bandQuantile(band, value, 0.5);
    result.p90[s] = isOver ? value : bandQuantile(band, value, 1 - tail);
  }
  return result;
}

/** log(actual / forecast) over slots [from, to) whose actual is known; 0 without contacts. */
function logDeviation(forecast: Float64Array, actual: Float64Array, from: number, to: number): number {
  let came = 0;
  let expected = 0;
  for (let i = from; i < to; i++) {
    if (Number.isNaN(actual[i])) continue;
    came += actual[i];
    expected += forecast[i];
  }
  if (expected < MIN_CONTACTS) return 0;
  return Math.log((came + 0.5) / (expected + 0.5));
}

function learnCarriedShare(
  pastForecast: Float64Array,
  pastActual: Float64Array,
  days: number,
  slots: number,
  now: number,
): number {
  if (now === 0 || now === slots) return 0;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let n = 0;
  for (let d = 0; d < days; d++) {
    const x = logDeviation(pastForecast, pastActual, d * slots, d * slots + now);
    const y = logDeviation(pastForecast, pastActual, d * slots + now, (d + 1) * slots);
    if (x === 0 || y === 0) continue;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    n++;
  }
  if (n < 2 || xx === 0) return 0;
  const slope = xy / xx;
  const chance = Math.max(0, yy - slope * xy) / ((n - 1) * xx);
  // why: a share that chance alone would give as often as not makes the rest of the day worse (W. James and C. Stein, 1961)
  const evidence = slope > 0 ? Math.max(0, 1 - chance / slope ** 2) : 0;
  return Math.min(1, (evidence * slope * n) / (n + PRIOR_DAYS));
}

function learnRestBand(
  pastForecast: Float64Array,
  pastActual: Float64Array,
  days: number,
  slots: number,
  now: number,
  share: number,
) {
  const came: number[] = [];
  const expected: number[] = [];
  for (let d = 0; d < days; d++) {
    const factor = Math.exp(share * logDeviation(pastForecast, pastActual, d * slots, d * slots + now));
    for (let i = d * slots + now; i < (d + 1) * slots; i++) {
      if (Number.isNaN(pastActual[i]) || !(pastForecast[i] > 0)) continue;
      came.push(pastActual[i]);
      expected.push(pastForecast[i] * factor);
    }
  }
  return learnConformalBand({ actual: came, forecast: expected, lead: came.map(() => 0) });
}
