import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { auditActorOf } from '~/auth/audit-actor';
import { can } from '~/auth/permissions';
import { requirePermission } from '~/auth/require-permission.server';
import { useCan } from '~/components/frame/permissions';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerAccessForm } from '~/models/answer-access-form.server';
import { createApiKey, listApiKeys, revokeApiKey } from '~/models/api-key.server';
import { parseInput } from '~/models/parse-input.server';
import { listSigningKeys, rotateSigningKey } from '~/models/signing-key.server';
import { AccessMessage } from '~/modules/access/access-answer';
import { ApiKeyForm } from '~/modules/access/api-key-form';
import { ApiKeyList } from '~/modules/access/api-key-list';
import { readApiKeyForm } from '~/modules/access/read-access-form';
import { SigningKeyCard } from '~/modules/access/signing-key-card';
import { forbidden } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-access:apiKeys.title' };

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create-key') }),
  z.object({ intent: z.literal('revoke-key'), apiKeyId: z.uuid() }),
  z.object({ intent: z.literal('rotate') }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'api-key:read');
  const { organizationId, permissions } = actor;
  const [keys, signingKeys] = await Promise.all([
    listApiKeys({ organizationId }),
    can(permissions, 'system:read') ? listSigningKeys() : null,
  ]);
  return { keys, signingKeys };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'api-key:read');
  const form = await request.formData();
  const given = parseInput(formSchema, Object.fromEntries(form));
  if (!can(actor.permissions, given.intent === 'rotate' ? 'system:write' : 'api-key:write')) throw forbidden();
  return answerAccessForm(given.intent, async () => {
    if (given.intent === 'create-key')
      return { secret: (await createApiKey({ actor, key: readApiKeyForm(form) })).key };
    if (given.intent === 'revoke-key') await revokeApiKey({ actor, apiKeyId: given.apiKeyId });
    if (given.intent === 'rotate') await rotateSigningKey(auditActorOf(actor));
    return {};
  });
}

export default function ApiKeysPage() {
  const { t } = useTranslation('admin-access');
  const { keys, signingKeys } = useLoaderData<typeof loader>();
  const may = useCan();
  return (
    <>
      <PageHeader title={t('apiKeys.title')} description={t('apiKeys.text')} />
      <AccessMessage secretLabel={t('secret.key')} />
      <div className="flex flex-col gap-4">
        {may('api-key:write') ? <ApiKeyForm /> : null}
        <ApiKeyList keys={keys} canWrite={may('api-key:write')} />
        {signingKeys ? <SigningKeyCard keys={signingKeys} canWrite={may('system:write')} /> : null}
      </div>
    </>
  );
}
