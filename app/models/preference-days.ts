/**
 * Wishes spread over the days of a period, with what the applied schedules made of each: tables `wish_days` (one row for a
 * wish and a day) and `judged` (the same with `covered`, `considered`, `is_met`). A day is covered when an applied schedule
 * of the person holds it; a wish counts as considered when that schedule weighed wishes and the wish was there before it.
 * A wish for a weekday gives way to one for the date. Hours are met as planning reads them: a start no later than half an hour after the wished one, or such that nine hours fit.
 * $1 organization, $2 first date, $3 last date.
 * @param condition on `preferences p` and `agents a`
 */
export const preferenceDaysSql = (condition: string): string => `
wish_days as (
  select p.id, p.employee_id, p.kind, p.start_minute, p.end_minute, p.is_priority, p.created_at, a.time_zone, d.day
  from preferences p join agents a on a.id = p.employee_id
  cross join lateral (
    select p.date as day where p.date between $2::date and $3::date
    union all
    select g::date from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') g
    where p.date is null and extract(isodow from g) = p.weekday
      and not exists (select 1 from preferences q where q.employee_id = p.employee_id and q.date = g::date)
  ) d
  where p.organization_id = $1 and ${condition}
), plans as (
  select s.id, s.start_date, s.end_date, s.created_at, coalesce((s.parameters ->> 'considersPreferences')::boolean, false) as considers
  from schedules s where s.organization_id = $1 and s.status = 'applied' and s.start_date <= $3::date and s.end_date >= $2::date
), worked as (
  select x.employee_id, x.schedule_id, x.date, min(x.starts_at) as starts_at
  from plans s join shifts x on x.schedule_id = s.id and x.date between s.start_date and s.end_date
  where x.employee_id in (select employee_id from wish_days)
  group by 1, 2, 3
), planned as (select distinct employee_id, schedule_id from worked),
judged as (
  select w.*, c.schedule_id is not null as covered, coalesce(c.considers and w.created_at <= c.created_at, false) as considered,
    case when c.schedule_id is null then false
      when w.kind = 'off' then x.starts_at is null
      when w.start_minute is null then x.starts_at is not null
      else coalesce(extract(hour from x.starts_at at time zone w.time_zone)::int * 60 + extract(minute from x.starts_at at time zone w.time_zone)::int
        between w.start_minute and greatest(w.start_minute + 30, coalesce(w.end_minute, w.start_minute) - 540), false) end as is_met
  from wish_days w
  left join lateral (select q.schedule_id, s.considers, s.created_at from planned q join plans s on s.id = q.schedule_id
    where q.employee_id = w.employee_id and w.day between s.start_date and s.end_date order by s.created_at desc limit 1) c on true
  left join worked x on x.employee_id = w.employee_id and x.schedule_id = c.schedule_id and x.date = w.day
)`;
