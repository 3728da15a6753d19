import type { Actor } from '~/auth/actor';
import { redis } from '~/platform/redis.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { getScheduleFrame } from './schedule-page.server';

/** Somebody who has a schedule open. */
export interface PresentPlanner {
  id: string;
  name: string;
  /** has changes that are not saved */
  isEditing: boolean;
}

interface Mark {
  name: string;
  isEditing: boolean;
  atMs: number;
}

/** A page says every twenty seconds that it is still open. */
const goneAfterMs = 50_000;

const keyOf = (organizationId: string, scheduleId: string) => `wfm:presence:${organizationId}:${scheduleId}`;

/**
 * Notes that a planner has a schedule open, or has left it, and tells who else has. Others hear of a change at once.
 * @throws AppError not_found where the schedule is out of reach
 */
export async function markPresence(
  actor: Actor,
  input: { scheduleId: string; isEditing: boolean; isLeaving: boolean },
): Promise<{ others: PresentPlanner[] }> {
  const { scheduleId, isEditing, isLeaving } = input;
  const { organizationId } = actor;
  await getScheduleFrame(actor, scheduleId);
  const key = keyOf(organizationId, scheduleId);
  const nowMs = Date.now();
  const marks = new Map(Object.entries(await redis().hgetall(key)).map(([id, text]) => [id, JSON.parse(text) as Mark]));
  const before = marks.get(actor.id);
  const gone = [...marks].filter(([, mark]) => nowMs - mark.atMs > goneAfterMs).map(([id]) => id);
  const removed = isLeaving ? [...gone, actor.id] : gone;
  if (removed.length) await redis().hdel(key, ...removed);
  if (!isLeaving) {
    const mark: Mark = { name: actor.name, isEditing, atMs: nowMs };
    await redis().hset(key, actor.id, JSON.stringify(mark));
    await redis().pexpire(key, goneAfterMs * 2);
  }
  const isNews = isLeaving || gone.length > 0 || !before || before.isEditing !== isEditing;
  if (isNews) {
    const data = { scheduleId, change: 'presence' };
    await publish({ organizationId, type: 'schedule', rooms: [rooms.schedule(scheduleId)], data });
  }
  for (const id of [...removed, actor.id]) marks.delete(id);
  return {
    others: [...marks].map(([id, mark]) => ({ id, name: mark.name, isEditing: mark.isEditing })),
  };
}
