import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { weekdayOf } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError } from '~/platform/errors.server';
import { getCalendarYear, requireCalendarSite, type StoredCalendarDay, wholeOrganization } from './calendar.server';
import { listTouchedSchedules, type TouchedSchedule } from './calendar-touched.server';
import { readStoredYear } from './calendar-undo.server';
import { type CalendarXmlDay, type CalendarXmlFault, readCalendarXml } from './calendar-xml';
import { computeNormMinutes, countMonths, type DayType, type HolidayType } from './norm-hours';

export interface CalendarImportDay extends Omit<CalendarXmlDay, 'row'> {
  /** what the calendar says of the day now */
  before: DayType;
  change: 'added' | 'changed' | 'same' | 'removed';
}

/** What a file would do to the calendar of a year; nothing is written. */
export interface CalendarImportPreview {
  year: number | null;
  faults: CalendarXmlFault[];
  days: CalendarImportDay[];
  counts: Record<CalendarImportDay['change'], number>;
  /** hours of the year at 40 hours a week, as they are and as they would be */
  normHours: { before: number; after: number } | null;
  touchedSchedules: number;
  /** planned and published schedules that hold a day that would change */
  schedules: TouchedSchedule[];
}

const plainType = (date: string): DayType => (weekdayOf(date) >= 6 ? 'weekend' : 'working');

/**
 * Reads a file and compares it with what is stored for a site (null: the organization).
 * @throws AppError forbidden, not_found (site)
 */
export async function previewCalendarImport(
  actor: Actor,
  input: { siteId: string | null; text: string },
): Promise<CalendarImportPreview> {
  await requireCalendarSite(actor, input.siteId);
  const { year, days: read, faults } = readCalendarXml(input.text);
  // why: a file of a whole country says nothing of it; the calendar of a site is that of its region
  const usual: HolidayType = input.siteId === null ? 'federal' : 'regional';
  const days = read.map((day) => ({
    ...day,
    holidayType: day.dayType === 'holiday' ? (day.holidayType ?? usual) : null,
  }));
  const counts = { added: 0, changed: 0, same: 0, removed: 0 };
  if (year === null || !days.length)
    return { year, faults, days: [], counts, normHours: null, touchedSchedules: 0, schedules: [] };
  const { organizationId } = actor;
  const [stored, current] = await Promise.all([
    readStoredYear({ organizationId, siteId: input.siteId ?? wholeOrganization, year }),
    getCalendarYear({ organizationId, siteId: input.siteId, year }),
  ]);
  const compared = compareDays(days, stored, new Map(current.map((day) => [day.date, day.dayType])));
  for (const { change } of compared) counts[change] += 1;
  const changed = compared.filter(({ change }) => change !== 'same').map(({ date }) => date);
  const schedules = await listTouchedSchedules({ organizationId, dates: changed });
  const after = new Map(
    compared.map((day) => [day.date, day.change === 'removed' ? plainType(day.date) : day.dayType]),
  );
  const hours = (all: { date: string; dayType: DayType }[]) => {
    const months = countMonths(all);
    const sum = (pick: (month: (typeof months)[number]) => number) => months.reduce((total, m) => total + pick(m), 0);
    const workingDays = sum((month) => month.workingDays);
    return computeNormMinutes({ weeklyMinutes: 2400, workingDays, preHolidayDays: sum((m) => m.preHolidayDays) }) / 60;
  };
  const renewed = current.map(({ date, dayType }) => ({ date, dayType: after.get(date) ?? dayType }));
  return {
    year,
    faults,
    days: compared,
    counts,
    normHours: { before: hours(current), after: hours(renewed) },
    touchedSchedules: schedules.length,
    schedules,
  };
}

function compareDays(
  days: CalendarXmlDay[],
  stored: StoredCalendarDay[],
  current: Map<string, DayType>,
): CalendarImportDay[] {
  const own = new Map(stored.map((day) => [day.date, day]));
  const named = new Set(days.map((day) => day.date));
  const compared = days.map(({ row: _, ...day }): CalendarImportDay => {
    const known = own.get(day.date);
    const isSame =
      known !== undefined &&
      known.dayType === day.dayType &&
      known.name === day.name &&
      known.holidayType === day.holidayType;
    const change = known === undefined ? 'added' : isSame ? 'same' : 'changed';
    return { ...day, before: current.get(day.date) ?? plainType(day.date), change };
  });
  const removed = stored
    .filter((day) => !named.has(day.date))
    .map((day): CalendarImportDay => ({ ...day, before: day.dayType, change: 'removed' }));
  return [...compared, ...removed].sort((left, right) => left.date.localeCompare(right.date));
}

/**
 * Puts the calendar of a year in the place of what is stored for a site: days of the file are set, others of the year follow
 * the plain week again. All or nothing: a file with a fault is refused with its lines.
 * @throws AppError forbidden, not_found (site), invalid
 */
export async function importCalendar(
  actor: Actor,
  input: { siteId: string | null; text: string },
): Promise<{ importId: string; year: number; counts: CalendarImportPreview['counts'] }> {
  const preview = await previewCalendarImport(actor, input);
  const { year, faults, counts } = preview;
  if (faults.length || year === null) {
    throw new AppError('invalid', faults[0]?.message ?? 'The file names no year.', {
      faults: faults.slice(0, 100).map(({ row, rule, message }) => ({ field: 'file', row, rule, message })),
    });
  }
  const written = preview.days.filter((day) => day.change === 'added' || day.change === 'changed');
  const removed = preview.days.filter((day) => day.change === 'removed');
  const siteId = input.siteId ?? wholeOrganization;
  const importId = createId();
  const { organizationId } = actor;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const before = await readStoredYear({ organizationId, siteId, year }, client);
    await client.query(
      `insert into production_calendar (organization_id, site_id, date, day_type, name, holiday_type)
       select $1::uuid, $2::uuid, d.* from unnest($3::date[], $4::text[], $5::text[], $6::text[]) d
       on conflict (organization_id, site_id, date) do update
         set day_type = excluded.day_type, name = excluded.name, holiday_type = excluded.holiday_type`,
      [
        actor.organizationId,
        siteId,
        written.map((day) => day.date),
        written.map((day) => day.dayType),
        written.map((day) => day.name),
        written.map((day) => day.holidayType),
      ],
    );
    await client.query(
      'delete from production_calendar where organization_id = $1 and site_id = $2 and date = any($3::date[])',
      [actor.organizationId, siteId, removed.map((day) => day.date)],
    );
    const after = await readStoredYear({ organizationId, siteId, year }, client);
    await client.query(
      `insert into calendar_imports (id, organization_id, site_id, year, before, after, counts, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        importId,
        organizationId,
        siteId,
        year,
        JSON.stringify(before),
        JSON.stringify(after),
        JSON.stringify(counts),
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    const audit = {
      action: 'calendar.imported',
      entity: 'calendar',
      entityId: `${input.siteId ?? 'organization'}/${year}`,
      before: { removed: removed.map(({ date, dayType }) => ({ date, dayType })) },
      after: { importId, year, ...counts },
    };
    return { result: { importId, year, counts }, audit };
  });
}
