import type { BreakRule } from '~/engine/scheduling';
import { addDays, isLocalTimeFault, localToInstant } from '~/engine/time';
import { AppError, invalid, notFound } from '~/platform/errors.server';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from './build-schedule-problem.server';
import { storedPauseKind } from './engine-activities';
import { toEngineBreakRule } from './engine-break-rule';
import { placePauses } from './place-pauses';
import { type GroupCurve, readCoverageCurves } from './schedule-coverage.server';
import type { ShiftInput } from './schedule-input';
import type { SchedulePerson } from './schedule-people.server';
import type { OrganizationRules } from './schedule-rules.server';
import type { ActivityRow, ShiftRow } from './schedule-shifts.server';
import type { PlacedActivity } from './shift-changes-input';
import { ruleOfSpan, withGap } from './template-lengths';

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
  const lengths = template ? [template, ...(template.otherLengths ?? [])] : [];
  const length = lengths.find((candidate) => candidate.spanMinutes === shift.spanMinutes);
  if (length) {
    const rule = rules.breakRules.find((candidate) => candidate.id === length.breakRuleId) ?? null;
    return { rule: withGap(length, rule), paidMinutes: length.paidMinutes };
  }
  const { stored, paidMinutes } = ruleOfSpan(rules.storedBreakRules, shift.spanMinutes);
  return { rule: stored && toEngineBreakRule(stored, stored.id, shift.spanMinutes), paidMinutes };
}

/** What shifts of some people are drafted with: their rules, and coverage that each drafted shift changes. */
export interface Drafting {
  schedule: ScheduleFrame;
  built: BuiltProblem;
  stepMinutes: number;
  groups: GroupCurve[];
  /** agents missing in the interval that holds an instant */
  shortageAt: (groupId: string, atMs: number) => number;
  /** adds the work of a shift to the coverage, or with -1 takes it away */
  occupy: (shift: DraftShift | ShiftRow, sign: 1 | -1) => void;
}

/**
 * Reads what is needed to draft shifts of some people on dates of a schedule, in a handful of queries however many they are.
 * @param dates ascending; those and the next one are covered
 */
export async function openDrafting(
  schedule: ScheduleFrame,
  input: { employeeIds: string[]; dates: string[] },
): Promise<Drafting> {
  const { employeeIds, dates } = input;
  const [toDate] = [addDays(dates[dates.length - 1], 1), schedule.endDate].sort();
  const [fromDate] = [dates[0], toDate].sort();
  const [built, curves] = await Promise.all([
    buildScheduleProblem(schedule, { withoutDemand: true, employeeIds }),
    // why: a forecast may have been removed since; shifts can be edited nevertheless
    readCoverageCurves(schedule, { fromDate, toDate }).catch((error) => {
      if (error instanceof AppError) return { intervalMinutes: 15, groups: [] };
      throw error;
    }),
  ]);
  const stepMs = curves.intervalMinutes * MINUTE_MS;
  const byId = new Map(curves.groups.map((group) => [group.groupId, group]));
  const shortageAt = (groupId: string, atMs: number): number => {
    const group = byId.get(groupId);
    const index = group ? Math.floor((atMs - group.startMs) / stepMs) : -1;
    if (!group || index < 0 || index >= group.required.length) return 0;
    return group.required[index] - group.scheduled[index];
  };
  const occupy = (shift: DraftShift | ShiftRow, sign: 1 | -1): void => {
    const skills = entryOn(built, shift.employeeId, shift.date)?.skills ?? [];
    for (const activity of shift.activities) {
      const group = activity.kind === 'WORK' && activity.groupId ? byId.get(activity.groupId) : undefined;
      if (!group) continue;
      const agents = activity.share * (skills.find((skill) => skill.groupId === group.groupId)?.proficiency ?? 1);
      const first = Math.max(0, Math.floor((activity.startMs - group.startMs) / stepMs));
      const last = Math.min(group.scheduled.length, Math.ceil((activity.endMs - group.startMs) / stepMs));
      for (let i = first; i < last; i++) {
        const at = group.startMs + i * stepMs;
        const part = (Math.min(activity.endMs, at + stepMs) - Math.max(activity.startMs, at)) / stepMs;
        group.scheduled[i] += sign * agents * part;
      }
    }
  };
  return { schedule, built, stepMinutes: curves.intervalMinutes, groups: curves.groups, shortageAt, occupy };
}

const entryOn = (built: BuiltProblem, employeeId: string, date: string) =>
  built.entriesOf
    .get(employeeId)
    ?.find((item) => (item.employedFrom ?? '') <= date && (item.employedTo ?? '9999') >= date);

