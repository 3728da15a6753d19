import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { type GroupInput, groupSchema, groupSkillsSchema } from './group-input';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

export interface GroupDetail extends Omit<GroupInput, 'openingHours'> {
  id: string;
  serviceName: string;
  siteName: string | null;
  openingHours: ([number, number] | null)[];
  isAggregated: boolean;
  aggregatedGroups: { id: string; name: string }[];
  requiredSkills: { skillId: string; name: string; minProficiency: number }[];
  memberCount: number;
  version: number;
}

const groupColumns = `
g.id, g.service_id as "serviceId", s.name as "serviceName", g.site_id as "siteId", st.name as "siteName", g.name, g.code,
g.channel_type as "channelType", g.time_zone as "timeZone", g.opening_hours as "openingHours", g.interval_minutes as "intervalMinutes",
g.is_aggregated as "isAggregated", g.external_id as "externalId", g.colour, g.priority, g.status, g.version,
(select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name), '[]')
   from group_aggregates ga join groups x on x.id = ga.member_id where ga.aggregate_id = g.id) as "aggregatedGroups",
(select coalesce(json_agg(json_build_object('skillId', k.id, 'name', k.name, 'minProficiency', gs.min_proficiency) order by k.name), '[]')
   from group_skills gs join skills k on k.id = gs.skill_id where gs.group_id = g.id) as "requiredSkills",
(select count(*) from group_memberships m join agents a on a.id = m.employee_id and a.status = 'active'
  where m.group_id = g.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)) as "memberCount"
from groups g join services s on s.id = g.service_id left join sites st on st.id = g.site_id`;

/** One group with what it asks of people. @throws AppError not_found */
export async function getGroup(input: { organizationId: string; groupId: string }): Promise<GroupDetail> {
  const [group] = await query<GroupDetail>(
    'group-detail',
    `select ${groupColumns} where g.organization_id = $1::uuid and g.id = $2::uuid`,
    [input.organizationId, input.groupId],
  );
  if (!group) throw notFound('Group');
  return group;
}

/** Groups by name after a cursor. @param filter null entries do not narrow */
export async function listGroupsAfter(input: {
  organizationId: string;
  filter: { serviceId?: string; channelType?: string; status?: string };
  after: [name: string, id: string] | null;
  limit: number;
}): Promise<{ rows: GroupDetail[]; next: [string, string] | null }> {
  const { filter, after, limit } = input;
  const rows = await query<GroupDetail>(
    'groups-after',
    `select ${groupColumns}
     where g.organization_id = $1::uuid and ($2::uuid is null or g.service_id = $2) and ($3::text is null or g.channel_type = $3)
       and ($4::text is null or g.status = $4) and ($5::text is null or (g.name, g.id) > ($5, $6::uuid))
     order by g.name, g.id limit $7`,
    [
      input.organizationId,
      filter.serviceId ?? null,
      filter.channelType ?? null,
      filter.status ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ],
  );
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), next: rows.length > limit ? [last.name, last.id] : null };
}

const store: RecordStore<GroupInput> = {
  entity: 'group',
  title: 'Group',
  permission: 'structure:write',
  find: (tx, where) => tx.group.findFirst({ where }),
  create: (tx, organizationId, values) => tx.group.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.group.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  async check(tx, organizationId, values) {
    if (!(await tx.service.count({ where: { id: values.serviceId, organizationId } }))) {
      throw invalid('serviceId', 'unknown', 'serviceId: there is no such service.');
    }
    if (values.siteId && !(await tx.site.count({ where: { id: values.siteId, organizationId } }))) {
      throw invalid('siteId', 'unknown', 'siteId: there is no such site.');
    }
  },
};

/** @throws AppError forbidden, invalid */
export const createGroup = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(groupSchema, input.values));

/** @throws AppError forbidden, not_found, invalid; VersionConflict */
export const updateGroup = async (input: { actor: Actor; groupId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.groupId, values: parseInput(groupSchema, input.values) });

/**
 * Makes the required skills of a group the given set.
 * @param skills `[{ skillId, minProficiency 0..1 }]`
 * @throws AppError forbidden, not_found, invalid (unknown skill)
 */
export async function setGroupSkills(input: { actor: Actor; groupId: string; skills: unknown }): Promise<void> {
  const skills = parseInput(groupSkillsSchema, input.skills);
  const { actor, groupId } = input;
  const { organizationId } = actor;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const group = await tx.group.findFirst({ where: { id: groupId, organizationId }, include: { skills: true } });
    if (!group) throw notFound('Group');
    const ids = [...new Set(skills.map((skill) => skill.skillId))];
    const known = await tx.skill.count({ where: { id: { in: ids }, organizationId } });
    if (known < ids.length) throw invalid('skills', 'unknown', 'skills: there is no such skill.');
    if (ids.length < skills.length) throw invalid('skills', 'duplicate', 'skills: a skill is named twice.');
    await tx.groupSkill.deleteMany({ where: { groupId } });
    await tx.groupSkill.createMany({ data: skills.map((skill) => ({ ...skill, groupId, organizationId })) });
    await tx.group.update({ where: { id: groupId }, data: { version: { increment: 1 } } });
    const before = group.skills.map(({ skillId, minProficiency }) => ({ skillId, minProficiency }));
    return {
      result: null,
      audit: { action: 'group.skills_set', entity: 'group', entityId: groupId, before, after: skills },
    };
  });
}
