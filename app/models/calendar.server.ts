import Holidays from 'date-holidays';
import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, weekdayOf } from '~/engine/time';
import { bulkWriteWithAudit, writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { localDate } from './employee-input';
import { toDateColumn } from './employee-lock.server';
import { type DayType, dayTypes, type HolidayType, holidayTypes } from './norm-hours';
import { parseInput } from './parse-input.server';

/** Stands for the whole organization where a site is expected. */
export const wholeOrganization = '00000000-0000-0000-0000-000000000000';

/** A day as a calendar stores it. */
export interface StoredCalendarDay {
  date: string;
  dayType: DayType;
  name: string | null;
  holidayType: HolidayType | null;
}

export interface CalendarDay {
  date: string;
  dayType: DayType;
  name: string | null;
  /** of a holiday: who declares it */
  holidayType: HolidayType | null;
  /** who says so: the site's own calendar, the organization's, or the plain five-day week */
  source: 'site' | 'organization' | 'week';
}

const yearSql = `
select d.day::date as date,
  coalesce(own.day_type, common.day_type, case when extract(isodow from d.day) >= 6 then 'weekend' else 'working' end) as "dayType",
  case when own.day_type is not null then own.name else common.name end as name,
  case when own.day_type is not null then own.holiday_type else common.holiday_type end as "holidayType",
  case when own.day_type is not null then 'site' when common.day_type is not null then 'organization' else 'week' end as source
from generate_series(make_date($3, 1, 1)::timestamp, make_date($3, 12, 31)::timestamp, interval '1 day') d(day)
left join production_calendar own on own.organization_id = $1::uuid and own.site_id = $2::uuid and own.site_id <> '${wholeOrganization}'::uuid and own.date = d.day::date
left join production_calendar common on common.organization_id = $1::uuid and common.site_id = '${wholeOrganization}'::uuid and common.date = d.day::date
order by d.day`;

/** Every day of a year as it counts at a site (null: in the organization). */
export function getCalendarYear(input: {
  organizationId: string;
  siteId: string | null;
  year: number;
}): Promise<CalendarDay[]> {
  return query<CalendarDay>('calendar-year', yearSql, [
    input.organizationId,
    input.siteId ?? wholeOrganization,
    input.year,
  ]);
}

export const calendarDaySchema = z.object({
  date: localDate,
  /** `inherit` takes the site's own entry away (the organization's, for the organization: the plain week) */
  dayType: z.enum([...dayTypes, 'inherit']),
  name: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(120).nullish()),
  /** of a holiday; the company's own where nothing is said */
  holidayType: z.preprocess((value) => (value === '' ? null : value), z.enum(holidayTypes).nullish()),
});

/** @throws AppError forbidden without the calendars of all, not_found (site) */
export async function requireCalendarSite(actor: Actor, siteId: string | null): Promise<void> {
  if (scopeOf(actor, 'calendar:write')?.kind !== 'all') throw forbidden();
  if (!siteId) return;
  const found = await query('calendar-site', 'select 1 from sites where id = $1::uuid and organization_id = $2::uuid', [
    siteId,
    actor.organizationId,
  ]);
  if (!found.length) throw notFound('Site');
}

/** Published or planned schedules that contain a day: what a change of it touches. */
export async function countSchedulesOn(input: { organizationId: string; date: string }): Promise<number> {
  const [row] = await query<{ n: number }>(
    'calendar-schedules-on',
    `select count(*) as n from schedules where organization_id = $1::uuid and status in ('planned', 'applied') and $2::date between start_date and end_date`,
    [input.organizationId, input.date],
  );
  return row.n;
}

/**
 * Changes what one day counts for; undone by the same call with the former type, which it answers.
 * @throws AppError forbidden, not_found (site), invalid
 */
export async function setCalendarDay(input: { actor: Actor; siteId: string | null; values: unknown }): Promise<{
  former: { dayType: DayType | 'inherit'; name: string | null; holidayType: HolidayType | null };
  touchedSchedules: number;
}> {
  const { actor } = input;
  const { date, dayType, name, ...given } = parseInput(calendarDaySchema, input.values);
  const holidayType = dayType === 'holiday' ? (given.holidayType ?? 'company') : null;
  await requireCalendarSite(actor, input.siteId);
  const { organizationId } = actor;
  const key = { organizationId, siteId: input.siteId ?? wholeOrganization, date: toDateColumn(date) };
  const touchedSchedules = await countSchedulesOn({ organizationId, date });
  return writeWithAudit(auditActorOf(actor), async (tx) => {
    const where = { organizationId_siteId_date: key };
    const before = await tx.productionCalendarDay.findUnique({ where });
    if (dayType !== 'inherit') {
      const data = { dayType, name: name ?? null, holidayType };
      await tx.productionCalendarDay.upsert({ where, create: { ...key, ...data }, update: data });
    } else if (before) {
      await tx.productionCalendarDay.delete({ where });
    }
    const former = {
      dayType: (before?.dayType as DayType | undefined) ?? ('inherit' as const),
      name: before?.name ?? null,
      holidayType: (before?.holidayType as HolidayType | null | undefined) ?? null,
    };
    const entityId = `${input.siteId ?? 'organization'}/${date}`;
    const audit = {
      action: 'calendar.day_set',
      entity: 'calendar',
      entityId,
      before: former,
      after: { dayType, name, holidayType },
    };
    return { result: { former, touchedSchedules }, audit };
  });
}

