import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { defaultEmployeeSort } from './employee-filter';
import { workTypes } from './employee-input';
import { findEmployeeIds } from './employee-list.server';
import { parseInput } from './parse-input.server';

const emptyToUndefined = (value: unknown) => (value === '' || value === null ? undefined : value);
const optionalId = z.preprocess(emptyToUndefined, z.uuid().optional());

/** A scheme for everybody whom a filter holds, or for the people named, from a day on. */
export const vacationAssignmentInput = z.object({
  schemeId: z.uuid(),
  validFrom: z.iso.date(),
  /** assign: under the scheme from that day on; end: no longer under it from that day on */
  action: z.preprocess(emptyToUndefined, z.enum(['assign', 'end']).default('assign')),
  employeeIds: z.array(z.uuid()).max(5000).optional(),
  departmentId: optionalId,
  groupId: optionalId,
  siteId: optionalId,
  workType: z.preprocess(emptyToUndefined, z.enum(workTypes).optional()),
  search: z.preprocess(emptyToUndefined, z.string().trim().max(100).optional()),
});
export type VacationAssignmentInput = z.output<typeof vacationAssignmentInput>;

/**
 * What would become of a person: apply = the first scheme, or one more beside the main one; override = another ends;
 * end = the scheme ends; same = nothing changes; conflict = another one begins later, which is left alone.
 */
export type AssignmentResult = 'apply' | 'override' | 'end' | 'same' | 'conflict';

export interface AssignmentPreviewRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  currentScheme: string | null;
  /** the day asked for, or that of the hire where it is later */
  validFrom: string;
  result: AssignmentResult;
}

export interface AssignmentPreview {
  schemeName: string;
  counts: Record<AssignmentResult, number>;
  /** the first two hundred, conflicts before the rest */
  rows: AssignmentPreviewRow[];
  total: number;
}

const shownRows = 200;

/** Assignments that concern a scheme: an additional one only its own, a main one every main one. */
const ofAccountSql = (alias: string) =>
  `case when $5::boolean then ${alias}.scheme_id = $2 else not ${alias}.is_additional and $2::uuid is not null end`;

