import type { CellShift } from './edit-types';

const minuteMs = 60_000;

/** A shift before and after a change, by the wall clock of its person. */
export interface DayMove {
  before: CellShift;
  after: CellShift;
  /** midnight of the date where the person is, epoch ms */
  midnightMs: number;
}

/** Minutes of work of a shift within an interval: all of it without what interrupts it. */
function workMinutes({ startMinute, endMinute, activities = [] }: CellShift, from: number, to: number): number {
  const within = (start: number, end: number) => Math.max(0, Math.min(to, end) - Math.max(from, start));
  const paused = activities.reduce((sum, item) => sum + within(item.startMinute, item.endMinute), 0);
  return within(startMinute, endMinute) - paused;
}

/**
 * Agents by interval as moves would leave them, at once and without asking the server: everybody counts as one agent of what is
 * shown. The server's answer replaces it.
 * @param times starts of the intervals, epoch ms
 */
export function estimateDay(
  scheduled: readonly number[],
  times: readonly number[],
  intervalMinutes: number,
  moves: readonly DayMove[],
): number[] {
  const next = [...scheduled];
  for (const { before, after, midnightMs } of moves) {
    times.forEach((at, index) => {
      const from = (at - midnightMs) / minuteMs;
      const to = from + intervalMinutes;
      const change = workMinutes(after, from, to) - workMinutes(before, from, to);
      if (change) next[index] = Math.max(0, Math.round((next[index] + change / intervalMinutes) * 100) / 100);
    });
  }
  return next;
}
