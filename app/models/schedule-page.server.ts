import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { addDays, diffDays, startOfWeek, toLocalDate } from '~/engine/time';
import { forbidden } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { findCoveringForecasts } from './forecast.server';
import { getSchedule, getScheduleView, type ScheduleView } from './schedule.server';
import { checkPublication, type PublicationCheck } from './schedule-publication.server';
import type { StoredScheduleResult } from './schedule-result-types';
import { listVacancyRules } from './vacancy-rule.server';

/** What an actor may read of schedules on the planning pages. @throws AppError forbidden */
export function planningScope(actor: Actor): AccessScope {
  const scope = scopeOf(actor, 'schedule:read');
  if (!scope || scope.kind === 'own') throw forbidden();
  return scope;
}

/** How a planning ended, as far as every page of a variant shows it. */
export interface ScheduleHeadline {
  /** percent of demand of which no lawful plan is short of less: proven */
  leastShortPercent: number;
  gap: number;
  paidHours: number;
  shiftCount: number;
  employeeCount: number;
  /** rules that could not be kept, of the people within reach */
  unmetCount: number;
}

export interface SchedulePage {
  schedule: ScheduleView & { result: ScheduleHeadline | null; conflictCount: number };
  publication: PublicationCheck | null;
  mayWrite: boolean;
  mayPublish: boolean;
}

const reaches = (actor: Actor, permission: string, departmentIds: string[]): boolean => {
  const scope = scopeOf(actor, permission);
  if (scope?.kind === 'all') return true;
  if (scope?.kind !== 'department' || !departmentIds.length) return false;
  return departmentIds.every((id) => scope.departmentIds.includes(id));
};

/** Whether shifts can be edited at all; whose, is decided with each edit. */
export const mayEditSchedule = (actor: Actor): boolean => {
  const scope = scopeOf(actor, 'schedule:write');
  return scope !== null && scope.kind !== 'own';
};

/** A variant with what can be done about it. @throws AppError not_found, forbidden */
export async function loadSchedulePage(actor: Actor, scheduleId: string): Promise<SchedulePage> {
  const { organizationId } = actor;
  const scope = planningScope(actor);
  const [schedule, headline] = await Promise.all([
    getScheduleView({ organizationId, scope, scheduleId }),
    readHeadline({ organizationId, scope, scheduleId }),
  ]);
  const mayPublish = reaches(actor, 'schedule:publish', schedule.departmentIds);
  const publication = mayPublish && schedule.status === 'planned' ? await checkPublication(actor, scheduleId) : null;
  const { conflictCount = 0, ...result } = headline ?? {};
  return {
    schedule: { ...schedule, result: headline && (result as ScheduleHeadline), conflictCount },
    publication,
    mayWrite: reaches(actor, 'schedule:write', schedule.departmentIds),
    mayPublish,
  };
}

