import type { Employee, GeneratedShift, ShiftTemplate } from '~/engine/scheduling';
import { startOfWeek, toLocalParts, weekdayOf } from '~/engine/time';
import type { CoverageGap, SuggestionPattern } from './types';

/** A change of one person's day before its pauses are placed. */
export interface Candidate {
  pattern: Exclude<SuggestionPattern, 'pauses' | 'day'>;
  employee: Employee;
  removed: GeneratedShift | null;
  place: { date: string; startMinute: number; template: ShiftTemplate };
  /** Minutes of the gap that the span would cover beyond what it covers now. */
  gainMinutes: number;
}

const MINUTE_MS = 60_000;

const overlapMinutes = (a: { startMs: number; endMs: number }, b: { startMs: number; endMs: number }): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs)) / MINUTE_MS;

const isUsable = (template: ShiftTemplate, employee: Employee, date: string): boolean =>
  (employee.templateIds?.includes(template.id) ?? true) && (template.weekdays?.includes(weekdayOf(date)) ?? true);

function* startsOf(template: ShiftTemplate): Iterable<number> {
  const step = Math.max(5, template.startStepMinutes);
  for (let minute = template.startFromMinute; minute <= template.startToMinute; minute += step) yield minute;
}

/** Shifts of the same week of which one may be given up for a shift on the date of a gap. */
const TO_GIVE_UP = 2;

/**
 * Shifts on a free day that take the place of another one in the same week, so that contracts hold: for each candidate on a
 * free day the shifts whose loss costs least.
 * @param lossOf missing agent-hours that a shift leaves behind when it goes
 */
export function relocate(
  candidates: Candidate[],
  byPerson: ReadonlyMap<string, GeneratedShift[]>,
  lossOf: (shift: GeneratedShift) => number,
): Candidate[] {
  return candidates
    .filter(({ pattern }) => pattern === 'extra')
    .flatMap((candidate) => {
      const { employee, place } = candidate;
      const week = startOfWeek(place.date);
      return (byPerson.get(employee.id) ?? [])
        .filter((shift) => !shift.isFixed && startOfWeek(shift.date) === week)
        .map((shift) => ({ shift, loss: lossOf(shift) }))
        .sort((a, b) => a.loss - b.loss)
        .slice(0, TO_GIVE_UP)
        .map(({ shift, loss }): Candidate & { loss: number } => ({
          ...candidate,
          pattern: 'relocate',
          removed: shift,
          loss,
        }));
    })
    .sort((a, b) => b.gainMinutes / 60 - b.loss - (a.gainMinutes / 60 - a.loss));
}

/**
 * Changes of single days that would bring people into a gap (or take them out of a surplus): other hours of the same shift, a
 * longer or shorter one, one on a free day. The most promising of each person and pattern.
 * @param byPerson all shifts of each person
 */
export function listCandidates(
  gap: CoverageGap,
  employees: Employee[],
  templates: ShiftTemplate[],
  byPerson: ReadonlyMap<string, GeneratedShift[]>,
): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const employee of employees) {
    if (!employee.skills.some((skill) => skill.groupId === gap.groupId)) continue;
    const own = byPerson.get(employee.id) ?? [];
    const present = own.find((shift) => shift.date === gap.date);
    if (present?.isFixed) continue;
    if (!present && gap.kind === 'surplus') continue;
    const presentStart = present && toLocalParts(present.startMs, employee.zone).minuteOfDay;
    const dayStartMs = present
      ? present.startMs - (presentStart ?? 0) * MINUTE_MS
      : gap.startMs - toLocalParts(gap.startMs, employee.zone).minuteOfDay * MINUTE_MS;
    const now = present ? overlapMinutes(present, gap) : 0;
    for (const template of templates) {
      if (!isUsable(template, employee, gap.date)) continue;
      for (const startMinute of startsOf(template)) {
        const startMs = dayStartMs + startMinute * MINUTE_MS;
        const then = overlapMinutes({ startMs, endMs: startMs + template.spanMinutes * MINUTE_MS }, gap);
        const gainMinutes = gap.kind === 'short' ? then - now : now - then;
        const pattern = patternOf(present, template, startMinute, presentStart);
        if (gainMinutes < 15 || pattern === null || (gap.kind === 'surplus') !== (pattern === 'shorten')) continue;
        const key = `${employee.id} ${pattern}`;
        const known = best.get(key);
        const cost = costOf(present, template, startMinute, presentStart);
        if (known && worth(known.gainMinutes, costOfCandidate(known, presentStart)) >= worth(gainMinutes, cost))
          continue;
        const place = { date: gap.date, startMinute, template };
        best.set(key, { pattern, employee, removed: present ?? null, place, gainMinutes });
      }
    }
  }
  return [...best.values()].sort((a, b) => b.gainMinutes - a.gainMinutes);
}

const worth = (gainMinutes: number, cost: number): number => gainMinutes - cost;

const costOfCandidate = (candidate: Candidate, presentStart: number | undefined): number =>
  costOf(candidate.removed ?? undefined, candidate.place.template, candidate.place.startMinute, presentStart);

/** Minutes that speak against a change: how far it moves, and half of what it adds to the paid time. */
function costOf(
  present: GeneratedShift | undefined,
  template: ShiftTemplate,
  startMinute: number,
  presentStart: number | undefined,
): number {
  const moved = presentStart === undefined ? 0 : Math.abs(startMinute - presentStart) / 4;
  return moved + Math.max(0, template.paidMinutes - (present?.paidMinutes ?? 0)) / 2;
}

function patternOf(
  present: GeneratedShift | undefined,
  template: ShiftTemplate,
  startMinute: number,
  presentStart: number | undefined,
): Candidate['pattern'] | null {
  if (!present) return 'extra';
  if (template.paidMinutes > present.paidMinutes) return 'extend';
  if (template.paidMinutes < present.paidMinutes) return 'shorten';
  return startMinute === presentStart && template.id === present.templateId ? null : 'move';
}
