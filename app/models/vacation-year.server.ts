import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { dateToEpochDay, epochDayToDate } from '~/engine/time/local-date';
import { type ExtraordinaryDays, firstDayOfYear, judgeVacation } from '~/engine/vacations';
import { forbidden } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { defaultEmployeeSort, type EmployeeFilter } from './employee-filter';
import { findEmployeeIds } from './employee-list.server';
import { getPeopleOptions } from './people-options.server';
import { searchText } from './search-text';
import { additionalBalances, balanceOf, extraordinaryOf } from './vacation-account.server';
import { findCurrentCampaign } from './vacation-campaign.server';
import {
  loadVacationFrame,
  surroundingsOf,
  todayOf,
  toViolationView,
  type VacationFrame,
} from './vacation-judgement.server';
import { daysOfBlock, epochDaySql, rulesOn, type VacationPerson } from './vacation-person.server';
import type { VacationYear, YearRowView } from './vacation-year';

export const vacationYearPageSize = 50;
/** Filters that need the rules of everybody look at so many people. */
const mostJudged = 2000;

export const yearFilters = ['none', 'left', 'violations', 'planned'] as const;
export type YearFilter = (typeof yearFilters)[number];

const optionalId = z.uuid().optional().catch(undefined);
const searchSchema = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2100)
    .catch(() => new Date().getUTCFullYear()),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  group: optionalId,
  department: optionalId,
  q: searchText(100).optional().catch(undefined),
  show: z.enum(yearFilters).optional().catch(undefined),
  /** direct: those who report to whoever looks */
  who: z.enum(['direct']).optional().catch(undefined),
  /** desired: without extraordinary leave */
  kinds: z.enum(['desired']).optional().catch(undefined),
});

/** What the address of the year page asks for. */
export function readYearSearch(search: URLSearchParams) {
  return searchSchema.parse(
    Object.fromEntries(Object.keys(searchSchema.shape).map((key) => [key, search.get(key) || undefined])),
  );
}

/** Whose leave the address of the year page asks for. */
export const yearPeopleFilter = (actor: Actor, input: ReturnType<typeof readYearSearch>): EmployeeFilter => ({
  departmentId: input.department,
  groupId: input.group,
  search: input.q,
  status: 'active',
  // why: whoever has no employee record has no reports, rather than everybody
  managerId: input.who ? (actor.employeeId ?? noOne) : undefined,
});

/** The same for pages about a year to come: without a year, the one whose wishes are collected. */
export async function readPlanningSearch(organizationId: string, search: URLSearchParams) {
  const read = readYearSearch(search);
  if (search.get('year')) return read;
  const campaign = await findCurrentCampaign({ organizationId });
  return { ...read, year: Math.max(read.year, campaign?.year ?? 0) };
}

/** The people whose vacations an actor may see. @throws AppError forbidden for whoever sees only their own */
export function requireVacationScope(actor: Actor): AccessScope {
  const scope = scopeOf(actor, 'vacation:read');
  if (!scope || scope.kind === 'own') throw forbidden();
  return scope;
}

/**
 * The vacations of a year on one screen: a page of people with blocks, balance and broken rules; who is away on each day of
 * the whole selection; the limits with their load.
 * @throws AppError forbidden
 */
export async function readVacationYear(actor: Actor, search: URLSearchParams): Promise<VacationYear> {
  const scope = requireVacationScope(actor);
  const input = readYearSearch(search);
  const { organizationId } = actor;
  const first = firstDayOfYear(input.year);
  const last = firstDayOfYear(input.year + 1) - 1;
  const filter = yearPeopleFilter(actor, input);
  const hidesExtraordinary = input.kinds === 'desired';
  const selection = { organizationId, scope, filter, sort: defaultEmployeeSort };
  const [everyId, options] = await Promise.all([
    findEmployeeIds(selection),
    getPeopleOptions({ organizationId, scope }),
  ]);
  const chosen = input.show
    ? await filterPeople(organizationId, everyId.slice(0, mostJudged), input.show, first, last)
    : everyId;
  const page = Math.min(input.page, Math.max(1, Math.ceil(chosen.length / vacationYearPageSize)));
  const ids = chosen.slice((page - 1) * vacationYearPageSize, page * vacationYearPageSize);
  const [frame, away, wishes] = await Promise.all([
    loadVacationFrame({ organizationId, employeeIds: ids, first, last }),
    countAway(everyId, first, last, hidesExtraordinary),
    listWishes(organizationId, ids, input.year),
  ]);
  return {
    year: input.year,
    firstDate: epochDayToDate(first),
    days: last - first + 1,
    rows: ids.flatMap((id) => {
      const person = frame.people.get(id);
      if (!person) return [];
      const row = rowOf(frame, person, first, last);
      const blocks = hidesExtraordinary ? row.blocks.filter(({ kind }) => kind === 'annual') : row.blocks;
      return [{ ...row, blocks, wishes: wishes.get(id) ?? [] }];
    }),
    peopleCount: chosen.length,
    away: Array.from(away),
    limits: frame.limits
      .filter(({ memberIds }) => memberIds.size > 0)
      .map((limit) => ({
        id: limit.id,
        name: limit.name,
        first: Math.max(limit.first, first) - first,
        last: Math.min(limit.last, last) - first,
        capacity: limit.capacity,
        size: limit.size,
        away: Array.from(limit.away).slice(Math.max(0, first - limit.first), Math.max(0, last - limit.first + 1)),
      })),
    page,
    pageSize: vacationYearPageSize,
    filter: {
      groupId: input.group ?? '',
      departmentId: input.department ?? '',
      text: input.q ?? '',
      show: input.show ?? '',
      who: input.who ?? '',
      kinds: input.kinds ?? '',
    },
    groups: options.groups.map(({ id, name }) => ({ id, name })),
    departments: options.departments.map(({ id, name }) => ({ id, name })),
    isCut: Boolean(input.show) && everyId.length > mostJudged,
  };
}

