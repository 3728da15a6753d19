import type { Actor } from '~/auth/actor';
import { getJob, jobOwnerFilter } from './job.server';
import type { ProfileStaffingJob, ProfileStaffingPage } from './profile-staffing-page';
import { findPlannedDay, listLiveQueues } from './what-if-page.server';

/** The form and, where a search has been started, how it stands. @throws AppError not_found for a job of others */
export async function loadProfileStaffing(actor: Actor, jobId: string | null): Promise<ProfileStaffingPage> {
  const { organizationId } = actor;
  const [queues, date, job] = await Promise.all([
    listLiveQueues(organizationId),
    findPlannedDay(organizationId),
    jobId ? getJob({ organizationId, jobId, createdBy: jobOwnerFilter(actor, 'job:read') }) : null,
  ]);
  const services = [...new Map(queues.map(({ serviceId, serviceName }) => [serviceId, serviceName]))];
  return {
    services: services.map(([id, name]) => ({ id, name })),
    date,
    job:
      job && job.kind === 'staff-profiles'
        ? { id: job.id, state: job.state, error: job.error, result: readResult(job.result) }
        : null,
  };
}

/** why: a model that was sent over the interface has no day and no names to show */
function readResult(result: unknown): ProfileStaffingJob | null {
  const known = result as ProfileStaffingJob | null;
  return known?.names && known.staffing ? known : null;
}
