import {
  type BreakRule,
  type GeneratedShift,
  type PlannedPause,
  reoptimizeBreaks,
  type ScheduleProblem,
  type ShiftTemplate,
} from '~/engine/scheduling';
import { isLocalTimeFault, localToInstant } from '~/engine/time';

const MINUTE_MS = 60_000;

/** Pauses as early as windows, edges and spacing let them lie, or null where they do not fit. */
export function earliestPauses(
  rule: BreakRule | undefined,
  startMs: number,
  spanMinutes: number,
  stepMinutes: number,
): PlannedPause[] | null {
  const pauses: PlannedPause[] = [];
  let free = rule?.edgeMinutes ?? 0;
  for (const pause of rule?.pauses ?? []) {
    const at = Math.ceil(Math.max(free, pause.earliestAfterStartMinutes) / stepMinutes) * stepMinutes;
    const occupied = Math.ceil(pause.minutes / stepMinutes) * stepMinutes;
    if (at > pause.latestAfterStartMinutes || at + occupied > spanMinutes - (rule?.edgeMinutes ?? 0)) return null;
    const { kind, minutes, paid } = pause;
    pauses.push({ kind, minutes, paid, startMs: startMs + at * MINUTE_MS });
    free = at + occupied + (rule?.spacingMinutes ?? 0);
  }
  return pauses;
}

/**
 * A shift of a template for one person, with its pauses and the split of its work where they serve the demand best, given
 * everybody else's work.
 * @param others all other shifts
 * @returns null where the wall clock has no such time, or the pauses do not fit
 */
export function draftShift(
  problem: ScheduleProblem,
  others: GeneratedShift[],
  person: { employeeId: string; zone: string },
  place: { date: string; startMinute: number; template: ShiftTemplate },
): GeneratedShift | null {
  const { date, startMinute, template } = place;
  const startMs = localToInstant({ date, minuteOfDay: startMinute, zone: person.zone, ambiguity: 'earlier' });
  if (isLocalTimeFault(startMs)) return null;
  const rule = problem.breakRules.find((candidate) => candidate.id === template.breakRuleId);
  const pauses = earliestPauses(rule, startMs, template.spanMinutes, problem.horizon.intervalMinutes);
  if (pauses === null) return null;
  const shift: GeneratedShift = {
    employeeId: person.employeeId,
    date,
    startMs,
    endMs: startMs + template.spanMinutes * MINUTE_MS,
    templateId: template.id,
    paidMinutes: template.paidMinutes,
    isFixed: false,
    pauses,
    work: [],
  };
  const scope = { date, employeeIds: new Set([person.employeeId]), timeBudgetMs: 30, minGainPerShift: 1e-9 };
  const { shifts } = reoptimizeBreaks(problem, [...others, shift], scope);
  const placed = shifts[shifts.length - 1];
  return placed.work.length ? placed : null;
}
