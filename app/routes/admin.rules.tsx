import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { listBreakRules } from '~/models/break-rule.server';
import { listLabourStandards } from '~/models/labour-standard.server';
import { saveRuleForm } from '~/models/rule-forms.server';
import { listShiftTemplates } from '~/models/shift-template.server';
import { listWorkRules } from '~/models/work-rule.server';
import { RulesPage } from '~/modules/rules/rules-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'rules:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'template:write');
  const [workRules, breakRules, standards, templates] = await Promise.all([
    listWorkRules({ organizationId }),
    listBreakRules({ organizationId }),
    listLabourStandards({ organizationId }),
    listShiftTemplates({ organizationId, status: 'active' }),
  ]);
  const edited = new URL(request.url).searchParams.get('edit');
  return { workRules, breakRules, standards, templates: templates.map(({ id, name }) => ({ id, name })), edited };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'template:write');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveRuleForm(actor, form));
}

export default function Rules() {
  return <RulesPage {...useLoaderData<typeof loader>()} />;
}
