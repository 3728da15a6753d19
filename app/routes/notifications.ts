import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { listNotifications, markNotificationsRead } from '~/models/notification.server';
import { invalid } from '~/platform/errors.server';

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).catch(20),
  cursor: z.uuid().optional().catch(undefined),
});
const markInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('mark-all-read') }),
  z.object({ intent: z.literal('mark-read'), id: z.array(z.uuid()).min(1).max(500) }),
]);

/** The reader's notifications, newest first, and how many are unread. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, id: userId } = await requirePermission(request, 'notification:read');
  const { limit, cursor } = listQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await listNotifications({ organizationId, userId, limit, after: cursor }));
}

/** Marks notifications as read: all, or each `id`. */
export async function action({ request }: ActionFunctionArgs) {
  const { organizationId, id: userId } = await requirePermission(request, 'notification:read');
  const form = await request.formData();
  const parsed = markInput.safeParse({ intent: form.get('intent'), id: form.getAll('id') });
  if (!parsed.success) throw invalid('id', 'uuid', 'Name what has been read.');
  const ids = parsed.data.intent === 'mark-read' ? parsed.data.id : undefined;
  return Response.json(await markNotificationsRead({ organizationId, userId, ids }));
}
