import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import type { SlotSettingInput, SlotSettingView } from './slot-setting';

/** More on one group than anybody keeps in mind. */
const mostSettings = 500;

/**
 * Allowances by weekday and time of a group that act within a period, in the order in which they were made: the later one counts.
 * @param input.to local date, exclusive
 * @param on connection of a running transaction, where there is one
 */
export async function listSlotSettings(
  input: { organizationId: string; groupId: string; from: string; to: string },
  on?: SqlExecutor,
): Promise<SlotSettingView[]> {
  return query<SlotSettingView>(
    'slot-settings',
    `select s.id, s.weekdays, s.start_minute as "startMinute", s.end_minute as "endMinute", s.valid_from as "validFrom",
       s.valid_to as "validTo", s.shrinkage, s.reserve, s.min_agents as "minAgents", s.comment, u.display_name as "createdByName",
       s.created_at as "createdAt"
     from staffing_slot_settings s left join users u on u.id = s.created_by
     where s.organization_id = $1 and s.group_id = $2 and s.removed_at is null and s.valid_from < $4::date
       and (s.valid_to is null or s.valid_to > $3::date)
     order by s.id limit ${mostSettings}`,
    [input.organizationId, input.groupId, input.from, input.to],
    on,
  );
}

/**
 * Sets allowances of groups on some weekdays and times of day; they replace what was set before on the same intervals.
 * @returns ids in the order of the groups
 * @throws AppError not_found for a group of another organization
 */
export async function addSlotSettings(
  actor: Actor,
  { groupIds, values }: { groupIds: string[]; values: SlotSettingInput },
): Promise<string[]> {
  const { organizationId } = actor;
  const ids = groupIds.map(() => createId());
  const { weekdays, startTime, endTime, from, to, absencePercent, reserve, minAgents, comment } = values;
  const validTo = to === undefined ? null : addDays(to, 1);
  const shrinkage = absencePercent === undefined ? null : absencePercent / 100;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const known = await client.query('select id from groups where organization_id = $1 and id = any($2::uuid[])', [
      organizationId,
      groupIds,
    ]);
    if (known.rowCount !== new Set(groupIds).size) throw notFound('The group');
    await client.query(
      `insert into staffing_slot_settings (id, organization_id, group_id, weekdays, start_minute, end_minute, valid_from, valid_to,
         shrinkage, reserve, min_agents, comment, created_by)
       select n.id, $1, n.group_id, $4::smallint[], $5, $6, $7::date, $8::date, $9, $10, $11, $12, $13
       from unnest($2::uuid[], $3::uuid[]) as n(id, group_id)`,
      [
        organizationId,
        ids,
        groupIds,
        weekdays,
        startTime,
        endTime,
        from,
        validTo,
        shrinkage,
        reserve ?? null,
        minAgents ?? null,
        comment || null,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    const after = {
      weekdays,
      startMinute: startTime,
      endMinute: endTime,
      validFrom: from,
      validTo,
      shrinkage,
      reserve,
      minAgents,
    };
    return {
      result: ids,
      audit: groupIds.map((groupId, i) => ({
        action: 'slot_settings.set',
        entity: 'group',
        entityId: groupId,
        after: { id: ids[i], ...after },
      })),
    };
  });
}

/**
 * Takes allowances away: what was set before, or the settings of the group, count again.
 * @returns group that they were of, and the first date that is touched
 * @throws AppError not_found
 */
export async function removeSlotSetting(
  actor: Actor,
  { id }: { id: string },
): Promise<{ groupId: string; validFrom: string }> {
  const { organizationId } = actor;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const removed = await client.query<{ groupId: string; validFrom: string }>(
      `update staffing_slot_settings set removed_at = now() where organization_id = $1 and id = $2 and removed_at is null
       returning group_id as "groupId", valid_from as "validFrom"`,
      [organizationId, id],
    );
    const [row] = removed.rows;
    if (!row) throw notFound('The allowance');
    return {
      result: row,
      audit: { action: 'slot_settings.removed', entity: 'group', entityId: row.groupId, before: { id } },
    };
  });
}
