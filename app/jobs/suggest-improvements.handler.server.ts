import { addDays, eachDay } from '~/engine/time';
import { keepSuggestions } from '~/models/keep-suggestions.server';
import { loadPlanState } from '~/models/schedule-plan-state.server';
import { readFrame } from '~/models/schedule-result.server';
import { AppError } from '~/platform/errors.server';
import { handleJob } from './handle-job';
import { runInPool } from './run-in-pool.server';
import { suggestImprovementsJob } from './suggest-improvements';
import type { SuggestTaskInput, SuggestTaskOutput, SuggestTaskProgress } from './suggest-improvements.worker';

const workerFile = new URL('./suggest-improvements.worker.ts', import.meta.url);

export default handleJob(suggestImprovementsJob, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { scheduleId, request } = payload;
  job.progress(0, 'load');
  const schedule = await readFrame({ organizationId, scheduleId });
  const state = await loadPlanState(schedule);
  const { aggressiveness, complexity, seed, timeBudgetSec } = request;
  const people = payload.employeeIds;
  const output = await runInPool<SuggestTaskInput, SuggestTaskOutput, SuggestTaskProgress>(
    workerFile,
    {
      problem: state.built.problem,
      shifts: state.shifts,
      dates: eachDay(request.fromDate ?? schedule.startDate, addDays(request.toDate ?? schedule.endDate, 1)),
      employeeIds: people?.flatMap((id) => state.built.entriesOf.get(id)?.map((entry) => entry.id) ?? []) ?? null,
      aggressiveness,
      complexity,
      seed,
      timeBudgetMs: timeBudgetSec * 1000,
    },
    {
      signal,
      graceMs: 10_000,
      onMessage: ({ stage, fraction, found }) => job.progress(fraction * 100, stage, { found }),
    },
  );
  // why: a worker that leaves gives the job back; a person's cancel takes what was found by then
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) throw new AppError('invalid', output.fault);
  const { suggestions } = output;
  await keepSuggestions({ schedule, jobId: job.id, createdBy: job.createdBy, state, suggestions });
  return { scheduleId, count: suggestions.length, best: suggestions[0]?.score.total ?? null };
});
