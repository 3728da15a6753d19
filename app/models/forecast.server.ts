import { v7 as createId } from 'uuid';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { carryLayers } from './forecast-layer-carry.server';
import type { ForecastSchema } from './forecast-schemas';
import { groupScopeSql } from './group-scope.server';

export type ForecastStatus = 'pending' | 'running' | 'ready' | 'failed' | 'cancelled';

export interface ForecastParameters {
  includeHolidays: boolean;
  /** how the level goes on; the damped trend of the members where absent */
  growth?: 'linear' | 'flat' | 'logistic';
  /** 0.1 = ten per cent more a year; learned where absent */
  growthPerYear?: number;
  /** contacts a day at which logistic growth levels off */
  growthCap?: number;
  /** group whose shape a new group borrows */
  likeGroupId?: string;
  /** run of the automatic refresh that asked for it */
  refreshId?: string;
  seed: number;
}

/** A forecast that counts, a frozen copy of one, or a copy to try things on. */
export type ForecastKind = 'forecast' | 'snapshot' | 'scenario';

/** A forecast as lists and pages show it. */
export interface ForecastView {
  id: string;
  groupId: string;
  groupName: string;
  channelType: string;
  serviceName: string;
  name: string;
  status: ForecastStatus;
  schema: ForecastSchema;
  method: string | null;
  versionNumber: number;
  lineageId: string;
  isCurrent: boolean;
  kind: ForecastKind;
  historyFrom: string;
  historyTo: string;
  startDate: string;
  /** exclusive */
  endDate: string;
  timeZone: string;
  intervalMinutes: number;
  parameters: ForecastParameters;
  error: string | null;
  jobId: string | null;
  createdAt: string;
  createdByName: string | null;
  /** back-test of our combination, when there was one */
  wape: number | null;
  dayWape: number | null;
  bias: number | null;
  version: number;
}

const viewColumns = `
  f.id, f.group_id as "groupId", g.name as "groupName", g.channel_type as "channelType", s.name as "serviceName", f.name, f.status, f.schema,
  f.method, f.version_number as "versionNumber", f.lineage_id as "lineageId", f.is_current as "isCurrent", f.kind,
  f.history_from as "historyFrom", f.history_to as "historyTo", f.start_date as "startDate", f.end_date as "endDate",
  f.time_zone as "timeZone", f.interval_minutes as "intervalMinutes", f.parameters, f.error, f.job_id as "jobId",
  f.created_at as "createdAt", u.display_name as "createdByName", f.version,
  (f.result #>> '{backtest,scores,0,intervalWape}')::float8 as "wape",
  (f.result #>> '{backtest,scores,0,dayWape}')::float8 as "dayWape",
  (f.result #>> '{backtest,scores,0,dayBias}')::float8 as "bias"`;
const viewFrom = `from forecasts f join groups g on g.id = f.group_id join services s on s.id = g.service_id left join users u on u.id = f.created_by`;

export interface NewForecast {
  groupIds: string[];
  startDate: string;
  horizonDays: number;
  /** weeks of history before the start; what exists is used */
  historyWeeks: number;
  schema: ForecastSchema;
  name?: string;
  growthFactor?: number;
  parameters: ForecastParameters;
  /** forecasts whose changes by planners go on in the new ones of the same groups */
  carryLayersFrom?: string[];
}

/**
 * Writes down one pending forecast for each group, as a new version where one of the same group and period exists.
 * @returns ids in the order of `groupIds`
 * @throws AppError invalid for unknown groups or a senseless period
 */
