import { type AugursModels, withModel } from './augurs-models';
import { DAILY_DEFAULTS, forecastDailyTotals } from './daily-model';
import { SHARE_DEFAULTS } from './intraday-shares';
import { knownDaysBefore } from './known-days';
import type { ForecastMember, MemberContext } from './member';
import { spreadOverDay } from './two-stage';

/**
 * Daily totals by MSTL with exponential smoothing of what remains (augurs), spread over the day by the recent shapes.
 * @param withCalendar divides learned calendar effects out of the history and multiplies them back
 * Source: K. Bandara, R. J. Hyndman, C. Bergmeir (2021), MSTL; R. J. Hyndman et al. (2002), ETS.
 */
export function mstlEtsMember(name: string, { MSTL }: AugursModels, withCalendar: boolean): ForecastMember {
  return {
    name,
    minHistoryDays: 28,
    hasTrend: true,
    scale: 'log',
    forecast(context, origin, horizonDays) {
      const { days, totals, openWeekdays } = knownDaysBefore(context, origin);
      const effect = withCalendar ? calendarFactors(context, origin, horizonDays) : () => 1;
      const y = totals.map((total, i) => Math.log(total / effect(days[i]) + 1));
      const { openDay } = context.history;
      let steps = 0;
      for (let h = 0; h < horizonDays; h++) steps += openDay[origin + h];
      const total = new Float64Array(horizonDays);
      if (steps === 0) return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
      const periods = [Math.max(2, openWeekdays)];
      const { point } = withModel(MSTL.ets(periods), (model) => {
        model.fit(y);
        return model.predict(steps);
      });
      let step = 0;
      for (let h = 0; h < horizonDays; h++) {
        if (openDay[origin + h]) total[h] = Math.max(0, Math.exp(point[step++]) - 1) * effect(origin + h);
      }
      return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
    },
  };
}

/** Product of a day's calendar effects other than its weekday, as the daily regression before the origin knows them. */
function calendarFactors(context: MemberContext, origin: number, horizonDays: number): (day: number) => number {
  const { features } = context;
  const { coefficients } = forecastDailyTotals(context, origin, 1, DAILY_DEFAULTS);
  const columns = features.keys.length;
  const isWeekday = features.keys.map((key) => key.startsWith('weekday:'));
  const factor = Float64Array.from({ length: origin + horizonDays }, (_, d) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) if (!isWeekday[j]) sum += coefficients[j] * features.rows[d * columns + j];
    return Math.exp(sum);
  });
  return (day) => factor[day];
}