/** Figures out of a result, which is large: the database picks and counts them. */
async function readHeadline(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<(ScheduleHeadline & { conflictCount: number }) | null> {
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const countOf = (list: string) =>
    input.scope.kind === 'all'
      ? `jsonb_array_length(s.result -> '${list}')`
      : `(select count(*)::int from jsonb_array_elements(s.result -> '${list}') item where item ->> 'employeeId' is null
          or exists (select 1 from agents a where a.id = (item ->> 'employeeId')::uuid and a.organization_id = $1 and ${condition.sql}))`;
  const [row] = await query<ScheduleHeadline & { conflictCount: number }>(
    `schedule-headline-${input.scope.kind}`,
    `select coalesce((s.result ->> 'leastShortPercent')::float8, 0) as "leastShortPercent", (s.result ->> 'gap')::float8 as gap,
       (s.result ->> 'paidHours')::float8 as "paidHours", (s.result ->> 'shiftCount')::int as "shiftCount",
       (s.result ->> 'employeeCount')::int as "employeeCount", ${countOf('unmet')} as "unmetCount", ${countOf('conflicts')} as "conflictCount"
     from schedules s where s.organization_id = $1 and s.id = $2 and s.result is not null`,
    [input.organizationId, input.scheduleId, ...condition.values],
    reader(),
  );
  return row ?? null;
}

/** How the planning of a variant went, without people beyond the scope. @throws AppError not_found, forbidden */
export async function loadScheduleResult(actor: Actor, scheduleId: string) {
  const { organizationId } = actor;
  const { result: stored } = await getSchedule({ organizationId, scope: planningScope(actor), scheduleId });
  return stored && (await withinReach(actor, stored));
}

/** The result without what its pages read by themselves, and without people beyond the scope. */
async function withinReach(actor: Actor, stored: StoredScheduleResult) {
  const { days: _days, conflicts: _conflicts, ...result } = stored;
  const scope = planningScope(actor);
  if (scope.kind === 'all') return result;
  const condition = employeeScopeSql(scope, 'a', 2);
  const people = await query<{ id: string }>(
    'schedule-people-within-reach',
    `select a.id from agents a where a.organization_id = $1 and ${condition.sql}`,
    [actor.organizationId, ...condition.values],
    reader(),
  );
  const ids = new Set(people.map((person) => person.id));
  return { ...result, unmet: result.unmet.filter((item) => item.employeeId === null || ids.has(item.employeeId)) };
}

/** The frame of a variant for reading coverage. @throws AppError not_found, forbidden */
export async function getScheduleFrame(actor: Actor, scheduleId: string): Promise<ScheduleFrame & ScheduleView> {
  const { organizationId } = actor;
  const schedule = await getScheduleView({ organizationId, scope: planningScope(actor), scheduleId });
  return { ...schedule, organizationId };
}

/** Choices and proposals of the form for a new variant. */
export async function loadNewScheduleForm(actor: Actor) {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write');
  const departmentIds = scope?.kind === 'department' ? scope.departmentIds : null;
  const [groups, departments, [organization]] = await Promise.all([
    query<{ id: string; name: string; serviceName: string }>(
      'new-schedule-groups',
      `select g.id, g.name, s.name as "serviceName" from groups g join services s on s.id = g.service_id
       where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
         and exists (select 1 from group_memberships m where m.group_id = g.id) order by s.name, g.name`,
      [organizationId],
      reader(),
    ),
    query<{ id: string; name: string; depth: number }>(
      'new-schedule-departments',
      `select id, name, cardinality(path) as depth from departments where organization_id = $1 and status = 'active'
         and ($2::uuid[] is null or id = any($2::uuid[])) order by path`,
      [organizationId, departmentIds],
      reader(),
    ),
    query<{ timeZone: string }>(
      'new-schedule-zone',
      'select time_zone as "timeZone" from organizations where id = $1',
      [organizationId],
    ),
  ]);
  const today = toLocalDate(Date.now(), organization.timeZone);
  const startDate = addDays(startOfWeek(today), 7);
  const groupIds = groups.map((group) => group.id);
  const coverage = await findCoveringForecasts({ organizationId, groupIds, from: startDate, to: startDate });
  const ends = coverage.map((forecast) => forecast.endDate).sort();
  const days =
    ends.length === groups.length && ends[0] ? Math.min(28, Math.floor(diffDays(startDate, ends[0]) / 7) * 7) : 28;
  const [forecasts, vacancyRules] = await Promise.all([
    listForecastStates({ organizationId, groupIds, from: startDate }),
    listVacancyRules({ organizationId }),
  ]);
  return {
    groups,
    departments,
    startDate,
    endDate: addDays(startDate, Math.max(7, days) - 1),
    forecasts,
    vacancyRules,
  };
}

const mostForecastStates = 300;

/** Ready forecasts that reach beyond a date: versions, saved states and scenarios, by group, the newest first. */
function listForecastStates(input: { organizationId: string; groupIds: string[]; from: string }) {
  return query<{ id: string; groupId: string; groupName: string; label: string }>(
    'schedule-forecast-states',
    `select f.id, f.group_id as "groupId", g.name as "groupName",
       f.name || ' · v' || f.version_number || ' · ' || f.start_date || ' – ' || (f.end_date - 1) as label
     from forecasts f join groups g on g.id = f.group_id
     where f.organization_id = $1 and f.group_id = any($2::uuid[]) and f.status = 'ready' and f.end_date > $3
     order by g.name, f.id desc limit ${mostForecastStates}`,
    [input.organizationId, input.groupIds, input.from],
    reader(),
  );
}
