import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { requireCalendarSite, type StoredCalendarDay, wholeOrganization } from './calendar.server';
import { listTouchedSchedules, type TouchedSchedule } from './calendar-touched.server';

/** An import as the page lists it. */
export interface CalendarImportRow {
  id: string;
  year: number;
  /** null: the whole organization */
  siteId: string | null;
  siteName: string | null;
  counts: Record<string, number>;
  createdAt: Date;
  byName: string | null;
  undoneAt: Date | null;
  /** the latest of its year and site that stands: the only one that can be taken back */
  canUndo: boolean;
}

/** The latest twenty imports. */
export function listCalendarImports(input: { organizationId: string }): Promise<CalendarImportRow[]> {
  return query<CalendarImportRow>(
    'calendar-imports',
    `select i.id, i.year, nullif(i.site_id, '${wholeOrganization}'::uuid) as "siteId", s.name as "siteName", i.counts, i.created_at as "createdAt",
       u.display_name as "byName", i.undone_at as "undoneAt", ${canUndoSql} as "canUndo"
     from calendar_imports i left join sites s on s.id = i.site_id left join users u on u.id = i.created_by
     where i.organization_id = $1 order by i.created_at desc, i.id desc limit 20`,
    [input.organizationId],
  );
}

const canUndoSql = `(i.undone_at is null and not exists (select 1 from calendar_imports l where l.organization_id = i.organization_id
  and l.site_id = i.site_id and l.year = i.year and l.undone_at is null and (l.created_at, l.id) > (i.created_at, i.id)))`;

/** One day as it stands and as it would be again; null = the day would follow what stands above or the plain week. */
export interface UndoneDay {
  date: string;
  now: StoredCalendarDay | null;
  former: StoredCalendarDay | null;
  /** set by hand after the import */
  isChangedSince: boolean;
}

export interface CalendarUndoPreview {
  importId: string;
  year: number;
  siteName: string | null;
  days: UndoneDay[];
  changedSince: number;
  schedules: TouchedSchedule[];
}

interface StoredImport {
  id: string;
  year: number;
  siteId: string;
  siteName: string | null;
  before: StoredCalendarDay[];
  after: StoredCalendarDay[];
  undoneAt: Date | null;
  canUndo: boolean;
}

async function findImport(organizationId: string, importId: string, on?: SqlExecutor): Promise<StoredImport> {
  const [found] = await query<StoredImport>(
    'calendar-import-one',
    `select i.id, i.year, i.site_id as "siteId", s.name as "siteName", i.before, i.after, i.undone_at as "undoneAt", ${canUndoSql} as "canUndo"
     from calendar_imports i left join sites s on s.id = i.site_id where i.organization_id = $1 and i.id = $2`,
    [organizationId, importId],
    on,
  );
  if (!found) throw notFound('The import');
  return found;
}

/** The stored days of a year of a site's own calendar. */
export function readStoredYear(
  input: { organizationId: string; siteId: string; year: number },
  on?: SqlExecutor,
): Promise<StoredCalendarDay[]> {
  return query<StoredCalendarDay>(
    'calendar-stored-year',
    `select date, day_type as "dayType", name, holiday_type as "holidayType" from production_calendar
     where organization_id = $1 and site_id = $2 and date between make_date($3, 1, 1) and make_date($3, 12, 31) order by date`,
    [input.organizationId, input.siteId, input.year],
    on,
  );
}

const isSame = (a: StoredCalendarDay | null, b: StoredCalendarDay | null): boolean =>
  a?.dayType === b?.dayType &&
  (a?.name ?? null) === (b?.name ?? null) &&
  (a?.holidayType ?? null) === (b?.holidayType ?? null);

async function compare(organizationId: string, found: StoredImport, on?: SqlExecutor): Promise<UndoneDay[]> {
  const stored = await readStoredYear({ organizationId, siteId: found.siteId, year: found.year }, on);
  const byDate = (days: StoredCalendarDay[]) => new Map(days.map((day) => [day.date, day]));
  const [now, former, after] = [byDate(stored), byDate(found.before), byDate(found.after)];
  return [...new Set([...now.keys(), ...former.keys()])].sort().flatMap((date): UndoneDay[] => {
    const day = { now: now.get(date) ?? null, former: former.get(date) ?? null };
    if (isSame(day.now, day.former)) return [];
    return [{ date, ...day, isChangedSince: !isSame(day.now, after.get(date) ?? null) }];
  });
}

/**
 * What taking an import back would do: the days that would change, those among them that were set by hand since, and the
 * schedules that hold one of them. Nothing is written.
 * @throws AppError forbidden, not_found; conflict where it is taken back already, or a later one stands
 */
export async function previewCalendarUndo(actor: Actor, importId: string): Promise<CalendarUndoPreview> {
  const { organizationId } = actor;
  const found = await findImport(organizationId, importId);
  await requireUndoable(actor, found);
  const days = await compare(organizationId, found);
  return {
    importId,
    year: found.year,
    siteName: found.siteName,
    days,
    changedSince: days.filter(({ isChangedSince }) => isChangedSince).length,
    schedules: await listTouchedSchedules({ organizationId, dates: days.map(({ date }) => date) }),
  };
}

async function requireUndoable(actor: Actor, found: StoredImport): Promise<void> {
  await requireCalendarSite(actor, found.siteId === wholeOrganization ? null : found.siteId);
  if (found.undoneAt) throw conflict('This import has been taken back already.');
  if (!found.canUndo) throw conflict('A later import of the same calendar stands: take that back first.');
}

/**
 * Puts back what stood before an import; days set by hand since go as well.
 * @returns how many days changed
 * @throws AppError forbidden, not_found, conflict as `previewCalendarUndo`
 */
export async function undoCalendarImport(actor: Actor, importId: string): Promise<{ changed: number }> {
  const { organizationId } = actor;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('select 1 from calendar_imports where organization_id = $1 and id = $2 for update', [
      organizationId,
      importId,
    ]);
    const found = await findImport(organizationId, importId, client);
    await requireUndoable(actor, found);
    const days = await compare(organizationId, found, client);
    const dates = days.map(({ date }) => date);
    const former = days.flatMap((day) => (day.former ? [day.former] : []));
    await client.query(
      'delete from production_calendar where organization_id = $1 and site_id = $2 and date = any($3::date[])',
      [organizationId, found.siteId, dates],
    );
    await client.query(
      `insert into production_calendar (organization_id, site_id, date, day_type, name, holiday_type)
       select $1, $2, d.* from unnest($3::date[], $4::text[], $5::text[], $6::text[]) d`,
      [
        organizationId,
        found.siteId,
        former.map(({ date }) => date),
        former.map(({ dayType }) => dayType),
        former.map(({ name }) => name),
        former.map(({ holidayType }) => holidayType ?? null),
      ],
    );
    await client.query('update calendar_imports set undone_at = now(), undone_by = $2 where id = $1', [
      importId,
      actor.kind === 'user' ? actor.id : null,
    ]);
    const entityId = `${found.siteId === wholeOrganization ? 'organization' : found.siteId}/${found.year}`;
    const audit = {
      action: 'calendar.import_undone',
      entity: 'calendar',
      entityId,
      before: { days: days.map(({ now }) => now) },
      after: { importId, changed: days.length },
    };
    return { result: { changed: days.length }, audit };
  });
}
