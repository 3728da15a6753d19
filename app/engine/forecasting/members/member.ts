import type { DayFeatures } from '../calendar/day-features';
import type { PreparedHistory } from '../cleaning/prepare-history';
import type { SettledGrowth } from '../growth/settle-growth';

/** What every member sees. It must not look at values of days from `origin` on. */
export interface MemberContext {
  history: PreparedHistory;
  features: DayFeatures;
  seed: number;
}

/** One forecasting method. */
export interface ForecastMember {
  readonly name: string;
  /** Fewest open days with data that it can learn from. */
  readonly minHistoryDays: number;
  /** Whether it carries a trend of its own into the future; such a member stands back where the planner tells the growth, unless it can follow. */
  readonly hasTrend?: boolean;
  /**
   * The same method with the growth that is told, for members that can take it over; `carriesGrowth` is false where it goes on level and
   * is to be multiplied by the path of the growth.
   */
  withGrowth?(growth: SettledGrowth): { member: ForecastMember; carriesGrowth: boolean };
  /** Scale on which it works. */
  readonly scale: 'identity' | 'log' | 'sqrt';
  /**
   * @param context history, of which days before `origin` may be used
   * @param origin index of the first unknown day
   * @param horizonDays days to forecast from there on
   * @returns contacts, horizonDays x slots; 0 where closed
   */
  forecast(context: MemberContext, origin: number, horizonDays: number): Float64Array;
}
