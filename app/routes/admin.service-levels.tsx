import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { runServiceLevelCommand } from '~/jobs/change-service-levels.server';
import {
  defaultStaffingSettings,
  listEffectiveSettings,
  listSettingsHistory,
} from '~/models/service-level-setting.server';
import { ServiceLevels } from '~/modules/staffing/service-levels';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'staffing:levels.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:write');
  const groupParam = new URL(request.url).searchParams.get('group');
  const today = new Date().toISOString().slice(0, 10);
  const groups = await listEffectiveSettings({ organizationId, date: today });
  const chosen = groups.find((group) => group.groupId === groupParam) ?? null;
  const history = await listSettingsHistory({ organizationId, groupId: chosen?.groupId ?? null });
  const ofOrganization = history.find((item) => item.validFrom <= today && (!item.validTo || item.validTo > today));
  const settings = chosen?.settings ?? ofOrganization ?? defaultStaffingSettings;
  return { groups, chosen, history, settings, today };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const errors = await runServiceLevelCommand(actor, Object.fromEntries(await request.formData()));
  return data({ errors }, { status: Object.keys(errors).length ? 422 : 200 });
}

export default function ServiceLevelSettings() {
  const sent = useActionData<typeof action>();
  return <ServiceLevels {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
