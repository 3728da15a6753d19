import type { Roster } from './roster';

/** Paid minutes of the days worked in a row that end on the day before. */
function minutesBefore(roster: Roster, employee: number, day: number): number {
  const { instance } = roster;
  const first = employee * instance.dayCount;
  let minutes = 0;
  let at = day - 1;
  for (; at >= 0 && roster.start[first + at] >= 0; at--) minutes += instance.kindPaid[roster.kind[first + at]];
  return at < 0 ? minutes + instance.historyRunMinutes[employee] : minutes;
}

/** Paid minutes of the days worked in a row that begin on a day. */
function minutesFrom(roster: Roster, employee: number, day: number): number {
  const { instance } = roster;
  const first = employee * instance.dayCount;
  let minutes = 0;
  for (let at = day; at < instance.dayCount && roster.start[first + at] >= 0; at++)
    minutes += instance.kindPaid[roster.kind[first + at]];
  return minutes;
}

/** Whether a shift on a free day keeps the hours of the row of days it then lies in. */
export function keepsRunHours(roster: Roster, employee: number, day: number, kind: number): boolean {
  const limit = roster.instance.runMinutes?.[employee] ?? -1;
  if (limit < 0) return true;
  const around = minutesBefore(roster, employee, day) + minutesFrom(roster, employee, day + 1);
  return around + roster.instance.kindPaid[kind] <= limit;
}

/**
 * Whether a week keeps the hours of its rows of days together with the weeks around it.
 * @param kinds kind of each day of the week, -1 = free; the roster's own shifts of these days are not looked at
 */
export function keepsRunHoursInWeek(
  roster: Roster,
  employee: number,
  days: number[],
  kinds: ArrayLike<number>,
): boolean {
  const { runMinutes, kindPaid } = roster.instance;
  const limit = runMinutes?.[employee] ?? -1;
  if (limit < 0 || days.length === 0) return true;
  let run = minutesBefore(roster, employee, days[0]);
  let previous = days[0] - 1;
  for (let i = 0; i < days.length; i++) {
    if (kinds[i] < 0) run = 0;
    else {
      run = (days[i] === previous + 1 ? run : 0) + kindPaid[kinds[i]];
      if (run > limit) return false;
    }
    previous = days[i];
  }
  return run === 0 || run + minutesFrom(roster, employee, previous + 1) <= limit;
}
