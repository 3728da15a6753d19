import { type Actor, scopeOf } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { getScheduleFrame } from './schedule-page.server';

/** Something that was done to a schedule or one of its shifts. */
export interface ScheduleChange {
  id: number;
  at: string;
  actorName: string | null;
  action: string;
  shiftId: string | null;
  reason: string | null;
  /** null for who sees only some of the people: a record may name others */
  before: unknown;
  after: unknown;
}

/** The trail of a schedule, the latest first, by keyset. @throws AppError not_found, forbidden */
export async function listScheduleChanges(
  actor: Actor,
  input: { scheduleId: string; beforeId?: number; limit: number },
): Promise<ScheduleChange[]> {
  await getScheduleFrame(actor, input.scheduleId);
  const rows = await query<ScheduleChange>(
    'schedule-changes',
    `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_name as "actorName", action,
       case when entity = 'shift' then entity_id end as "shiftId", reason, before, after
     from audit_events where organization_id = $1 and ($3::bigint is null or id < $3)
       and (entity = 'schedule' and entity_id = $2
         or entity = 'shift' and entity_id in (select s.id::text from shifts s where s.schedule_id = $2::uuid))
     order by id desc limit $4`,
    [actor.organizationId, input.scheduleId, input.beforeId ?? null, input.limit],
    reader(),
  );
  if (scopeOf(actor, 'schedule:read')?.kind === 'all') return rows;
  return rows.map((row) => ({ ...row, before: null, after: null }));
}
