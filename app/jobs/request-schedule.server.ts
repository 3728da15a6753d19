import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { findCoveringForecasts } from '~/models/forecast.server';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { departmentsWithin, getSchedule, requireWholeSchedule } from '~/models/schedule.server';
import { missingRequirement } from '~/models/schedule-demand.server';
import type { ScheduleGoal } from '~/models/schedule-goals';
import {
  type NewSchedule,
  newScheduleSchema,
  type ScheduleParameters,
  variantGoalsSchema,
} from '~/models/schedule-input';
import { closeSchedule } from '~/models/schedule-result.server';
import type { Vacancy } from '~/models/vacancy-plan';
import { loadVacancyRules } from '~/models/vacancy-rule.server';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { generateSchedule } from './generate-schedule';

/** Groups that can be planned: active, with members, not aggregates of others. */
async function resolveGroups(organizationId: string, wanted: string[]): Promise<{ id: string; name: string }[]> {
  const groups = await query<{ id: string; name: string }>(
    'schedule-plannable-groups',
    `select g.id, g.name from groups g
     where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated and (cardinality($2::uuid[]) = 0 or g.id = any($2::uuid[]))
       and (g.id = any($2::uuid[]) or exists (select 1 from group_memberships m where m.group_id = g.id))
     order by g.name`,
    [organizationId, wanted],
  );
  const unknown = wanted.filter((id) => !groups.some((group) => group.id === id));
  if (unknown.length) {
    throw new AppError('invalid', `Unknown, inactive or aggregated group: ${unknown.join(', ')}.`, {
      faults: unknown.map((id) => ({ field: 'groupIds', rule: 'unknown', message: id })),
    });
  }
  if (!groups.length) {
    throw new AppError('invalid', 'There is no active group with members to plan for.', {
      faults: [{ field: 'groupIds', rule: 'required', message: 'No active group with members.' }],
    });
  }
  return groups;
}

/** The forecasts behind a variant: the ones chosen, else the newest that cover the period. @throws AppError invalid naming groups without one */
async function resolveForecasts(organizationId: string, input: NewSchedule, groups: { id: string; name: string }[]) {
  const range = { from: input.startDate, to: input.endDate };
  const covering = input.forecastIds.length
    ? await query<{ id: string; groupId: string }>(
        'schedule-chosen-forecasts',
        `select id, group_id as "groupId" from forecasts where organization_id = $1 and id = any($2::uuid[]) and status = 'ready'
           and start_date <= $3 and end_date > $4`,
        [organizationId, input.forecastIds, range.from, range.to],
      )
    : [];
  const unfit = input.forecastIds.filter((id) => !covering.some((forecast) => forecast.id === id));
  if (unfit.length) {
    throw new AppError('invalid', 'A chosen forecast is not ready, or does not cover the whole period.', {
      faults: unfit.map((id) => ({ field: 'forecastIds', rule: 'not_covering', message: id })),
    });
  }
  const twice = covering.find((forecast, i) => covering.findIndex((other) => other.groupId === forecast.groupId) < i);
  if (twice) {
    throw new AppError('invalid', 'Two forecasts of the same group are chosen; one of them must be the requirement.', {
      faults: [{ field: 'forecastIds', rule: 'duplicate', message: twice.id }],
    });
  }
  const open = groups.filter((group) => !covering.some((forecast) => forecast.groupId === group.id));
  const found = await findCoveringForecasts({ organizationId, groupIds: open.map((group) => group.id), ...range });
  const missing = open.filter((group) => !found.some((forecast) => forecast.groupId === group.id));
  if (missing.length) throw missingRequirement(missing, input.startDate, input.endDate);
  const wanted = new Set(groups.map((group) => group.id));
  return [...covering.filter((forecast) => wanted.has(forecast.groupId)), ...found].map((forecast) => forecast.id);
}

/** @throws AppError invalid where a work rule is not one of open positions */
async function requireVacancyRules(organizationId: string, vacancies: Vacancy[]): Promise<void> {
  const workRuleIds = [...new Set(vacancies.flatMap(({ workRuleId }) => workRuleId ?? []))];
  const known = await loadVacancyRules({ organizationId, workRuleIds });
  const stray = workRuleIds.find((id) => !known.has(id));
  if (stray === undefined) return;
  throw new AppError('invalid', 'Open positions follow an active work rule that is made for them.', {
    faults: [{ field: 'vacancies', rule: 'unknown_rule', message: stray }],
  });
}

/**
 * Writes down a draft variant: groups, departments within reach, the forecasts it will rest on.
 * @throws AppError invalid (names groups without a requirement), forbidden
 */
