import { DAILY_DEFAULTS, type DailyModelOptions, forecastDailyTotals } from './daily-model';
import { learnIntradayShares, SHARE_DEFAULTS, type ShareOptions } from './intraday-shares';
import type { ForecastMember } from './member';
import { correctShape, SHAPE_DEFAULTS } from './shape-corrections';

/**
 * Daily totals with calendar times the shape of the day.
 * @param name name of this setting of the method
 * @param daily settings of the daily regression that differ from the defaults
 * @param shape settings of the shape that differ from the defaults
 */
export function twoStageMember(
  name: string,
  daily: Partial<DailyModelOptions> = {},
  shape: Partial<ShareOptions> = {},
): ForecastMember {
  const dailyOptions = { ...DAILY_DEFAULTS, ...daily };
  const shareOptions = { ...SHARE_DEFAULTS, ...shape };
  return {
    name,
    minHistoryDays: 15,
    scale: 'log',
    forecast(context, origin, horizonDays) {
      const { grid } = context.history;
      const { slots } = grid;
      const { total } = forecastDailyTotals(context, origin, horizonDays, dailyOptions);
      const usual = learnIntradayShares(context, origin, shareOptions);
      const shares = correctShape(context, origin, horizonDays, usual, SHAPE_DEFAULTS);
      const out = new Float64Array(horizonDays * slots);
      for (let h = 0; h < horizonDays; h++) {
        const d = origin + h;
        for (let s = 0; s < slots; s++) {
          if (grid.open[d * slots + s]) out[h * slots + s] = total[h] * shares[h * slots + s];
        }
      }
      return out;
    },
  };
}
