import { type Actor, scopeOf } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
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
  const names = await readNames(actor, result?.advice?.map(({ employeeId }) => employeeId) ?? []);
  return {
    date,
    names,
    job: known && { id: known.id, state: known.state, error: known.error, result: result?.advice ? result : null },
  };
}

/** Names of people by id, as far as the reader may know them. */
async function readNames(actor: Actor, employeeIds: string[]): Promise<Record<string, string>> {
  const reach = scopeOf(actor, 'employee:read');
  if (!reach || employeeIds.length === 0) return {};
  const scope = employeeScopeSql(reach, 'e', 3);
  const rows = await query<{ id: string; name: string }>(
    `training-names-${reach.kind}`,
    `select e.id, e.last_name || ' ' || e.first_name as name from agents e
     where e.organization_id = $1 and e.id::text = any($2::text[]) and ${scope.sql}`,
    [actor.organizationId, employeeIds, ...scope.values],
    reader(),
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
