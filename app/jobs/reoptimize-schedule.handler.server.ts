import type { Absence, GeneratedShift } from '~/engine/scheduling';
import { addDays, eachDay } from '~/engine/time';
import { isTolerated } from '~/models/apply-proposals.server';
import type { ScheduleFrame } from '~/models/build-schedule-problem.server';
import { findCoveringForecasts } from '~/models/forecast.server';
import { proposeShifts } from '~/models/propose-shifts.server';
import { engineEntryOn, isGiven, loadPlanState, type PlanState } from '~/models/schedule-plan-state.server';
import { failProposal } from '~/models/schedule-proposal.server';
import type { Reoptimize } from '~/models/schedule-proposal-input';
import { readFrame } from '~/models/schedule-result.server';
import type { ShiftRow } from '~/models/schedule-shifts.server';
import { AppError } from '~/platform/errors.server';
import { handleJob, type RunningJob } from './handle-job';
import { recordCurve } from './record-curve';
import { reoptimizeScheduleJob } from './reoptimize-schedule';
import type { ReoptimizeTaskInput, ReoptimizeTaskOutput, ReoptimizeTaskProgress } from './reoptimize-schedule.worker';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./reoptimize-schedule.worker.ts', import.meta.url);
const cancelGraceMs = 30_000;

export default handleJob(reoptimizeScheduleJob, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { proposalId, scheduleId } = payload;
  try {
    const summary = await propose(payload, job, signal);
    return { scheduleId, proposalId, changedShifts: summary.changedShifts, changedPeople: summary.changedPeople };
  } catch (error) {
    if (error instanceof AppError) await failProposal({ organizationId, proposalId, error: error.message });
    throw error;
  }
});

async function propose(
  payload: { scheduleId: string; proposalId: string; request: Reoptimize; employeeIds: string[] | null },
  job: RunningJob,
  signal: AbortSignal,
) {
  const { organizationId } = job;
  const { scheduleId, proposalId, request } = payload;
  job.progress(0, 'load');
  const stored = await readFrame({ organizationId, scheduleId });
  const forecastIds = request.usesNewestForecast ? await findNewestForecasts(stored) : null;
  const schedule = forecastIds ? { ...stored, forecastIds } : stored;
  const state = await loadPlanState(schedule);
  const range = eachDay(request.fromDate, addDays(request.toDate, 1));
  const absent = request.onlyAbsences ? findAbsentShifts(state, range) : [];
  const dates = request.onlyAbsences ? [...new Set(absent.map((row) => row.date))].sort() : range;
  if (!dates.length)
    throw new AppError('invalid', 'No shift of these dates lies in an absence: there is nothing to replace.');
  const gone = new Set(absent);
  const shifts = state.shifts.filter((_, i) => !gone.has(state.rows[i]));
  const people = payload.employeeIds && new Set(payload.employeeIds);
  const employeeIds = people && engineIdsOf(state, people);
  const output = await compute({ state, shifts, dates, employeeIds, request }, job, signal);
  if ('fault' in output) throw new AppError('invalid', output.fault);
  const inScope = new Set(dates);
  return proposeShifts({
    schedule,
    proposalId,
    state,
    shifts: output.shifts,
    isInScope: (date) => inScope.has(date),
    refuses: (item) => !isTolerated(item),
    forecastIds,
  });
}

async function compute(
  input: {
    state: PlanState;
    shifts: GeneratedShift[];
    dates: string[];
    employeeIds: string[] | null;
    request: Reoptimize;
  },
  job: RunningJob,
  signal: AbortSignal,
): Promise<ReoptimizeTaskOutput> {
  const { state, shifts, dates, employeeIds, request } = input;
  const curve = recordCurve();
  const output = await runInPool<ReoptimizeTaskInput, ReoptimizeTaskOutput, ReoptimizeTaskProgress>(
    workerFile,
    {
      problem: withoutAbsentFixed(state, new Set(shifts)),
      shifts,
      mode: request.mode,
      dates,
      employeeIds,
      stability: request.stability,
      isReplacing: shifts.length < state.shifts.length || request.usesNewestForecast,
      seed: request.seed,
      timeBudgetMs: request.timeBudgetSec * 1000,
    },
    {
      signal,
      graceMs: cancelGraceMs,
      onMessage: ({ fraction, ...progress }) =>
        job.progress(
          fraction * 100,
          progress.phase ?? 'pauses',
          progress.elapsedMs === undefined || progress.objective === undefined
            ? undefined
            : {
                ...progress,
                curve: curve.add({
                  elapsedMs: progress.elapsedMs,
                  objective: progress.objective,
                  bound: progress.bound ?? 0,
                  shortPercent: progress.shortPercent ?? null,
                }),
              },
        ),
    },
  );
  // why: a worker that leaves gives the job back; a person's cancel takes what was found by then
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  return output;
}

/** Given shifts that lie in an absence are given up, so that they must not be fixed either. */
function withoutAbsentFixed({ built, rows, shifts }: PlanState, kept: ReadonlySet<GeneratedShift>) {
  const givenUp = new Set(
    rows.flatMap((row, i) =>
      kept.has(shifts[i]) || !isGiven(row) ? [] : [`${shifts[i].employeeId} ${shifts[i].startMs}`],
    ),
  );
  if (!givenUp.size) return built.problem;
  const employees = built.problem.employees.map((employee) => ({
    ...employee,
    fixedShifts: employee.fixedShifts?.filter((shift) => !givenUp.has(`${employee.id} ${shift.startMs}`)),
  }));
  return { ...built.problem, employees };
}

const engineIdsOf = ({ built }: PlanState, people: ReadonlySet<string>): string[] =>
  [...people].flatMap((id) => built.entriesOf.get(id)?.map((entry) => entry.id) ?? []);

/** Shifts on which their person is absent, wholly or in part. */
export function findAbsentShifts({ built, rows }: PlanState, dates: string[]): ShiftRow[] {
  const wanted = new Set(dates);
  const people = new Map(built.people.map((person) => [person.id, person]));
  return rows.filter((row) => {
    if (!wanted.has(row.date)) return false;
    const entry = engineEntryOn(built, row.employeeId, row.date);
    const isAway = (absence: Absence) => absence.date === row.date && absence.fromMinute === undefined;
    if (entry?.absences?.some(isAway)) return true;
    const person = people.get(row.employeeId);
    return person?.absences.some((item) => item.startMs < row.endMs && item.endMs > row.startMs) ?? false;
  });
}

/** The newest forecast of each group; groups without a newer one keep theirs. */
async function findNewestForecasts(schedule: ScheduleFrame): Promise<string[]> {
  const { organizationId, groupIds, startDate, endDate } = schedule;
  const found = await findCoveringForecasts({ organizationId, groupIds, from: startDate, to: endDate });
  if (found.length < new Set(groupIds).size) {
    throw new AppError('invalid', 'Not every group has a newest forecast that covers the whole period.');
  }
  return found.map((forecast) => forecast.id);
}
