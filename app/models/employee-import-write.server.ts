import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict } from '~/platform/errors.server';
import type { CheckedRow } from './employee-import-check';
import { isUniqueViolation } from './parse-input.server';

/** The rows of an import as a relation `r`; column names are those of `CheckedRow`. */
const relation = `jsonb_to_recordset($1::jsonb) as r(
  id uuid, "personnelNumber" text, "lastName" text, "firstName" text, patronymic text, email text, phone text, "departmentId" uuid,
  "positionId" uuid, "siteId" uuid, "workRuleId" uuid, "timeZone" text, "workType" text, "hireDate" date, rate float8,
  "weeklyMinutes" int, "membershipId" uuid, "contractId" uuid)`;

const insertSql = `
insert into agents (id, organization_id, personnel_number, last_name, first_name, patronymic, email, phone, site_id, time_zone,
  position_id, work_type, status, hire_date)
select r.id, $2::uuid, r."personnelNumber", r."lastName", r."firstName", r.patronymic, r.email, r.phone, r."siteId", r."timeZone",
  r."positionId", coalesce(r."workType", 'office'), 'active', r."hireDate" from ${relation}`;

const insertMembershipsSql = `
insert into department_memberships (id, organization_id, employee_id, department_id, valid_from)
select r."membershipId", $2::uuid, r.id, r."departmentId", r."hireDate" from ${relation}`;

const insertContractsSql = `
insert into contracts (id, organization_id, employee_id, work_rule_id, rate, weekly_minutes, valid_from)
select r."contractId", $2::uuid, r.id, r."workRuleId", r.rate, r."weeklyMinutes", r."hireDate" from ${relation} where r."workRuleId" is not null`;

// why: only rows that differ are touched, so that an import repeated changes nothing
const updateSql = `
update agents a set last_name = coalesce(r."lastName", a.last_name), first_name = coalesce(r."firstName", a.first_name),
  patronymic = coalesce(r.patronymic, a.patronymic), email = coalesce(r.email, a.email), phone = coalesce(r.phone, a.phone),
  site_id = coalesce(r."siteId", a.site_id), time_zone = coalesce(r."timeZone", a.time_zone),
  position_id = coalesce(r."positionId", a.position_id), work_type = coalesce(r."workType", a.work_type),
  hire_date = coalesce(r."hireDate", a.hire_date), updated_at = now()
from ${relation}
where a.id = r.id and a.organization_id = $2::uuid and (a.last_name, a.first_name, a.patronymic, a.email, a.phone, a.site_id,
    a.time_zone, a.position_id, a.work_type, a.hire_date) is distinct from (coalesce(r."lastName", a.last_name),
    coalesce(r."firstName", a.first_name), coalesce(r.patronymic, a.patronymic), coalesce(r.email, a.email), coalesce(r.phone, a.phone),
    coalesce(r."siteId", a.site_id), coalesce(r."timeZone", a.time_zone), coalesce(r."positionId", a.position_id),
    coalesce(r."workType", a.work_type), coalesce(r."hireDate", a.hire_date))
returning a.id`;

/** Ids of people whose fact in force on the date ($3) is not the one of the file. */
const movedSql = `
select r.id from ${relation} join agents a on a.id = r.id and a.organization_id = $2::uuid
where r."departmentId" is not null and r."departmentId" is distinct from (
  select m.department_id from department_memberships m where m.employee_id = r.id
    and m.valid_from <= greatest($3::date, a.hire_date) and (m.valid_to is null or m.valid_to > greatest($3::date, a.hire_date)))`;

const recontractedSql = `
select r.id from ${relation} join agents a on a.id = r.id and a.organization_id = $2::uuid
left join contracts c on c.employee_id = r.id and c.valid_from <= greatest($3::date, a.hire_date)
  and (c.valid_to is null or c.valid_to > greatest($3::date, a.hire_date))
where (coalesce(r."workRuleId", c.work_rule_id), coalesce(r.rate, c.rate), coalesce(r."weeklyMinutes", c.weekly_minutes))
    is distinct from (c.work_rule_id, c.rate, c.weekly_minutes)
  and coalesce(r."workRuleId", c.work_rule_id) is not null and coalesce(r."weeklyMinutes", c.weekly_minutes) is not null`;

const from = 'greatest($3::date, a.hire_date)';
const nextStart = (table: string) =>
  `(select least(min(n.valid_from), a.dismissal_date) from ${table} n where n.employee_id = a.id and n.valid_from > ${from})`;

const beginMembershipsSql = `
insert into department_memberships (id, organization_id, employee_id, department_id, valid_from, valid_to)
select r."membershipId", $2::uuid, r.id, r."departmentId", ${from}, coalesce(${nextStart('department_memberships')}, a.dismissal_date)
from ${relation} join agents a on a.id = r.id and a.organization_id = $2::uuid where r.id = any($4::uuid[])`;