const noOne = '00000000-0000-0000-0000-000000000000';
const sumOf = ({ taken, planned }: ExtraordinaryDays) => taken + planned;

/** A person's row: blocks and absences as days from the first of the year. */
function rowOf(frame: VacationFrame, person: VacationPerson, first: number, last: number): Omit<YearRowView, 'wishes'> {
  const calendar = frame.calendarOf(person.siteId);
  const today = Math.min(Math.max(todayOf(person), first), last);
  const balance = balanceOf(person, frame, today);
  const touches = (block: { first: number; last: number }) => block.first <= last && block.last >= first;
  return {
    id: person.id,
    name: person.name,
    departmentName: person.departmentName,
    schemeName: rulesOn(person, today)?.name ?? null,
    remaining: balance.remaining,
    atYearEnd: balance.atYearEnd,
    additional: additionalBalances(person, frame, today).map(({ name, remaining }) => ({ name, remaining })),
    extraordinary: sumOf(extraordinaryOf(person, today)),
    blocks: person.vacations.filter(touches).map((block) => ({
      id: block.id,
      first: block.first - first,
      last: block.last - first,
      days: daysOfBlock(person, calendar, block),
      kind: block.kind,
      schemeName: person.additional.find(({ schemeId }) => schemeId === block.schemeId)?.name ?? null,
      state: block.state,
      priority: block.priority,
      version: block.version,
      violations: judgeVacation(block, block.kind, surroundingsOf(frame, person, block, block.id))
        .filter(({ rule }) => rule !== 'notice')
        .map(toViolationView),
    })),
    absences: person.absences
      .filter(touches)
      .map((absence) => ({ first: absence.first - first, last: absence.last - first, reason: absence.reason })),
  };
}

/** Those of the people for whom a filter holds that only rules and accounts can tell. */
async function filterPeople(
  organizationId: string,
  ids: readonly string[],
  show: YearFilter,
  first: number,
  last: number,
): Promise<string[]> {
  if (show === 'none' || show === 'planned') {
    const wanted =
      show === 'none'
        ? `not exists (select 1 from vacations v where ${inYearSql})`
        : `exists (select 1 from vacations v where ${inYearSql} and v.state = 'planned')`;
    const rows = await query<{ id: string }>(
      `vacation-filter-${show}`,
      `select e.id from unnest($1::uuid[]) with ordinality e(id, place) where ${wanted} order by e.place`,
      [ids, first, last],
      reader(),
    );
    return rows.map(({ id }) => id);
  }
  const frame = await loadVacationFrame({ organizationId, employeeIds: ids, first, last });
  return ids.filter((id) => {
    const person = frame.people.get(id);
    if (!person) return false;
    const row = rowOf(frame, person, first, last);
    return show === 'left' ? row.atYearEnd >= 1 : row.blocks.some(({ violations }) => violations.length > 0);
  });
}

const inYearSql = `v.employee_id = e.id and v.kind = 'annual' and v.first_date <= date '1970-01-01' + $3::int and v.last_date >= date '1970-01-01' + $2::int`;

/** People of a selection on leave, by day. */
async function countAway(
  ids: readonly string[],
  first: number,
  last: number,
  hidesExtraordinary: boolean,
): Promise<Int32Array> {
  const rows = await query<{ day: number; count: number }>(
    'vacation-away',
    `select ${epochDaySql('d::date')} as day, count(*)::int as count
     from vacations v cross join lateral generate_series(greatest(v.first_date, date '1970-01-01' + $2::int), least(v.last_date, date '1970-01-01' + $3::int), '1 day') d
     where v.employee_id = any($1::uuid[]) and v.first_date <= date '1970-01-01' + $3::int and v.last_date >= date '1970-01-01' + $2::int
       and ($4::boolean is not true or v.kind = 'annual') group by 1`,
    [ids, first, last, hidesExtraordinary],
    reader(),
  );
  const away = new Int32Array(last - first + 1);
  for (const { day, count } of rows) away[day - first] = count;
  return away;
}

async function listWishes(organizationId: string, ids: readonly string[], year: number) {
  const first = firstDayOfYear(year);
  const rows = await query<{
    employeeId: string;
    id: string;
    rank: number;
    first: number;
    last: number;
    state: string;
  }>(
    'vacation-year-wishes',
    `select w.employee_id as "employeeId", w.id, w.rank, ${epochDaySql('w.first_date')} as first, ${epochDaySql('w.last_date')} as last, w.state
     from vacation_wishes w where w.organization_id = $1 and w.employee_id = any($2::uuid[]) and w.year = $3 and w.state <> 'draft' order by w.rank`,
    [organizationId, ids, year],
    reader(),
  );
  const byPerson = new Map<string, YearRowView['wishes']>();
  for (const { employeeId, ...wish } of rows) {
    const list = byPerson.get(employeeId) ?? [];
    list.push({ ...wish, first: wish.first - first, last: wish.last - first });
    byPerson.set(employeeId, list);
  }
  return byPerson;
}

/** The epoch day of a date of the address, or null. */
export const readDay = (text: string | null): number | null => {
  const parsed = z.iso.date().safeParse(text);
  return parsed.success ? dateToEpochDay(parsed.data) : null;
};
