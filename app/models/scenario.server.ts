import { query, reader } from '~/platform/pg.server';
import type { ForecastKind } from './forecast.server';

/** One forecast, snapshot or scenario in figures that can be laid side by side. */
export interface ScenarioView {
  id: string;
  name: string;
  kind: ForecastKind;
  versionNumber: number;
  isCurrent: boolean;
  createdAt: string;
  createdByName: string | null;
  startDate: string;
  /** inclusive */
  lastDate: string;
  contacts: number;
  ahtSec: number | null;
  /** person-hours */
  agentHours: number;
  /** most people in one interval */
  peakAgents: number;
  layers: number;
  /** person-hours by local day, the same days for all scenarios of a lineage */
  days: { date: string; hours: number; contacts: number }[];
}

/** Periods of a group for which there are forecasts, newest first: what scenarios can be compared within. */
export async function listScenarioPeriods(input: {
  organizationId: string;
  groupId: string;
}): Promise<{ lineageId: string; startDate: string; lastDate: string; versions: number }[]> {
  return query(
    'scenario-periods',
    `select lineage_id as "lineageId", start_date as "startDate", end_date - 1 as "lastDate", count(*)::int as versions from forecasts
     where organization_id = $1 and group_id = $2 and status = 'ready' group by lineage_id, start_date, end_date
     order by max(id::text) desc limit 24`,
    [input.organizationId, input.groupId],
    reader(),
  );
}

/** The forecasts of one period that can be compared: the one that counts, scenarios, snapshots and earlier versions; at most eight. */
export async function listScenarios(input: { organizationId: string; lineageId: string }): Promise<ScenarioView[]> {
  return query<ScenarioView>(
    'scenario-list',
    `with chosen as (
       select f.* from forecasts f where f.organization_id = $1 and f.lineage_id = $2 and f.status = 'ready'
       order by f.is_current desc, (f.kind = 'scenario') desc, (f.kind = 'snapshot') desc, f.version_number desc limit 8
     ), daily as (
       select c.id, (r.interval_start at time zone c.time_zone)::date as date, sum(r.volume)::float8 as contacts, sum(r.volume * r.aht_sec)::float8 as work,
         sum(r.required_agents)::float8 * c.interval_minutes / 60 as hours, max(r.required_agents)::float8 as peak
       from chosen c join staffing_requirements r on r.forecast_id = c.id and r.organization_id = $1 group by c.id, c.interval_minutes, 2
     ), total as (
       select id, sum(contacts) as contacts, sum(work) / nullif(sum(contacts), 0) as aht, sum(hours) as hours, max(peak) as peak,
         json_agg(json_build_object('date', date, 'hours', round(hours::numeric, 1), 'contacts', round(contacts::numeric)) order by date) as days
       from daily group by id)
     select c.id, c.name, c.kind, c.version_number as "versionNumber", c.is_current as "isCurrent", c.created_at as "createdAt",
       u.display_name as "createdByName", c.start_date as "startDate", c.end_date - 1 as "lastDate", coalesce(t.contacts, 0) as contacts, t.aht as "ahtSec",
       coalesce(t.hours, 0) as "agentHours", coalesce(t.peak, 0) as "peakAgents", coalesce(t.days, '[]') as days,
       (select count(*) from forecast_layers l where l.forecast_id = c.id and l.reverted_at is null)::int as layers
     from chosen c left join total t on t.id = c.id left join users u on u.id = c.created_by
     order by c.is_current desc, c.version_number desc`,
    [input.organizationId, input.lineageId],
    reader(),
  );
}
