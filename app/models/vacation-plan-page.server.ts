import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { getPeopleOptions } from './people-options.server';
import { getVacationPlan, listVacationPlans, listVacationProposals, requirePlanScope } from './vacation-plan.server';
import { readPlanningSearch } from './vacation-year.server';

const pageSize = 50;
const outcomes = z.enum(['granted', 'moved', 'filled', 'shifted', 'refused', 'unplaced']).optional().catch(undefined);

/**
 * The page of automatic plans: the run of the address, else the latest of the year, with a page of its proposals.
 * @throws AppError forbidden; not_found for a run out of reach
 */
export async function readAutomaticPage(actor: Actor, search: URLSearchParams) {
  const scope = requirePlanScope(actor);
  const { organizationId } = actor;
  const { year, page } = await readPlanningSearch(organizationId, search);
  const outcome = outcomes.parse(search.get('outcome') || undefined);
  const wanted = z.uuid().safeParse(search.get('plan')).data;
  const [plans, options, [organization]] = await Promise.all([
    listVacationPlans({ organizationId, scope, year }),
    getPeopleOptions({ organizationId, scope }),
    query<{ timeZone: string }>(
      'vacation-plan-zone',
      'select time_zone as "timeZone" from organizations where id = $1',
      [organizationId],
    ),
  ]);
  const plan = wanted ? await getVacationPlan({ organizationId, scope, planId: wanted }) : (plans[0] ?? null);
  const proposals = plan
    ? await listVacationProposals({
        organizationId,
        planId: plan.id,
        outcome,
        limit: pageSize,
        offset: (page - 1) * pageSize,
      })
    : { rows: [], total: 0 };
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }));
  return {
    year,
    departments: named(options.departments),
    groups: named(options.groups),
    plans,
    plan,
    proposals: proposals.rows,
    total: proposals.total,
    page,
    pageSize,
    outcome: outcome ?? '',
    timeZone: organization.timeZone,
  };
}
