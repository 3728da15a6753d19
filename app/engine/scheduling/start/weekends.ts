import type { Roster } from '../model/roster';

/** True when a person works neither day of the weekend of a week. */
export function isWeekendFree(roster: Roster, employee: number, week: number): boolean {
  const { instance } = roster;
  for (let day = 0; day < instance.dayCount; day++) {
    if (instance.weekOfDay[day] !== week || instance.weekdayOfDay[day] < 6) continue;
    if (roster.start[employee * instance.dayCount + day] >= 0) return false;
  }
  return true;
}

/** True when the rule on free weekends needs the weekend of this week, given the other weeks of its block. */
export function mustKeepWeekendFree(roster: Roster, employee: number, week: number): boolean {
  const { instance } = roster;
  const block = instance.weekendBlock[week];
  if (block < 0) return false;
  const needed = instance.weekendsNeeded[employee * instance.blockCount + block];
  if (needed === 0) return false;
  let free = 0;
  for (let other = 0; other < instance.weekCount; other++) {
    if (other !== week && instance.weekendBlock[other] === block && isWeekendFree(roster, employee, other)) free++;
  }
  return free < needed;
}
