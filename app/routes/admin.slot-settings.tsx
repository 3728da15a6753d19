import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { runSlotSettingCommand } from '~/jobs/change-slot-settings.server';
import { loadSlotSettings } from '~/models/slot-setting-page.server';
import { SlotSettingsPage } from '~/modules/staffing/slot-settings-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'slot-settings:title' };

const address = z.object({
  group: z.uuid().nullable().catch(null),
  week: z.iso.date().optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:write');
  const { searchParams } = new URL(request.url);
  const { group, week } = address.parse({
    group: searchParams.get('group'),
    week: searchParams.get('week') ?? undefined,
  });
  const today = new Date().toISOString().slice(0, 10);
  return { ...(await loadSlotSettings({ organizationId, groupId: group, date: week ?? today })), today };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const errors = await runSlotSettingCommand(actor, await request.formData());
  return data({ errors }, { status: Object.keys(errors).length ? 422 : 200 });
}

export default function SlotSettings() {
  const sent = useActionData<typeof action>();
  return <SlotSettingsPage {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
