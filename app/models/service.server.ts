import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { conflict, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

export const serviceSchema = z.object({
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  description: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(500).nullish()),
  status: z.enum(['active', 'inactive']).default('active'),
});
export type ServiceInput = z.infer<typeof serviceSchema>;

export interface ServiceGroup {
  id: string;
  name: string;
  code: string;
  channelType: string;
  timeZone: string;
  openingHours: ([number, number] | null)[];
  intervalMinutes: number;
  isAggregated: boolean;
  colour: number;
  status: string;
  /** people who serve it today */
  memberCount: number;
  requiredSkills: string[];
}

export interface ServiceRow {
  id: string;
  name: string;
  code: string;
  description: string | null;
  status: string;
  version: number;
  groups: ServiceGroup[];
}

const servicesSql = `
with members as (
  select m.group_id, count(*) as n from group_memberships m join agents a on a.id = m.employee_id and a.status = 'active'
  where m.organization_id = $1::uuid and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
  group by m.group_id
), shown as (
  select g.service_id, json_agg(json_build_object(
      'id', g.id, 'name', g.name, 'code', g.code, 'channelType', g.channel_type, 'timeZone', g.time_zone,
      'openingHours', g.opening_hours, 'intervalMinutes', g.interval_minutes, 'isAggregated', g.is_aggregated, 'colour', g.colour,
      'status', g.status, 'memberCount', coalesce(members.n, 0),
      'requiredSkills', (select coalesce(json_agg(s.name order by s.name), '[]') from group_skills gs join skills s on s.id = gs.skill_id where gs.group_id = g.id)
    ) order by g.status, g.name) as groups
  from groups g left join members on members.group_id = g.id
  where g.organization_id = $1::uuid group by g.service_id
)
select s.id, s.name, s.code, s.description, s.status, s.version, coalesce(shown.groups, '[]') as groups
from services s left join shown on shown.service_id = s.id
where s.organization_id = $1::uuid and ($2::text is null or s.status = $2)
order by s.status, s.name, s.id`;

/** Services with their groups, in one statement. @param status null for active and inactive ones */
export function listServices(input: {
  organizationId: string;
  status?: 'active' | 'inactive' | null;
}): Promise<ServiceRow[]> {
  return query<ServiceRow>('services-with-groups', servicesSql, [input.organizationId, input.status ?? null]);
}

/** One service. @throws AppError not_found */
export async function getService(input: { organizationId: string; serviceId: string }): Promise<ServiceRow> {
  const services = await listServices({ organizationId: input.organizationId });
  const service = services.find((candidate) => candidate.id === input.serviceId);
  if (!service) throw notFound('Service');
  return service;
}

const store: RecordStore<ServiceInput> = {
  entity: 'service',
  title: 'Service',
  permission: 'structure:write',
  find: (tx, where) => tx.service.findFirst({ where }),
  create: (tx, organizationId, values) => tx.service.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.service.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  async check(tx, _organizationId, values, before) {
    if (!before || values.status !== 'inactive' || before.status === 'inactive') return;
    const active = await tx.group.count({ where: { serviceId: before.id, status: 'active' } });
    if (active) throw conflict('Groups of this service are active; make them inactive first.');
  },
};

/** @throws AppError forbidden, invalid */
export const createService = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(serviceSchema, input.values));

/** @throws AppError forbidden, not_found, invalid, conflict (active groups); VersionConflict */
export const updateService = async (input: { actor: Actor; serviceId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.serviceId, values: parseInput(serviceSchema, input.values) });
