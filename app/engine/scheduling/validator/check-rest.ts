import { addDays, diffDays, localDayStart, toLocalParts, weekdayOf } from '~/engine/time';
import { countedDays, type EmployeeRoster, formatMinutes, MINUTE_MS } from './validator-context';

/** Rest between shifts, one shift per day, days in a row: with the history before the horizon. */
export function checkRestAndRuns(roster: EmployeeRoster): void {
  const { employee, shifts, report, firstDate } = roster;
  const { contract, history } = employee;
  let lastEndMs = history?.lastShiftEndMs ?? Number.NEGATIVE_INFINITY;
  let lastDate: string | null = null;
  let run = history?.consecutiveDays ?? 0;
  let runDate = addDays(firstDate, -1);
  for (const shift of shifts) {
    if (shift.date === lastDate) report('one_shift_per_day', shift.date, 'two shifts start on this date');
    const restMinutes = (shift.startMs - lastEndMs) / MINUTE_MS;
    if (restMinutes < contract.minRestMinutes) {
      const had = restMinutes < 0 ? 'overlaps the shift before' : `${formatMinutes(restMinutes)} of rest`;
      report('rest_between_shifts', shift.date, `${had}, at least ${formatMinutes(contract.minRestMinutes)}`);
    }
    lastEndMs = Math.max(lastEndMs, shift.endMs);
    if (shift.date !== lastDate) {
      run = diffDays(runDate, shift.date) === 1 ? run + 1 : 1;
      runDate = shift.date;
      if (run > contract.maxConsecutiveDays) {
        report('consecutive_days', shift.date, `day ${run} in a row, at most ${contract.maxConsecutiveDays}`);
      }
    }
    lastDate = shift.date;
  }
}

/** The unbroken rest inside each whole week. */
export function checkWeeklyRest(roster: EmployeeRoster): void {
  const { employee, shifts, report } = roster;
  const needed = employee.contract.weeklyRestMinutes;
  if (needed === null) return;
  for (const monday of roster.weeks) {
    if (countedDays(roster, monday).length < 7) continue;
    const fromMs = localDayStart(monday, employee.zone);
    const toMs = localDayStart(addDays(monday, 7), employee.zone);
    let free = fromMs;
    const historyEnd = employee.history?.lastShiftEndMs;
    if (historyEnd !== undefined && historyEnd > free) free = Math.min(historyEnd, toMs);
    let longest = 0;
    for (const shift of shifts) {
      if (shift.endMs <= fromMs || shift.startMs >= toMs) continue;
      longest = Math.max(longest, shift.startMs - free);
      free = Math.max(free, shift.endMs);
    }
    longest = Math.max(longest, toMs - free);
    if (longest < needed * MINUTE_MS) {
      report(
        'weekly_rest',
        monday,
        `longest rest ${formatMinutes(longest / MINUTE_MS)}, at least ${formatMinutes(needed)}`,
      );
    }
  }
}

/** Whole free weekends in each block of four weekends of the horizon; a last, shorter block needs its share. */
export function checkFreeWeekends(roster: EmployeeRoster): void {
  const { employee, shifts, report, firstDate, lastDate } = roster;
  const needed = employee.contract.freeWeekendsPer4;
  if (needed === 0) return;
  const weekends = roster.weeks.filter((monday) => addDays(monday, 5) >= firstDate && addDays(monday, 6) <= lastDate);
  const worked = new Set(shifts.filter((shift) => weekdayOf(shift.date) >= 6).map((shift) => shift.date));
  for (let from = 0; from < weekends.length; from += 4) {
    const block = weekends.slice(from, from + 4);
    const free = block.filter((monday) => !worked.has(addDays(monday, 5)) && !worked.has(addDays(monday, 6))).length;
    const wanted = Math.floor((needed * block.length) / 4);
    if (free < wanted)
      report('free_weekends', block[0], `${free} free weekends of ${block.length}, at least ${wanted}`);
  }
}

/** Spread of the start times within each week, by wall clock. */
export function checkStartSpread(roster: EmployeeRoster): void {
  const { employee, shifts, report } = roster;
  const allowed = employee.contract.maxStartSpreadMinutes;
  if (allowed === null) return;
  for (const monday of roster.weeks) {
    const minutes = shifts
      .filter((shift) => shift.date >= monday && shift.date < addDays(monday, 7))
      .map((shift) => toLocalParts(shift.startMs, employee.zone).minuteOfDay);
    if (minutes.length === 0) continue;
    const spread = Math.max(...minutes) - Math.min(...minutes);
    if (spread > allowed) report('start_spread', monday, `starts differ by ${formatMinutes(spread)}`);
  }
}
