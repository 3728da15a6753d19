import { addDays, weekdayOf } from '~/engine/time';
import { isClosedDate } from '../model/short-runs';
import { DEFAULT_WEIGHTS, type Employee, type RuleName, type ScheduleProblem } from '../types';
import { shortRunsMissing, weekendsMissing, weeklyRestsMissing } from './rests-missing';

/** A cycle that begins on a day, as one person would follow it. */
export interface RotationCandidate {
  pattern: string;
  startDate: string;
  /** Effective minutes of work per date; half of a working day where the cycle leaves a date open. */
  minutes: Float64Array;
  /** What it costs beside coverage: wishes, changes, and rules that it would break. */
  cost: number;
}

/** Above any gain of coverage. */
const BROKEN_RULE_COST = 1e7;
const MISMATCH_COST = 1e5;

/**
 * Every cycle of a person's choice, begun on each of its days.
 * @param dates of the horizon
 * @param worked dates of a schedule the choice should agree with
 */
export function rotationCandidates(
  problem: ScheduleProblem,
  employee: Employee,
  dates: string[],
  worked?: ReadonlySet<string>,
): RotationCandidate[] {
  const seen = new Set<string>();
  const found: RotationCandidate[] = [];
  for (const pattern of employee.rotationChoice?.patterns ?? []) {
    for (let phase = 0; phase < pattern.length; phase++) {
      const letters = dates.map((_, day) => pattern[(day + phase) % pattern.length]).join('');
      if (seen.has(letters)) continue;
      seen.add(letters);
      found.push({
        pattern,
        startDate: addDays(dates[0], -phase),
        minutes: minutesOf(problem, employee, pattern, letters, dates),
        cost: costOf(problem, employee, letters, dates, worked),
      });
    }
  }
  return found;
}

function minutesOf(
  problem: ScheduleProblem,
  employee: Employee,
  pattern: string,
  letters: string,
  dates: string[],
): Float64Array {
  const { contract } = employee;
  const parts: Record<string, number> = { W: 1, A: 0.5, R: 0 };
  const share = [...pattern].reduce((sum, letter) => sum + parts[letter], 0) / pattern.length;
  const longest = Math.max(0, ...problem.templates.map((template) => template.paidMinutes));
  const wanted = share === 0 ? 0 : contract.weeklyTargetMinutes / 7 / share;
  const ofDay = Math.min(wanted, contract.dailyMaxMinutes, longest);
  const [main] = [...employee.skills].sort((a, b) => a.priority - b.priority);
  const proficiency = main?.proficiency ?? 0;
  return Float64Array.from(dates, (date, day) =>
    canWork(problem, employee, date) ? parts[letters[day]] * ofDay * proficiency : 0,
  );
}

function canWork(problem: ScheduleProblem, employee: Employee, date: string): boolean {
  const { absences = [], dateAvailability = [], weeklyAvailability, contract } = employee;
  const ofDate = dateAvailability.find((item) => item.date === date)?.windows;
  const windows = ofDate ?? weeklyAvailability?.filter((item) => item.weekday === weekdayOf(date));
  return (
    date >= (employee.employedFrom ?? date) &&
    date <= (employee.employedTo ?? date) &&
    (windows === undefined || windows.length > 0) &&
    !absences.some((absence) => absence.date === date && absence.fromMinute === undefined) &&
    (contract.weekendAllowed || weekdayOf(date) < 6 || !isKept(problem, employee, 'weekend'))
  );
}

const isKept = (problem: ScheduleProblem, employee: Employee, rule: RuleName): boolean =>
  (employee.rules?.[rule] ?? problem.rules?.[rule]) !== 'ignore';

function costOf(
  problem: ScheduleProblem,
  employee: Employee,
  letters: string,
  dates: string[],
  worked: ReadonlySet<string> | undefined,
): number {
  const weights = { ...DEFAULT_WEIGHTS, ...problem.weights };
  const { contract, history, fixedShifts = [], previousShifts, preferences = [] } = employee;
  const fixed = new Set(fixedShifts.map((shift) => shift.date));
  const previous = previousShifts && new Set(previousShifts.map((shift) => shift.date));
  const mostDays = Math.min(
    isKept(problem, employee, 'days_max') ? contract.daysPerWeekMax : 7,
    7 - (isKept(problem, employee, 'days_off') ? contract.minDaysOffPerWeek : 0),
  );
  const longestRun = isKept(problem, employee, 'consecutive_days') ? contract.maxConsecutiveDays : letters.length;
  const isFree = (day: number) => letters[day] === 'R' || !canWork(problem, employee, dates[day]);
  const weekends = isKept(problem, employee, 'free_weekends')
    ? weekendsMissing(contract.freeWeekendsPer4, dates, isFree)
    : 0;
  const rests = isKept(problem, employee, 'weekly_rest')
    ? weeklyRestsMissing(contract.weeklyRestMinutes ?? 0, dates, isFree)
    : 0;
  const leastRun = isKept(problem, employee, 'consecutive_days_min') ? (contract.minConsecutiveDays ?? 1) : 1;
  const shortRuns =
    leastRun <= 1
      ? 0
      : shortRunsMissing(leastRun, history?.consecutiveDays ?? 0, dates.length, {
          mayWork: (day) => !isFree(day),
          mustWork: (day) => letters[day] === 'W',
          isClosed: (day) => isClosedDate(employee, dates[day]),
        });
  let cost = (weekends + rests + shortRuns) * BROKEN_RULE_COST;
  let run = history?.consecutiveDays ?? 0;
  let days = 0;
  dates.forEach((date, day) => {
    if (weekdayOf(date) === 1) days = 0;
    const isWork = letters[day] === 'W';
    const works = isWork && canWork(problem, employee, date);
    run = works ? run + 1 : 0;
    if (works) days++;
    if (run > longestRun || (works && days > mostDays)) cost += BROKEN_RULE_COST;
    if (fixed.has(date) && letters[day] === 'R') cost += BROKEN_RULE_COST;
    if (worked !== undefined && letters[day] !== 'A' && works !== worked.has(date)) cost += MISMATCH_COST;
    if (previous !== undefined && letters[day] !== 'A' && works !== previous.has(date)) cost += weights.stability;
    for (const wish of preferences) {
      if (wish.date !== date || wish.kind === 'start_between') continue;
      const isMissed = wish.kind === 'day_off' ? works : letters[day] === 'R';
      if (isMissed) cost += weights.preference * wish.weight;
    }
  });
  return cost;
}
