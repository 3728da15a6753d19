import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { receiveUpload } from '~/integrations/files/receive-upload.server';
import { previewHistory } from '~/jobs/preview-history';
import { departmentsInReach } from '~/models/group-reach.server';
import { listHistoryGroups } from '~/models/history-group.server';
import { createImportRun } from '~/models/import-run.server';
import { checkImport } from '~/models/submit-import.server';
import { UploadForm } from '~/modules/history/upload-form';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'history:import.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'history:import');
  const departmentIds = departmentsInReach(actor, 'history:import');
  return {
    groups: await listHistoryGroups({ organizationId: actor.organizationId, departmentIds }),
    chosenGroup: new URL(request.url).searchParams.get('group'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'history:import');
  try {
    const { fields, ...upload } = await receiveUpload(request);
    const { importId } = await createImportRun({ actor, ...upload, groupId: fields.groupId || null });
    await checkImport({ actor, importId, definition: previewHistory });
    return redirect(`/plan/history/imports/${importId}`);
  } catch (error) {
    if (error instanceof AppError && ['bad_request', 'too_large'].includes(error.code)) {
      return data({ fault: error.code }, { status: error.status });
    }
    throw error;
  }
}

export default function ImportUpload() {
  const { t } = useTranslation('history');
  const { groups, chosenGroup } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>()?.fault;
  return (
    <>
      <PageHeader title={t('import.title')} description={t('import.description')} />
      <UploadForm groups={groups} chosenGroup={chosenGroup} error={fault ? t(`import.error.${fault}`) : null} />
    </>
  );
}
