import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { findVacationCampaign, saveVacationCampaign } from '~/models/vacation-campaign.server';
import { countVacationWishes, listVacationWishes } from '~/models/vacation-wish.server';
import { readPlanningSearch, requireVacationScope } from '~/models/vacation-year.server';
import { WishesPage } from '~/modules/vacations/wishes-page';

export const handle: RouteHandle = { crumb: 'vacations:wishes.title' };

const states = z.enum(['submitted', 'granted', 'moved', 'refused']).optional().catch(undefined);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const { searchParams } = new URL(request.url);
  const { year, q, department } = await readPlanningSearch(actor.organizationId, searchParams);
  const { page, pageSize } = readTableState(searchParams);
  const state = states.parse(searchParams.get('state') || undefined);
  const base = { organizationId: actor.organizationId, scope: requireVacationScope(actor) };
  const [wishes, counts, campaign, options] = await Promise.all([
    listVacationWishes({
      ...base,
      year,
      state,
      search: q,
      departmentId: department,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    countVacationWishes({ ...base, year, search: q, departmentId: department }),
    findVacationCampaign({ ...base, year }),
    getPeopleOptions(base),
  ]);
  return {
    year,
    wishes,
    counts,
    total: state ? (counts[state] ?? 0) : Object.values(counts).reduce((sum, count) => sum + count, 0),
    campaign,
    filter: { text: q ?? '', state: state ?? '', departmentId: department ?? '' },
    departments: options.departments.map(({ id, name }) => ({ id, name })),
    mayCollect: scopeOf(actor, 'vacation:write')?.kind === 'all',
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:all');
  const values = Object.fromEntries(await request.formData());
  return answerForm('campaign', () => saveVacationCampaign({ actor, values }));
}

export default function Wishes() {
  return <WishesPage {...useLoaderData<typeof loader>()} />;
}
