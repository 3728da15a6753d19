import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { employeeFilterSchema } from './employee-filter';
import {
  gravest,
  judgeCell,
  listSubPeriods,
  type NormCell,
  type NormVerdict,
  normPeriods,
  normSources,
  normVerdicts,
  type SubPeriod,
} from './norm-assignment';
import { parseInput } from './parse-input.server';
import { findSelectedIds } from './rules-in-force.server';

const mostHours = 8784;
const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const hours = z.preprocess(emptyToNull, z.coerce.number().min(0).max(mostHours).nullable());

/** Hours for everybody whom a filter holds, or for the people named, by the sub-periods of a year. */
export const normAssignmentInput = z
  .object({
    year: z.coerce.number().int().min(2000).max(2100),
    per: z.enum(normPeriods),
    source: z.enum(normSources),
    /** in the order of the year; null leaves a sub-period alone */
    hours: z.array(hours).max(12).default([]),
    /** the hours are those of a full rate: each person gets their part */
    isByRate: z.boolean().default(false),
    employeeIds: z.array(z.uuid()).min(1).max(5000).optional(),
    filter: employeeFilterSchema.prefault({}),
  })
  .refine((input) => input.source === 'calendar' || input.hours.some((value) => value !== null), {
    path: ['hours'],
    message: 'Give the hours of at least one period.',
    params: { rule: 'required' },
  })
  .refine((input) => input.hours.length <= listSubPeriods(input.year, input.per).length, {
    path: ['hours'],
    message: 'There are more hours than periods.',
    params: { rule: 'too_big' },
  });
export type NormAssignmentInput = z.input<typeof normAssignmentInput>;

export interface NormPreviewRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  /** given for these periods so far; null = by contract and calendar */
  beforeMinutes: number | null;
  /** as they would be; null = by contract and calendar */
  afterMinutes: number | null;
  verdict: NormVerdict;
}

export interface NormPreview {
  counts: Record<NormVerdict, number>;
  /** the first two hundred, conflicts first */
  rows: NormPreviewRow[];
  total: number;
}

const shownRows = 200;

/** $1 organization, $2 people, $3 first days, $4 last days, $5 minutes (null = calendar), $6 by rate */
const cellsSql = `
select a.id as "employeeId", w.first_date as "firstDate", w.last_date as "lastDate",
  case when $6::boolean then round(w.minutes * coalesce(f.rate, 1))::int else w.minutes end as minutes, own.minutes as "ownMinutes",
  (select count(*) from norm_assignments n where n.employee_id = a.id and n.first_date >= w.first_date and n.last_date <= w.last_date
    and (n.first_date, n.last_date) <> (w.first_date, w.last_date))::int as "insideCount",
  exists (select 1 from norm_assignments n where n.employee_id = a.id and n.first_date <= w.first_date and n.last_date >= w.last_date
    and (n.first_date, n.last_date) <> (w.first_date, w.last_date)) as "isInside",
  a.hire_date <= w.last_date and (a.dismissal_date is null or a.dismissal_date > w.first_date) as "isEmployed"
from agents a cross join unnest($3::date[], $4::date[], $5::int[]) w(first_date, last_date, minutes)
left join norm_assignments own on own.employee_id = a.id and own.first_date = w.first_date and own.last_date = w.last_date
left join lateral (select c.rate from contracts c where c.employee_id = a.id and c.valid_from <= w.last_date
  and (c.valid_to is null or c.valid_to > w.first_date) order by c.valid_from desc limit 1) f on true
where a.organization_id = $1 and a.id = any($2::uuid[])`;

async function resolve(actor: Actor, values: unknown, on?: SqlExecutor) {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  const input = parseInput(normAssignmentInput, values);
  const { organizationId } = actor;
  const reachable = await findSelectedIds({ organizationId, scope, filter: { status: 'active', ...input.filter } });
  const wanted = input.employeeIds ? new Set(input.employeeIds) : null;
  const ids = wanted ? reachable.filter((id) => wanted.has(id)) : reachable;
  if (wanted && ids.length < wanted.size) throw notFound('The employee');
  const isByCalendar = input.source === 'calendar';
  const periods = listSubPeriods(input.year, input.per).flatMap(
    (period, index): (SubPeriod & { minutes: number | null })[] => {
      const given = input.hours[index] ?? null;
      if (isByCalendar) return [{ ...period, minutes: null }];
      return given === null ? [] : [{ ...period, minutes: Math.round(given * 60) }];
    },
  );
  const cells = await query<NormCell>(
    'norm-assignment-cells',
    cellsSql,
    [
      organizationId,
      ids,
      periods.map(({ firstDate }) => firstDate),
      periods.map(({ lastDate }) => lastDate),
      periods.map(({ minutes }) => minutes),
      input.isByRate && !isByCalendar,
    ],
    on,
  );
  return { input, ids, cells };
}

const noCounts = () => Object.fromEntries(normVerdicts.map((verdict) => [verdict, 0])) as Record<NormVerdict, number>;

