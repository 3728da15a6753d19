import type { Actor } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { findLastScheduleJob } from './schedule-job.server';
import { getScheduleFrame, mayEditSchedule, planningScope } from './schedule-page.server';
import { listProposals, listSuggestions } from './schedule-proposal.server';

const mostPeople = 5000;

/** People of a schedule within reach, for choosing some of them. */
export function listSchedulePeople(actor: Actor, scheduleId: string): Promise<{ id: string; name: string }[]> {
  const condition = employeeScopeSql(planningScope(actor), 'a', 3);
  return query<{ id: string; name: string }>(
    `schedule-people-names-${planningScope(actor).kind}`,
    `select a.id, a.last_name || ' ' || a.first_name as name from agents a where a.organization_id = $1 and ${condition.sql}
       and exists (select 1 from shifts s where s.schedule_id = $2 and s.employee_id = a.id) order by name, a.id limit ${mostPeople}`,
    [actor.organizationId, scheduleId, ...condition.values],
    reader(),
  );
}

/** What can be improved about a schedule, and what was tried. @throws AppError not_found, forbidden */
export async function loadImprovePage(actor: Actor, scheduleId: string) {
  const schedule = await getScheduleFrame(actor, scheduleId);
  const mayWrite = mayEditSchedule(actor) && ['planned', 'applied'].includes(schedule.status);
  const base = {
    schedule: {
      id: schedule.id,
      startDate: schedule.startDate,
      endDate: schedule.endDate,
      isPublished: schedule.status === 'applied',
    },
    mayWrite,
  };
  if (!mayEditSchedule(actor)) return { ...base, people: [], suggestions: [], proposals: [], search: null };
  const [people, suggestions, proposals, search] = await Promise.all([
    listSchedulePeople(actor, scheduleId),
    listSuggestions(actor, { scheduleId }),
    listProposals(actor, { scheduleId, kinds: ['reoptimize', 'activities'], limit: 30 }),
    findLastScheduleJob<{ count: number }>(actor, { kind: 'suggest-improvements', scheduleId }),
  ]);
  return { ...base, people, suggestions, proposals: proposals.items, search };
}
