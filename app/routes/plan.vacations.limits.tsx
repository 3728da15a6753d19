import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { firstDayOfYear } from '~/engine/vacations';
import { answerForm } from '~/models/answer-form.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { listVacationLimits } from '~/models/vacation-limit.server';
import { saveLimitForm } from '~/models/vacation-reference-forms.server';
import { readYearSearch, requireVacationScope } from '~/models/vacation-year.server';
import { LimitsPage } from '~/modules/vacations/limits-page';

export const handle: RouteHandle = { crumb: 'vacations:limits.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const { searchParams } = new URL(request.url);
  const { year } = readYearSearch(searchParams);
  const { organizationId } = actor;
  const scope = requireVacationScope(actor);
  const span = { first: firstDayOfYear(year), last: firstDayOfYear(year + 1) - 1 };
  const [limits, options] = await Promise.all([
    listVacationLimits({ organizationId, scope, ...span }),
    getPeopleOptions({ organizationId, scope }),
  ]);
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }));
  return {
    year,
    limits,
    departments: named(options.departments),
    groups: named(options.groups),
    skills: named(options.skills),
    edited: searchParams.get('edit'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveLimitForm(actor, form));
}

export default function Limits() {
  return <LimitsPage {...useLoaderData<typeof loader>()} />;
}
