import { InvalidInput } from '~/engine/errors';
import { localToInstant } from '~/engine/time';
import type { GeneratedShift } from '../result-types';
import type { ScheduleProblem } from '../types';
import { CoverageLedger } from './coverage-ledger';
import type { Activity, ActivityResult, PlacedActivity } from './types';

const MINUTE_MS = 60_000;

/** A stretch of a person's shift that an activity may take. */
interface Stretch {
  employeeId: string;
  shift: GeneratedShift;
  startMs: number;
  endMs: number;
}

/**
 * Places activities into the shifts where they cost the least coverage, one after the other in the order given (the most
 * important first). A person takes part only in working time without pauses; a group meets at the time at which most can
 * come, and of these at the cheapest; people with an own time each get their cheapest one.
 * @throws InvalidInput when a participant is unknown, the duration is not positive or the limits contradict each other
 */
export function placeActivities(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  activities: Activity[],
): ActivityResult {
  const zones = new Map(problem.employees.map((employee) => [employee.id, employee.zone]));
  activities.forEach((activity, i) => {
    checkActivity(`activities[${i}]`, activity, zones);
  });
  const byEmployee = new Map<string, Set<GeneratedShift>>();
  const current = new Map<GeneratedShift, GeneratedShift>();
  for (const shift of shifts) {
    current.set(shift, shift);
    byEmployee.set(shift.employeeId, (byEmployee.get(shift.employeeId) ?? new Set()).add(shift));
  }
  const ledger = new CoverageLedger(problem, shifts);
  const result: ActivityResult = { placed: [], shifts: [], notPlaced: [], costIncrease: 0 };
  for (const activity of activities) {
    const stretchesAt = (employeeId: string, startMs: number): Stretch[] => {
      const endMs = startMs + activity.minutes * MINUTE_MS;
      return [...(byEmployee.get(employeeId) ?? [])]
        .map((original) => ({ employeeId, original, shift: current.get(original) ?? original, startMs, endMs }))
        .filter(({ shift }) => worksThroughout(shift, startMs, endMs));
    };
    const chosen =
      activity.participation === 'group'
        ? chooseMeeting(activity, zones, ledger, stretchesAt)
        : chooseOwnTimes(activity, zones, ledger, stretchesAt);
    if (chosen.length < activity.minParticipants || chosen.length === 0) {
      const reason = `${chosen.length} of at least ${Math.max(1, activity.minParticipants)} participants can come`;
      result.notPlaced.push({ activityId: activity.id, reason });
      continue;
    }
    for (const { employeeId, shift, startMs, endMs } of chosen) {
      result.costIncrease += ledger.changeShift(shift, startMs, endMs, -1);
      result.placed.push({ activityId: activity.id, employeeId, startMs, endMs });
      for (const [original, present] of current) {
        if (present === shift) current.set(original, withoutWork(shift, startMs, endMs));
      }
    }
  }
  result.shifts = shifts.map((shift) => current.get(shift) ?? shift);
  return result;
}

/** The time at which most of the group can come, the cheapest of them; of too many the cheapest people. */
function chooseMeeting(
  activity: Activity,
  zones: Map<string, string>,
  ledger: CoverageLedger,
  stretchesAt: (employeeId: string, startMs: number) => Stretch[],
): Stretch[] {
  let best: Stretch[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  const participantIdsAt = groupByStart(activity, zones, ledger.intervalMs);
  for (const [startMs, participantIds] of [...participantIdsAt].sort(([a], [b]) => a - b)) {
    const able = participantIds.flatMap((id) => stretchesAt(id, startMs).slice(0, 1));
    const wanted = Math.min(able.length, activity.maxParticipants);
    if (wanted < best.length) continue;
    const priced = able.map((stretch) => ({ stretch, cost: costOfTaking(ledger, [stretch]) }));
    priced.sort((a, b) => a.cost - b.cost);
    const group = priced.slice(0, wanted).map(({ stretch }) => stretch);
    const cost = costOfTaking(ledger, group);
    if (wanted > best.length || cost < bestCost) {
      best = group;
      bestCost = cost;
    }
  }
  return best;
}

/** Whom the hours of an activity let come at each start, by everybody's own clock. */
function groupByStart(activity: Activity, zones: Map<string, string>, stepMs: number): Map<number, string[]> {
  const startsIn = new Map<string, number[]>();
  const groups = new Map<number, string[]>();
  for (const id of activity.participantIds) {
    const zone = zones.get(id) ?? 'UTC';
    const starts = startsIn.get(zone) ?? startsOf(activity, zone, stepMs);
    startsIn.set(zone, starts);
    for (const startMs of starts) {
      const group = groups.get(startMs);
      if (group) group.push(id);
      else groups.set(startMs, [id]);
    }
  }
  return groups;
}

/** One person after the other the cheapest time, where no more than the limit are away at once. */
function chooseOwnTimes(
  activity: Activity,
  zones: Map<string, string>,
  ledger: CoverageLedger,
  stretchesAt: (employeeId: string, startMs: number) => Stretch[],
): Stretch[] {
  const chosen: Stretch[] = [];
  const waiting = new Set(activity.participantIds);
  while (waiting.size > 0 && chosen.length < activity.maxParticipants) {
    let best: Stretch | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const employeeId of waiting) {
      for (const startMs of startsOf(activity, zones.get(employeeId) ?? 'UTC', ledger.intervalMs)) {
        for (const stretch of stretchesAt(employeeId, startMs)) {
          if (mostAway([...chosen, stretch]) > (activity.maxSimultaneous ?? Number.POSITIVE_INFINITY)) continue;
          const cost = costOfTaking(ledger, [stretch]);
          if (cost >= bestCost) continue;
          best = stretch;
          bestCost = cost;
        }
      }
    }
    if (best === null) break;
    ledger.changeShift(best.shift, best.startMs, best.endMs, -1);
    chosen.push(best);
    waiting.delete(best.employeeId);
  }
  for (const { shift, startMs, endMs } of chosen) ledger.changeShift(shift, startMs, endMs, 1);
  return chosen;
}

