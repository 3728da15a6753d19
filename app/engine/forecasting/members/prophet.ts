import type { SettledGrowth } from '../growth/settle-growth';
import { type AugursModels, type ProphetHolidays, withModel } from './augurs-models';
import { SHARE_DEFAULTS } from './intraday-shares';
import { knownDaysBefore } from './known-days';
import type { ForecastMember, MemberContext } from './member';
import { spreadOverDay } from './two-stage';

/** Trend and calendar of a Prophet member. */
export interface ProphetChoice {
  trend: 'linear' | 'flat' | 'logistic';
  /** Contacts of a mean day at which a logistic trend levels off; one and a half times the largest day where absent. */
  cap?: number;
  withHolidays: boolean;
}

const DAY_SEC = 86_400;
const YEARLY_FROM_DAYS = 600;
const CAP_MARGIN = 1.5;
/** A level this near to the cap has no room for an S-shaped trend. */
const FULL_FROM = 0.95;

/**
 * Daily totals by Prophet (augurs), spread over the day by the recent shapes; holidays, the open days after them, events and pay days
 * are its holidays.
 * Source: S. J. Taylor and B. Letham (2018), Forecasting at scale.
 */
export function prophetMember(name: string, models: AugursModels, choice: ProphetChoice): ForecastMember {
  const { Prophet, optimizer } = models;
  return {
    name,
    minHistoryDays: 28,
    hasTrend: choice.trend !== 'flat',
    scale: 'identity',
    withGrowth: (growth) => {
      const followed = trendOf(growth);
      const trend = followed ?? 'flat';
      const cap = growth.type === 'logistic' ? growth.cap : undefined;
      return {
        member: prophetMember(name.replace(choice.trend, trend), models, { ...choice, trend, cap }),
        carriesGrowth: followed !== null,
      };
    },
    forecast(context, origin, horizonDays) {
      const { days, totals } = knownDaysBefore(context, origin);
      const { dates } = context.history.grid;
      const secondsOf = (day: number) => Date.parse(`${dates[day]}T00:00:00Z`) / 1000;
      const future: number[] = [];
      for (let h = 0; h < horizonDays; h++) if (context.history.openDay[origin + h]) future.push(origin + h);
      const total = new Float64Array(horizonDays);
      if (future.length === 0) return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
      const cap = choice.cap ?? CAP_MARGIN * totals.reduce((high, v) => Math.max(high, v), 1);
      const capOf = (n: number) => (choice.trend === 'logistic' ? { cap: new Array<number>(n).fill(cap) } : {});
      const holidays = choice.withHolidays ? holidaysOf(context, days, future, secondsOf) : new Map();
      const model = new Prophet({
        optimizer: optimizer as never,
        growth: choice.trend,
        uncertaintySamples: 0,
        dailySeasonality: { type: 'manual', enabled: false },
        weeklySeasonality: { type: 'manual', enabled: true },
        yearlySeasonality: { type: 'manual', enabled: days[days.length - 1] - days[0] >= YEARLY_FROM_DAYS },
        seasonalityMode: 'multiplicative',
        ...(holidays.size > 0 ? { holidays } : {}),
      });
      const { yhat } = withModel(model, (prophet) => {
        prophet.fit({ ds: days.map(secondsOf), y: Array.from(totals), ...capOf(days.length) });
        return prophet.predict({ ds: future.map(secondsOf), ...capOf(future.length) });
      });
      for (const [k, d] of future.entries()) total[d - origin] = Math.max(0, yhat.point[k]);
      return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
    },
  };
}

/** The trend that is the growth that was told; null where its speed is told or the level stands at the cap, which the trend cannot follow. */
function trendOf(growth: SettledGrowth): ProphetChoice['trend'] | null {
  if (growth.type === 'flat') return 'flat';
  if (growth.perYear !== undefined) return null;
  if (growth.type === 'logistic' && growth.level >= FULL_FROM * growth.cap) return null;
  return growth.type;
}

/** Days by what is special about them; what the history does not show is left out, since it cannot be learned. */
function holidaysOf(
  { history, features }: MemberContext,
  days: readonly number[],
  future: readonly number[],
  secondsOf: (day: number) => number,
): Map<string, ProphetHolidays> {
  const columns = features.keys.length;
  const found = new Map<string, ProphetHolidays>();
  for (const [j, key] of features.keys.entries()) {
    if (!/^(holiday:|event:|pay-day|school-holiday|day-after-holiday|day-before-holiday)/.test(key)) continue;
    const marked = (d: number) => history.openDay[d] === 1 && features.rows[d * columns + j] !== 0;
    if (!days.some(marked)) continue;
    const occurrences = [...days, ...future]
      .filter(marked)
      .map((d) => ({ start: secondsOf(d), end: secondsOf(d) + DAY_SEC }));
    found.set(key, { occurrences });
  }
  return found;
}
