import type { ShiftTypeLimit, TimeWindow } from '~/engine/scheduling';
import { query, type SqlExecutor } from '~/platform/pg.server';
import type { RotationDay } from './rotation-days';
import type { RuleModes } from './rule-modes';

interface Dated {
  validFrom: string;
  /** exclusive; null = open-ended */
  validTo: string | null;
}

export interface DatedContract extends Dated {
  weeklyMinutes: number;
  dailyMaxMinutes: number;
  rotation: string | null;
  minRestMinutes: number;
  maxConsecutiveDays: number;
  /** fewest days worked in a row; 1 = no rule */
  minConsecutiveDays: number;
  minDaysPerWeek: number;
  maxDaysPerWeek: number;
  minDaysOffPerWeek: number;
  freeWeekendsPerFour: number;
  weeklyToleranceMinutes: number;
  considerHolidays: boolean;
  templateIds: string[];
  /** wall-clock hours every shift covers; null = none */
  coreFromMinute: number | null;
  coreToMinute: number | null;
  /** most paid minutes in a row of days worked; null = no limit */
  maxRunMinutes: number | null;
  maxStartSpreadMinutes: number | null;
  shiftLimits: ShiftTypeLimit[];
  modes: RuleModes;
}

/** Fields of a work rule, which an assignment puts in the place of those of the contract's own. */
export type AssignedRule = Dated &
  Omit<DatedContract, 'weeklyMinutes' | 'dailyMaxMinutes' | 'validFrom' | 'validTo'> & {
    /** the greatest in force applies: a person's own, else the nearest department's */
    rank: number;
  };

export interface AssignedRotation extends Dated {
  kind: 'cyclic' | 'demand';
  isMandatory: boolean;
  days: RotationDay[];
  cycleStart: string;
  minDaysPerWeek: number | null;
  maxDaysPerWeek: number | null;
  maxConsecutiveDays: number | null;
  /** by demand: cycles to choose from */
  choices: string[];
}

export interface DatedPermit extends Dated {
  isNightAllowed: boolean;
  dailyMaxMinutes: number | null;
  weeklyMaxMinutes: number | null;
  earliestStartMinute: number | null;
  latestEndMinute: number | null;
}

export interface DatedMembership extends Dated {
  groupId: string;
  priority: number;
  proficiency: number;
}

export interface StoredPreference {
  date: string | null;
  weekday: number | null;
  kind: 'work' | 'off';
  startMinute: number | null;
  endMinute: number | null;
  /** latest start, earliest end, and length from start to end, where they are wished */
  startMaxMinute: number | null;
  endMinMinute: number | null;
  minMinutes: number | null;
  maxMinutes: number | null;
  /** starts and length of the template that is wished */
  template: { startFromMinute: number; startToMinute: number; spanMinutes: number } | null;
  groupId: string | null;
  isPriority: boolean;
}

/** Everything about one person that matters to a schedule of a period. */
export interface SchedulePerson {
  id: string;
  name: string;
  zone: string;
  siteId: string;
  hireDate: string;
  /** first day without employment */
  dismissalDate: string | null;
  nightAllowed: boolean;
  weekendAllowed: boolean;
  contracts: DatedContract[];
  rules: AssignedRule[];
  rotations: AssignedRotation[];
  permits: DatedPermit[];
  memberships: DatedMembership[];
  availabilities: (Dated & { weekday: number; startMinute: number; endMinute: number })[];
  preferences: StoredPreference[];
  /** share of the dated wishes of the last eight weeks that did not come true */
  unmetShare: number;
  absences: { startMs: number; endMs: number; reason: string; paid: boolean }[];
  /** applied shifts of other schedules before the period, newest first: date and end */
  earlier: { date: string; endMs: number; paidMinutes: number }[];
  lateShifts: number;
  weekendDays: number;
}

/**
 * People of a schedule: plannable, employed and members of one of its groups at some time of the period, within its departments.
 * Condition on alias `a` of agents; $1 organization, $2 first date, $3 last date, $4 groups, $5 departments (none = all).
 */
export const schedulePeopleSql = `
  a.organization_id = $1 and a.hire_date <= $3::date and (a.dismissal_date is null or a.dismissal_date > $2::date) and a.status <> 'created'
  and not exists (select 1 from positions p where p.id = a.position_id and not p.plannable)
  and exists (select 1 from group_memberships gm where gm.employee_id = a.id and gm.group_id = any($4::uuid[])
    and gm.valid_from <= $3::date and (gm.valid_to is null or gm.valid_to > $2::date))
  and (cardinality($5::uuid[]) = 0 or exists (
    select 1 from department_memberships dm join departments d on d.id = dm.department_id
    where dm.employee_id = a.id and d.path && $5::uuid[] and dm.valid_from <= $3::date and (dm.valid_to is null or dm.valid_to > $2::date)))`;

