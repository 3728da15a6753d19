import type { StaffProfilesInput } from '~/engine/multiskill';
import { loadProfileDay } from '~/models/profile-day.server';
import { summariseStaffing } from '~/models/profile-staffing';
import { AppError } from '~/platform/errors.server';
import { handleJob, type RunningJob } from './handle-job';
import { runInPool } from './run-in-pool.server';
import { staffProfilesJob } from './staff-profiles';
import type { StaffProfilesOutput, StaffProfilesProgress } from './staff-profiles.worker';

const workerFile = new URL('./staff-profiles.worker.ts', import.meta.url);

export default handleJob(staffProfilesJob, async ({ payload, job, signal }) => {
  if (payload.kind === 'model') {
    const model = payload.model as unknown as StaffProfilesInput;
    const profiles = model.profiles.map(({ id, skills, maxAgents }) => ({
      id,
      queueIds: skills.map(({ queueId }) => queueId),
      people: maxAgents ?? null,
    }));
    return { ...(await staff(job, signal, model, profiles)) };
  }
  const { kind, ...question } = payload;
  const day = await loadProfileDay({ organizationId: job.organizationId, ...question });
  const profiles = day.profiles.map((profile, index) => ({ id: String(index), ...profile }));
  return {
    question,
    startMs: day.fromMs,
    timeZone: day.timeZone,
    names: day.queues,
    leftOut: day.leftOut,
    staffing: await staff(job, signal, day.input, profiles),
  };
});

async function staff(
  job: RunningJob,
  signal: AbortSignal,
  input: StaffProfilesInput,
  profiles: { id: string; queueIds: string[]; people: number | null }[],
) {
  const output = await runInPool<StaffProfilesInput, StaffProfilesOutput, StaffProfilesProgress>(workerFile, input, {
    signal,
    onMessage: ({ interval, intervals, simulations }) =>
      job.progress((100 * (interval + 0.5)) / intervals, undefined, { interval, intervals, simulations }),
  });
  // why: a worker that leaves gives the job back; only a person's cancel keeps what there is
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) {
    const { message, ...fault } = output.fault;
    throw new AppError('invalid', message, { faults: [{ ...fault, message }] });
  }
  const { intervalSec, intervals = output.staffing.intervals.length } = input;
  return summariseStaffing(output.staffing, { intervalSec, intervals }, profiles);
}
