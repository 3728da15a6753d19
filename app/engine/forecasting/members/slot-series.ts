import type { MemberContext } from './member';
import { settleDays } from './settled-days';

/** Weeks of history that methods for regular series look at. */
const MOST_WEEKS = 26;

/** The interval history of a group as one series without gaps, closed hours or calendar. */
export interface SlotSeries {
  values: Float64Array;
  /** First slot of the day that is ever open, and how many from there on. */
  firstSlot: number;
  slotsPerDay: number;
  /** Weekdays (1..7) on which the group is usually open. */
  weekdays: number[];
  /** Logarithm of what the calendar makes of any day of the grid, weekday included. */
  calendarLog: Float64Array;
}

/**
 * Lays the usual hours of the usual weekdays end to end, each day divided by what its calendar makes of it. A closed or unknown slot has the
 * value of the same weekday a week before, or else the mean of the slot.
 * @throws Error where the group has no usual hours
 */
export function toSlotSeries(context: MemberContext, origin: number): SlotSeries {
  const { clean, grid, usualSlot } = context.history;
  const { slots, weekday } = grid;
  const { calendarLog } = settleDays(context, origin);
  const usualOf = (day: number) => usualSlot.subarray(day * slots, (day + 1) * slots);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => usualOf(day).includes(1));
  const ever = Array.from({ length: slots }, (_, slot) => slot).filter((slot) =>
    weekdays.some((day) => usualOf(day)[slot] === 1),
  );
  if (ever.length === 0) throw new Error('needs usual hours');
  const firstSlot = ever[0];
  const slotsPerDay = ever[ever.length - 1] - firstSlot + 1;
  const days: number[] = [];
  for (let day = Math.max(0, origin - 7 * MOST_WEEKS); day < origin; day++) {
    if (weekdays.includes(weekday[day])) days.push(day);
  }
  const values = new Float64Array(days.length * slotsPerDay);
  const sum = new Float64Array(slotsPerDay);
  const known = new Float64Array(slotsPerDay);
  days.forEach((day, i) => {
    for (let s = 0; s < slotsPerDay; s++) {
      const value = clean[day * slots + firstSlot + s] / Math.exp(calendarLog[day]);
      values[i * slotsPerDay + s] = value;
      if (Number.isNaN(value)) continue;
      sum[s] += value;
      known[s]++;
    }
  });
  const week = weekdays.length * slotsPerDay;
  for (let t = 0; t < values.length; t++) {
    if (!Number.isNaN(values[t])) continue;
    const s = t % slotsPerDay;
    values[t] = t >= week ? values[t - week] : known[s] > 0 ? sum[s] / known[s] : 0;
  }
  return { values, firstSlot, slotsPerDay, weekdays, calendarLog };
}
