import { SHARE_DEFAULTS } from './intraday-shares';
import type { ForecastMember } from './member';
import { settleDays, totalsFromLevels } from './settled-days';
import { spreadOverDay } from './two-stage';

const WINDOW_DAYS = 10;
const NEIGHBOURS = 6;
/** Days of the window that are newer than half of it weigh more. */
const RECENT_WEIGHT = 1.5;

/**
 * Past stretches of ten open days whose course, free of the calendar, was most like the last one; the forecast is the weighted mean
 * of how they went on, from the present level.
 */
export const nearestDaysMember: ForecastMember = {
  name: 'nearest-days',
  minHistoryDays: 60,
  scale: 'log',
  forecast(context, origin, horizonDays) {
    const settled = settleDays(context, origin);
    const { log } = settled;
    const n = log.length;
    if (n < 3 * WINDOW_DAYS) throw new Error(`needs ${3 * WINDOW_DAYS} days with contacts`);
    const level = meanOf(log, n - WINDOW_DAYS, n);
    const found: { end: number; distance: number; level: number }[] = [];
    for (let end = WINDOW_DAYS; end <= n - WINDOW_DAYS; end++) {
      const other = meanOf(log, end - WINDOW_DAYS, end);
      let square = 0;
      for (let i = 1; i <= WINDOW_DAYS; i++) {
        const difference = log[n - i] - level - (log[end - i] - other);
        square += (i <= WINDOW_DAYS / 2 ? RECENT_WEIGHT : 1) * difference ** 2;
      }
      found.push({ end, distance: Math.sqrt(square), level: other });
    }
    found.sort((a, b) => a.distance - b.distance);
    const near = found.slice(0, NEIGHBOURS);
    const total = totalsFromLevels(context, origin, horizonDays, settled, (ahead) => {
      let sum = 0;
      let weights = 0;
      for (const { end, distance, level: other } of near) {
        // why: a stretch near the end of the history has no long continuation; its last known days stand for it
        const at = Math.min(end + ahead, n - 1);
        const weight = 1 / (distance + 0.2 * near[0].distance + 1e-9);
        sum += weight * (log[at] - other);
        weights += weight;
      }
      return level + sum / weights;
    });
    return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
  },
};

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum / (to - from);
}
