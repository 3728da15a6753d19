import type { ForecastMember, MemberContext } from './member';

/** The same weekday and slot of the last week that has a value. */
export const lastWeekMember: ForecastMember = {
  name: 'last-week',
  minHistoryDays: 1,
  scale: 'identity',
  forecast: (context, origin, horizonDays) => averageSameSlot(context, origin, horizonDays, 1),
};

/** Mean of the same weekday and slot over the last six weeks: what most planners do by hand. */
export const sixWeekMeanMember: ForecastMember = {
  name: 'six-week-mean',
  minHistoryDays: 1,
  scale: 'identity',
  forecast: (context, origin, horizonDays) => averageSameSlot(context, origin, horizonDays, 6),
};

const SEARCH_WEEKS = 12;

/** Mean of the last `count` equal weekdays with a value in that slot; of all known days where the weekday has none. */
function averageSameSlot({ history }: MemberContext, origin: number, horizonDays: number, count: number): Float64Array {
  const { grid, clean } = history;
  const { slots, weekday, open } = grid;
  const mean = new Float64Array(8 * slots).fill(Number.NaN);
  const lastDays = Array.from({ length: 8 }, () => [] as number[]);
  for (let d = origin - 1; d >= Math.max(0, origin - 7 * SEARCH_WEEKS); d--) lastDays[weekday[d]].push(d);
  for (let s = 0; s < slots; s++) {
    for (let w = 1; w <= 7; w++) mean[w * slots + s] = meanOfFirst(lastDays[w], clean, slots, s, count);
    mean[s] = meanOfFirst(lastDays.slice(1).flat(), clean, slots, s, Number.POSITIVE_INFINITY);
  }
  const out = new Float64Array(horizonDays * slots);
  for (let h = 0; h < horizonDays; h++) {
    const d = origin + h;
    for (let s = 0; s < slots; s++) {
      if (!open[d * slots + s]) continue;
      const own = mean[weekday[d] * slots + s];
      const value = Number.isNaN(own) ? mean[s] : own;
      out[h * slots + s] = Number.isNaN(value) ? 0 : value;
    }
  }
  return out;
}

function meanOfFirst(days: number[], clean: Float64Array, slots: number, slot: number, count: number): number {
  let sum = 0;
  let n = 0;
  for (const d of days) {
    const v = clean[d * slots + slot];
    if (Number.isNaN(v)) continue;
    sum += v;
    if (++n === count) break;
  }
  return n > 0 ? sum / n : Number.NaN;
}
