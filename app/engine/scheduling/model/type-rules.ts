import type { Roster } from './roster';

/** Whether a kind may be worked on a day next to what the roster has on the dates before and after. */
export function keepsSuccession(roster: Roster, employee: number, day: number, kind: number): boolean {
  const { instance } = roster;
  const { forbidsNext } = instance;
  if (forbidsNext === null) return true;
  const count = instance.kinds.length;
  const cell = employee * instance.dayCount + day;
  if (day > 0 && roster.start[cell - 1] >= 0 && forbidsNext[roster.kind[cell - 1] * count + kind] === 1) return false;
  const hasNext = day + 1 < instance.dayCount && roster.start[cell + 1] >= 0;
  return !(hasNext && forbidsNext[kind * count + roster.kind[cell + 1]] === 1);
}

/** Whether one more shift of a kind on a day keeps the person's limits of shift types in the week; the day itself does not count. */
export function keepsTypeLimits(roster: Roster, employee: number, day: number, kind: number): boolean {
  const { instance } = roster;
  const limits = instance.typeLimits[employee];
  if (limits === null) return true;
  const { days } = instance.limits[employee * instance.weekCount + instance.weekOfDay[day]];
  for (const { isOfType, maxPerWeek } of limits) {
    if (isOfType[kind] === 0) continue;
    let found = 1;
    for (const other of days) {
      const cell = employee * instance.dayCount + other;
      if (other !== day && roster.start[cell] >= 0 && isOfType[roster.kind[cell]] === 1) found++;
    }
    if (found > maxPerWeek) return false;
  }
  return true;
}

/** Paid minutes a person has in all weeks. */
export function minutesOfPeriod(roster: Roster, employee: number): number {
  const { weekCount } = roster.instance;
  let minutes = 0;
  for (let week = 0; week < weekCount; week++) minutes += roster.weekMinutes[employee * weekCount + week];
  return minutes;
}

/** Whether a person may work some more minutes within the limit of the horizon. */
export function keepsPeriod(roster: Roster, employee: number, addedMinutes: number): boolean {
  const limit = roster.instance.periodMax[employee];
  return limit < 0 || addedMinutes <= 0 || minutesOfPeriod(roster, employee) + addedMinutes <= limit;
}

/** Most minutes a week may have so that the other weeks can still reach their minimum within the limit of the horizon. */
export function periodLeftForWeek(roster: Roster, employee: number, week: number): number {
  const { instance } = roster;
  const limit = instance.periodMax[employee];
  if (limit < 0) return Number.POSITIVE_INFINITY;
  let left = limit;
  for (let other = 0; other < instance.weekCount; other++) {
    if (other === week) continue;
    const at = employee * instance.weekCount + other;
    left -= Math.max(roster.weekMinutes[at], instance.limits[at].minMinutes);
  }
  return Math.max(0, left);
}
