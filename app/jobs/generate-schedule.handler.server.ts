import type { ScheduleProgress, Violation } from '~/engine/scheduling';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from '~/models/build-schedule-problem.server';
import { employeeIdOf } from '~/models/engine-employee';
import { notifyUsers } from '~/models/notification.server';
import { closeSchedule, findScheduleToPlan, saveScheduleResult, toStoredResult } from '~/models/schedule-result.server';
import { loadShifts, toFixedShifts } from '~/models/schedule-shifts.server';
import { AppError } from '~/platform/errors.server';
import { generateSchedule } from './generate-schedule';
import type { ScheduleTaskInput, ScheduleTaskOutput } from './generate-schedule.worker';
import { handleJob, type RunningJob } from './handle-job';
import { recordCurve } from './record-curve';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./generate-schedule.worker.ts', import.meta.url);

/** How long the engine may take to answer after a cancel: it still polishes the best roster. */
const cancelGraceMs = 30_000;

export default handleJob(generateSchedule, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { scheduleId } = payload;
  const schedule = await findScheduleToPlan({ organizationId, scheduleId, jobId: job.id });
  if (!schedule) return { scheduleId, isSkipped: true };
  try {
    return await plan(schedule, job, signal);
  } catch (error) {
    if (error instanceof AppError) {
      await closeSchedule({ organizationId, scheduleId, jobId: job.id, error: error.message });
      await tell(job, 'schedule_failed', { schedule: schedule.name }, scheduleId);
    }
    throw error;
  }
});

async function plan(schedule: ScheduleFrame & { name: string }, job: RunningJob, signal: AbortSignal) {
  const { organizationId } = job;
  const { id: scheduleId } = schedule;
  job.progress(0, 'load');
  const locked = await loadShifts({ organizationId, scheduleId, isLocked: true });
  const built = await buildScheduleProblem(schedule, { fixedShifts: toFixedShifts(locked) });
  const curve = recordCurve();
  const output = await runInPool<ScheduleTaskInput, ScheduleTaskOutput, ScheduleProgress>(
    workerFile,
    {
      problem: built.problem,
      seed: schedule.parameters.seed ?? 1,
      timeBudgetMs: (schedule.parameters.timeBudgetSec ?? 60) * 1000,
    },
    {
      signal,
      graceMs: cancelGraceMs,
      onMessage: ({ fraction, ...progress }) =>
        job.progress(fraction * 100, progress.phase, { ...progress, curve: curve.add(progress) }),
    },
  );
  // why: a worker that leaves gives the job back; only a person's cancel keeps the best so far
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) throw new AppError('invalid', output.fault);
  const faults = findFaults(output.violations, new Set(locked.map((shift) => shift.employeeId)));
  if (faults.length) throw new AppError('invalid', describeFaults(faults, built));
  const result = toStoredResult(schedule, built, output.result, output.violations);
  await saveScheduleResult(
    {
      organizationId,
      actorId: job.createdBy,
      actorKind: job.createdBy ? 'user' : 'system',
      source: 'job',
    },
    { schedule, jobId: job.id, shifts: output.result.shifts, result },
  );
  const { coverage, gap, shiftCount, employeeCount, objective, bound, unmet, stoppedBy } = result;
  await tell(job, 'schedule_ready', { schedule: schedule.name, shortPercent: coverage.shortPercent }, scheduleId);
  return {
    scheduleId,
    shiftCount,
    employeeCount,
    objective,
    bound,
    gap,
    coverage,
    stoppedBy,
    unmetCount: unmet.length,
  };
}

/** Rules that data can make impossible: named in the result, no fault of the plan. */
const reportable = new Set(['weekly_min', 'days_min', 'fixed_shift', 'rotation', 'bond', 'pauses_at_once']);

/**
 * Hard rules that the plan breaks without need. People with locked shifts are left out: what a planner has set may
 * contradict a rule, and is shown as a conflict.
 */
export function findFaults(violations: Violation[], withLocked: ReadonlySet<string>): Violation[] {
  return violations.filter(
    ({ rule, mode, employeeId }) =>
      (mode === 'planning_only' || mode === 'warn') &&
      !reportable.has(rule) &&
      !withLocked.has(employeeIdOf(employeeId)),
  );
}

function describeFaults(faults: Violation[], built: BuiltProblem): string {
  const names = new Map(built.people.map((person) => [person.id, person.name]));
  const listed = faults
    .slice(0, 5)
    .map((fault) => `${names.get(employeeIdOf(fault.employeeId))}, ${fault.date}: ${fault.rule} (${fault.detail})`);
  return `The plan was refused by the independent check, ${faults.length} broken rules: ${listed.join('; ')}.`;
}

async function tell(job: RunningJob, kind: string, params: Record<string, unknown>, scheduleId: string) {
  if (!job.createdBy) return;
  const { organizationId } = job;
  await notifyUsers({ organizationId, userIds: [job.createdBy], kind, params, link: `/plan/schedules/${scheduleId}` });
}
