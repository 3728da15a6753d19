import type { AccessScope } from '~/auth/actor';
import { addDays, localDayStart } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { type Assignment, isByTime } from './forecast-assignment-input';
import { groupScopeSql } from './group-scope.server';

/** A group that values are set for. */
export interface Target {
  groupId: string;
  groupName: string;
  timeZone: string;
  /** current forecasts that touch the period */
  forecastIds: string[];
}

/** Whose groups an assignment is about. */
export interface AssignmentReach {
  organizationId: string;
  scope: AccessScope;
}

/** The groups of an assignment that lie within reach, each with the forecasts it touches. */
export async function findTargets({ organizationId, scope }: AssignmentReach, input: Assignment): Promise<Target[]> {
  const reached = groupScopeSql(scope, 'g', 5);
  return query<Target>(
    `forecast-assignment-targets-${scope.kind}`,
    `select g.id as "groupId", g.name as "groupName", g.time_zone as "timeZone",
       coalesce(array_agg(f.id order by f.id) filter (where f.id is not null), '{}') as "forecastIds"
     from groups g left join forecasts f on f.organization_id = g.organization_id and f.group_id = g.id and f.is_current
       and f.status = 'ready' and f.kind <> 'snapshot' and f.start_date <= $4 and f.end_date > $3
     where g.organization_id = $1 and g.id = any($2::uuid[]) and ${reached.sql} group by g.id order by g.name`,
    [organizationId, input.groupIds, input.from, input.to, ...reached.values],
  );
}

/**
 * Every group that is named, or none of it.
 * @throws AppError invalid where one is not of this organization, or not within reach
 */
export async function requireAssignedGroups(reach: AssignmentReach, input: Assignment): Promise<void> {
  const targets = await findTargets(reach, input);
  const unknown = input.groupIds.filter((id) => !targets.some((target) => target.groupId === id));
  if (unknown.length) throw invalid('groupIds', 'unknown', `Unknown group: ${unknown.join(', ')}.`);
}

/** The period on the clocks of the group, epoch ms, half-open. */
export const rangeOf = (target: Target, { from, to }: Assignment) => ({
  from: localDayStart(from, target.timeZone),
  to: localDayStart(addDays(to, 1), target.timeZone),
});

/** What is laid over each forecast. */
export const toLayers = (target: Target, input: Assignment) => {
  const range = rangeOf(target, input);
  const scale = (kind: 'growth' | 'reserve', factor: number) => ({
    kind,
    target: 'volume' as const,
    operation: { type: 'scale' as const, factor },
    comment: input.comment,
    ...range,
  });
  return [
    ...(input.growth === undefined ? [] : [scale('growth', input.growth)]),
    ...(input.reserve === undefined || isByTime(input) ? [] : [scale('reserve', input.reserve)]),
  ];
};
