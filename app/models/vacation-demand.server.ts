import { blendDemand, type Demand, firstDayOfYear, weeksOfYear } from '~/engine/vacations';
import { query, reader } from '~/platform/pg.server';

/** Work of a group on the days of one week of the year, per day. */
interface WeekRow {
  groupId: string;
  week: number;
  work: number;
}

/**
 * How busy each group is over a year, by what is known best: the staffing requirement of its current forecasts, where none is
 * computed the forecast contacts, for all other weeks last year's contacts of the same week.
 * @returns by group; groups of which nothing is known have none
 */
export async function loadVacationDemand(input: {
  organizationId: string;
  year: number;
}): Promise<Map<string, Demand>> {
  const [required, expected, past] = await Promise.all([
    loadAhead(input, requirementSql, 'vacation-demand-required'),
    loadAhead(input, forecastSql, 'vacation-demand-expected'),
    query<WeekRow>('vacation-demand-past', pastSql, [input.organizationId], reader()),
  ]);
  const days = firstDayOfYear(input.year + 1) - firstDayOfYear(input.year);
  const sources = { requirement: toWeeks(required), forecast: toWeeks(expected), history: toWeeks(past) };
  const nothing = new Float64Array(weeksOfYear);
  const groupIds = new Set([...required, ...expected, ...past].map(({ groupId }) => groupId));
  return new Map(
    [...groupIds].flatMap((groupId): [string, Demand][] => {
      const source = sources.requirement.has(groupId)
        ? 'requirement'
        : sources.forecast.has(groupId)
          ? 'forecast'
          : 'history';
      const ahead = source === 'history' ? nothing : (sources[source].get(groupId) ?? nothing);
      const byDay = blendDemand({ ahead, past: sources.history.get(groupId) ?? nothing }, days);
      return byDay ? [[groupId, { byDay, source }]] : [];
    }),
  );
}

function toWeeks(rows: readonly WeekRow[]): Map<string, Float64Array> {
  const weeks = new Map<string, Float64Array>();
  for (const { groupId, week, work } of rows) {
    const list = weeks.get(groupId) ?? new Float64Array(weeksOfYear);
    list[week] = work;
    weeks.set(groupId, list);
  }
  return weeks;
}

const loadAhead = ({ organizationId, year }: { organizationId: string; year: number }, sql: string, name: string) =>
  query<WeekRow>(name, sql, [organizationId, `${year}-01-01`, `${year + 1}-01-01`], reader());

// why: a week of which only some days are known says more about its weekdays than about itself
const byWeekSql = (work: string, from: string) => `
select "groupId", week, sum(work) / count(*) as work from (
  select f.group_id as "groupId", (extract(doy from local.day)::int - 1) / 7 as week, local.day, ${work} as work
  from forecasts f ${from}
  where f.organization_id = $1 and f.is_current and f.kind = 'forecast' and f.start_date < $3::date and f.end_date > $2::date
    and local.day >= $2::date and local.day < $3::date
  group by 1, 2, 3) days
group by 1, 2 having count(*) >= 7 or week = ${weeksOfYear - 1}`;

const localDay = (column: string) =>
  `cross join lateral (select (${column} at time zone f.time_zone)::date as day) local`;

const requirementSql = byWeekSql(
  'sum(r.required_agents::float8 * f.interval_minutes)',
  `join staffing_requirements r on r.forecast_id = f.id ${localDay('r.interval_start')}`,
);
const forecastSql = byWeekSql(
  'sum(i.volume::float8 * greatest(i.aht_sec, 1))',
  `join forecast_intervals i on i.forecast_id = f.id ${localDay('i.interval_start')}`,
);
const pastSql = `
select group_id as "groupId", (extract(doy from interval_start)::int - 1) / 7 as week,
  sum(not_unique_received::float8 * greatest(aht_ms, 1)) / count(distinct interval_start::date) as work
from contact_statistics where organization_id = $1 and interval_start >= now() - interval '1 year' and interval_start < now()
group by 1, 2`;