/** @throws AppError invalid for a date outside the schedule or an unknown template; not_found for an unknown person */
function requireKnown({ schedule, built }: Drafting, shift: ShiftInput): SchedulePerson {
  if (shift.date < schedule.startDate || shift.date > schedule.endDate) {
    throw invalid(
      'date',
      'outside',
      `The date lies outside the schedule (${schedule.startDate} to ${schedule.endDate}).`,
    );
  }
  const person = built.people.find((candidate) => candidate.id === shift.employeeId);
  if (!person) throw notFound('The employee');
  if (shift.templateId && !built.rules.templates.some((template) => template.id === shift.templateId)) {
    throw invalid('templateId', 'unknown', 'Unknown or inactive shift template.');
  }
  return person;
}

/** Activities given by an editor, as they are stored. @throws AppError invalid where they overlap or leave the shift */
function placeGiven(given: PlacedActivity[], shift: ShiftInput, startMs: number): ActivityRow[] {
  const rows = [...given].sort((a, b) => a.startMinute - b.startMinute);
  let reached = shift.startMinute;
  for (const item of rows) {
    if (item.startMinute < reached || item.endMinute > shift.startMinute + shift.spanMinutes) {
      throw invalid('activities', 'overlap', `Activities of ${shift.date} overlap or leave their shift.`);
    }
    reached = item.endMinute;
  }
  const instant = (minute: number) => startMs + (minute - shift.startMinute) * MINUTE_MS;
  return rows.map(({ kind, startMinute, endMinute, isPaid }) => ({
    kind,
    groupId: null,
    startMs: instant(startMinute),
    endMs: instant(endMinute),
    isPaid,
    share: 1,
  }));
}

/**
 * A complete shift out of what an editor gives: its instants, its pauses placed where they are missed least, and its work
 * given to the group that needs it most in each interval. Trainings and meetings that still lie inside stay. The shift as it
 * was must have been taken out of the coverage before.
 * @param before the shift as it is, for a change
 * @param given where everything but work lies, where the editor says so
 * @throws AppError invalid for a date outside the schedule or activities that do not fit; not_found for an unknown person
 */
export function draftWithin(
  drafting: Drafting,
  shift: ShiftInput,
  before: ShiftRow | null,
  given?: PlacedActivity[],
): DraftShift {
  const { built, shortageAt, stepMinutes } = drafting;
  const person = requireKnown(drafting, shift);
  const startMs = startOf(shift.date, shift.startMinute, person.zone);
  const endMs = startMs + shift.spanMinutes * MINUTE_MS;
  const skills = [...(entryOn(built, person.id, shift.date)?.skills ?? [])].sort((a, b) => a.priority - b.priority);
  const groupIds = skills.map((skill) => skill.groupId);
  const found = findBreakRule(built.rules, shift);
  let paidMinutes = found.paidMinutes;
  let blocked: ActivityRow[];
  if (given) {
    blocked = placeGiven(given, shift, startMs);
    const unpaidMs = blocked.reduce((sum, item) => sum + (item.isPaid ? 0 : item.endMs - item.startMs), 0);
    paidMinutes = shift.spanMinutes - Math.round(unpaidMs / MINUTE_MS);
  } else {
    const kept = (before?.activities ?? []).filter(
      (activity) =>
        !['WORK', 'LUNCH', 'BREAK', 'GAP'].includes(activity.kind) &&
        activity.startMs >= startMs &&
        activity.endMs <= endMs,
    );
    const isTaken = (atMs: number) => kept.some((activity) => activity.startMs <= atMs && activity.endMs > atMs);
    const costAt = (atMs: number) =>
      isTaken(atMs) ? Number.POSITIVE_INFINITY : Math.max(0, ...groupIds.map((groupId) => shortageAt(groupId, atMs)));
    const { rule } = found;
    const pauses = rule ? placePauses({ rule, startMs, spanMinutes: shift.spanMinutes, stepMinutes, costAt }) : [];
    const pauseRows = (pauses ?? []).map(
      (pause): ActivityRow => ({
        kind: storedPauseKind[pause.kind],
        groupId: null,
        startMs: pause.startMs,
        endMs: pause.startMs + pause.minutes * MINUTE_MS,
        isPaid: pause.paid,
        share: 1,
      }),
    );
    blocked = [...kept, ...pauseRows];
  }
  const work = fillWork({ startMs, endMs, stepMinutes, blocked, groupIds, shortageAt });
  return {
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
}

/** One shift drafted by itself; see `draftWithin`. */
export async function draftShift(
  schedule: ScheduleFrame,
  shift: ShiftInput,
  before: ShiftRow | null,
): Promise<{ draft: DraftShift; built: BuiltProblem }> {
  const drafting = await openDrafting(schedule, { employeeIds: [shift.employeeId], dates: [shift.date] });
  if (before) drafting.occupy(before, -1);
  return { draft: draftWithin(drafting, shift, before), built: drafting.built };
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
