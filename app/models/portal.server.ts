import { addDays, localDayStart } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';

/** A stretch of a shift; work may name its group. */
export interface PortalActivity {
  kind: string;
  /** epoch ms */
  startMs: number;
  endMs: number;
  groupName: string | null;
  colour: number;
  isPaid: boolean;
}

/** A shift of the applied schedule as its owner sees it. */
export interface PortalShift {
  id: string;
  /** local date of the start in the employee's zone */
  date: string;
  startMs: number;
  endMs: number;
  paidMinutes: number;
  kind: string;
  note: string | null;
  colour: number;
  templateName: string | null;
  scheduleId: string;
  updatedAt: Date;
  activities: PortalActivity[];
}

export interface PortalAbsence {
  id: string;
  reason: string;
  reasonCode: string;
  /** inclusive local dates */
  firstDate: string;
  lastDate: string;
}

export interface PortalRequestMark {
  id: string;
  type: string;
  firstDate: string;
  lastDate: string;
}

export interface PortalPeriod {
  timeZone: string;
  siteName: string;
  siteTimeZone: string;
  shifts: PortalShift[];
  absences: PortalAbsence[];
  pendingRequests: PortalRequestMark[];
  holidays: { date: string; name: string | null; dayType: string }[];
  weeklyMinutes: number | null;
}

interface EmployeeRow {
  timeZone: string;
  siteId: string;
  siteName: string;
  siteTimeZone: string;
  weeklyMinutes: number | null;
}

const noSite = '00000000-0000-0000-0000-000000000000';

const shiftsSql = `
select s.id, s.date, extract(epoch from s.starts_at)::float8 * 1000 as "startMs", extract(epoch from s.ends_at)::float8 * 1000 as "endMs",
  s.paid_minutes as "paidMinutes", s.kind, s.note, coalesce(t.colour, 1) as colour, t.name as "templateName", s.schedule_id as "scheduleId",
  s.updated_at as "updatedAt", coalesce(a.items, '[]') as activities
from shifts s
join schedules c on c.id = s.schedule_id and c.status = 'applied'
left join shift_templates t on t.id = s.template_id
left join lateral (
  select json_agg(json_build_object('kind', a.kind, 'startMs', extract(epoch from a.starts_at)::float8 * 1000,
    'endMs', extract(epoch from a.ends_at)::float8 * 1000, 'groupName', g.name, 'colour', coalesce(g.colour, 1), 'isPaid', a.is_paid)
    order by a.starts_at, a.share desc) as items
  from shift_activities a left join groups g on g.id = a.group_id where a.shift_id = s.id
) a on true
where s.organization_id = $1 and s.employee_id = $2 and s.date >= $3 and s.date < $4
order by s.starts_at`;

/**
 * A person's own applied schedule over some local days, with absences, pending requests and holidays. Drafts never show.
 * @param from first local date, `to` exclusive
 */
