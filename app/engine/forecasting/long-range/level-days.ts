import { recentLevel } from '../growth/recent-level';
import { DAILY_DEFAULTS, forecastDailyTotals } from '../members/daily-model';
import type { MemberContext } from '../members/member';
import { learnYearlySeasons, type YearlySeasons } from './yearly-seasons';

/** Daily totals far ahead at the level of the end of the history. */
export interface LevelDays {
  /** Contacts per horizon day, 0 where closed. */
  total: Float64Array;
  /** Yearly factor per horizon day relative to the year's mean. */
  yearly: Float64Array;
  seasons: YearlySeasons;
}

const LEVEL_DAYS = 56;

/**
 * Days from an origin on: weekday and calendar effects by the daily regression, times the yearly course, at the recent level free of
 * both. The regression is fitted to totals divided by the yearly course, so that the season is not taken for calendar or level.
 */
export function forecastLevelDays(context: MemberContext, origin: number, horizonDays: number): LevelDays {
  const { history } = context;
  const { grid, dayTotal } = history;
  const first = forecastDailyTotals(context, origin, 1, DAILY_DEFAULTS);
  const calendarLog = calendarLogs(context, first.coefficients);
  const logLevel = Float64Array.from({ length: origin }, (_, d) =>
    dayTotal[d] > 0 ? Math.log(dayTotal[d]) - calendarLog[d] : Number.NaN,
  );
  const seasons = learnYearlySeasons(grid.dates.slice(0, origin), logLevel);
  const yearlyOf = Float64Array.from(grid.dates, (date) => seasons.factorOf(date));
  const settled = dayTotal.map((v, d) => v / yearlyOf[d]);
  const levelled: MemberContext = { ...context, history: { ...history, dayTotal: settled } };
  const { coefficients } = forecastDailyTotals(levelled, origin, 1, DAILY_DEFAULTS);
  const logs = calendarLogs(context, coefficients);
  const level = levelBefore(settled, logs, origin);
  const total = new Float64Array(horizonDays);
  const yearly = new Float64Array(horizonDays);
  for (let h = 0; h < horizonDays; h++) {
    const d = origin + h;
    yearly[h] = yearlyOf[d];
    if (history.openDay[d]) total[h] = level * Math.exp(logs[d]) * yearlyOf[d];
  }
  return { total, yearly, seasons };
}

/** Sum of calendar effects per day of the grid, as logarithms. */
function calendarLogs({ features, history }: MemberContext, coefficients: Float64Array): Float64Array {
  const columns = features.keys.length;
  return Float64Array.from(history.grid.dates, (_, d) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += coefficients[j] * features.rows[d * columns + j];
    return sum;
  });
}

/** Contacts of a neutral day: the last eight weeks' contacts over what their calendar would make of one. */
function levelBefore(settled: Float64Array, logs: Float64Array, origin: number): number {
  let contacts = 0;
  let expected = 0;
  let days = 0;
  for (let d = origin - 1; d >= 0 && days < LEVEL_DAYS; d--) {
    if (!(settled[d] >= 0)) continue;
    contacts += settled[d];
    expected += Math.exp(logs[d]);
    days++;
  }
  return expected > 0 ? contacts / expected : recentLevel(settled.subarray(0, origin));
}
