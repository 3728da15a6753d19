import type { Actor } from '~/auth/actor';
import { getJob, jobOwnerFilter } from './job.server';
import type { Figure } from './routing-result';
import type { TrainingAdvice } from './training-advice';
import { findPlannedDay } from './what-if-page.server';

/** The page of training advice: the next planned day and, where one was asked for, the advice. @throws AppError not_found */
export async function loadTrainingAdvice(actor: Actor, jobId: string | null) {
  const { organizationId } = actor;
  const [date, job] = await Promise.all([
    findPlannedDay(organizationId),
    jobId ? getJob({ organizationId, jobId, createdBy: jobOwnerFilter(actor, 'job:read') }) : null,
  ]);
  const known = job?.kind === 'advise-training' ? job : null;
  const result = known?.result as { date: string; serviceLevel: Figure; advice: TrainingAdvice[] } | null | undefined;
  return {
    date,
    job: known && { id: known.id, state: known.state, error: known.error, result: result?.advice ? result : null },
  };
}
