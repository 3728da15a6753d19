import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden } from '~/platform/errors.server';
import { getScheduleView, requireWholeSchedule } from './schedule.server';

/**
 * Puts a variant that is not in force into the archive, or takes one that was never in force out again; then it is planned
 * where it has a result, else a draft. Draft -> planning -> planned -> applied -> archived is the usual way.
 * @throws AppError not_found, forbidden; conflict for an older version, or where the state does not allow it
 */
export async function setArchived(
  actor: Actor,
  input: { scheduleId: string; isArchived: boolean; expectedVersion: number },
): Promise<{ status: string; version: number }> {
  const { organizationId } = actor;
  const { scheduleId, isArchived, expectedVersion } = input;
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await getScheduleView({ organizationId, scope, scheduleId });
  requireWholeSchedule(actor, 'schedule:write', schedule);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ status: string; version: number }>(
      `update schedules s set version = version + 1,
         status = case when $4 then 'archived' when s.result is null then 'draft' else 'planned' end
       where s.organization_id = $1 and s.id = $2 and s.version = $3
         and (case when $4 then s.status in ('draft', 'planned', 'error') else s.status = 'archived' and s.published_at is null end)
       returning status, version`,
      [organizationId, scheduleId, expectedVersion, isArchived],
    );
    const [row] = rows;
    if (!row) {
      throw conflict(
        isArchived
          ? 'Only a variant that is neither planned just now nor in force goes to the archive, and only as you have seen it.'
          : 'Only an archived variant that was never in force can be taken up again, and only as you have seen it.',
      );
    }
    const audit = {
      action: isArchived ? 'schedule.archived' : 'schedule.restored',
      entity: 'schedule',
      entityId: scheduleId,
      before: { status: schedule.status },
      after: { status: row.status },
    };
    return { result: row, audit };
  });
}
