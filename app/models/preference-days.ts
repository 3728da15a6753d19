const minuteOf = (column: string) =>
  `(extract(hour from ${column} at time zone w.time_zone)::int * 60 + extract(minute from ${column} at time zone w.time_zone)::int)`;
/** Minutes from the midnight of the shift's date, so that a night ends past 24:00. */
const endMinute = `(extract(epoch from (x.ends_at at time zone w.time_zone) - w.day::timestamp)::int / 60)`;
const span = `(extract(epoch from x.ends_at - x.starts_at)::int / 60)`;

// why: a plain wish for hours is met as planning reads it, with half an hour to spare or such that nine hours fit; ranges are exact
const metSql = `coalesce(
  (w.start_minute is null or ${minuteOf('x.starts_at')} between w.start_minute and coalesce(w.start_max_minute,
    case when w.end_min_minute is null then greatest(w.start_minute + 30, coalesce(w.end_minute, w.start_minute) - 540) else 1439 end))
  and ((w.start_max_minute is null and w.end_min_minute is null) or ${endMinute} between coalesce(w.end_min_minute, 0) and coalesce(w.end_minute, 4320))
  and (w.min_minutes is null or ${span} >= w.min_minutes) and (w.max_minutes is null or ${span} <= w.max_minutes)
  and (w.shift_template_id is null or x.template_id = w.shift_template_id)
  and (w.site_id is null or w.own_site_id = w.site_id)
  and (not w.is_overtime or x.kind in ('additional', 'overtime'))
  and (w.group_id is null or exists (select 1 from shift_activities v where v.shift_id = x.id and v.group_id = w.group_id)), false)`;

/**
 * Wishes spread over the days of a period, with what the applied schedules made of each: tables `wish_days` (one row for a
 * wish and a day) and `judged` (the same with `covered`, `considered`, `is_met`). A day is covered when an applied schedule
 * of the person holds it; a wish counts as considered when that schedule weighed wishes and the wish was there before it.
 * A wish for a weekday gives way to one for the date. All that a wish says must hold for it to be met.
 * $1 organization, $2 first date, $3 last date.
 * @param condition on `preferences p` and `agents a`; it chooses people, never some of their wishes
 */
export const preferenceDaysSql = (condition: string): string => `
wished as (
  select p.id, p.employee_id, p.date, p.weekday, p.kind, p.start_minute, p.end_minute, p.start_max_minute, p.end_min_minute, p.min_minutes,
    p.max_minutes, p.shift_template_id, p.group_id, p.site_id, p.is_overtime, p.is_priority, p.created_at, a.time_zone, a.site_id as own_site_id
  from preferences p join agents a on a.id = p.employee_id
  where p.organization_id = $1 and (p.date is null or p.date between $2::date and $3::date) and ${condition}
), dates as (
  select g::date as day, extract(isodow from g)::int as weekday from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') g
), wish_days as (
  select w.*, w.date as day from wished w where w.date is not null
  union all
  select w.*, d.day from wished w join dates d on d.weekday = w.weekday
  where w.date is null and not exists (select 1 from wished q where q.employee_id = w.employee_id and q.date = d.day)
), plans as (
  select s.id, s.start_date, s.end_date, s.created_at, coalesce((s.parameters ->> 'considersPreferences')::boolean, false) as considers
  from schedules s where s.organization_id = $1 and s.status = 'applied' and s.start_date <= $3::date and s.end_date >= $2::date
), wishing as (select distinct employee_id from wish_days),
worked as (
  select distinct on (x.employee_id, x.schedule_id, x.date) x.employee_id, x.schedule_id, x.date, x.id, x.starts_at, x.ends_at, x.template_id, x.kind
  from plans s join shifts x on x.schedule_id = s.id and x.date between s.start_date and s.end_date
  join wishing w on w.employee_id = x.employee_id
  order by x.employee_id, x.schedule_id, x.date, x.starts_at
), covering as (
  select distinct on (w.employee_id, w.day) w.employee_id, w.day, s.id as schedule_id, s.considers, s.created_at
  from (select distinct employee_id, day from wish_days) w
  join (select distinct employee_id, schedule_id from worked) q on q.employee_id = w.employee_id
  join plans s on s.id = q.schedule_id and w.day between s.start_date and s.end_date
  order by w.employee_id, w.day, s.created_at desc
), judged as (
  select w.*, c.schedule_id is not null as covered, coalesce(c.considers and w.created_at <= c.created_at, false) as considered,
    c.schedule_id is not null and case when w.kind = 'off' then x.id is null else x.id is not null and ${metSql} end as is_met
  from wish_days w
  left join covering c on c.employee_id = w.employee_id and c.day = w.day
  left join worked x on x.employee_id = w.employee_id and x.schedule_id = c.schedule_id and x.date = w.day
)`;
