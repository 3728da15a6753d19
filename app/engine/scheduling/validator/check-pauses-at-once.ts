import type { GeneratedShift, Violation } from '../result-types';
import type { PlannedPause, ScheduleProblem } from '../types';
import { MINUTE_MS } from './validator-context';

/**
 * People of a main group who rest at the same time, counted interval by interval, against the part of those present (at
 * least one). Reported once for each person and date among those who rest where there are too many.
 */
export function checkPausesAtOnce(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  violations: Violation[],
  employeeIds?: ReadonlySet<string>,
): void {
  const percent = problem.pausesAtOncePercent;
  const mode = problem.rules?.pauses_at_once ?? 'planning_only';
  if (percent === undefined || mode === 'ignore') return;
  const stepMs = problem.horizon.intervalMinutes * MINUTE_MS;
  const mainGroup = new Map(
    problem.employees.map((employee) => {
      const [main] = [...employee.skills].sort((a, b) => a.priority - b.priority || b.proficiency - a.proficiency);
      return [employee.id, main?.groupId];
    }),
  );
  const present = new Map<string, number>();
  const resting = new Map<string, GeneratedShift[]>();
  for (const shift of shifts) {
    const group = mainGroup.get(shift.employeeId);
    if (group === undefined) continue;
    for (let at = shift.startMs; at < shift.endMs; at += stepMs) {
      const key = `${group}|${at}`;
      const lies = (pause: PlannedPause) =>
        pause.startMs < at + stepMs && pause.startMs + pause.minutes * MINUTE_MS > at;
      if (shift.pauses.some((pause) => pause.kind === 'gap' && lies(pause))) continue;
      present.set(key, (present.get(key) ?? 0) + 1);
      if (shift.pauses.some(lies)) resting.set(key, [...(resting.get(key) ?? []), shift]);
    }
  }
  const reported = new Set<string>();
  for (const [key, people] of resting) {
    const most = Math.max(1, Math.floor(((present.get(key) ?? 0) * percent) / 100 + 1e-9));
    if (people.length <= most) continue;
    for (const { employeeId, date } of people) {
      if (reported.has(`${employeeId}|${date}`) || (employeeIds !== undefined && !employeeIds.has(employeeId)))
        continue;
      reported.add(`${employeeId}|${date}`);
      const detail = `${people.length} rest at once, at most ${most}`;
      violations.push({ employeeId, date, rule: 'pauses_at_once', mode, detail });
    }
  }
}
