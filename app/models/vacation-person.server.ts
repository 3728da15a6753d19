import {
  type AccountEntry,
  buildLeaveCalendar,
  countLeaveDays,
  type DayRange,
  type LeaveCalendar,
  type LeaveUse,
  type PreparedAccount,
  prepareAccount,
  type VacationPriority,
  type VacationRules,
} from '~/engine/vacations';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { rulesJsonSql } from './vacation-scheme';

export const vacationKinds = ['annual', 'extraordinary'] as const;
export type VacationKind = (typeof vacationKinds)[number];
export const vacationStates = ['planned', 'approved'] as const;
export type VacationState = (typeof vacationStates)[number];
export const vacationPriorities = ['fixed', 'priority', 'non_priority'] as const;

/** A block of leave; days are epoch days. */
export interface VacationBlock extends DayRange {
  id: string;
  kind: VacationKind;
  /** the additional scheme that pays it; null = the main account */
  schemeId: string | null;
  state: VacationState;
  priority: VacationPriority;
  origin: string;
  wishId: string | null;
  note: string | null;
  version: number;
}

/** An additional scheme of a person, with the spans in which it is held and what was entered into its account by hand. */
export interface AdditionalScheme {
  schemeId: string;
  name: string;
  spans: { schemeId: string; name: string; rules: VacationRules; from: number; until: number | null }[];
  entries: AccountEntry[];
}

/** All that the rules and the account of one person are computed from; days are epoch days. */
export interface VacationPerson {
  id: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  siteId: string;
  timeZone: string;
  hiredOn: number;
  leftOn: number | null;
  /** the main scheme over time */
  schemes: AdditionalScheme['spans'];
  /** into the main account */
  entries: AccountEntry[];
  /** schemes held beside, by name */
  additional: AdditionalScheme[];
  unpaid: DayRange[];
  /** whole days away for other reasons */
  absences: (DayRange & { reason: string })[];
  vacations: VacationBlock[];
}

/** An SQL date as an epoch day. */
export const epochDaySql = (column: string): string => `(${column} - date '1970-01-01')`;

const localFirst = epochDaySql('(b.starts_at at time zone a.time_zone)::date');
const localLast = epochDaySql(`((b.ends_at - interval '1 second') at time zone a.time_zone)::date`);

/** Columns of `vacations` (alias v) as one JSON object that is `VacationBlock`. */
export const blockJsonSql = `json_build_object('id', v.id, 'kind', v.kind, 'schemeId', v.scheme_id, 'first', ${epochDaySql('v.first_date')}, 'last', ${epochDaySql('v.last_date')},
  'state', v.state, 'priority', v.priority, 'origin', v.origin, 'wishId', v.wish_id, 'note', v.note, 'version', v.version)`;

/**
 * People with everything that their vacations are judged by, in one statement.
 * @param employeeIds at most some hundred at a time; those of another organization are left out
 */
export function loadVacationPeople(
  input: { organizationId: string; employeeIds: readonly string[] },
  on?: SqlExecutor,
): Promise<VacationPerson[]> {
  return query<VacationPerson>(
    'vacation-people',
    `select a.id, a.last_name || ' ' || a.first_name as name, a.personnel_number as "personnelNumber", a.site_id as "siteId",
       a.time_zone as "timeZone", ${epochDaySql('a.hire_date')} as "hiredOn", ${epochDaySql('a.dismissal_date')} as "leftOn",
       (select d.name from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and m.valid_from <= greatest(current_date, a.hire_date)
           and (m.valid_to is null or m.valid_to > greatest(current_date, a.hire_date)) limit 1) as "departmentName",
       coalesce((select json_agg(json_build_object('schemeId', s.id, 'name', s.name, 'rules', ${rulesJsonSql},
           'from', ${epochDaySql('x.valid_from')}, 'until', ${epochDaySql('x.valid_to')}) order by x.valid_from)
         from vacation_assignments x join vacation_schemes s on s.id = x.scheme_id where x.employee_id = a.id and not x.is_additional), '[]') as schemes,
       coalesce((select json_agg(json_build_object('schemeId', s.id, 'name', s.name,
           'spans', (select json_agg(json_build_object('schemeId', s.id, 'name', s.name, 'rules', ${rulesJsonSql},
             'from', ${epochDaySql('x.valid_from')}, 'until', ${epochDaySql('x.valid_to')}) order by x.valid_from)
             from vacation_assignments x where x.employee_id = a.id and x.scheme_id = s.id),
           'entries', coalesce((select json_agg(json_build_object('day', ${epochDaySql('e.date')}, 'days', e.days, 'kind', e.kind) order by e.date, e.id)
             from vacation_entries e where e.employee_id = a.id and e.scheme_id = s.id), '[]')) order by s.name)
         from vacation_schemes s where s.organization_id = a.organization_id and s.is_additional
           and exists (select 1 from vacation_assignments x where x.employee_id = a.id and x.scheme_id = s.id)), '[]') as additional,
       coalesce((select json_agg(json_build_object('day', ${epochDaySql('e.date')}, 'days', e.days, 'kind', e.kind) order by e.date, e.id)
         from vacation_entries e where e.employee_id = a.id and e.scheme_id is null), '[]') as entries,
       coalesce((select json_agg(json_build_object('first', ${localFirst}, 'last', ${localLast}) order by b.starts_at)
         from absences b join absence_reasons r on r.id = b.reason_id and not r.paid
         where b.employee_id = a.id and b.status = 'approved' and b.all_day), '[]') as unpaid,
       coalesce((select json_agg(json_build_object('first', ${localFirst}, 'last', ${localLast}, 'reason', r.name) order by b.starts_at)
         from absences b join absence_reasons r on r.id = b.reason_id
         where b.employee_id = a.id and b.status <> 'cancelled' and b.all_day and b.ends_at > now() - interval '1 year'
           and not exists (select 1 from vacations v where v.absence_id = b.id)), '[]') as absences,
       coalesce((select json_agg(${blockJsonSql} order by v.first_date) from vacations v where v.employee_id = a.id), '[]') as vacations
     from agents a where a.organization_id = $1 and a.id = any($2::uuid[]) order by a.last_name, a.first_name, a.id`,
    [input.organizationId, input.employeeIds],
    on,
  );
}

