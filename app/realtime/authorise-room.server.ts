import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { can } from '~/auth/permissions';
import { jobOwnerFilter } from '~/models/job.server';
import { findOwnGroups, isOwnJob, isOwnSchedule } from '~/models/room-access.server';
import { agentTopics, alertTopics, queueTopics } from './topics';

const uuid = z.uuid();

/**
 * Decides whether somebody may hear a room, and which topics that means for them. The same rules as for pages:
 * one's own messages; jobs of one's own, or all with job:read; schedules within reach of schedule:read for at least a department;
 * the live day with live:read, people only within the scope.
 * @param room `user:<id>`, `org:<id>`, `job:<id>`, `schedule:<id>`, `group:<id>`, `live`, `agent_status[:<groupId>]`,
 *   `queue_metrics[:<groupId>]`
 * @returns null when it does not exist for them
 */
export async function authoriseRoom(actor: Actor, room: string): Promise<string[] | null> {
  const [kind, id, ...rest] = room.split(':');
  if (rest.length > 0 || (id !== undefined && !uuid.safeParse(id).success)) return null;
  const { organizationId } = actor;
  switch (kind) {
    case 'user':
      return actor.kind === 'user' && id === actor.id ? [room] : null;
    case 'org':
      return id === organizationId && can(actor.permissions, 'overview:read') ? [room] : null;
    case 'job': {
      if (!id) return null;
      return (await isOwnJob({ organizationId, jobId: id, createdBy: jobOwnerFilter(actor, 'job:read') }))
        ? [room]
        : null;
    }
    case 'schedule': {
      const scope = scopeOf(actor, 'schedule:read');
      if (!id || !scope || scope.kind === 'own') return null;
      return (await isOwnSchedule({ organizationId, scope, scheduleId: id })) ? [room] : null;
    }
    default:
      return authoriseLiveRoom(actor, kind, id);
  }
}

async function authoriseLiveRoom(actor: Actor, kind: string, groupId?: string): Promise<string[] | null> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'live:read');
  if (!scope || scope.kind === 'own') return null;
  const groupIds = groupId ? [groupId] : undefined;
  if (groupIds && (await findOwnGroups({ organizationId, groupIds })).length === 0) return null;
  const input = { organizationId, scope, groupIds };
  if (kind === 'agent_status') return agentTopics(input);
  if (kind === 'queue_metrics') return queueTopics(input);
  if (kind === 'group' && groupId) return [...agentTopics(input), ...queueTopics(input)];
  if (kind === 'live' && !groupId) return [...agentTopics(input), ...queueTopics(input), ...alertTopics(input)];
  return null;
}
