import { query } from '~/platform/pg.server';
import { notifyUsers } from './notification.server';

/** Days before a deadline on which people are reminded of it. */
const reminderDays = [7, 3, 1];
/** Hour of the employee's day at which reminders come: never in quiet hours. */
const reminderHour = 9;

interface Due {
  organizationId: string;
  userIds: string[];
  days: number;
  year: number;
  /** first of the month whose wishes close; null for vacations */
  month: string | null;
}

/** Logins of active employees for whom it is the hour, with their local date; $1 is now. */
const peopleSql = `people as (
  select u.id as user_id, a.id as employee_id, a.organization_id, ($1::timestamptz at time zone a.time_zone)::date as today
  from users u join agents a on a.id = u.employee_id left join positions p on p.id = a.position_id
  where u.status = 'active' and a.status = 'active' and coalesce(p.plannable, true)
    and extract(hour from $1::timestamptz at time zone a.time_zone) = $3
)`;

/** Nobody is told the same twice within a day, however often this is asked. */
const notToldSql = (
  kind: string,
) => `not exists (select 1 from notifications n where n.user_id = p.user_id and n.kind = '${kind}'
  and n.created_at > $1::timestamptz - interval '20 hours')`;

const vacationSql = `with ${peopleSql}
select p.organization_id as "organizationId", array_agg(p.user_id) as "userIds", c.closes_on - p.today as days, c.year, null as month
from people p join vacation_campaigns c on c.organization_id = p.organization_id and c.opens_on <= p.today and c.closes_on - p.today = any($2::int[])
where exists (select 1 from vacation_assignments x where x.employee_id = p.employee_id
    and x.valid_from <= make_date(c.year, 12, 31) and (x.valid_to is null or x.valid_to > make_date(c.year, 1, 1)))
  and not exists (select 1 from vacation_wishes w where w.employee_id = p.employee_id and w.year = c.year and w.state <> 'draft')
  and ${notToldSql('vacation_wishes_close')}
group by 1, 3, 4`;

const preferenceSql = `with ${peopleSql}, rules as (
  select p.*, coalesce(s.close_days, 7) as close_days from people p left join preference_settings s on s.organization_id = p.organization_id
  where coalesce(s.max_dates, 1) > 0
), months as (
  select r.*, m::date as month, m::date - r.close_days - r.today as days
  from rules r cross join lateral generate_series(date_trunc('month', r.today), r.today + interval '3 months', interval '1 month') m
)
select p.organization_id as "organizationId", array_agg(p.user_id) as "userIds", p.days, extract(year from p.month)::int as year, p.month
from months p where p.days = any($2::int[])
  and not exists (select 1 from preferences w where w.employee_id = p.employee_id and w.date between p.month and p.month + interval '1 month' - interval '1 day')
  and ${notToldSql('preferences_close')}
group by 1, 3, 4, 5`;

/**
 * Reminds people who have handed in nothing that wishes for vacations, or for days of a month, close in 7, 3 or 1 days; at nine
 * in the morning where they work.
 * @returns how many were reminded
 */
export async function remindOfWishDeadlines(now: Date = new Date()): Promise<number> {
  const values = [now.toISOString(), reminderDays, reminderHour];
  const [vacations, preferences] = await Promise.all([
    query<Due>('remind-vacation-wishes', vacationSql, values),
    query<Due>('remind-preferences', preferenceSql, values),
  ]);
  for (const { organizationId, userIds, days, year } of vacations) {
    const params = { count: days, year };
    await notifyUsers({ organizationId, userIds, kind: 'vacation_wishes_close', params, link: '/my/vacations' });
  }
  for (const { organizationId, userIds, days, month } of preferences) {
    const params = { count: days, month: month?.slice(0, 7) };
    await notifyUsers({
      organizationId,
      userIds,
      kind: 'preferences_close',
      params,
      link: `/my/preferences?date=${month}`,
    });
  }
  return [...vacations, ...preferences].reduce((sum, { userIds }) => sum + userIds.length, 0);
}
