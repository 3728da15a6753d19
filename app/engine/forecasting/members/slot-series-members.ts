import { autoregression, fewLags, wideLags } from '../regular/autoregression';
import { LOG, onScale, SQRT } from '../regular/scales';
import { seasonalSmoothing } from '../regular/seasonal-smoothing';
import type { RegularMember } from '../regular/types';
import type { ForecastMember } from './member';
import { toSlotSeries } from './slot-series';

/** A method for regular series as a member: it forecasts the slots free of the calendar, which is laid over them again. */
function slotSeriesMember(name: string, method: RegularMember): ForecastMember {
  return {
    name,
    minHistoryDays: 28,
    scale: 'log',
    forecast(context, origin, horizonDays) {
      const { grid } = context.history;
      const { slots, open, weekday } = grid;
      const { values, firstSlot, slotsPerDay, weekdays, calendarLog } = toSlotSeries(context, origin);
      const longPeriod = weekdays.length * slotsPerDay;
      if (values.length < method.minLongSeasons * longPeriod) {
        throw new Error(`needs ${Math.ceil(method.minLongSeasons)} weeks of history`);
      }
      const usual = Array.from({ length: horizonDays }, (_, h) => weekdays.includes(weekday[origin + h]));
      const blocks = usual.filter(Boolean).length;
      const out = new Float64Array(horizonDays * slots);
      if (blocks === 0) return out;
      const spec = { shortPeriod: slotsPerDay, longPeriod, horizon: blocks * slotsPerDay };
      const ahead = method.fit(values, values.length, spec)(values, values.length);
      let block = 0;
      for (let h = 0; h < horizonDays; h++) {
        // why: a day that is open for once has no place in the week; it is like the day before it
        const at = (usual[h] ? block++ : Math.max(0, block - 1)) * slotsPerDay;
        const factor = Math.exp(calendarLog[origin + h]);
        for (let s = 0; s < slotsPerDay; s++) {
          const slot = firstSlot + s;
          if (open[(origin + h) * slots + slot]) out[h * slots + slot] = Math.max(0, ahead[at + s] * factor);
        }
      }
      return out;
    },
  };
}

const lagged = { shortPairs: 6, longPairs: 6, ridge: 0.1 };

/** Double-seasonal smoothing with AR(1) residual. Source: J. W. Taylor (2003, 2010). */
export const doubleSeasonalMember = slotSeriesMember(
  'double-seasonal',
  onScale(seasonalSmoothing('double-seasonal', { hasTrend: false, seasons: 'both', fitHorizon: 24 }), LOG),
);

/** Ridge autoregression on seasonal lags. */
export const ridgeAutoregressionMember = slotSeriesMember(
  'ridge-autoregression',
  onScale(autoregression('ridge', { ...lagged, lags: wideLags, absoluteRounds: 0 }), SQRT),
);

/** The same by least absolute deviations (reweighted least squares), which outliers move less. */
export const absoluteAutoregressionMember = slotSeriesMember(
  'absolute-autoregression',
  onScale(autoregression('absolute', { ...lagged, lags: fewLags, absoluteRounds: 4 }), SQRT),
);
