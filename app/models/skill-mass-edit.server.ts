import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, type FieldFault, forbidden } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { parseInput } from './parse-input.server';
import { readSkillTable } from './skill-import-table.server';

/** One skill of one person from today on; without proficiency it ends. */
interface SkillChange {
  employeeId: string;
  skillId: string;
  proficiency: number | null;
  priority: number;
}

export const skillMassEditSchema = z.object({
  employeeIds: z.array(z.uuid()).min(1).max(2000),
  skillId: z.uuid(),
  /** 0 to 1; null ends the skill */
  proficiency: z.number().min(0).max(1).nullable(),
  priority: z.number().int().min(1).max(9).default(1),
});

/**
 * Gives a skill to many people at once, or ends it.
 * @throws AppError invalid, naming people out of reach and an unknown skill
 */
export async function massEditSkill(actor: Actor, values: unknown): Promise<{ changed: number }> {
  const { employeeIds, skillId, proficiency, priority } = parseInput(skillMassEditSchema, values);
  const known = await query<{ id: string }>(
    'skill-known',
    `select id from skills where organization_id = $1 and id = $2 and status = 'active'`,
    [actor.organizationId, skillId],
  );
  if (known.length === 0) throw fault('skillId', 'unknown', 'skillId: there is no such skill.');
  return writeSkills(
    actor,
    [...new Set(employeeIds)].map((employeeId) => ({ employeeId, skillId, proficiency, priority })),
  );
}

const fault = (field: string, rule: string, message: string) =>
  new AppError('invalid', message, { faults: [{ field, rule, message }] });

/**
 * Reads a table `personnel_number, skill, proficiency, priority` (pasted text, or the bytes of a CSV or XLSX file; proficiency in
 * percent, empty ends the skill; skill by code or name) and writes all of it, or nothing where a row is wrong.
 * @throws AppError invalid with a fault for each wrong row: row (the header is 1), field and rule
 */
export async function importSkills(actor: Actor, source: string | Uint8Array): Promise<{ changed: number }> {
  const rows = await readSkillTable(source);
  const { organizationId } = actor;
  const [people, skills] = await Promise.all([
    query<{ id: string; number: string }>(
      'skill-import-people',
      'select id, personnel_number as number from agents where organization_id = $1 and personnel_number = any($2::text[])',
      [organizationId, rows.map((row) => row.personnel_number)],
    ),
    query<{ id: string; code: string; name: string }>(
      'skill-import-skills',
      `select id, code, name from skills where organization_id = $1 and status = 'active'`,
      [organizationId],
    ),
  ]);
  const personOf = new Map(people.map(({ id, number }) => [number, id]));
  const skillOf = new Map(
    skills.flatMap(
      ({ id, code, name }) =>
        [
          [code.toLowerCase(), id],
          [name.toLowerCase(), id],
        ] as const,
    ),
  );
  const faults: FieldFault[] = [];
  const changes: (SkillChange & { line: number })[] = [];
  for (const row of rows) {
    const { line } = row;
    const wrong = (field: string, rule: string) =>
      faults.push({ field, row: line, rule, message: `Row ${line}, ${field}: ${rule}` });
    const employeeId = personOf.get(row.personnel_number);
    const skillId = skillOf.get(row.skill.toLowerCase());
    const percent = row.proficiency.replace('%', '').replace(',', '.').trim();
    const proficiency = percent === '' ? null : Number(percent) / 100;
    const priority = row.priority === '' ? 1 : Number(row.priority);
    if (!employeeId) wrong('personnel_number', 'unknown');
    if (!skillId) wrong('skill', 'unknown');
    if (proficiency !== null && !(proficiency >= 0 && proficiency <= 1)) wrong('proficiency', 'range');
    if (!Number.isInteger(priority) || priority < 1 || priority > 9) wrong('priority', 'range');
    if (employeeId && skillId) changes.push({ line, employeeId, skillId, proficiency, priority });
  }
  const seen = new Set<string>();
  for (const { line, employeeId, skillId } of changes) {
    const key = `${employeeId} ${skillId}`;
    if (seen.has(key))
      faults.push({ field: 'skill', row: line, rule: 'duplicate', message: `Row ${line}: named twice` });
    seen.add(key);
  }
  if (faults.length > 0) throw new AppError('invalid', faults[0].message, { faults: faults.slice(0, 100) });
  return writeSkills(
    actor,
    changes.map(({ employeeId, skillId, proficiency, priority }) => ({ employeeId, skillId, proficiency, priority })),
  );
}

