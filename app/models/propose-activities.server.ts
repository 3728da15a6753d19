import type { Activity, PlacedActivity } from '~/engine/scheduling';
import { query } from '~/platform/pg.server';
import { seenCells } from './apply-proposals.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { employeeIdOf } from './engine-employee';
import { type EventOccurrence, listOccurrences } from './event-occurrences';
import { hoursText, type ProposalSummary, summarizeProposal } from './proposal-summary';
import { applyEdits } from './proposed-edits';
import { checkShifts } from './schedule-conflicts.server';
import type { PlanState } from './schedule-plan-state.server';
import { saveProposal } from './schedule-proposal.server';
import type { ActivityRow, ShiftRow } from './schedule-shifts.server';
import type { TimetableEvent } from './timetable-event.server';
import type { ShiftEdit } from './write-shifts.server';

/** An occurrence that was placed: of which event, for whom. */
export interface Placement {
  eventId: string;
  key: string;
  employeeIds: string[];
}

/** The events of a schedule as the engine places them, with what each stands for. */
export interface PlannedActivities {
  activities: Activity[];
  of: Map<string, { event: TimetableEvent; occurrence: EventOccurrence }>;
}

/** Occurrences that proposals taken over have placed already. */
async function readPlacements(schedule: ScheduleFrame): Promise<Map<string, Set<string>>> {
  const rows = await query<{ placements: Placement[] }>(
    'proposal-placements',
    `select summary -> 'placements' as placements from schedule_proposals where organization_id = $1 and schedule_id = $2
       and kind = 'activities' and state = 'applied' and summary ? 'placements'`,
    [schedule.organizationId, schedule.id],
  );
  const known = new Map<string, Set<string>>();
  for (const { eventId, key, employeeIds } of rows.flatMap((row) => row.placements)) {
    const id = `${eventId} ${key}`;
    known.set(id, new Set([...(known.get(id) ?? []), ...employeeIds]));
  }
  return known;
}

/**
 * Turns events into activities of the engine: each occurrence in the period by itself, mandatory ones first. A meeting that was
 * placed already is left out; of events with own times those who have had theirs.
 * @param reachable people who may take part; null = everyone
 */
export async function planActivities(
  schedule: ScheduleFrame,
  state: PlanState,
  events: TimetableEvent[],
  reachable: ReadonlySet<string> | null,
): Promise<PlannedActivities> {
  const placed = await readPlacements(schedule);
  const departments = await readDepartments(schedule, events);
  const activities: Activity[] = [];
  const of: PlannedActivities['of'] = new Map();
  const sorted = [...events].sort((a, b) => Number(b.isMandatory) - Number(a.isMandatory) || b.minutes - a.minutes);
  for (const event of sorted) {
    const participants = participantsOf(state, event, departments).filter(
      (id) => reachable?.has(employeeIdOf(id)) ?? true,
    );
    for (const occurrence of listOccurrences(event, schedule.startDate, schedule.endDate)) {
      const done = placed.get(`${event.id} ${occurrence.key}`) ?? new Set<string>();
      if (done.size && event.participation === 'group') continue;
      const participantIds = participants.filter((id) => !done.has(employeeIdOf(id)));
      const id = `${event.id} ${occurrence.key}`;
      activities.push({
        id,
        participation: event.participation,
        minutes: event.minutes,
        dates: occurrence.dates,
        fromMinute: event.fromMinute,
        toMinute: event.toMinute,
        participantIds,
        minParticipants: Math.max(1, done.size ? 1 : event.minParticipants),
        maxParticipants: Math.max(1, event.maxParticipants - done.size),
        ...(event.maxSimultaneous ? { maxSimultaneous: event.maxSimultaneous } : {}),
      });
      of.set(id, { event, occurrence });
    }
  }
  return { activities, of };
}

async function readDepartments(schedule: ScheduleFrame, events: TimetableEvent[]): Promise<Map<string, Set<string>>> {
  const departmentIds = [...new Set(events.flatMap((event) => event.departmentIds))];
  if (!departmentIds.length) return new Map();
  const rows = await query<{ departmentId: string; employeeId: string }>(
    'event-departments',
    `select w.id as "departmentId", m.employee_id as "employeeId" from unnest($2::uuid[]) w(id)
     join departments d on d.organization_id = $1 and w.id = any(d.path)
     join department_memberships m on m.department_id = d.id and m.valid_from <= $4 and (m.valid_to is null or m.valid_to > $3)`,
    [schedule.organizationId, departmentIds, schedule.startDate, schedule.endDate],
  );
  const byDepartment = new Map<string, Set<string>>();
  for (const { departmentId, employeeId } of rows) {
    byDepartment.set(departmentId, (byDepartment.get(departmentId) ?? new Set()).add(employeeId));
  }
  return byDepartment;
}

