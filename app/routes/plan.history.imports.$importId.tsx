import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { importHistoryJob } from '~/jobs/import-history';
import { previewHistory } from '~/jobs/preview-history';
import { departmentsInReach } from '~/models/group-reach.server';
import { listHistoryGroups } from '~/models/history-group.server';
import { requireImportInReach } from '~/models/import-reach.server';
import { changeImportOptions, discardImportRun, getImportRun } from '~/models/import-run.server';
import { parseId } from '~/models/parse-input.server';
import { checkImport, submitImport } from '~/models/submit-import.server';
import { faultTableDefaults } from '~/modules/history/fault-table';
import type { ImportPageData } from '~/modules/history/import-data';
import { ImportDetail } from '~/modules/history/import-detail';
import { readImportOptions } from '~/modules/history/import-options-input';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  crumb: (loaded: { run: ImportPageData } | undefined) => loaded?.run.fileName ?? '',
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'history:import');
  const { organizationId } = actor;
  const importId = parseId(params.importId, 'The import');
  await requireImportInReach(actor, importId);
  const [{ faults, storedName: _, ...run }, groups] = await Promise.all([
    getImportRun({ organizationId, importId }),
    listHistoryGroups({ organizationId, departmentIds: departmentsInReach(actor, 'history:import') }),
  ]);
  const { page, pageSize } = readTableState(new URL(request.url).searchParams, faultTableDefaults);
  const rows = faults.slice((page - 1) * pageSize, page * pageSize);
  return {
    run: run as ImportPageData,
    faults: { rows, kept: faults.length },
    groups,
    timeZones: Intl.supportedValuesOf('timeZone'),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'history:import');
  const importId = parseId(params.importId, 'The import');
  await requireImportInReach(actor, importId);
  const form = await request.formData();
  const here = `/plan/history/imports/${importId}`;
  if (form.get('intent') === 'discard') {
    await discardImportRun({ actor, importId });
    return redirect('/plan/history/imports');
  }
  if (form.get('intent') === 'import') {
    const faultPolicy = form.get('faultPolicy') === 'leaveOut' ? 'leaveOut' : 'reject';
    await submitImport({ actor, importId, definition: importHistoryJob, faultPolicy });
    return redirect(here);
  }
  const { options } = await getImportRun({ organizationId: actor.organizationId, importId });
  const changes = readImportOptions(form, options);
  if (!changes) return data({ fault: 'form' }, { status: 422 });
  await changeImportOptions({ actor, importId, changes });
  await checkImport({ actor, importId, definition: previewHistory });
  return redirect(here);
}

export default function Import() {
  const { t } = useTranslation('history');
  const { run, ...rest } = useLoaderData<typeof loader>();
  const isGroupOpen = !run.options.groupId && !run.options.columns.includes('group');
  return <ImportDetail data={run} {...rest} error={isGroupOpen ? t('options.chooseGroup') : null} />;
}
