import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { readPreferencePage } from '~/models/preference-page.server';
import { savePreferenceSetting } from '~/models/preference-setting.server';
import { PreferencesPage } from '~/modules/preferences/preferences-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'preferences:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  const { searchParams } = new URL(request.url);
  return readPreferencePage(actor, searchParams, readTableState(searchParams));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write:all');
  const values = Object.fromEntries(await request.formData());
  return answerForm('setting', () => savePreferenceSetting(actor, values));
}

export default function Preferences() {
  return <PreferencesPage {...useLoaderData<typeof loader>()} />;
}
