import { z } from 'zod';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { factDaySql, inForceSql } from './access-scope.server';
import type { FactChange } from './dated-fact.server';
import { isEmployeeInScope } from './employee.server';
import { applyFactChange } from './employee-facts.server';
import { localDate } from './employee-input';
import { bumpEmployeeVersion, lockEmployee } from './employee-lock.server';
import { parseInput } from './parse-input.server';

export interface HeldSkill {
  skillId: string;
  name: string;
  /** 0..1 */
  proficiency: number;
  priority: number;
  validFrom: string;
  validTo: string | null;
}

const heldSql = `
select s.id as "skillId", s.name, f.proficiency, f.priority, f.valid_from as "validFrom", f.valid_to as "validTo"
from agents a join agent_skills f on f.employee_id = a.id and ${inForceSql('f', factDaySql('a'))}
join skills s on s.id = f.skill_id
where a.organization_id = $1::uuid and a.id = $2::uuid order by f.proficiency desc, s.name`;

interface Target {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
}

/**
 * Skills that an employee holds today, best first.
 * @throws AppError not_found outside the organization or the scope
 */
export async function listEmployeeSkills(input: Target): Promise<{ version: number; skills: HeldSkill[] }> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  const [skills, [employee]] = await Promise.all([
    query<HeldSkill>('employee-skills-held', heldSql, [input.organizationId, input.employeeId]),
    query<{ version: number }>('employee-version', 'select version from agents where id = $1::uuid', [
      input.employeeId,
    ]),
  ]);
  return { version: employee.version, skills };
}

export const skillSetSchema = z.object({
  /** first day of the new set; today where the employee works when missing */
  from: localDate.optional(),
  skills: z
    .array(
      z.object({
        skillId: z.uuid(),
        proficiency: z.number().min(0).max(1),
        priority: z.number().int().min(1).max(9).default(1),
      }),
    )
    .max(200),
});

/**
 * Makes the skills of an employee the given set from a date on: those that are missing end, those that differ end and
 * begin anew, those that are the same go on.
 * @throws AppError not_found, invalid; VersionConflict
 */
export async function setEmployeeSkills(input: {
  actor: Actor;
  employeeId: string;
  version: number;
  values: unknown;
}): Promise<{ version: number }> {
  const wanted = parseInput(skillSetSchema, input.values);
  const ids = wanted.skills.map((skill) => skill.skillId);
  if (new Set(ids).size < ids.length) throw invalid('skills', 'duplicate', 'skills: a skill is named twice.');
  return writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    const from = wanted.from ?? employee.localToday;
    if (from < employee.hireDate) throw invalid('from', 'before_hire', 'from: is before the date of hire.');
    const held = await tx.$queryRawUnsafe<{ skillId: string; proficiency: number; priority: number }[]>(
      `select skill_id as "skillId", proficiency, priority from agent_skills
       where employee_id = $1::uuid and valid_from <= $2::date and (valid_to is null or valid_to > $2::date)`,
      employee.id,
      from,
    );
    const heldById = new Map(held.map((skill) => [skill.skillId, skill]));
    const changes: FactChange[] = [];
    for (const skill of wanted.skills) {
      const current = heldById.get(skill.skillId);
      if (current?.proficiency === skill.proficiency && current.priority === skill.priority) continue;
      const change = { intent: 'set-skill' as const, from, ...skill };
      changes.push(await applyFactChange(tx, { actor: input.actor, employee, change }));
    }
    for (const { skillId } of held.filter((skill) => !ids.includes(skill.skillId))) {
      changes.push(
        await applyFactChange(tx, { actor: input.actor, employee, change: { intent: 'end-skill', from, skillId } }),
      );
    }
    if (!changes.length) return { result: { version: employee.version }, audit: [] };
    const version = await bumpEmployeeVersion(tx, employee.id);
    return {
      result: { version },
      audit: {
        action: 'employee.skills_set',
        entity: 'employee',
        entityId: employee.id,
        before: { skills: held },
        after: wanted,
      },
    };
  });
}
