import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestVacationPlan } from '~/jobs/request-vacation-plan.server';
import { parseId } from '~/models/parse-input.server';
import { applyVacationPlan } from '~/models/vacation-plan.server';
import { readAutomaticPage } from '~/models/vacation-plan-page.server';
import { AutomaticPage } from '~/modules/vacations/automatic-page';
import { AppError } from '~/platform/errors.server';

export const handle: RouteHandle = { crumb: 'vacations:automatic.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  return readAutomaticPage(actor, new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const form = Object.fromEntries(await request.formData()) as Record<string, string>;
  try {
    if (form.intent !== 'start') {
      const planId = parseId(form.planId, 'The automatic plan');
      const isApproved = form.intent === 'apply-approved';
      return data({ fault: null, applied: await applyVacationPlan({ actor, planId, isApproved }) });
    }
    const options = { fillsRest: 'fillsRest' in form, movesExisting: 'movesExisting' in form };
    const { planId } = await requestVacationPlan(actor, { ...form, ...options });
    return redirect(`/plan/vacations/automatic?year=${Number(form.year)}&plan=${planId}`);
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    return data({ fault: error.code, applied: null }, { status: error.status });
  }
}

export default function Automatic() {
  return <AutomaticPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
