import type { SettledGrowth } from '../growth/settle-growth';
import { DAILY_DEFAULTS, type DailyModelOptions, forecastDailyTotals } from './daily-model';
import { learnIntradayShares, SHARE_DEFAULTS, type ShareOptions } from './intraday-shares';
import type { ForecastMember, MemberContext } from './member';
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
  /** A growth of its own goes on only where the planner leaves its speed to the history. */
  const followWithDrift = (growth: SettledGrowth) => {
    const driftGoesOn = growth.type === 'linear' && growth.perYear === undefined;
    const member = twoStageMember(name, { ...daily, driftGoesOn }, shape);
    return { member, carriesGrowth: driftGoesOn };
  };
  const shareOptions = { ...SHARE_DEFAULTS, ...shape };
  return {
    name,
    minHistoryDays: 15,
    hasTrend: dailyOptions.trendShare > 0 || dailyOptions.driftPrior > 0,
    ...(dailyOptions.driftPrior > 0 ? { withGrowth: followWithDrift } : {}),
    scale: 'log',
    forecast(context, origin, horizonDays) {
      const { total } = forecastDailyTotals(context, origin, horizonDays, dailyOptions);
      return spreadOverDay(context, origin, horizonDays, total, shareOptions);
    },
  };
}

/**
 * Spreads day totals over the open slots by the recent shapes of the weekday.
 * @param total contacts per horizon day
 * @returns contacts, horizonDays x slots; 0 where closed
 */
export function spreadOverDay(
  context: MemberContext,
  origin: number,
  horizonDays: number,
  total: Float64Array,
  options: ShareOptions,
): Float64Array {
  const { slots, open } = context.history.grid;
  const shares = sharesOf(context, origin, horizonDays, options);
  const out = new Float64Array(horizonDays * slots);
  for (let h = 0; h < horizonDays; h++) {
    for (let s = 0; s < slots; s++) {
      if (open[(origin + h) * slots + s]) out[h * slots + s] = total[h] * shares[h * slots + s];
    }
  }
  return out;
}

/** Shapes already computed, since settings of the method often differ in the daily part alone. */
const computedShares = new WeakMap<MemberContext, Map<string, Float64Array>>();

function sharesOf(context: MemberContext, origin: number, horizonDays: number, options: ShareOptions): Float64Array {
  const known = computedShares.get(context) ?? new Map<string, Float64Array>();
  computedShares.set(context, known);
  const key = JSON.stringify([origin, horizonDays, options]);
  const found = known.get(key);
  if (found) return found;
  const usual = learnIntradayShares(context, origin, options);
  const shares = correctShape(context, origin, horizonDays, usual, SHAPE_DEFAULTS);
  known.set(key, shares);
  return shares;
}
