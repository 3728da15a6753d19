import type { DayInfo } from '~/engine/forecasting';
import { addDays } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';

const wholeOrganization = '00000000-0000-0000-0000-000000000000';

export const calendarPeriodKinds = ['school_holiday', 'pay_day', 'closed'] as const;
export type CalendarPeriodKind = (typeof calendarPeriodKinds)[number];

/** A special event as it acts on one group. */
export interface GroupEvent {
  id: string;
  name: string;
  type: string;
  /** epoch ms, half-open */
  from: number;
  to: number;
  /** local dates, both inclusive */
  fromDate: string;
  toDate: string;
  coefficient: number;
}

/** What is known about the days of one group in a period, each with its origin. */
export interface GroupCalendar {
  holidays: { date: string; name: string }[];
  /** last date inclusive */
  periods: { kind: CalendarPeriodKind; name: string; fromDate: string; toDate: string }[];
  events: GroupEvent[];
}

/**
 * Holidays of the group's site (of the organization where the site has none), periods of the calendar and special events.
 * @param from first local date, `to` exclusive
 */
export async function readGroupCalendar(input: {
  organizationId: string;
  groupId: string;
  siteId: string | null;
  timeZone: string;
  from: string;
  to: string;
}): Promise<GroupCalendar> {
  const site = input.siteId ?? wholeOrganization;
  const [holidays, periods, events] = await Promise.all([
    query<GroupCalendar['holidays'][number]>(
      'group-calendar-holidays',
      `select date, coalesce(name, 'Holiday') as name from (
         select distinct on (date) date, name, day_type from production_calendar
         where organization_id = $1 and site_id in ($2, $3) and date >= $4 and date < $5
         order by date, (site_id = $3) desc) d
       where day_type = 'holiday' order by date`,
      [input.organizationId, wholeOrganization, site, input.from, input.to],
      reader(),
    ),
    query<GroupCalendar['periods'][number]>(
      'group-calendar-periods',
      `select kind, name, start_date as "fromDate", end_date as "toDate" from calendar_periods
       where organization_id = $1 and (site_id is null or site_id = $2) and start_date < $4 and end_date >= $3 order by start_date, id limit 2000`,
      [input.organizationId, site, input.from, input.to],
      reader(),
    ),
    query<GroupEvent>(
      'group-calendar-events',
      `select id, name, type, coefficient, extract(epoch from starts_at)::float8 * 1000 as "from", extract(epoch from ends_at)::float8 * 1000 as "to",
         (starts_at at time zone $3)::date as "fromDate", ((ends_at - interval '1 second') at time zone $3)::date as "toDate"
       from special_events where organization_id = $1 and $2 = any(group_ids)
         and starts_at < $5::date::timestamp at time zone $3 and ends_at > $4::date::timestamp at time zone $3 order by starts_at, id limit 2000`,
      [input.organizationId, input.groupId, input.timeZone, input.from, input.to],
      reader(),
    ),
  ]);
  return { holidays, periods, events };
}

/** The same as the engine wants it: one entry for each day that is not ordinary. */
export function toDayInfos(
  calendar: GroupCalendar,
  input: { from: string; to: string; includeHolidays: boolean },
): DayInfo[] {
  const days = new Map<string, DayInfo>();
  const mark = (date: string, info: Partial<DayInfo>) => {
    if (date >= input.from && date < input.to) days.set(date, { ...(days.get(date) ?? { date }), ...info });
  };
  const markRange = (from: string, to: string, info: Partial<DayInfo>) => {
    for (let date = from < input.from ? input.from : from; date <= to && date < input.to; date = addDays(date, 1))
      mark(date, info);
  };
  if (input.includeHolidays) for (const { date, name } of calendar.holidays) mark(date, { holiday: name });
  for (const { kind, fromDate, toDate } of calendar.periods) {
    if (kind === 'closed') markRange(fromDate, toDate, { closed: true });
    else markRange(fromDate, toDate, kind === 'pay_day' ? { payDay: true } : { schoolHoliday: true });
  }
  for (const event of calendar.events) markRange(event.fromDate, event.toDate, { special: event.name });
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date));
}