const beginContractsSql = `
insert into contracts (id, organization_id, employee_id, work_rule_id, rate, weekly_minutes, daily_max_minutes, valid_from, valid_to)
select r."contractId", $2::uuid, r.id, coalesce(r."workRuleId", last.work_rule_id), coalesce(r.rate, last.rate, 1),
  coalesce(r."weeklyMinutes", last.weekly_minutes), coalesce(last.daily_max_minutes, 720), ${from}, coalesce(${nextStart('contracts')}, a.dismissal_date)
from ${relation} join agents a on a.id = r.id and a.organization_id = $2::uuid
left join lateral (select * from jsonb_to_recordset($5::jsonb) as e(employee_id uuid, work_rule_id uuid, rate float8, weekly_minutes int, daily_max_minutes int)
  where e.employee_id = r.id) last on true
where r.id = any($4::uuid[])`;

/** Ends what is in force on the date and takes away what begins on it; answers what it was. */
async function endFacts(
  client: PoolClient,
  table: string,
  ids: string[],
  date: string,
): Promise<Record<string, unknown>[]> {
  const on = `f.employee_id = a.id and a.id = any($1::uuid[])`;
  const day = 'greatest($2::date, a.hire_date)';
  const ended = await client.query(
    `update ${table} f set valid_to = ${day} from agents a
     where ${on} and f.valid_from < ${day} and (f.valid_to is null or f.valid_to > ${day}) returning f.*`,
    [ids, date],
  );
  const removed = await client.query(
    `delete from ${table} f using agents a where ${on} and f.valid_from = ${day} returning f.*`,
    [ids, date],
  );
  return [...ended.rows, ...removed.rows];
}

// why: one statement for up to ten thousand rows of the trail; its trigger chains them one after the other
const trailSql = `
insert into audit_events (organization_id, actor_id, actor_kind, actor_name, action, entity, entity_id, after, source, request_id, client_address)
select $1::uuid, $2::uuid, $3, $4, t.action, 'employee', t.id, t.after, 'import', $5, $6
from jsonb_to_recordset($7::jsonb) as t(id text, action text, after jsonb)`;

/**
 * Writes checked rows of an import in one transaction: new people with department and contract, known people with what
 * differs, dated facts from `effectiveFrom` on. Repeating it changes nothing.
 */
export async function writeImportedEmployees(input: {
  actor: Actor;
  rows: CheckedRow[];
  effectiveFrom: string;
  fileName: string;
}): Promise<{ created: number; changed: number }> {
  const { actor, effectiveFrom } = input;
  const rows = input.rows.map((row) => ({
    ...row,
    id: row.employeeId ?? createId(),
    membershipId: createId(),
    contractId: createId(),
  }));
  const added = rows.filter((row) => !row.employeeId);
  const known = rows.filter((row) => row.employeeId);
  try {
    const result = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
      const addedJson = JSON.stringify(added);
      for (const sql of [insertSql, insertMembershipsSql, insertContractsSql])
        await client.query(sql, [addedJson, actor.organizationId]);
      const changedIds = await changeKnown(client, actor.organizationId, known, effectiveFrom);
      await client.query(
        trailSql,
        trailValues(
          actor,
          added,
          known.filter((row) => changedIds.has(row.id)),
        ),
      );
      const counts = { created: added.length, changed: changedIds.size };
      const audit = {
        action: 'employees.imported',
        entity: 'employee',
        after: { ...counts, effectiveFrom, fileName: input.fileName },
      };
      return { result: counts, audit };
    });
    await forgetAccess();
    return result;
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict('Somebody created one of these people meanwhile; preview the file again.');
    throw error;
  }
}

function trailValues(actor: Actor, added: { id: string }[], changed: { id: string }[]): unknown[] {
  const entries = [
    ...added.map((row) => ({ id: row.id, action: 'employee.created', after: row })),
    ...changed.map((row) => ({ id: row.id, action: 'employee.updated', after: row })),
  ];
  const named = auditActorOf(actor);
  return [
    named.organizationId,
    named.actorId,
    named.actorKind,
    named.actorName,
    named.requestId,
    named.clientAddress,
    JSON.stringify(entries),
  ];
}

async function changeKnown(
  client: PoolClient,
  organizationId: string,
  known: { id: string }[],
  effectiveFrom: string,
): Promise<Set<string>> {
  if (!known.length) return new Set();
  const json = JSON.stringify(known);
  const ids = async (sql: string, values: unknown[]) =>
    (await client.query<{ id: string }>(sql, values)).rows.map((row) => row.id);
  await client.query('select 1 from agents where id = any($1::uuid[]) order by id for update', [
    known.map((row) => row.id),
  ]);
  const updated = await ids(updateSql, [json, organizationId]);
  const moved = await ids(movedSql, [json, organizationId, effectiveFrom]);
  const recontracted = await ids(recontractedSql, [json, organizationId, effectiveFrom]);
  if (moved.length) {
    await endFacts(client, 'department_memberships', moved, effectiveFrom);
    await client.query(beginMembershipsSql, [json, organizationId, effectiveFrom, moved]);
  }
  if (recontracted.length) {
    const ended = await endFacts(client, 'contracts', recontracted, effectiveFrom);
    await client.query(beginContractsSql, [json, organizationId, effectiveFrom, recontracted, JSON.stringify(ended)]);
  }
  const changed = new Set([...updated, ...moved, ...recontracted]);
  await client.query('update agents set version = version + 1 where id = any($1::uuid[])', [[...changed]]);
  return changed;
}
