import { keepsBonds } from '../model/bonds';
import { wallMinute } from '../model/instance';
import type { Roster } from '../model/roster';
import { keepsRunHours } from '../model/run-hours';
import { keepsSuccession, keepsTypeLimits } from '../model/type-rules';
import { mustKeepWeekendFree } from '../start/weekends';

/**
 * Whether a shift may be put on a free day of a lawful roster: rest to both neighbours, days in a row, days of the week,
 * spread of starts, free weekends and weekly rest. The shift must come from the options of the day (windows, absences,
 * night and length are settled there); hours of the week are the caller's.
 */
export function isLawfulShift(roster: Roster, employee: number, day: number, kind: number, start: number): boolean {
  const { instance } = roster;
  const { dayCount, weekCount } = instance;
  const cell = employee * dayCount + day;
  const week = instance.weekOfDay[day];
  const weekCell = employee * weekCount + week;
  const rest = instance.restSlots[employee];
  const end = start + instance.kindSpan[kind];
  if (roster.endBefore(employee, day) + rest > start) return false;
  if (day + 1 < dayCount && roster.start[cell + 1] >= 0 && roster.start[cell + 1] < end + rest) return false;
  if (roster.weekDays[weekCell] + 1 > instance.limits[weekCell].maxDays) return false;
  if (roster.runBefore(employee, day) + 1 + roster.runFrom(employee, day + 1) > instance.maxRun[employee]) return false;
  if (!keepsSuccession(roster, employee, day, kind) || !keepsTypeLimits(roster, employee, day, kind)) return false;
  if (instance.runMinutes !== null && !keepsRunHours(roster, employee, day, kind)) return false;
  if (instance.bonds !== null && !keepsBonds(roster, employee, day, kind, start)) return false;
  if (instance.startSpread[employee] >= 0 && !keepsSpread(roster, employee, day, start)) return false;
  if (instance.weekdayOfDay[day] >= 6 && mustKeepWeekendFree(roster, employee, week)) return false;
  return instance.restDays[weekCell] === 0 || keepsWeeklyRest(roster, employee, day, end);
}

function keepsSpread(roster: Roster, employee: number, day: number, start: number): boolean {
  const { instance } = roster;
  const minute = wallMinute(instance, employee, start);
  const spread = instance.startSpread[employee];
  for (const other of instance.limits[employee * instance.weekCount + instance.weekOfDay[day]].days) {
    const otherStart = roster.start[employee * instance.dayCount + other];
    if (other === day || otherStart < 0) continue;
    if (Math.abs(wallMinute(instance, employee, otherStart) - minute) > spread) return false;
  }
  return true;
}

/** Enough whole days off in a row in the week, the first not reached by a shift too far, with a shift on `day` until `end`. */
function keepsWeeklyRest(roster: Roster, employee: number, day: number, end: number): boolean {
  const { instance } = roster;
  const week = employee * instance.weekCount + instance.weekOfDay[day];
  const { days } = instance.limits[week];
  const needed = instance.restDays[week];
  const zone = instance.grid.zones[instance.zoneOf[employee]];
  let free = 0;
  let lastEnd = roster.endBefore(employee, days[0]);
  for (const other of days) {
    const start = other === day ? 0 : roster.start[employee * instance.dayCount + other];
    if (start >= 0) {
      free = 0;
      lastEnd = other === day ? end : start + instance.kindSpan[roster.kind[employee * instance.dayCount + other]];
      continue;
    }
    if (free === 0 && lastEnd > zone.dayStart[other] + instance.restSpill[week]) continue;
    free++;
    if (free >= needed) return true;
  }
  return false;
}
