import { DAILY_DEFAULTS, forecastDailyTotals } from './daily-model';
import type { MemberContext } from './member';

/** Open days free of weekday and calendar: what is left is the level and its wandering. */
export interface SettledDays {
  /** Day indices with a total before the origin. */
  days: number[];
  /** Logarithm of the total less everything that the calendar explains. */
  log: Float64Array;
  /** Logarithm of what the calendar makes of any day of the grid, weekday included. */
  calendarLog: Float64Array;
}

const settled = new WeakMap<MemberContext, Map<number, SettledDays>>();

/** Divides the calendar out of the days before an origin, by the daily regression fitted to them. */
export function settleDays(context: MemberContext, origin: number): SettledDays {
  const known = settled.get(context) ?? new Map<number, SettledDays>();
  settled.set(context, known);
  const found = known.get(origin);
  if (found) return found;
  const { features, history } = context;
  const { coefficients } = forecastDailyTotals(context, origin, 1, DAILY_DEFAULTS);
  const columns = features.keys.length;
  const calendarLog = Float64Array.from(history.grid.dates, (_, d) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += coefficients[j] * features.rows[d * columns + j];
    return sum;
  });
  const days: number[] = [];
  for (let d = 0; d < origin; d++) if (history.openDay[d] && !Number.isNaN(history.dayTotal[d])) days.push(d);
  const log = Float64Array.from(days, (d) => Math.log(history.dayTotal[d] + 0.5) - calendarLog[d]);
  const made = { days, log, calendarLog };
  known.set(origin, made);
  return made;
}

/**
 * Day totals from levels: open days get exp(level + calendar), closed ones nothing.
 * @param levelAt log level of the k-th open day ahead, k from 0
 */
export function totalsFromLevels(
  { history }: MemberContext,
  origin: number,
  horizonDays: number,
  { calendarLog }: SettledDays,
  levelAt: (openDaysAhead: number, day: number) => number,
): Float64Array {
  const total = new Float64Array(horizonDays);
  let ahead = 0;
  for (let h = 0; h < horizonDays; h++) {
    const d = origin + h;
    if (history.openDay[d]) total[h] = Math.max(0, Math.exp(levelAt(ahead++, d) + calendarLog[d]) - 0.5);
  }
  return total;
}
