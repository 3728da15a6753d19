import { LEVEL_SHIFT_KEY, MONTH_CYCLE_KEY } from './calendar/day-features';
import { recentLevel } from './growth/recent-level';
import { DAILY_DEFAULTS, forecastDailyTotals } from './members/daily-model';
import type { MemberContext } from './members/member';
import type { CalendarEffect } from './types';

/** Standard deviations of a normal error that 80 % lie within. */
const NORMAL_P90 = 1.2816;

/** Calendar effects with their size, weekdays relative to the mean weekday, the others relative to an ordinary day. */
export function describeEffects(context: MemberContext): CalendarEffect[] {
  const { features, history } = context;
  const { historyDays } = history.grid;
  const { coefficients, standardErrors } = forecastDailyTotals(context, historyDays, 1, DAILY_DEFAULTS);
  const errors = standardErrors();
  const level = recentLevel(history.dayTotal.subarray(0, historyDays));
  const columns = features.keys.length;
  const examples = new Int32Array(columns);
  for (let d = 0; d < historyDays; d++) {
    if (!history.openDay[d] || Number.isNaN(history.dayTotal[d])) continue;
    for (let j = 0; j < columns; j++) if (features.rows[d * columns + j] !== 0) examples[j]++;
  }
  const factors = Array.from(coefficients, (c) => Math.exp(c));
  const weekdays = features.keys.map((key, j) => (key.startsWith('weekday:') ? j : -1)).filter((j) => j >= 0);
  const mean = weekdays.reduce((sum, j) => sum + factors[j], 0) / Math.max(1, weekdays.length);
  for (const j of weekdays) factors[j] /= mean;
  return features.keys.map((key, j) => {
    const reach = Math.exp(NORMAL_P90 * errors[j]);
    return {
      key,
      factor: factors[j],
      examples: examples[j],
      low: factors[j] / reach,
      high: factors[j] * reach,
      contacts: level * (factors[j] - 1),
    };
  });
}

/** Effects that act on one day of the grid; the harmonics of the monthly cycle are drawn together to one factor. */
export function effectsOfDay(
  context: MemberContext,
  effects: readonly CalendarEffect[],
  day: number,
): { key: string; factor: number }[] {
  const columns = context.features.keys.length;
  const acting: { key: string; factor: number }[] = [];
  let cycle = 1;
  for (const [j, { key, factor }] of effects.entries()) {
    const value = context.features.rows[day * columns + j];
    if (key.startsWith(MONTH_CYCLE_KEY)) cycle *= factor ** value;
    else if (value !== 0 && !key.startsWith(LEVEL_SHIFT_KEY)) acting.push({ key, factor: factor ** value });
  }
  acting.push({ key: MONTH_CYCLE_KEY, factor: cycle });
  return acting;
}
