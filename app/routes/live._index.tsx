import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { acknowledgeAlert } from '~/models/alert.server';
import { getLiveBoard } from '~/models/live-board.server';
import { LiveBoard } from '~/modules/monitoring/live-board';
import { readBoardFilter } from '~/modules/monitoring/read-board-filter';
import { forbidden, invalid } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';

const acknowledgeInput = z.object({ intent: z.literal('acknowledge'), alertId: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'live:read:department');
  const scope = scopeOf(actor, 'live:read');
  if (!scope) throw forbidden();
  const { organizationId } = actor;
  const filter = readBoardFilter(request.url);
  // many look at the same board, and all of them read it anew every minute
  return rememberRead(organizationId, JSON.stringify(['live-board', scope, filter]), () =>
    getLiveBoard({ organizationId, scope, ...filter }),
  );
}

/** Takes an alert on. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'live:read:department');
  const parsed = acknowledgeInput.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw invalid('alertId', 'uuid', 'Name the alert.');
  await acknowledgeAlert(actor, parsed.data.alertId);
  return { ok: true };
}

export default function LivePage() {
  return <LiveBoard loaded={useLoaderData<typeof loader>()} />;
}