export async function loadPortalPeriod(input: {
  organizationId: string;
  employeeId: string;
  from: string;
  to: string;
}): Promise<PortalPeriod> {
  const { organizationId, employeeId, from, to } = input;
  const [employee] = await query<EmployeeRow>(
    'portal-employee',
    `select e.time_zone as "timeZone", e.site_id as "siteId", s.name as "siteName", s.time_zone as "siteTimeZone", c.weekly_minutes as "weeklyMinutes"
     from agents e join sites s on s.id = e.site_id
     left join contracts c on c.employee_id = e.id and c.valid_from <= $3 and (c.valid_to is null or c.valid_to > $3)
     where e.organization_id = $1 and e.id = $2`,
    [organizationId, employeeId, from],
  );
  const zone = employee.timeZone;
  const range = [new Date(localDayStart(from, zone)), new Date(localDayStart(to, zone))];
  const [shifts, absences, pendingRequests, holidays] = await Promise.all([
    query<PortalShift>('portal-shifts', shiftsSql, [organizationId, employeeId, from, to], reader()),
    query<PortalAbsence>(
      'portal-absences',
      `select a.id, r.name as reason, r.code as "reasonCode", (a.starts_at at time zone $5)::date as "firstDate",
         ((a.ends_at - interval '1 second') at time zone $5)::date as "lastDate"
       from absences a join absence_reasons r on r.id = a.reason_id
       where a.organization_id = $1 and a.employee_id = $2 and a.status <> 'cancelled' and a.starts_at < $4 and a.ends_at > $3
       order by a.starts_at`,
      [organizationId, employeeId, ...range, zone],
      reader(),
    ),
    query<PortalRequestMark>(
      'portal-requests',
      `select id, type, (starts_at at time zone $5)::date as "firstDate", ((ends_at - interval '1 second') at time zone $5)::date as "lastDate"
       from requests where organization_id = $1 and employee_id = $2 and status = 'under_review' and starts_at < $4 and ends_at > $3`,
      [organizationId, employeeId, ...range, zone],
      reader(),
    ),
    query<{ date: string; name: string | null; dayType: string }>(
      'portal-holidays',
      `select distinct on (date) date, name, day_type as "dayType" from production_calendar
       where organization_id = $1 and site_id in ($2, $3) and date >= $4 and date < $5 and day_type in ('holiday', 'pre_holiday')
       order by date, (site_id = $3) desc`,
      [organizationId, noSite, employee.siteId, from, to],
      reader(),
    ),
  ]);
  const { timeZone, siteName, siteTimeZone, weeklyMinutes } = employee;
  return { timeZone, siteName, siteTimeZone, weeklyMinutes, shifts, absences, pendingRequests, holidays };
}

export interface PortalToday {
  timeZone: string;
  /** the shift that runs, else the next one within four weeks */
  shift: PortalShift | null;
  isRunning: boolean;
  /** the ones after it */
  nextShifts: PortalShift[];
  absences: PortalAbsence[];
  openAcknowledgements: number;
  unreadMessages: number;
}

/** What the first page shows: now and next, and what waits for the person. */
export async function loadPortalToday(input: {
  organizationId: string;
  employeeId: string;
  userId: string;
  now: number;
  /** today's local date */
  today: string;
}): Promise<PortalToday> {
  const { organizationId, employeeId, now, today } = input;
  const [period, [waiting]] = await Promise.all([
    loadPortalPeriod({ organizationId, employeeId, from: addDays(today, -1), to: addDays(today, 28) }),
    query<{ open: number; unread: number }>(
      'portal-waiting',
      `select (select count(*) from schedule_acknowledgements k join schedules s on s.id = k.schedule_id and s.status = 'applied'
           where k.organization_id = $1 and k.employee_id = $2 and k.acknowledged_at is null
             and not exists (select 1 from schedule_acknowledgements l where l.schedule_id = k.schedule_id and l.employee_id = k.employee_id
               and l.schedule_version > k.schedule_version)) as open,
         (select count(*) from notifications where user_id = $3 and organization_id = $1 and read_at is null) as unread`,
      [organizationId, employeeId, input.userId],
    ),
  ]);
  const ahead = period.shifts.filter((shift) => shift.endMs > now);
  const [shift = null, ...nextShifts] = ahead;
  return {
    timeZone: period.timeZone,
    shift,
    isRunning: shift !== null && shift.startMs <= now,
    nextShifts: nextShifts.slice(0, 5),
    absences: period.absences.filter((absence) => absence.lastDate >= today),
    openAcknowledgements: waiting.open,
    unreadMessages: waiting.unread,
  };
}

/** The zone in which a person's days are meant. */
export async function getEmployeeZone(input: { organizationId: string; employeeId: string }): Promise<string> {
  const [row] = await query<{ time_zone: string }>(
    'portal-zone',
    'select time_zone from agents where organization_id = $1 and id = $2',
    [input.organizationId, input.employeeId],
  );
  return row?.time_zone ?? 'UTC';
}
