import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { versionNumber } from '~/models/employee-input';
import { parseId, parseInput } from '~/models/parse-input.server';
import { createPosition, deletePosition, listPositions, updatePosition } from '~/models/position.server';
import { PositionsPage } from '~/modules/structure/positions-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'structure:positions.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'structure:read');
  return {
    positions: await listPositions({ organizationId: actor.organizationId }),
    mayWrite: scopeOf(actor, 'structure:write') !== null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'structure:write');
  const { intent, positionId, version, ...values } = Object.fromEntries(await request.formData());
  return answerForm(String(intent), () => {
    if (!positionId) return createPosition({ actor, values });
    const target = {
      actor,
      positionId: parseId(String(positionId), 'Position'),
      version: parseInput(versionNumber, version),
    };
    return String(intent).startsWith('delete') ? deletePosition(target) : updatePosition({ ...target, values });
  });
}

export default function PositionsRoute() {
  return <PositionsPage {...useLoaderData<typeof loader>()} />;
}
