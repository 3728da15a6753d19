import { v7 as createId } from 'uuid';
import type { GeneratedShift, ScheduleResult, Violation } from '~/engine/scheduling';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import type { BuiltProblem, ScheduleFrame } from './build-schedule-problem.server';
import { type CopyCell, copyInto } from './copy-into.server';
import { type GroupWork, sumDayCoverage } from './day-coverage';
import { storedPauseKind } from './engine-activities';
import { employeeIdOf } from './engine-employee';
import type { StoredScheduleResult } from './schedule-result-types';

/** A variant that this job is to plan, or null: it is planned already, or another job took over. */
export async function findScheduleToPlan(input: {
  organizationId: string;
  scheduleId: string;
  jobId: string;
}): Promise<(ScheduleFrame & { name: string }) | null> {
  const [row] = await query<ScheduleFrame & { name: string }>(
    'schedule-to-plan',
    `select id, organization_id as "organizationId", name, start_date as "startDate", end_date as "endDate", group_ids as "groupIds",
       department_ids as "departmentIds", forecast_ids as "forecastIds", parameters
     from schedules where organization_id = $1 and id = $2 and job_id = $3 and status = 'planning'`,
    [input.organizationId, input.scheduleId, input.jobId],
  );
  return row ?? null;
}

/** The row of a schedule as a computation needs it. @throws AppError not_found */
export async function readFrame(input: {
  organizationId: string;
  scheduleId: string;
}): Promise<ScheduleFrame & { name: string; status: string; version: number }> {
  const [row] = await query<ScheduleFrame & { name: string; status: string; version: number }>(
    'schedule-frame',
    `select id, organization_id as "organizationId", name, status, start_date as "startDate", end_date as "endDate",
       group_ids as "groupIds", department_ids as "departmentIds", forecast_ids as "forecastIds", parameters, version
     from schedules where organization_id = $1 and id = $2`,
    [input.organizationId, input.scheduleId],
  );
  if (!row) throw notFound('The schedule');
  return row;
}

/** Ends the planning of a variant with a fault; the shifts it had stay. */
export async function closeSchedule(input: {
  organizationId: string;
  scheduleId: string;
  jobId: string;
  error: string;
}): Promise<void> {
  await query(
    'schedule-close',
    `update schedules set status = 'error', error = $4, version = version + 1
     where organization_id = $1 and id = $2 and job_id = $3 and status = 'planning'`,
    [input.organizationId, input.scheduleId, input.jobId, input.error],
  );
  await announce(input.organizationId, input.scheduleId, 'planning_failed');
}

const announce = (organizationId: string, scheduleId: string, change: string) =>
  publish({ organizationId, type: 'schedule', rooms: [rooms.schedule(scheduleId)], data: { scheduleId, change } });

/** Work of shifts as effective agents of each group. */
export function workOfShifts(built: BuiltProblem, shifts: GeneratedShift[]): GroupWork[] {
  const skillsOf = new Map(built.problem.employees.map((employee) => [employee.id, employee.skills]));
  return shifts.flatMap((shift) =>
    shift.work.flatMap(({ startMs, endMs, shares }) =>
      shares.map(({ groupId, share }) => {
        const skill = skillsOf.get(shift.employeeId)?.find((candidate) => candidate.groupId === groupId);
        return { groupId, startMs, endMs, agents: share * (skill?.proficiency ?? 1) };
      }),
    ),
  );
}

/** At most as many points as a curve needs. */
function thin<T>(points: T[], most: number): T[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => points[Math.round(i * step)]);
}

/** What is kept of a planning beside the shifts: everything a planner asks about. */
export function toStoredResult(
  schedule: ScheduleFrame,
  built: BuiltProblem,
  result: ScheduleResult,
  violations: Violation[],
): StoredScheduleResult {
  const zones = new Map(built.groups.map((group) => [group.id, group.timeZone]));
  const names = new Map(built.people.map((person) => [person.id, person.name]));
  const groupNames = new Map(built.groups.map((group) => [group.id, group.name]));
  const nameIds = (text: string) =>
    text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => groupNames.get(id) ?? id);
  return {
    objective: result.objective,
    costs: result.costs,
    bound: result.bound,
    boundSource: result.boundSource,
    gap: result.gap,
    leastShortPercent: result.leastShortPercent,
    coverage: result.coverage,
    days: sumDayCoverage({
      groups: built.problem.groups.map((group) => ({ ...group, timeZone: zones.get(group.id) ?? 'UTC' })),
      work: workOfShifts(built, result.shifts),
      intervalMinutes: built.problem.horizon.intervalMinutes,
      startDate: schedule.startDate,
      endDate: schedule.endDate,
    }),
    unmet: result.unmet.map((rule) => {
      const employeeId = rule.employeeId && employeeIdOf(rule.employeeId);
      return {
        ...rule,
        reason: nameIds(rule.reason),
        employeeId,
        employeeName: (employeeId && names.get(employeeId)) || null,
      };
    }),
    conflicts: violations.map((violation) => ({ ...violation, employeeId: employeeIdOf(violation.employeeId) })),
    ...(result.rotations.length
      ? {
          rotations: result.rotations.flatMap(({ employeeId, pattern, startDate }) => {
            const id = employeeIdOf(employeeId);
            // why: open positions have no name and no page
            return names.has(id) ? [{ employeeId: id, employeeName: names.get(id) ?? null, pattern, startDate }] : [];
          }),
        }
      : {}),
    employeeCount: built.people.length,
    shiftCount: result.shifts.length,
    paidHours: result.shifts.reduce((sum, shift) => sum + shift.paidMinutes, 0) / 60,
    seed: result.seed,
    elapsedMs: result.elapsedMs,
    stoppedBy: result.stoppedBy,
    trace: thin(result.trace, 200).map(({ elapsedMs, objective, bound, shortPercent, phase }) => ({
      elapsedMs,
      objective,
      bound,
      shortPercent,
      phase,
    })),
  };
}