/** Ends what differs today and begins the new; people who have it as wanted go on. */
async function writeSkills(actor: Actor, changes: SkillChange[]): Promise<{ changed: number }> {
  const { organizationId } = actor;
  const reach = scopeOf(actor, 'employee:write');
  if (!reach) throw forbidden();
  const scope = employeeScopeSql(reach, 'e', 3);
  const employeeIds = [...new Set(changes.map(({ employeeId }) => employeeId))];
  const reachable = await query<{ id: string }>(
    `skill-reach-${reach.kind}`,
    `select e.id from agents e where e.organization_id = $1 and e.id = any($2::uuid[]) and ${scope.sql}`,
    [organizationId, employeeIds, ...scope.values],
  );
  if (reachable.length < employeeIds.length) {
    const known = new Set(reachable.map(({ id }) => id));
    const missing = employeeIds.filter((id) => !known.has(id));
    throw new AppError('invalid', 'Some people are out of reach.', {
      faults: missing.slice(0, 100).map((id) => ({ field: 'employeeIds', rule: 'unknown', message: id })),
    });
  }
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const columns = [
      changes.map(({ employeeId }) => employeeId),
      changes.map(({ skillId }) => skillId),
      changes.map(({ proficiency }) => proficiency),
      changes.map(({ priority }) => priority),
    ];
    const wanted = `unnest($2::uuid[], $3::uuid[], $4::float8[], $5::int[]) as n(employee_id, skill_id, proficiency, priority)`;
    const differs = `(n.proficiency is null or f.proficiency is distinct from n.proficiency or f.priority is distinct from n.priority)`;
    await client.query(
      `delete from agent_skills f using ${wanted} where f.organization_id = $1 and f.employee_id = n.employee_id and f.skill_id = n.skill_id
         and (f.valid_from > current_date or (f.valid_from = current_date and ${differs}))`,
      [organizationId, ...columns],
    );
    const ended = await client.query(
      `update agent_skills f set valid_to = current_date from ${wanted}
       where f.organization_id = $1 and f.employee_id = n.employee_id and f.skill_id = n.skill_id and f.valid_from < current_date
         and (f.valid_to is null or f.valid_to > current_date) and ${differs}`,
      [organizationId, ...columns],
    );
    const begun = await client.query(
      `insert into agent_skills (id, organization_id, employee_id, skill_id, proficiency, priority, valid_from)
       select gen_random_uuid(), $1, n.employee_id, n.skill_id, n.proficiency, n.priority, current_date from ${wanted}
       where n.proficiency is not null and not exists (select 1 from agent_skills f where f.employee_id = n.employee_id
         and f.skill_id = n.skill_id and f.valid_from <= current_date and (f.valid_to is null or f.valid_to > current_date))`,
      [organizationId, ...columns],
    );
    await client.query('update agents set version = version + 1 where organization_id = $1 and id = any($2::uuid[])', [
      organizationId,
      employeeIds,
    ]);
    return {
      result: { changed: Math.max(ended.rowCount ?? 0, begun.rowCount ?? 0) },
      audit: changes.map(({ employeeId, ...after }) => ({
        action: 'employee.skills_set',
        entity: 'employee',
        entityId: employeeId,
        after,
      })),
    };
  });
}
