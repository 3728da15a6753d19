import type { SchedulePeriod } from './schedule-page';

/** Everything that is on one local day. */
export function marksOfDay(period: SchedulePeriod, date: string) {
  const covers = (item: { firstDate: string; lastDate: string }) => item.firstDate <= date && date <= item.lastDate;
  return {
    shifts: period.shifts.filter((shift) => shift.date === date),
    absence: period.absences.find(covers) ?? null,
    request: period.pendingRequests.find(covers) ?? null,
    holiday: period.holidays.find((holiday) => holiday.date === date) ?? null,
  };
}
