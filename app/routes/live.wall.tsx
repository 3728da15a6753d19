import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getLiveBoard } from '~/models/live-board.server';
import { readBoardFilter } from '~/modules/monitoring/read-board-filter';
import { WallBoard } from '~/modules/monitoring/wall-board';
import { forbidden } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';

export const handle: RouteHandle = { frame: 'none', crumb: 'live:wall.title' };

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

export default function WallPage() {
  return <WallBoard loaded={useLoaderData<typeof loader>()} />;
}