export const holidayFillSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.preprocess((value) => (value === '' ? null : value), z.string().max(20).nullish()),
  shortenDayBefore: z.preprocess((value) => value === 'on' || value === true, z.boolean()).default(false),
});

/**
 * The public holidays of a country or region as calendar days; with `shortenDayBefore` also the working days before them.
 * @returns days in order of date, names in the language asked for
 */
export function proposeHolidays(
  input: z.infer<typeof holidayFillSchema>,
  locale = 'en',
): { date: string; dayType: DayType; name: string; holidayType: HolidayType | null }[] {
  const national = listHolidays(new Holidays(input.country), input.year, locale);
  const holidays = input.region
    ? listHolidays(new Holidays(input.country, input.region), input.year, locale)
    : national;
  const proposed = [...holidays].map(([date, name]) => ({
    date,
    dayType: 'holiday' as DayType,
    name,
    holidayType: (national.has(date) ? 'federal' : 'regional') as HolidayType | null,
  }));
  if (input.shortenDayBefore) {
    for (const [date, name] of holidays) {
      const before = addDays(date, -1);
      const isWorking = weekdayOf(before) <= 5 && !holidays.has(before);
      if (isWorking && before.startsWith(`${input.year}-`))
        proposed.push({ date: before, dayType: 'pre_holiday', name, holidayType: null });
    }
  }
  return proposed.sort((left, right) => left.date.localeCompare(right.date));
}

/** Public holidays of a year with their names, each day of those of several days. */
function listHolidays(calendar: Holidays, year: number, locale: string): Map<string, string> {
  calendar.setLanguages(locale);
  const holidays = new Map<string, string>();
  for (const holiday of calendar.getHolidays(year) ?? []) {
    if (holiday.type !== 'public') continue;
    // why: a holiday of several days is one entry with a start and an end
    const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
    for (let offset = 0; offset < days; offset += 1) {
      const date = addDays(holiday.date.slice(0, 10), offset);
      if (date.startsWith(`${year}-`)) holidays.set(date, holidays.get(date) ?? holiday.name);
    }
  }
  return holidays;
}

/** Countries and their regions that have a holiday calendar. */
export function listHolidayCountries(
  locale: string,
): { code: string; name: string; regions: { code: string; name: string }[] }[] {
  const source = new Holidays();
  const countries = source.getCountries(locale);
  return Object.entries(countries)
    .map(([code, name]) => ({
      code,
      name,
      regions: Object.entries(source.getStates(code, locale) ?? {}).map(([region, title]) => ({
        code: region,
        name: title,
      })),
    }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
}

/**
 * Fills a year with the holidays of a country or region; days that were set by hand stay.
 * @returns how many days were written
 * @throws AppError forbidden, not_found (site), invalid (no calendar for the country)
 */
export async function fillHolidays(input: {
  actor: Actor;
  siteId: string | null;
  values: unknown;
}): Promise<{ written: number }> {
  const { actor, siteId } = input;
  const values = parseInput(holidayFillSchema, input.values);
  await requireCalendarSite(actor, siteId);
  const days = proposeHolidays(values, actor.locale);
  if (!days.length) throw invalid('country', 'no_holidays', 'country: there is no holiday calendar for it.');
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `insert into production_calendar (organization_id, site_id, date, day_type, name, holiday_type)
       select $1::uuid, $2::uuid, d.* from unnest($3::date[], $4::text[], $5::text[], $6::text[]) d
       on conflict do nothing`,
      [
        actor.organizationId,
        siteId ?? wholeOrganization,
        days.map((day) => day.date),
        days.map((day) => day.dayType),
        days.map((day) => day.name),
        days.map((day) => day.holidayType),
      ],
    );
    const written = rowCount ?? 0;
    const entityId = `${siteId ?? 'organization'}/${values.year}`;
    const audit = { action: 'calendar.holidays_filled', entity: 'calendar', entityId, after: { ...values, written } };
    return { result: { written }, audit };
  });
}
