import { planActivities, proposeActivities } from '~/models/propose-activities.server';
import { loadPlanState } from '~/models/schedule-plan-state.server';
import { failProposal } from '~/models/schedule-proposal.server';
import { readFrame } from '~/models/schedule-result.server';
import { readEventsToPlace } from '~/models/timetable-event.server';
import { AppError } from '~/platform/errors.server';
import { handleJob } from './handle-job';
import { placeActivitiesJob } from './place-activities';
import type { PlaceTaskInput, PlaceTaskOutput, PlaceTaskProgress } from './place-activities.worker';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./place-activities.worker.ts', import.meta.url);

export default handleJob(placeActivitiesJob, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { scheduleId, proposalId, eventIds, employeeIds, departmentIds } = payload;
  try {
    job.progress(0, 'load');
    const schedule = await readFrame({ organizationId, scheduleId });
    const [state, events] = await Promise.all([
      loadPlanState(schedule),
      readEventsToPlace({ organizationId, eventIds, departmentIds }),
    ]);
    const planned = await planActivities(schedule, state, events, employeeIds && new Set(employeeIds));
    const output = await runInPool<PlaceTaskInput, PlaceTaskOutput, PlaceTaskProgress>(
      workerFile,
      { problem: state.built.problem, shifts: state.shifts, activities: planned.activities },
      { signal, onMessage: ({ fraction }) => job.progress(fraction * 100, 'activities') },
    );
    // why: a worker that leaves gives the job back; a person's cancel takes what was placed by then
    if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
    if ('fault' in output) throw new AppError('invalid', output.fault);
    const summary = await proposeActivities({ schedule, proposalId, state, planned, ...output });
    return {
      scheduleId,
      proposalId,
      placed: output.placed.length,
      notPlaced: output.notPlaced.length,
      changedPeople: summary.changedPeople,
    };
  } catch (error) {
    if (error instanceof AppError) await failProposal({ organizationId, proposalId, error: error.message });
    throw error;
  }
});
