import type { BreakRule } from '~/engine/scheduling';
import { addDays, isLocalTimeFault, localToInstant } from '~/engine/time';
import { invalid, notFound } from '~/platform/errors.server';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from './build-schedule-problem.server';
import { toEngineBreakRule } from './engine-break-rule';
import { placePauses } from './place-pauses';
import { readCoverageCurves } from './schedule-coverage.server';
import type { ShiftInput } from './schedule-input';
import { breakRuleFor, type OrganizationRules } from './schedule-rules.server';
import type { ActivityRow, ShiftRow } from './schedule-shifts.server';

const MINUTE_MS = 60_000;

export type DraftShift = Omit<ShiftRow, 'id' | 'version' | 'scheduleId'>;

/** Instant of the wall clock; a time that the clocks jump over is the moment after the jump. */
function startOf(date: string, minuteOfDay: number, zone: string): number {
  const found = localToInstant({ date, minuteOfDay, zone, ambiguity: 'earlier' });
  return isLocalTimeFault(found) ? found.transitionMs : found;
}

/** Pauses and paid time of a span: by its template, else by the break rule that fits the paid time it leaves. */
function findBreakRule(rules: OrganizationRules, shift: ShiftInput): { rule: BreakRule | null; paidMinutes: number } {
  const template = rules.templates.find((candidate) => candidate.id === shift.templateId);
  if (template && template.spanMinutes === shift.spanMinutes) {
    const rule = rules.breakRules.find((candidate) => candidate.id === template.breakRuleId) ?? null;
    return { rule, paidMinutes: template.paidMinutes };
  }
  for (const stored of rules.storedBreakRules) {
    const unpaid = stored.pauses.filter((pause) => !pause.paid).reduce((sum, pause) => sum + pause.minutes, 0);
    const paidMinutes = shift.spanMinutes - unpaid;
    if (breakRuleFor(rules.storedBreakRules, paidMinutes) !== stored) continue;
    return { rule: toEngineBreakRule(stored, stored.id, shift.spanMinutes), paidMinutes };
  }
  return { rule: null, paidMinutes: shift.spanMinutes };
}

/** What the person could do in each interval: agents missing by group, without the shift itself. */
async function loadShortage(schedule: ScheduleFrame, shift: ShiftInput, groupIds: string[], before: ShiftRow | null) {
  const next = addDays(shift.date, 1);
  const [toDate] = [next, schedule.endDate].sort();
  const { groups, intervalMinutes } = await readCoverageCurves(schedule, { fromDate: shift.date, toDate, groupIds });
  const stepMs = intervalMinutes * MINUTE_MS;
  const byId = new Map(groups.map((group) => [group.groupId, group]));
  const own = (before?.activities ?? []).filter((activity) => activity.kind === 'WORK');
  const shortageAt = (groupId: string, atMs: number): number => {
    const group = byId.get(groupId);
    const index = group ? Math.floor((atMs - group.startMs) / stepMs) : -1;
    if (!group || index < 0 || index >= group.required.length) return 0;
    const self = own.find((a) => a.groupId === groupId && a.startMs <= atMs && a.endMs > atMs);
    return group.required[index] - group.scheduled[index] + (self?.share ?? 0);
  };
  return { shortageAt, stepMinutes: intervalMinutes };
}

/**
 * A complete shift out of what an editor gives: its instants, its pauses placed where they are missed least, and its work
 * given to the group that needs it most in each interval. Trainings and meetings that still lie inside stay.
 * @param before the shift as it is, for a change
 * @throws AppError invalid for a date outside the schedule; not_found for an unknown person
 */
