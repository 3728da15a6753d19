import { v7 as createId } from 'uuid';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { rooms as liveRooms } from '~/realtime/events';
import { publishAll } from '~/realtime/publish.server';

/** A message in the bell; its text is made from kind and params in the reader's language. */
export interface NotificationView {
  id: string;
  kind: string;
  params: Record<string, unknown>;
  link: string | null;
  createdAt: string;
  readAt: string | null;
}

type NotificationRow = Omit<NotificationView, 'createdAt' | 'readAt'> & { createdAt: Date; readAt: Date | null };

/**
 * Tells people something: a row each, and an event to whoever is on a page. Call it after the commit of what it is about.
 * Ids that are no users (a job may have been asked for by an API key) are passed over.
 * @param kind key of the text in the catalogue `notifications`
 * @param params what the text names; plain JSON
 * @param link page of the product to open
 */
export async function notifyUsers(input: {
  organizationId: string;
  userIds: string[];
  kind: string;
  params?: Record<string, unknown>;
  link?: string | null;
}): Promise<void> {
  if (input.userIds.length === 0) return;
  const userIds = [...new Set(input.userIds)];
  const ids = userIds.map(() => createId());
  const params = input.params ?? {};
  const link = input.link ?? null;
  const createdAt = new Date().toISOString();
  await query(
    'notification-insert',
    `insert into notifications (id, organization_id, user_id, kind, params, link, created_at)
     select t.id, $1::uuid, t.user_id, $4, $5::jsonb, $6, $7::timestamptz from unnest($2::uuid[], $3::uuid[]) as t(id, user_id)
     join users u on u.id = t.user_id`,
    [input.organizationId, ids, userIds, input.kind, JSON.stringify(params), link, createdAt],
  );
  await publishAll(
    userIds.map((userId, index) => ({
      organizationId: input.organizationId,
      type: 'notification' as const,
      rooms: [liveRooms.user(userId)],
      data: { id: ids[index], kind: input.kind, params, link, createdAt },
    })),
  );
}

/** The newest notifications of a person, and how many are unread. */
export async function listNotifications(input: {
  organizationId: string;
  userId: string;
  limit: number;
  /** id of the last one of the page before */
  after?: string;
}): Promise<{ items: NotificationView[]; unreadCount: number; nextCursor: string | null }> {
  const [rows, unreadCount] = await Promise.all([
    query<NotificationRow>(
      'notification-list',
      `select id, kind, params, link, created_at as "createdAt", read_at as "readAt" from notifications
       where user_id = $1 and organization_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [input.userId, input.organizationId, input.after ?? null, input.limit + 1],
    ),
    countUnread(input),
  ]);
  const items = rows
    .slice(0, input.limit)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), readAt: row.readAt?.toISOString() ?? null }));
  return { items, unreadCount, nextCursor: rows.length > input.limit ? items[items.length - 1].id : null };
}

/** How many notifications wait to be read. */
export async function countUnread(input: { organizationId: string; userId: string }): Promise<number> {
  const [row] = await query<{ count: number }>(
    'notification-unread',
    'select count(*) as count from notifications where user_id = $1 and organization_id = $2 and read_at is null',
    [input.userId, input.organizationId],
  );
  return row.count;
}

/**
 * Marks one's own notifications as read.
 * @param ids all of them when absent
 * @throws AppError not_found when an id is nobody's or another person's
 */
export async function markNotificationsRead(input: {
  organizationId: string;
  userId: string;
  ids?: string[];
}): Promise<{ unreadCount: number }> {
  const { organizationId, userId, ids } = input;
  if (ids) {
    const rows = await query<{ id: string }>(
      'notification-read-some',
      `update notifications set read_at = coalesce(read_at, now())
       where user_id = $1 and organization_id = $2 and id = any($3::uuid[]) returning id`,
      [userId, organizationId, ids],
    );
    if (rows.length < new Set(ids).size) throw notFound('The notification');
  } else {
    await query(
      'notification-read-all',
      'update notifications set read_at = now() where user_id = $1 and organization_id = $2 and read_at is null',
      [userId, organizationId],
    );
  }
  return { unreadCount: await countUnread({ organizationId, userId }) };
}