/** Most stretches that lie at one moment. */
function mostAway(stretches: Stretch[]): number {
  return Math.max(
    0,
    ...stretches.map(({ startMs }) => stretches.filter((s) => s.startMs <= startMs && s.endMs > startMs).length),
  );
}

function costOfTaking(ledger: CoverageLedger, stretches: Stretch[]): number {
  let cost = 0;
  for (const { shift, startMs, endMs } of stretches) cost += ledger.changeShift(shift, startMs, endMs, -1);
  for (const { shift, startMs, endMs } of stretches) ledger.changeShift(shift, startMs, endMs, 1);
  return cost;
}

function startsOf(activity: Activity, zone: string, stepMs: number): number[] {
  const starts: number[] = [];
  for (const date of activity.dates) {
    for (
      let minute = activity.fromMinute;
      minute + activity.minutes <= activity.toMinute;
      minute += stepMs / MINUTE_MS
    ) {
      const at = localToInstant({ date, minuteOfDay: minute, zone, ambiguity: 'earlier' });
      if (typeof at === 'number') starts.push(at);
    }
  }
  return starts;
}

function worksThroughout(shift: GeneratedShift, fromMs: number, toMs: number): boolean {
  let reached = fromMs;
  for (const segment of shift.work) {
    if (segment.startMs <= reached && segment.endMs > reached) reached = segment.endMs;
  }
  return reached >= toMs;
}

function withoutWork(shift: GeneratedShift, fromMs: number, toMs: number): GeneratedShift {
  const work = shift.work.flatMap((segment) =>
    [
      { ...segment, endMs: Math.min(segment.endMs, fromMs) },
      { ...segment, startMs: Math.max(segment.startMs, toMs) },
    ].filter(({ startMs, endMs }) => endMs > startMs),
  );
  return { ...shift, work };
}

function checkActivity(field: string, activity: Activity, zones: Map<string, string>): void {
  if (!(activity.minutes > 0)) throw new InvalidInput(`${field}.minutes`, 'must be positive');
  if (activity.toMinute - activity.fromMinute < activity.minutes || activity.toMinute > 1440)
    throw new InvalidInput(`${field}.toMinute`, 'must leave room for the duration within the day');
  if (activity.minParticipants > activity.maxParticipants)
    throw new InvalidInput(`${field}.minParticipants`, 'must not exceed maxParticipants');
  const seen = new Set<string>();
  for (const id of activity.participantIds) {
    if (!zones.has(id)) throw new InvalidInput(`${field}.participantIds`, `names no employee: ${id}`);
    if (seen.has(id)) throw new InvalidInput(`${field}.participantIds`, `appears twice: ${id}`);
    seen.add(id);
  }
}

/** Faults of placed activities, straight from their rules: `placeActivities` gives none. */
export function validateActivities(
  shifts: GeneratedShift[],
  activities: Activity[],
  placed: PlacedActivity[],
): string[] {
  const faults: string[] = [];
  for (const activity of activities) {
    const own = placed.filter(({ activityId }) => activityId === activity.id);
    if (own.length === 0) continue;
    const say = (fault: string) => faults.push(`${activity.id}: ${fault}`);
    if (own.length < activity.minParticipants || own.length > activity.maxParticipants)
      say(`${own.length} participants`);
    if (new Set(own.map(({ employeeId }) => employeeId)).size < own.length) say('somebody takes part twice');
    if (activity.participation === 'group' && new Set(own.map(({ startMs }) => startMs)).size > 1) say('several times');
    for (const { employeeId, startMs, endMs } of own) {
      if (!activity.participantIds.includes(employeeId)) say(`${employeeId} is no participant`);
      if (endMs - startMs !== activity.minutes * MINUTE_MS) say('wrong duration');
      const away = own.filter((other) => other.startMs <= startMs && other.endMs > startMs).length;
      if (activity.participation === 'individual' && away > (activity.maxSimultaneous ?? away))
        say(`${away} away at once`);
      const shift = shifts.find(
        (item) => item.employeeId === employeeId && item.startMs <= startMs && item.endMs >= endMs,
      );
      if (shift === undefined) say(`${employeeId} is not on shift`);
      const isBusy = [
        ...(shift?.work ?? []),
        ...(shift?.pauses ?? []).map((pause) => ({ ...pause, endMs: pause.startMs + pause.minutes * MINUTE_MS })),
        ...placed.filter((other) => other.employeeId === employeeId && other.activityId !== activity.id),
      ].some((other) => other.startMs < endMs && other.endMs > startMs);
      if (isBusy) say(`${employeeId} works, rests or is elsewhere at the same time`);
    }
  }
  return faults;
}