export async function draftShift(
  schedule: ScheduleFrame,
  shift: ShiftInput,
  before: ShiftRow | null,
): Promise<{ draft: DraftShift; built: BuiltProblem }> {
  if (shift.date < schedule.startDate || shift.date > schedule.endDate) {
    throw invalid(
      'date',
      'outside',
      `The date lies outside the schedule (${schedule.startDate} to ${schedule.endDate}).`,
    );
  }
  const built = await buildScheduleProblem(schedule, { withoutDemand: true, employeeIds: [shift.employeeId] });
  const person = built.people.find((candidate) => candidate.id === shift.employeeId);
  if (!person) throw notFound('The employee');
  if (shift.templateId && !built.rules.templates.some((template) => template.id === shift.templateId)) {
    throw invalid('templateId', 'unknown', 'Unknown or inactive shift template.');
  }
  const startMs = startOf(shift.date, shift.startMinute, person.zone);
  const endMs = startMs + shift.spanMinutes * MINUTE_MS;
  const entry = built.entriesOf
    .get(person.id)
    ?.find((item) => (item.employedFrom ?? '') <= shift.date && (item.employedTo ?? '9999') >= shift.date);
  const skills = [...(entry?.skills ?? [])].sort((a, b) => a.priority - b.priority);
  const groupIds = skills.map((skill) => skill.groupId);
  const { shortageAt, stepMinutes } = await loadShortage(schedule, shift, groupIds, before);
  const kept = (before?.activities ?? []).filter(
    (activity) =>
      !['WORK', 'LUNCH', 'BREAK'].includes(activity.kind) && activity.startMs >= startMs && activity.endMs <= endMs,
  );
  const isTaken = (atMs: number) => kept.some((activity) => activity.startMs <= atMs && activity.endMs > atMs);
  const { rule, paidMinutes } = findBreakRule(built.rules, shift);
  const costAt = (atMs: number) =>
    isTaken(atMs) ? Number.POSITIVE_INFINITY : Math.max(0, ...groupIds.map((groupId) => shortageAt(groupId, atMs)));
  const pauses = rule ? placePauses({ rule, startMs, spanMinutes: shift.spanMinutes, stepMinutes, costAt }) : [];
  const pauseRows = (pauses ?? []).map(
    (pause): ActivityRow => ({
      kind: pause.kind === 'lunch' ? 'LUNCH' : 'BREAK',
      groupId: null,
      startMs: pause.startMs,
      endMs: pause.startMs + pause.minutes * MINUTE_MS,
      isPaid: pause.paid,
      share: 1,
    }),
  );
  const blocked = [...kept, ...pauseRows];
  const work = fillWork({ startMs, endMs, stepMinutes, blocked, groupIds, shortageAt });
  const draft: DraftShift = {
    employeeId: person.id,
    templateId: shift.templateId ?? null,
    date: shift.date,
    startMs,
    endMs,
    paidMinutes,
    kind: shift.kind,
    isLocked: shift.isLocked,
    note: shift.note || null,
    activities: [...blocked, ...work].sort((a, b) => a.startMs - b.startMs),
  };
  return { draft, built };
}

/** Work between pauses, interval by interval to the group that misses most; stretches of the same group are joined. */
function fillWork(input: {
  startMs: number;
  endMs: number;
  stepMinutes: number;
  blocked: ActivityRow[];
  groupIds: string[];
  shortageAt: (groupId: string, atMs: number) => number;
}): ActivityRow[] {
  const { startMs, endMs, groupIds, shortageAt } = input;
  if (!groupIds.length) return [];
  const cuts = new Set([startMs, endMs]);
  for (let at = startMs; at < endMs; at += input.stepMinutes * MINUTE_MS) cuts.add(at);
  for (const activity of input.blocked) cuts.add(activity.startMs).add(activity.endMs);
  const times = [...cuts].sort((a, b) => a - b);
  const work: ActivityRow[] = [];
  for (let i = 0; i + 1 < times.length; i++) {
    const [from, to] = [times[i], times[i + 1]];
    if (input.blocked.some((activity) => activity.startMs <= from && activity.endMs > from)) continue;
    let groupId = groupIds[0];
    for (const other of groupIds) if (shortageAt(other, from) > shortageAt(groupId, from) + 0.5) groupId = other;
    const last = work.at(-1);
    if (last && last.endMs === from && last.groupId === groupId) last.endMs = to;
    else work.push({ kind: 'WORK', groupId, startMs: from, endMs: to, isPaid: true, share: 1 });
  }
  return work;
}
