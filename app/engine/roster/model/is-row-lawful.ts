import { type RosterProblem, weekendOf } from './roster-problem';

/**
 * Whether one person's row breaks no rule. The search uses it where rows of different origin are put together.
 * @param values shift values; the row starts at index `first`
 */
export function isRowLawful(problem: RosterProblem, employee: number, values: Int8Array, first: number): boolean {
  const rules = problem.employees[employee];
  const { dayCount, width } = problem;
  const used = new Int32Array(width);
  let minutes = 0;
  let weekends = 0;
  let lastWeekend = -1;
  let runStart = 0;
  for (let day = 0; day < dayCount; day++) {
    const value = values[first + day];
    if (value > 0) {
      if (rules.isDayOff[day] === 1) return false;
      if (++used[value] > rules.maxShifts[value]) return false;
      minutes += problem.minutes[value];
      const weekend = weekendOf(day);
      if (weekend >= 0 && weekend !== lastWeekend) {
        lastWeekend = weekend;
        weekends++;
      }
      if (day > 0 && problem.forbidden[values[first + day - 1] * width + value] === 1) return false;
    }
    const endsRun = day === dayCount - 1 || value > 0 !== values[first + day + 1] > 0;
    if (!endsRun) continue;
    const length = day - runStart + 1;
    const isInside = runStart > 0 && day < dayCount - 1;
    if (value > 0 && (length > rules.maxRun || (isInside && length < rules.minRun))) return false;
    if (value === 0 && isInside && length < rules.minOff) return false;
    runStart = day + 1;
  }
  return weekends <= rules.maxWeekends && minutes >= rules.minMinutes && minutes <= rules.maxMinutes;
}
