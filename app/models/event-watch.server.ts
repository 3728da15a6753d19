import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { notifyUsers } from './notification.server';
import { listHolders } from './permission-holder.server';

/** How long after its start an event is still told of: a worker may have been away. */
const tellWithinMinutes = 60;
const rememberedSec = 2 * 86_400;

/**
 * Tells planners of special events that have begun, each once.
 * @param input.now epoch ms
 * @returns names of the events that were told of
 */
export async function tellOfStartedEvents(input: { organizationId: string; now: number }): Promise<string[]> {
  const { organizationId, now } = input;
  const started = await query<{ id: string; name: string; coefficient: number; groups: number }>(
    'special-events-started',
    `select id, name, coefficient::float8 as coefficient, cardinality(group_ids) as groups from special_events
     where organization_id = $1 and starts_at <= $2 and starts_at > $2::timestamptz - make_interval(mins => $3) and ends_at > $2
     order by starts_at limit 100`,
    [organizationId, new Date(now), tellWithinMinutes],
  );
  if (!started.length) return [];
  const userIds = await listHolders({ organizationId, permission: 'forecast:write' });
  const told: string[] = [];
  for (const { id, name, coefficient, groups } of started) {
    if ((await redis().set(`special-event-started:${id}`, '1', 'EX', rememberedSec, 'NX')) !== 'OK') continue;
    await notifyUsers({
      organizationId,
      userIds,
      kind: 'special_event_started',
      params: { event: name, coefficient, count: groups },
      link: `/plan/events/${id}`,
    });
    told.push(name);
  }
  return told;
}