const shiftColumns = [
  'id',
  'organization_id',
  'schedule_id',
  'employee_id',
  'template_id',
  'date',
  'starts_at',
  'ends_at',
  'paid_minutes',
];
const activityColumns = [
  'id',
  'organization_id',
  'shift_id',
  'kind',
  'group_id',
  'starts_at',
  'ends_at',
  'is_paid',
  'share',
];

function activityRows(organizationId: string, shiftId: string, shift: GeneratedShift): CopyCell[][] {
  const pauses = shift.pauses.map((pause): CopyCell[] => [
    createId(),
    organizationId,
    shiftId,
    storedPauseKind[pause.kind],
    null,
    new Date(pause.startMs),
    new Date(pause.startMs + pause.minutes * 60_000),
    pause.paid,
    1,
  ]);
  const work = shift.work.flatMap((segment) =>
    segment.shares
      .filter(({ share }) => share > 1e-6)
      .map(({ groupId, share }): CopyCell[] => [
        createId(),
        organizationId,
        shiftId,
        'WORK',
        groupId,
        new Date(segment.startMs),
        new Date(segment.endMs),
        true,
        share,
      ]),
  );
  return [...pauses, ...work];
}

/**
 * Writes a planned variant in one transaction: its shifts and activities by COPY in place of the earlier ones (locked ones
 * stay), its figures and its state.
 * @throws AppError conflict where the variant is no longer this job's
 */
export async function saveScheduleResult(
  actor: AuditActor,
  input: { schedule: ScheduleFrame; jobId: string; shifts: GeneratedShift[]; result: StoredScheduleResult },
): Promise<void> {
  const { organizationId, id: scheduleId } = input.schedule;
  await bulkWriteWithAudit(actor, async (client) => {
    const { rowCount } = await client.query(
      `update schedules set status = 'planned', result = $4, error = null, version = version + 1
       where organization_id = $1 and id = $2 and job_id = $3 and status = 'planning'`,
      [organizationId, scheduleId, input.jobId, JSON.stringify(input.result)],
    );
    if (!rowCount) throw conflict('The schedule was changed while it was being planned.');
    await client.query('delete from shifts where organization_id = $1 and schedule_id = $2 and not is_locked', [
      organizationId,
      scheduleId,
    ]);
    const rows = input.shifts
      .filter((shift) => !shift.isFixed)
      .map((shift) => ({ id: createId(), employeeId: employeeIdOf(shift.employeeId), shift }));
    await copyInto(
      client,
      'shifts',
      shiftColumns,
      rows.map(({ id, employeeId, shift }) => [
        id,
        organizationId,
        scheduleId,
        employeeId,
        shift.templateId,
        shift.date,
        new Date(shift.startMs),
        new Date(shift.endMs),
        shift.paidMinutes,
      ]),
    );
    await copyInto(
      client,
      'shift_activities',
      activityColumns,
      rows.flatMap(({ id, shift }) => activityRows(organizationId, id, shift)),
    );
    const { shiftCount, gap, coverage } = input.result;
    const audit = {
      action: 'schedule.planned',
      entity: 'schedule',
      entityId: scheduleId,
      after: { shiftCount, gap, shortPercent: coverage.shortPercent, overPercent: coverage.overPercent },
    };
    return { result: undefined, audit };
  });
  await announce(organizationId, scheduleId, 'planned');
}

/** Puts a draft into the hands of a job that runs already. */
export async function takeForPlanning(input: {
  organizationId: string;
  scheduleId: string;
  jobId: string;
}): Promise<void> {
  await query(
    'schedule-take',
    `update schedules set status = 'planning', job_id = $3, error = null
     where organization_id = $1 and id = $2 and status in ('draft', 'error')`,
    [input.organizationId, input.scheduleId, input.jobId],
  );
}