/** Entries of the engine whom an event is for: those named, else everyone of its groups and departments. */
function participantsOf(
  { built }: PlanState,
  event: TimetableEvent,
  departments: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const named = new Set(event.employeeIds);
  return built.problem.employees
    .filter((employee) => {
      const id = employeeIdOf(employee.id);
      if (named.size) return named.has(id);
      const serves = !event.groupIds.length || employee.skills.some((skill) => event.groupIds.includes(skill.groupId));
      const belongs =
        !event.departmentIds.length || event.departmentIds.some((department) => departments.get(department)?.has(id));
      return serves && belongs;
    })
    .map((employee) => employee.id);
}

const activityKind: Record<TimetableEvent['kind'], ActivityRow['kind']> = {
  TRAINING: 'TRAINING',
  MEETING: 'MEETING',
  COACHING: 'MEETING',
  PROJECT: 'PROJECT',
};

/** A shift with an activity in place of the work that lay there. */
function withActivity(row: ShiftRow, kind: ActivityRow['kind'], startMs: number, endMs: number): ShiftRow {
  const activities = row.activities.flatMap((item): ActivityRow[] =>
    item.kind !== 'WORK' || item.endMs <= startMs || item.startMs >= endMs
      ? [item]
      : [
          { ...item, endMs: Math.min(item.endMs, startMs) },
          { ...item, startMs: Math.max(item.startMs, endMs) },
        ].filter((part) => part.endMs > part.startMs),
  );
  const added: ActivityRow = { kind, groupId: null, startMs, endMs, isPaid: true, share: 1 };
  return { ...row, activities: [...activities, added].sort((a, b) => a.startMs - b.startMs) };
}

/** Keeps placed activities as a proposal: which shifts change, what it costs in coverage, and what found no place. */
export async function proposeActivities(input: {
  schedule: ScheduleFrame;
  proposalId: string;
  state: PlanState;
  planned: PlannedActivities;
  placed: PlacedActivity[];
  notPlaced: { activityId: string; reason: string }[];
}): Promise<ProposalSummary> {
  const { schedule, state, planned } = input;
  const { built, rows } = state;
  const changed = new Map<ShiftRow, ShiftRow>();
  const names = new Map<ShiftRow, string[]>();
  const placements = new Map<string, Placement>();
  const zones = new Map(built.people.map((person) => [person.id, person.zone]));
  for (const { activityId, employeeId, startMs, endMs } of input.placed) {
    const person = employeeIdOf(employeeId);
    const row = rows.find((item) => item.employeeId === person && item.startMs <= startMs && item.endMs >= endMs);
    const found = planned.of.get(activityId);
    if (!row || !found) continue;
    const { event, occurrence } = found;
    changed.set(row, withActivity(changed.get(row) ?? row, activityKind[event.kind], startMs, endMs));
    const text = `${event.name} ${hoursText({ startMs, endMs }, zones.get(person) ?? 'UTC')}`;
    names.set(row, [...(names.get(row) ?? []), text]);
    const placement = placements.get(activityId) ?? { eventId: event.id, key: occurrence.key, employeeIds: [] };
    placements.set(activityId, { ...placement, employeeIds: [...placement.employeeIds, person] });
  }
  const edits = [...changed].map(
    ([before, { id: _id, version: _version, scheduleId: _scheduleId, ...draft }]): ShiftEdit => ({
      before,
      draft,
    }),
  );
  const after = applyEdits(rows, edits, schedule.id);
  const summary = summarizeProposal({
    built,
    startDate: schedule.startDate,
    endDate: schedule.endDate,
    rows,
    after,
    edits,
    conflictsBefore: checkShifts(built, rows),
    conflictsAfter: checkShifts(built, after),
    forecastIds: null,
  });
  const textOf = new Map([...names].map(([row, texts]) => [`${row.employeeId} ${row.date}`, texts.join(', ')]));
  const full: ProposalSummary = {
    ...summary,
    changes: summary.changes.map((change) => ({
      ...change,
      activity: textOf.get(`${change.employeeId} ${change.date}`) ?? null,
    })),
    notPlaced: input.notPlaced.map(({ activityId, reason }) => {
      const found = planned.of.get(activityId);
      return { name: found ? `${found.event.name} (${found.occurrence.dates[0]})` : activityId, reason };
    }),
    placements: [...placements.values()],
  };
  const stored = { edits, cells: seenCells(rows, edits), shiftIds: null };
  await saveProposal({ organizationId: schedule.organizationId, proposalId: input.proposalId, summary: full, stored });
  return full;
}
