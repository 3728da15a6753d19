import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { applyEmployeeImport, getImportPreview, previewEmployeeImport } from '~/models/employee-import.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { ImportPage } from '~/modules/people/import-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'people:import.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const search = new URL(request.url).searchParams;
  const token = search.get('file');
  const scope = scopeOf(actor, 'employee:write')!;
  const [options, preview] = await Promise.all([
    getPeopleOptions({ organizationId: actor.organizationId, scope }),
    token ? getImportPreview({ actor, token }) : null,
  ]);
  const done = search.has('created')
    ? {
        created: Number(search.get('created')),
        changed: Number(search.get('changed')),
        leftOut: Number(search.get('leftOut')),
      }
    : null;
  return { options, preview, done, today: new Date().toISOString().slice(0, 10) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const form = await request.formData();
  const { file, intent, token, mode, ...options } = Object.fromEntries(form);
  return answerForm(String(intent), async () => {
    if (intent === 'apply') {
      const done = await applyEmployeeImport({ actor, token: String(token), mode: mode === 'valid' ? 'valid' : 'all' });
      throw redirect(`?created=${done.created}&changed=${done.changed}&leftOut=${done.leftOut.length}`);
    }
    const { name, bytes } =
      file instanceof File
        ? { name: file.name, bytes: await file.arrayBuffer() }
        : { name: '', bytes: new ArrayBuffer(0) };
    const preview = await previewEmployeeImport({ actor, fileName: name, bytes: new Uint8Array(bytes), options });
    throw redirect(`?file=${preview.token}`);
  });
}

export default function ImportRoute() {
  return <ImportPage {...useLoaderData<typeof loader>()} />;
}