async function resolve(actor: Actor, values: unknown, on?: SqlExecutor) {
  const scope = scopeOf(actor, 'vacation:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  const input = parseInput(vacationAssignmentInput, values);
  const { organizationId } = actor;
  const [scheme] = await query<{ name: string; isAdditional: boolean }>(
    'vacation-assignment-scheme',
    `select name, is_additional as "isAdditional" from vacation_schemes where organization_id = $1 and id = $2 and status = 'active'`,
    [organizationId, input.schemeId],
    on,
  );
  if (!scheme) throw invalid('schemeId', 'unknown', 'schemeId: there is no such active scheme.');
  const { departmentId, groupId, siteId, workType, search } = input;
  const reachable = await findEmployeeIds({
    organizationId,
    scope,
    filter: { departmentId, groupId, siteId, workType, search, status: 'active' },
    sort: defaultEmployeeSort,
  });
  const wanted = input.employeeIds ? new Set(input.employeeIds) : null;
  const ids = wanted ? reachable.filter((id) => wanted.has(id)) : reachable;
  if (wanted && ids.length < wanted.size) throw notFound('The employee');
  return { input, scheme, ids };
}

/** $5: the scheme stands beside others, which are no concern of it; $6: it ends rather than begins. */
const rowsSql = `
  select a.id as "employeeId", a.last_name || ' ' || a.first_name as name, a.personnel_number as "personnelNumber",
    greatest($3::date, a.hire_date) as "validFrom", s.name as "currentScheme",
    case when $6::boolean then case when x.scheme_id = $2 then 'end' else 'same' end
      when later.id is not null then 'conflict' when x.scheme_id = $2 then 'same' when x.id is not null then 'override' else 'apply' end as result
  from agents a
  left join vacation_assignments x on x.employee_id = a.id and x.valid_from <= greatest($3::date, a.hire_date)
    and (x.valid_to is null or x.valid_to > greatest($3::date, a.hire_date)) and ${ofAccountSql('x')}
  left join vacation_schemes s on s.id = x.scheme_id
  left join lateral (select l.id from vacation_assignments l where l.employee_id = a.id and l.valid_from > greatest($3::date, a.hire_date)
    and ${ofAccountSql('l')} limit 1) later on true
  where a.organization_id = $1 and a.id = any($4::uuid[])`;

/** What an assignment would do, person by person, without doing it. @throws AppError forbidden, invalid, not_found */
export async function previewVacationAssignment(input: { actor: Actor; values: unknown }): Promise<AssignmentPreview> {
  const { input: wanted, scheme, ids } = await resolve(input.actor, input.values);
  const rows = await query<AssignmentPreviewRow>(
    'vacation-assignment-preview',
    `${rowsSql} order by (later.id is not null) desc, name`,
    [input.actor.organizationId, wanted.schemeId, wanted.validFrom, ids, scheme.isAdditional, wanted.action === 'end'],
  );
  const counts: AssignmentPreview['counts'] = { apply: 0, override: 0, end: 0, same: 0, conflict: 0 };
  for (const { result } of rows) counts[result] += 1;
  return { schemeName: scheme.name, counts, rows: rows.slice(0, shownRows), total: rows.length };
}

/**
 * Puts people under a scheme from a day on: a main one ends the one before, an additional one stands beside. Or ends it.
 * Conflicts are left out.
 * @returns how many were changed and how many left out
 * @throws AppError forbidden, invalid
 */
export async function assignVacationScheme(input: {
  actor: Actor;
  values: unknown;
}): Promise<{ assigned: number; skipped: number }> {
  const { actor } = input;
  const { organizationId } = actor;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { input: wanted, scheme, ids } = await resolve(actor, input.values, client);
    const isEnding = wanted.action === 'end';
    await client.query(
      'select id from agents where organization_id = $1 and id = any($2::uuid[]) order by id for no key update',
      [organizationId, ids],
    );
    const values = [organizationId, wanted.schemeId, wanted.validFrom, ids, scheme.isAdditional, isEnding];
    const found = await client.query<AssignmentPreviewRow>(rowsSql, values);
    const chosen = found.rows
      .filter(({ result }) => result === 'apply' || result === 'override' || result === 'end')
      .map(({ employeeId }) => employeeId);
    const former = [organizationId, wanted.schemeId, wanted.validFrom, chosen, scheme.isAdditional];
    // why: one that begins on the very day never was in force before it, so it is replaced
    await client.query(
      `delete from vacation_assignments x using agents a where a.id = x.employee_id and x.organization_id = $1 and a.id = any($4::uuid[])
         and x.valid_from = greatest($3::date, a.hire_date) and ${ofAccountSql('x')}`,
      former,
    );
    await client.query(
      `update vacation_assignments x set valid_to = greatest($3::date, a.hire_date) from agents a
       where a.id = x.employee_id and x.organization_id = $1 and a.id = any($4::uuid[])
         and x.valid_from < greatest($3::date, a.hire_date) and (x.valid_to is null or x.valid_to > greatest($3::date, a.hire_date))
         and ${ofAccountSql('x')}`,
      former,
    );
    if (!isEnding) {
      await client.query(
        `insert into vacation_assignments (id, organization_id, employee_id, scheme_id, valid_from, is_additional)
         select gen_random_uuid(), $1, a.id, $2, greatest($3::date, a.hire_date), $5 from agents a where a.id = any($4::uuid[])`,
        former,
      );
    }
    const result = { assigned: chosen.length, skipped: found.rows.length - chosen.length };
    return {
      result,
      audit:
        chosen.length === 0
          ? []
          : {
              action: isEnding ? 'vacation_scheme.ended' : 'vacation_scheme.assigned',
              entity: 'vacation_scheme',
              entityId: wanted.schemeId,
              after: { ...result, validFrom: wanted.validFrom, employeeIds: chosen },
            },
    };
  });
}
