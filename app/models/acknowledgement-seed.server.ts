import { createRandom } from '~/engine/random';
import { bulkWriteWithAudit } from '~/platform/audit.server';

/**
 * Lets part of the people acknowledge a published schedule, as after some days of an ordinary week. For demo centres only.
 * Those with a login by name, such as employee@demo.wfm, keep theirs open to be tried by hand.
 * @param share part of the people, 0..1; the same ones each time
 */
export async function seedAcknowledgements(input: {
  organizationId: string;
  scheduleId: string;
  share: number;
}): Promise<number> {
  const { organizationId, scheduleId } = input;
  const actor = { organizationId, actorId: null, actorKind: 'system' as const, source: 'job' as const };
  return bulkWriteWithAudit(actor, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select k.id from schedule_acknowledgements k join agents a on a.id = k.employee_id left join users u on u.employee_id = a.id
       where k.organization_id = $1 and k.schedule_id = $2 and k.acknowledged_at is null
         and (u.id is null or u.username like a.personnel_number || '@%') order by k.employee_id`,
      [organizationId, scheduleId],
    );
    const random = createRandom(1);
    const ids = rows.filter(() => random.next() < input.share).map((row) => row.id);
    await client.query(
      'update schedule_acknowledgements set acknowledged_at = now(), seen_at = now() where id = any($1::uuid[])',
      [ids],
    );
    const audit = {
      action: 'schedule.acknowledged',
      entity: 'schedule',
      entityId: scheduleId,
      after: { count: ids.length },
    };
    return { result: ids.length, audit };
  });
}