export async function createSchedule(actor: Actor, values: unknown): Promise<{ scheduleId: string; version: number }> {
  const input = parseInput(newScheduleSchema, values);
  const { organizationId } = actor;
  const departmentIds = departmentsWithin(actor, 'schedule:write', input.departmentIds);
  const groups = await resolveGroups(organizationId, input.groupIds);
  const forecastIds = await resolveForecasts(organizationId, input, groups);
  const stray = input.vacancies.find((vacancy) => !groups.some((group) => group.id === vacancy.groupId));
  if (stray) {
    throw new AppError('invalid', 'Open positions belong to a group that this schedule does not plan.', {
      faults: [{ field: 'vacancies', rule: 'unknown', message: stray.groupId }],
    });
  }
  await requireVacancyRules(organizationId, input.vacancies);
  const scheduleId = createId();
  const parameters: ScheduleParameters = {
    timeBudgetSec: input.timeBudgetSec,
    seed: input.seed,
    considersPreferences: input.considersPreferences,
    goal: input.goal,
    ...(input.vacancies.length ? { vacancies: input.vacancies } : {}),
  };
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into schedules (id, organization_id, name, comment, start_date, end_date, status, group_ids, department_ids, forecast_ids,
         parameters, created_by) values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11)`,
      [
        scheduleId,
        organizationId,
        input.name,
        input.comment || null,
        input.startDate,
        input.endDate,
        groups.map((group) => group.id),
        departmentIds,
        forecastIds,
        JSON.stringify(parameters),
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    const audit = {
      action: 'schedule.created',
      entity: 'schedule',
      entityId: scheduleId,
      after: { name: input.name, startDate: input.startDate, endDate: input.endDate, ...parameters },
    };
    return { result: undefined, audit };
  });
  return { scheduleId, version: 1 };
}

/**
 * Starts (or restarts) planning a variant in the worker. Locked shifts stay as they are.
 * @throws AppError not_found, forbidden; conflict while it is being planned, or once it was applied
 */
export async function requestScheduleGeneration(
  actor: Actor,
  input: { scheduleId: string; timeBudgetSec?: number; seed?: number },
): Promise<{ jobId: string }> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await getSchedule({ organizationId, scope, scheduleId: input.scheduleId });
  requireWholeSchedule(actor, 'schedule:write', schedule);
  const jobId = createId();
  const parameters = {
    ...schedule.parameters,
    ...(input.timeBudgetSec ? { timeBudgetSec: input.timeBudgetSec } : {}),
    ...(input.seed === undefined ? {} : { seed: input.seed }),
  };
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `update schedules s set status = 'planning', job_id = $3, error = null, parameters = $4, version = version + 1
       where s.organization_id = $1 and s.id = $2 and (s.status in ('draft', 'planned', 'error')
         or (s.status = 'planning' and not exists (select 1 from jobs j where j.id = s.job_id and j.state in ('waiting', 'running'))))`,
      [organizationId, input.scheduleId, jobId, JSON.stringify(parameters)],
    );
    if (!rowCount) throw conflict('This schedule is being planned already, or was applied and cannot be planned anew.');
    const audit = {
      action: 'schedule.planning_started',
      entity: 'schedule',
      entityId: input.scheduleId,
      after: parameters,
    };
    return { result: undefined, audit };
  });
  try {
    await enqueueJob(actor, generateSchedule, { scheduleId: input.scheduleId }, { jobId });
  } catch (error) {
    await closeSchedule({ organizationId, scheduleId: input.scheduleId, jobId, error: 'The job could not be queued.' });
    throw error;
  }
  return { jobId };
}

/**
 * Creates one variant for each goal and queues them all; they are planned one after the other as workers become free.
 * @param input.nameOf name of the variant of a goal, where there are several
 * @throws AppError as `createSchedule`; nothing is created when the values do not fit
 */
export async function requestVariants(
  actor: Actor,
  input: { values: Record<string, unknown>; goals: unknown; nameOf: (goal: ScheduleGoal) => string },
): Promise<{ scheduleId: string; jobId: string; goal: ScheduleGoal }[]> {
  const wanted = parseInput(variantGoalsSchema, input.goals);
  const goals: ScheduleGoal[] = wanted.length ? wanted : ['balanced'];
  const created: { scheduleId: string; jobId: string; goal: ScheduleGoal }[] = [];
  for (const goal of goals) {
    const name = goals.length > 1 ? input.nameOf(goal).slice(0, 100) : input.values.name;
    const { scheduleId } = await createSchedule(actor, { ...input.values, name, goal });
    const { jobId } = await requestScheduleGeneration(actor, { scheduleId });
    created.push({ scheduleId, jobId, goal });
  }
  return created;
}
