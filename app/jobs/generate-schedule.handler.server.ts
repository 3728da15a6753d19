import type { Violation } from '~/engine/scheduling';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from '~/models/build-schedule-problem.server';
import { sumCoverage } from '~/models/day-coverage';
import { employeeIdOf } from '~/models/engine-employee';
import { notifyUsers } from '~/models/notification.server';
import { addPreviousShifts } from '~/models/previous-shifts.server';
import {
  dropCheckpoints,
  readCheckpoint,
  type ScheduleCheckpoint,
  saveCheckpoint,
} from '~/models/schedule-checkpoint.server';
import { closeSchedule, findScheduleToPlan, saveScheduleResult, toStoredResult } from '~/models/schedule-result.server';
import type { StoredScheduleResult } from '~/models/schedule-result-types';
import { loadShifts, toFixedShifts } from '~/models/schedule-shifts.server';
import { describeVacancies, openPositions } from '~/models/vacancy-plan';
import { loadVacancyRules } from '~/models/vacancy-rule.server';
import { AppError } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import { generateSchedule } from './generate-schedule';
import type { ScheduleTaskInput, ScheduleTaskMessage, ScheduleTaskOutput } from './generate-schedule.worker';
import { handleJob, type RunningJob } from './handle-job';
import { recordCurve } from './record-curve';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./generate-schedule.worker.ts', import.meta.url);

/** A run that was interrupted near its end still gets this part of its time: it must settle again. */
const leastPartAfterRestart = 0.2;

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
  const vacancies = schedule.parameters.vacancies ?? [];
  const workRuleIds = vacancies.flatMap(({ workRuleId }) => workRuleId ?? []);
  const positions = openPositions(
    built,
    scheduleId,
    vacancies,
    await loadVacancyRules({ organizationId, workRuleIds }),
  );
  built.problem.employees.push(...positions);
  if (schedule.parameters.goal === 'stability') await addPreviousShifts(schedule, built);
  const saved = await readCheckpoint({ organizationId, jobId: job.id });
  const output = await search(schedule, built, saved, job, signal);
  // why: a worker that leaves gives the job back; only a person's cancel keeps the best so far
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) throw new AppError('invalid', output.fault);
  const faults = findFaults(output.violations, new Set(locked.map((shift) => shift.employeeId)));
  if (faults.length) throw new AppError('invalid', describeFaults(faults, built));
  const open = new Set(positions.map((position) => position.id));
  const named = output.result.shifts.filter((shift) => !open.has(shift.employeeId));
  const ofNamed = output.violations.filter((violation) => !open.has(violation.employeeId));
  const unmet = output.result.unmet.filter((rule) => rule.employeeId === null || !open.has(rule.employeeId));
  const found = toStoredResult(schedule, built, { ...output.result, shifts: named, unmet }, ofNamed);
  const { shortPercent } = output.result.coverage;
  // why: only people with names get shifts; what is stored of coverage is theirs
  const result: StoredScheduleResult = positions.length
    ? {
        ...found,
        coverage: sumCoverage(found.days),
        vacancies: describeVacancies(built, positions, output.result.shifts, shortPercent),
      }
    : found;
  await saveScheduleResult(
    {
      organizationId,
      actorId: job.createdBy,
      actorKind: job.createdBy ? 'user' : 'system',
      source: 'job',
    },
    { schedule, jobId: job.id, shifts: named, result },
  );
  await dropCheckpoints({ organizationId, scheduleId });
  const { coverage, gap, shiftCount, employeeCount, objective, bound, stoppedBy } = result;
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
    unmetCount: result.unmet.length,
    resumedFrom: saved?.objective ?? null,
  };
}

/** Runs the engine in a thread; every few seconds the best plan is saved, and a job that is taken up again begins with it. */
async function search(
  schedule: ScheduleFrame,
  built: BuiltProblem,
  saved: ScheduleCheckpoint | null,
  job: RunningJob,
  signal: AbortSignal,
): Promise<ScheduleTaskOutput> {
  const { organizationId, id: scheduleId } = schedule;
  const budgetMs = (schedule.parameters.timeBudgetSec ?? 60) * 1000;
  const spentMs = saved?.elapsedMs ?? 0;
  const curve = recordCurve();
  let saving: Promise<unknown> = Promise.resolve();
  const output = await runInPool<ScheduleTaskInput, ScheduleTaskOutput, ScheduleTaskMessage>(
    workerFile,
    {
      problem: built.problem,
      seed: schedule.parameters.seed ?? 1,
      timeBudgetMs: Math.max(budgetMs * leastPartAfterRestart, budgetMs - spentMs),
      checkpointEveryMs: Number(process.env.SCHEDULE_CHECKPOINT_MS) || undefined,
      ...(saved ? { startFrom: saved.shifts } : {}),
    },
    {
      signal,
      graceMs: cancelGraceMs,
      onMessage: (message) => {
        if (message.kind === 'checkpoint') {
          const { shifts, objective, elapsedMs } = message;
          const state = { organizationId, scheduleId, jobId: job.id, shifts, objective };
          saving = saving
            .then(() => saveCheckpoint({ ...state, elapsedMs: spentMs + elapsedMs }))
            .catch((err) => logger.warn({ err, jobId: job.id }, 'the state of a planning was not saved'));
          return;
        }
        const { fraction, ...progress } = message.progress;
        const resumed = saved ? { resumedFrom: saved.objective } : {};
        job.progress(fraction * 100, progress.phase, { ...progress, ...resumed, curve: curve.add(progress) });
      },
    },
  );
  await saving;
  return output;
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
