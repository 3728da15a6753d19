import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { useCan } from '~/components/frame/permissions';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { getServerTranslator } from '~/i18n/i18n.server';
import { answerAccessForm } from '~/models/answer-access-form.server';
import { parseInput } from '~/models/parse-input.server';
import { createRole, deleteRole, getRole, updateRole } from '~/models/role.server';
import { readRoleForm } from '~/modules/access/read-access-form';
import { RoleEditor } from '~/modules/access/role-editor';
import { roleTitleOf } from '~/modules/access/role-title';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: (data: { title: string }) => data.title };

const paramsSchema = z.object({ roleId: z.union([z.literal('new'), z.uuid()]) });
const formSchema = z.object({ intent: z.enum(['save', 'delete']), version: z.coerce.number().int().default(0) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organizationId, locale } = await requirePermission(request, 'role:read');
  const { roleId } = parseInput(paramsSchema, params);
  const copyOf = new URL(request.url).searchParams.get('copy');
  const sourceId = roleId === 'new' ? copyOf : roleId;
  const source = sourceId ? await getRole({ organizationId, roleId: parseInput(z.uuid(), sourceId) }) : null;
  const t = getServerTranslator(locale, 'admin-access');
  if (roleId === 'new' || !source) return { role: null, copied: source, title: t('roles.new') };
  return { role: source, copied: null, title: roleTitleOf(t, source) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'role:write');
  const { roleId } = parseInput(paramsSchema, params);
  const form = await request.formData();
  const { intent, version } = parseInput(formSchema, Object.fromEntries(form));
  return answerAccessForm(intent, async () => {
    if (intent === 'delete') {
      await deleteRole({ actor, roleId });
      throw redirect('/admin/roles');
    }
    const role = readRoleForm(form);
    if (roleId === 'new') throw redirect(`/admin/roles/${(await createRole({ actor, role })).id}`);
    await updateRole({ actor, roleId, expectedVersion: version, role });
    return {};
  });
}

export default function RolePage() {
  const { t } = useTranslation('admin-access');
  const { role, copied, title } = useLoaderData<typeof loader>();
  const canWrite = useCan()('role:write');
  return (
    <>
      <PageHeader title={title} description={role?.isSystem ? t('roles.builtInText') : t('roles.editText')} />
      <RoleEditor key={role?.id ?? copied?.id ?? 'new'} role={role} copied={copied} canWrite={canWrite} />
    </>
  );
}