export async function createForecasts(actor: Actor, input: NewForecast, jobId: string): Promise<string[]> {
  const { organizationId } = actor;
  const groups = await query<{ id: string; name: string; time_zone: string; interval_minutes: number }>(
    'forecast-create-groups',
    `select id, name, time_zone, interval_minutes from groups where organization_id = $1 and id = any($2::uuid[]) and status = 'active'`,
    [organizationId, input.groupIds],
  );
  const byId = new Map(groups.map((group) => [group.id, group]));
  const unknown = input.groupIds.filter((id) => !byId.has(id));
  if (!input.groupIds.length) throw invalid('groupIds', 'required', 'Choose at least one group.');
  if (unknown.length) throw invalid('groupIds', 'unknown', `Unknown or inactive group: ${unknown.join(', ')}.`);
  const ids = input.groupIds.map(() => createId());
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into forecasts (id, organization_id, group_id, lineage_id, version_number, name, status, schema, history_from, history_to,
         start_date, end_date, time_zone, interval_minutes, parameters, job_id, created_by)
       select n.id, $1, n.group_id, coalesce(last.lineage_id, n.id), coalesce(last.version_number, 0) + 1, n.name, 'pending', $5,
         $6::date - ($7::int * 7), $6::date, $6::date, $6::date + $8::int, n.zone, n.step, $9::jsonb, $10, $11
       from unnest($2::uuid[], $3::uuid[], $4::text[], $12::text[], $13::int[]) as n(id, group_id, name, zone, step)
       left join lateral (
         select lineage_id, version_number from forecasts f
         where f.organization_id = $1 and f.group_id = n.group_id and f.start_date = $6::date and f.end_date = $6::date + $8::int
         order by version_number desc limit 1) last on true`,
      [
        organizationId,
        ids,
        input.groupIds,
        input.groupIds.map((id) => input.name || (byId.get(id)?.name ?? '')),
        input.schema,
        input.startDate,
        input.historyWeeks,
        input.horizonDays,
        JSON.stringify(input.parameters),
        jobId,
        actor.kind === 'user' ? actor.id : null,
        input.groupIds.map((id) => byId.get(id)?.time_zone ?? 'UTC'),
        input.groupIds.map((id) => byId.get(id)?.interval_minutes ?? 15),
      ],
    );
    if (input.carryLayersFrom?.length)
      await carryLayers(client, { organizationId, from: input.carryLayersFrom, to: ids });
    if (input.growthFactor && input.growthFactor !== 1) await addGrowth(client, actor, ids, input.growthFactor);
    const audit = ids.map((id, i) => ({
      action: 'forecast.created',
      entity: 'forecast',
      entityId: id,
      after: {
        groupId: input.groupIds[i],
        startDate: input.startDate,
        horizonDays: input.horizonDays,
        schema: input.schema,
      },
    }));
    return { result: undefined, audit };
  });
  return ids;
}

async function addGrowth(
  client: { query: (text: string, values: unknown[]) => Promise<unknown> },
  actor: Actor,
  ids: string[],
  factor: number,
) {
  await client.query(
    `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, created_by)
     select l.layer_id, f.organization_id, f.id, 1000, 'growth', $3::jsonb,
       f.start_date::timestamp at time zone f.time_zone, f.end_date::timestamp at time zone f.time_zone, $4
     from unnest($1::uuid[], $2::uuid[]) as l(forecast_id, layer_id) join forecasts f on f.id = l.forecast_id`,
    [
      ids,
      ids.map(() => createId()),
      JSON.stringify({ target: 'volume', type: 'scale', factor }),
      actor.kind === 'user' ? actor.id : null,
    ],
  );
}

/** One forecast with what its computation left. */
export type ForecastDetails = ForecastView & {
  result: unknown;
  siteId: string | null;
  isAggregated: boolean;
  finishedAt: string | null;
};

/** @throws AppError not_found */
export async function getForecast(input: { organizationId: string; forecastId: string }): Promise<ForecastDetails> {
  const [row] = await query<ForecastDetails>(
    'forecast-by-id',
    `select ${viewColumns}, f.result, g.site_id as "siteId", g.is_aggregated as "isAggregated", f.finished_at as "finishedAt" ${viewFrom} where f.organization_id = $1 and f.id = $2`,
    [input.organizationId, input.forecastId],
  );
  if (!row) throw notFound('The forecast');
  return row;
}

/**
 * Forecasts, newest first, by keyset; superseded versions only when asked for.
 * @param input.scope the groups within reach; all where it is absent
 */
export async function listForecasts(input: {
  organizationId: string;
  scope?: AccessScope;
  groupId?: string;
  serviceId?: string;
  status?: ForecastStatus;
  search?: string;
  allVersions?: boolean;
  limit: number;
  /** id of the last item of the page before */
  after?: string;
}): Promise<{ items: ForecastView[]; nextCursor: string | null }> {
  const { scope = { kind: 'all' } } = input;
  const reached = groupScopeSql(scope, 'g', 9);
  const items = await query<ForecastView>(
    `forecast-list-${scope.kind}`,
    `select ${viewColumns} ${viewFrom}
     where f.organization_id = $1 and ($2::uuid is null or f.group_id = $2) and ($3::uuid is null or g.service_id = $3)
       and ($4::text is null or f.status = $4) and ($5::text is null or f.name ilike '%' || $5 || '%' or g.name ilike '%' || $5 || '%')
       and ($6::boolean or f.is_current or f.status in ('pending', 'running', 'failed')) and ($7::uuid is null or f.id < $7) and ${reached.sql}
     order by f.id desc limit $8`,
    [
      input.organizationId,
      input.groupId ?? null,
      input.serviceId ?? null,
      input.status ?? null,
      input.search?.trim().replace(/[\\%_]/g, '\\$&') || null,
      input.allVersions ?? false,
      input.after ?? null,
      input.limit + 1,
      ...reached.values,
    ],
    reader(),
  );
  const page = items.slice(0, input.limit);
  return { items: page, nextCursor: items.length > input.limit ? page[page.length - 1].id : null };
}

/** All versions of a lineage, newest first. */
export async function listForecastVersions(input: {
  organizationId: string;
  lineageId: string;
}): Promise<ForecastView[]> {
  return query<ForecastView>(
    'forecast-versions',
    `select ${viewColumns} ${viewFrom} where f.organization_id = $1 and f.lineage_id = $2 order by f.version_number desc limit 50`,
    [input.organizationId, input.lineageId],
  );
}

/**
 * The ready, current forecasts that cover a period, the newest for each group; a schedule is built on them.
 * @param from first local date, `to` last local date (inclusive)
 */
export async function findCoveringForecasts(input: {
  organizationId: string;
  groupIds: string[];
  from: string;
  to: string;
}): Promise<{ id: string; groupId: string; startDate: string; endDate: string }[]> {
  return query(
    'forecast-covering',
    `select distinct on (group_id) id, group_id as "groupId", start_date as "startDate", end_date as "endDate" from forecasts
     where organization_id = $1 and group_id = any($2::uuid[]) and status = 'ready' and is_current and start_date <= $3 and end_date > $4
     order by group_id, id desc`,
    [input.organizationId, input.groupIds, input.from, input.to],
  );
}

/** Ends forecasts that did not become ready: a fault or a cancel. */
export async function closeForecasts(input: {
  organizationId: string;
  forecastIds: string[];
  status: 'failed' | 'cancelled';
  error?: string;
}): Promise<void> {
  await query(
    'forecast-close',
    `update forecasts set status = $3, error = $4, finished_at = now(), version = version + 1
     where organization_id = $1 and id = any($2::uuid[]) and status in ('pending', 'running')`,
    [input.organizationId, input.forecastIds, input.status, input.error ?? null],
  );
}

/** Forecasts of a job that are still to be computed, with what the computation needs. */
export async function startForecasts(input: { organizationId: string; forecastIds: string[] }) {
  return query<{
    id: string;
    groupId: string;
    groupName: string;
    schema: ForecastSchema;
    historyFrom: string;
    historyTo: string;
    startDate: string;
    endDate: string;
    parameters: ForecastParameters;
  }>(
    'forecast-start',
    `update forecasts f set status = 'running' from groups g
     where g.id = f.group_id and f.organization_id = $1 and f.id = any($2::uuid[]) and f.status in ('pending', 'running')
     returning f.id, f.group_id as "groupId", g.name as "groupName", f.schema, f.history_from as "historyFrom", f.history_to as "historyTo",
       f.start_date as "startDate", f.end_date as "endDate", f.parameters`,
    [input.organizationId, input.forecastIds],
  );
}

/** Ready, current forecasts that reach past a date, of one group or of all. */
export async function listCurrentForecasts(input: {
  organizationId: string;
  groupId: string | null;
  from: string;
}): Promise<{ id: string; groupName: string }[]> {
  return query(
    'forecast-current',
    `select f.id, g.name as "groupName" from forecasts f join groups g on g.id = f.group_id
     where f.organization_id = $1 and ($2::uuid is null or f.group_id = $2) and f.is_current and f.status = 'ready' and f.end_date > $3
     order by f.id`,
    [input.organizationId, input.groupId, input.from],
  );
}
