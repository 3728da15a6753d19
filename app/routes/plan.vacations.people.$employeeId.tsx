import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { parseId } from '~/models/parse-input.server';
import { addVacationEntry, mayCorrect, readVacationAccount } from '~/models/vacation-balance.server';
import { requireVacationScope } from '~/models/vacation-year.server';
import { AccountPage } from '~/modules/vacations/account-page';

export const handle: RouteHandle = { crumb: (data) => (data as { name: string } | undefined)?.name ?? '' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const employeeId = parseId(params.employeeId, 'The employee');
  const { organizationId } = actor;
  const account = await readVacationAccount({ organizationId, scope: requireVacationScope(actor), employeeId });
  return { ...account, mayWrite: mayCorrect(actor) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const employeeId = parseId(params.employeeId, 'The employee');
  const values = Object.fromEntries(await request.formData());
  return answerForm('entry', () => addVacationEntry({ actor, employeeId, values }));
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