function groupByPerson(cells: readonly NormCell[]): Map<string, NormCell[]> {
  const byPerson = new Map<string, NormCell[]>();
  for (const cell of cells) {
    const list = byPerson.get(cell.employeeId);
    if (list) list.push(cell);
    else byPerson.set(cell.employeeId, [cell]);
  }
  return byPerson;
}

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value !== null) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null;

/** What an assignment would do, person by person, without doing it. @throws AppError forbidden, invalid, not_found */
export async function previewNormAssignment(actor: Actor, values: unknown): Promise<NormPreview> {
  const { ids, cells } = await resolve(actor, values);
  const byPerson = groupByPerson(cells);
  const counts = noCounts();
  const verdicts = new Map(ids.map((id) => [id, gravest((byPerson.get(id) ?? []).map(judgeCell))]));
  for (const verdict of verdicts.values()) counts[verdict] += 1;
  const order = (id: string) => normVerdicts.length - normVerdicts.indexOf(verdicts.get(id) ?? 'left');
  const isConflict = (id: string) => Number(verdicts.get(id) === 'conflict');
  const shown = [...ids].sort((a, b) => isConflict(b) - isConflict(a) || order(b) - order(a)).slice(0, shownRows);
  const people = await query<Pick<NormPreviewRow, 'employeeId' | 'name' | 'personnelNumber' | 'departmentName'>>(
    'norm-assignment-people',
    `select a.id as "employeeId", a.last_name || ' ' || a.first_name as name, a.personnel_number as "personnelNumber",
       (select d.name from department_memberships m join departments d on d.id = m.department_id where m.employee_id = a.id
         and (m.valid_to is null or m.valid_to > current_date) order by m.valid_from limit 1) as "departmentName"
     from agents a where a.organization_id = $1 and a.id = any($2::uuid[])`,
    [actor.organizationId, shown],
  );
  const personOf = new Map(people.map((person) => [person.employeeId, person]));
  const rows = shown.flatMap((id): NormPreviewRow[] => {
    const person = personOf.get(id);
    const own = byPerson.get(id) ?? [];
    if (!person) return [];
    return [
      {
        ...person,
        beforeMinutes: sumOf(own.map(({ ownMinutes }) => ownMinutes)),
        afterMinutes: sumOf(own.map((cell) => (judgeCell(cell) === 'conflict' ? cell.ownMinutes : cell.minutes))),
        verdict: verdicts.get(id) ?? 'left',
      },
    ];
  });
  return { counts, rows, total: ids.length };
}

/**
 * Gives hours to people by sub-periods of a year, or (source `calendar`) takes given hours away, so that contract and calendar
 * count again. Hours of periods inside are replaced; what lies inside a longer period with hours is left out and counted.
 * @returns people changed, and people of whom a period was left out
 * @throws AppError forbidden, invalid, not_found
 */
export async function assignNorms(actor: Actor, values: unknown): Promise<{ changed: number; skipped: number }> {
  const { organizationId } = actor;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { input, ids } = await resolve(actor, values, client);
    await client.query(
      'select id from agents where organization_id = $1 and id = any($2::uuid[]) order by id for no key update',
      [organizationId, ids],
    );
    // why: what was read before the lock may have changed meanwhile
    const { cells } = await resolve(actor, values, client);
    const verdictOf = new Map(cells.map((cell) => [cell, judgeCell(cell)]));
    const chosen = cells.filter((cell) => ['apply', 'override'].includes(verdictOf.get(cell) ?? ''));
    const skipped = new Set(cells.flatMap((cell) => (verdictOf.get(cell) === 'conflict' ? [cell.employeeId] : [])));
    const periods = [
      chosen.map(({ employeeId }) => employeeId),
      chosen.map(({ firstDate }) => firstDate),
      chosen.map(({ lastDate }) => lastDate),
    ];
    await client.query(
      `delete from norm_assignments n using unnest($2::uuid[], $3::date[], $4::date[]) c(employee_id, first_date, last_date)
       where n.organization_id = $1 and n.employee_id = c.employee_id and n.first_date >= c.first_date and n.last_date <= c.last_date`,
      [organizationId, ...periods],
    );
    if (input.source !== 'calendar') {
      await client.query(
        `insert into norm_assignments (id, organization_id, employee_id, first_date, last_date, minutes, source, created_by)
         select gen_random_uuid(), $1, c.employee_id, c.first_date, c.last_date, c.minutes, $6, $7
         from unnest($2::uuid[], $3::date[], $4::date[], $5::int[]) c(employee_id, first_date, last_date, minutes)`,
        [
          organizationId,
          ...periods,
          chosen.map(({ minutes }) => minutes),
          input.source,
          actor.kind === 'user' ? actor.id : null,
        ],
      );
    }
    const employeeIds = [...new Set(periods[0])];
    const result = { changed: employeeIds.length, skipped: skipped.size };
    const { year, per, source, isByRate } = input;
    return {
      result,
      audit: chosen.length
        ? {
            action: 'norm.assigned',
            entity: 'norm_assignment',
            entityId: `${year}/${per}`,
            after: { year, per, source, isByRate, hours: input.hours, ...result, employeeIds },
          }
        : [],
    };
  });
}
