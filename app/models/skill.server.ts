import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

export const skillSchema = z.object({
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  category: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(60).nullish()),
  status: z.enum(['active', 'inactive']).default('active'),
});
export type SkillInput = z.infer<typeof skillSchema>;

export interface SkillRow {
  id: string;
  name: string;
  code: string;
  category: string | null;
  status: string;
  version: number;
  /** people who hold it today */
  holderCount: number;
  /** mean over the holders, 0..1 */
  meanProficiency: number | null;
  /** groups that ask for it */
  groups: { id: string; name: string }[];
}

const skillsSql = `
with held as (
  select f.skill_id, count(*) as n, avg(f.proficiency) as mean
  from agent_skills f join agents a on a.id = f.employee_id and a.status = 'active'
  where f.organization_id = $1::uuid and f.valid_from <= current_date and (f.valid_to is null or f.valid_to > current_date)
  group by f.skill_id
)
select s.id, s.name, s.code, s.category, s.status, s.version, coalesce(held.n, 0) as "holderCount", held.mean as "meanProficiency",
  (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
     from group_skills gs join groups g on g.id = gs.group_id where gs.skill_id = s.id) as groups
from skills s left join held on held.skill_id = s.id
where s.organization_id = $1::uuid and ($2::text is null or s.status = $2)
order by s.status, s.category nulls last, s.name, s.id`;

/** Skills with how many hold them and who asks for them. @param status null for active and inactive ones */
export function listSkills(input: {
  organizationId: string;
  status?: 'active' | 'inactive' | null;
}): Promise<SkillRow[]> {
  return query<SkillRow>('skills-with-holders', skillsSql, [input.organizationId, input.status ?? null]);
}

/** One skill. @throws AppError not_found */
export async function getSkill(input: { organizationId: string; skillId: string }): Promise<SkillRow> {
  const skills = await listSkills({ organizationId: input.organizationId });
  const skill = skills.find((candidate) => candidate.id === input.skillId);
  if (!skill) throw notFound('Skill');
  return skill;
}

const store: RecordStore<SkillInput> = {
  entity: 'skill',
  title: 'Skill',
  permission: 'structure:write',
  find: (tx, where) => tx.skill.findFirst({ where }),
  create: (tx, organizationId, values) => tx.skill.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.skill.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
};

/** @throws AppError forbidden, invalid */
export const createSkill = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(skillSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateSkill = async (input: { actor: Actor; skillId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.skillId, values: parseInput(skillSchema, input.values) });