/**
 * The production calendars of an organization by site, the days of a site before those of all sites.
 * @returns reads the calendar of a site
 */
export async function loadLeaveCalendars(
  input: { organizationId: string; first: number; last: number },
  on?: SqlExecutor,
): Promise<(siteId: string) => LeaveCalendar> {
  const rows = await query<{ siteId: string; day: number; type: string }>(
    'vacation-calendars',
    `select site_id as "siteId", ${epochDaySql('date')} as day, day_type as type from production_calendar
     where organization_id = $1 and date between date '1970-01-01' + $2::int and date '1970-01-01' + $3::int`,
    [input.organizationId, input.first, input.last],
    on,
  );
  const common = rows.filter(({ siteId }) => siteId === everySite);
  const calendars = new Map<string, LeaveCalendar>();
  return (siteId) => {
    const known = calendars.get(siteId);
    if (known) return known;
    const calendar = buildLeaveCalendar(input, [...common, ...rows.filter((row) => row.siteId === siteId)]);
    calendars.set(siteId, calendar);
    return calendar;
  };
}

const everySite = '00000000-0000-0000-0000-000000000000';

/** Days around a year that calendars and accounts are laid out for. */
export function spanAround(dayInYear: number): { first: number; last: number } {
  return { first: dayInYear - 3 * 366, last: dayInYear + 3 * 366 };
}

/** The spans of the main scheme, or of an additional one that a person holds. */
const spansOf = (person: Pick<VacationPerson, 'schemes' | 'additional'>, schemeId: string | null) =>
  schemeId === null ? person.schemes : (person.additional.find((scheme) => scheme.schemeId === schemeId)?.spans ?? []);

/** The rules in force on a day, or null. @param schemeId an additional scheme; null = the main one */
export function rulesOn(
  person: Pick<VacationPerson, 'schemes' | 'additional'>,
  day: number,
  schemeId: string | null = null,
): VacationPerson['schemes'][number] | null {
  const spans = spansOf(person, schemeId);
  return spans.find(({ from, until }) => from <= day && (until === null || until > day)) ?? null;
}

/** The main account of a person up to a day, or that of an additional scheme. */
export function accountOf(person: VacationPerson, until: number, schemeId: string | null = null): PreparedAccount {
  if (schemeId === null) return prepareAccount(person, until);
  const entries = person.additional.find((scheme) => scheme.schemeId === schemeId)?.entries ?? [];
  return prepareAccount({ ...person, schemes: spansOf(person, schemeId), entries }, until);
}

/** What the annual blocks of an account cost, by the scheme of their first day; blocks under none cost their calendar days. */
export function usesOf(person: VacationPerson, calendar: LeaveCalendar, schemeId: string | null = null): LeaveUse[] {
  return person.vacations.flatMap((block) =>
    block.kind === 'annual' && block.schemeId === schemeId
      ? [{ day: block.first, days: daysOfBlock(person, calendar, block) }]
      : [],
  );
}

/** What a block costs. */
export const daysOfBlock = (
  person: VacationPerson,
  calendar: LeaveCalendar,
  block: DayRange & { schemeId?: string | null },
): number =>
  countLeaveDays(
    calendar,
    rulesOn(person, block.first, block.schemeId ?? null)?.rules.dayKind ?? 'calendar',
    block.first,
    block.last,
  );