const inPeriod = (alias: string) =>
  `${alias}.employee_id = a.id and ${alias}.valid_from <= $3::date and (${alias}.valid_to is null or ${alias}.valid_to > $2::date)`;
const dated = (alias: string) => `'validFrom', ${alias}.valid_from, 'validTo', ${alias}.valid_to`;
/** Fields of a work rule on alias `w`. */
export const ruleFields = `'rotation', w.rotation, 'minRestMinutes', w.min_rest_minutes, 'maxConsecutiveDays', w.max_consecutive_days,
      'minConsecutiveDays', w.min_consecutive_days,
      'minDaysPerWeek', w.min_days_per_week, 'maxDaysPerWeek', w.max_days_per_week, 'minDaysOffPerWeek', w.min_days_off_per_week,
      'freeWeekendsPerFour', w.free_weekends_per_four, 'weeklyToleranceMinutes', w.weekly_tolerance_minutes,
      'considerHolidays', w.consider_holidays, 'templateIds', coalesce(w.template_ids, '{}'), 'modes', w.modes,
      'coreFromMinute', w.core_from_minute, 'coreToMinute', w.core_to_minute, 'maxRunMinutes', w.max_run_minutes,
      'maxStartSpreadMinutes', w.max_start_spread_minutes, 'shiftLimits', w.shift_limits`;

const array = (select: string) => `(select coalesce(json_agg(x), '[]') from (${select}) t(x))`;

/** How far back unpopular shifts count, and for how much: by the labour standard of fairness, else late shifts of eight weeks. */
const fairnessSql = `with rule as (
  select coalesce(max((value->>'months')::float8 * 30.4)::int, 56) as days, coalesce(max((value->>'lateShift')::float8), 1) as late,
    coalesce(max((value->>'nightShift')::float8), 0) as night
  from labour_standards where organization_id = $1 and code = 'fairness' and mode <> 'ignore')`;
const peopleSql = `${fairnessSql}
select a.id, a.last_name || ' ' || a.first_name as name, a.time_zone as zone, a.site_id as "siteId", a.hire_date as "hireDate",
  a.dismissal_date as "dismissalDate", a.night_allowed as "nightAllowed", a.weekend_allowed as "weekendAllowed",
  ${array(`select json_build_object(${dated('c')}, 'weeklyMinutes', c.weekly_minutes, 'dailyMaxMinutes', c.daily_max_minutes, ${ruleFields})
    from contracts c join work_rules w on w.id = c.work_rule_id where ${inPeriod('c')} order by c.valid_from`)} as contracts,
  ${array(`select json_build_object(${dated('x')}, 'rank', 1000, ${ruleFields})
    from work_rule_assignments x join work_rules w on w.id = x.work_rule_id where ${inPeriod('x')}
    union all
    select json_build_object('validFrom', greatest(x.valid_from, m.valid_from),
      'validTo', nullif(least(coalesce(x.valid_to, 'infinity'::date), coalesce(m.valid_to, 'infinity'::date)), 'infinity'::date),
      'rank', cardinality(o.path), ${ruleFields})
    from department_memberships m join departments d on d.id = m.department_id
    join work_rule_assignments x on x.department_id = any(d.path) and x.valid_from <= $3::date and (x.valid_to is null or x.valid_to > $2::date)
      and x.valid_from < coalesce(m.valid_to, 'infinity'::date) and coalesce(x.valid_to, 'infinity'::date) > m.valid_from
    join departments o on o.id = x.department_id join work_rules w on w.id = x.work_rule_id where ${inPeriod('m')}`)} as rules,
  ${array(`select json_build_object(${dated('x')}, 'kind', r.kind, 'isMandatory', r.is_mandatory, 'days', r.days, 'cycleStart', x.cycle_start,
      'minDaysPerWeek', r.min_days_per_week, 'maxDaysPerWeek', r.max_days_per_week, 'maxConsecutiveDays', r.max_consecutive_days,
      'choices', r.choices)
    from rotation_assignments x join rotations r on r.id = x.rotation_id where ${inPeriod('x')} order by x.valid_from`)} as rotations,
  ${array(`select json_build_object(${dated('x')}, 'isNightAllowed', x.is_night_allowed, 'dailyMaxMinutes', x.daily_max_minutes,
      'weeklyMaxMinutes', x.weekly_max_minutes, 'earliestStartMinute', x.earliest_start_minute, 'latestEndMinute', x.latest_end_minute)
    from work_permits x where ${inPeriod('x')} order by x.valid_from`)} as permits,
  ${array(`select json_build_object(${dated('m')}, 'groupId', m.group_id, 'priority', m.priority, 'proficiency', m.proficiency)
    from group_memberships m where ${inPeriod('m')} and m.group_id = any($4::uuid[]) order by m.priority, m.group_id`)} as memberships,
  ${array(`select json_build_object(${dated('v')}, 'weekday', v.weekday, 'startMinute', v.start_minute, 'endMinute', v.end_minute)
    from availabilities v where ${inPeriod('v')} order by v.weekday, v.start_minute`)} as availabilities,
  ${array(`select json_build_object('date', p.date, 'weekday', p.weekday, 'kind', p.kind, 'startMinute', p.start_minute, 'endMinute', p.end_minute,
      'isPriority', p.is_priority, 'startMaxMinute', p.start_max_minute, 'endMinMinute', p.end_min_minute, 'minMinutes', p.min_minutes,
      'maxMinutes', p.max_minutes, 'groupId', p.group_id, 'template', case when t.id is null then null else json_build_object(
        'startFromMinute', t.start_from_minute, 'startToMinute', t.start_to_minute, 'spanMinutes', t.span_minutes) end)
    from preferences p left join shift_templates t on t.id = p.shift_template_id where p.employee_id = a.id and (p.date is null or p.date between $2::date and $3::date) order by p.id`)} as preferences,
  ${array(`select json_build_object('startMs', extract(epoch from b.starts_at) * 1000, 'endMs', extract(epoch from b.ends_at) * 1000,
      'reason', r.name, 'paid', r.paid)
    from absences b join absence_reasons r on r.id = b.reason_id where b.employee_id = a.id and b.status <> 'cancelled'
      and b.starts_at < ($3::date + 2)::timestamptz and b.ends_at > ($2::date - 1)::timestamptz order by b.starts_at`)} as absences,
  ${array(`select json_build_object('date', s.date, 'endMs', extract(epoch from s.ends_at) * 1000, 'paidMinutes', s.paid_minutes)
    from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $6::uuid
    where s.employee_id = a.id and s.date between $2::date - 14 and $2::date - 1 order by s.starts_at desc`)} as earlier,
  coalesce(load.late, 0) as "lateShifts", coalesce(load.weekend, 0) as "weekendDays", coalesce(luck.unmet, 0) as "unmetShare"
from agents a
left join lateral (
  select avg(case when (p.kind = 'off') = exists (select 1 from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied'
      where s.employee_id = a.id and s.date = p.date and c.id <> $6::uuid) then 1 else 0 end)::float8 as unmet
  from preferences p where p.employee_id = a.id and p.date between $2::date - 56 and $2::date - 1
    and exists (select 1 from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied'
      where s.employee_id = a.id and c.id <> $6::uuid and p.date between c.start_date and c.end_date
        and s.date between p.date - 7 and p.date + 7)) luck on true
left join lateral (
  select sum(case when (s.ends_at at time zone a.time_zone) > s.date + interval '21 hours' then rule.late else 0 end
      + case when (s.ends_at at time zone a.time_zone) > s.date + interval '22 hours'
          or (s.starts_at at time zone a.time_zone)::time < time '06:00' then rule.night else 0 end)::float8 as late,
    count(*) filter (where extract(isodow from s.date) > 5) as weekend
  from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $6::uuid
  cross join rule
  where s.employee_id = a.id and s.date between $2::date - rule.days and $2::date - 1) load on true
where `;

