import { type Actor, scopeOf } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import type { JobState } from './job.server';

/** The last job of a kind about a schedule: of anybody for planners of everything, else one's own. */
export async function findLastScheduleJob<Result>(
  actor: Actor,
  input: { kind: string; scheduleId: string },
): Promise<{
  id: string;
  state: JobState;
  result: Result | null;
  error: string | null;
  finishedAt: Date | null;
} | null> {
  const [row] = await query<{
    id: string;
    state: JobState;
    result: Result | null;
    error: string | null;
    finishedAt: Date | null;
  }>(
    'schedule-last-job',
    `select id, state, result, error, finished_at as "finishedAt" from jobs where organization_id = $1 and kind = $2
       and payload ->> 'scheduleId' = $3 and ($4::uuid is null or created_by = $4) order by id desc limit 1`,
    [
      actor.organizationId,
      input.kind,
      input.scheduleId,
      scopeOf(actor, 'schedule:write')?.kind === 'all' ? null : actor.id,
    ],
  );
  return row ?? null;
}