export interface PeopleOfSchedule {
  organizationId: string;
  scheduleId: string;
  startDate: string;
  endDate: string;
  groupIds: string[];
  departmentIds: string[];
}

/**
 * The people of a schedule with all dated facts of its period, in one query.
 * @param employeeIds only these, whether or not they belong to the groups (an edit may concern anyone); everyone when absent
 */
export function loadSchedulePeople(
  input: PeopleOfSchedule & { employeeIds?: string[] },
  on?: SqlExecutor,
): Promise<SchedulePerson[]> {
  const values = [
    input.organizationId,
    input.startDate,
    input.endDate,
    input.groupIds,
    input.departmentIds,
    input.scheduleId,
  ];
  return input.employeeIds
    ? query<SchedulePerson>(
        'schedule-people-some',
        `${peopleSql} a.organization_id = $1 and cardinality($5::uuid[]) >= 0 and a.id = any($7::uuid[]) order by a.id`,
        [...values, input.employeeIds],
        on,
      )
    : query<SchedulePerson>('schedule-people', `${peopleSql} ${schedulePeopleSql} order by a.id`, values, on);
}

/** Whole days on which the production calendar gives rest, by site; the zero UUID stands for every site. */
export async function loadHolidays(
  input: { organizationId: string; startDate: string; endDate: string },
  on?: SqlExecutor,
): Promise<Map<string, Set<string>>> {
  const rows = await query<{ siteId: string; date: string }>(
    'schedule-holidays',
    `select site_id as "siteId", date from production_calendar
     where organization_id = $1 and date between $2 and $3 and day_type = 'holiday'`,
    [input.organizationId, input.startDate, input.endDate],
    on,
  );
  const bySite = new Map<string, Set<string>>();
  for (const { siteId, date } of rows) bySite.set(siteId, (bySite.get(siteId) ?? new Set()).add(date));
  return bySite;
}

export const wholeDay: TimeWindow = { fromMinute: 0, toMinute: 2880 };
