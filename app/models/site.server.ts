import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { conflict, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { timeZoneText } from './employee-input';
import { parseInput } from './parse-input.server';
import { createRecord, type RecordStore, updateRecord } from './reference-record.server';

const emptyToNull = (value: unknown) => (value === '' ? null : value);
const optionalText = (max: number) => z.preprocess(emptyToNull, z.string().trim().max(max).nullish());

export const siteSchema = z
  .object({
    name: z.string().trim().min(1).max(150),
    code: z.string().trim().min(1).max(40),
    timeZone: timeZoneText,
    /** ISO 3166-1 alpha-2: whose holidays the site keeps */
    country: z.preprocess(
      emptyToNull,
      z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullish(),
    ),
    /** state or region within the country, as in its holiday calendar */
    region: optionalText(20),
    address: optionalText(300),
    capacity: z.preprocess(emptyToNull, z.coerce.number().int().min(1).max(100_000).nullish()),
    openMinute: z.coerce.number().int().min(0).max(1439).default(0),
    closeMinute: z.coerce.number().int().min(1).max(1440).default(1440),
    status: z.enum(['active', 'inactive', 'maintenance']).default('active'),
  })
  .refine((site) => site.closeMinute > site.openMinute, {
    path: ['closeMinute'],
    error: 'must be after opening',
    params: { rule: 'order' },
  });
export type SiteInput = z.infer<typeof siteSchema>;

export interface SiteRow {
  id: string;
  name: string;
  code: string;
  timeZone: string;
  country: string | null;
  region: string | null;
  address: string | null;
  capacity: number | null;
  openMinute: number;
  closeMinute: number;
  status: string;
  version: number;
  /** active people whose primary site it is */
  employeeCount: number;
  groupCount: number;
}

const sitesSql = `
select s.id, s.name, s.code, s.time_zone as "timeZone", s.country, s.region, s.address, s.capacity, s.open_minute as "openMinute",
  s.close_minute as "closeMinute", s.status, s.version, coalesce(e.n, 0) as "employeeCount", coalesce(g.n, 0) as "groupCount"
from sites s
left join (select site_id, count(*) as n from agents where organization_id = $1::uuid and status = 'active' group by site_id) e on e.site_id = s.id
left join (select site_id, count(*) as n from groups where organization_id = $1::uuid group by site_id) g on g.site_id = s.id
where s.organization_id = $1::uuid and ($2::text is null or s.status = $2)
order by s.name, s.id`;

/** Sites of an organization with how many work there. @param status null for all */
export function listSites(input: { organizationId: string; status?: string | null }): Promise<SiteRow[]> {
  return query<SiteRow>('sites', sitesSql, [input.organizationId, input.status ?? null]);
}

/** One site. @throws AppError not_found */
export async function getSite(input: { organizationId: string; siteId: string }): Promise<SiteRow> {
  const sites = await listSites({ organizationId: input.organizationId });
  const site = sites.find((candidate) => candidate.id === input.siteId);
  if (!site) throw notFound('Site');
  return site;
}

const store: RecordStore<SiteInput> = {
  entity: 'site',
  title: 'Site',
  permission: 'site:write',
  find: (tx, where) => tx.site.findFirst({ where }),
  create: (tx, organizationId, values) => tx.site.create({ data: { ...values, organizationId } }),
  update: (tx, id, values) => tx.site.update({ where: { id }, data: { ...values, version: { increment: 1 } } }),
  async check(tx, _organizationId, values, before) {
    if (!before || before.status === 'inactive' || values.status !== 'inactive') return;
    const people = await tx.employee.count({ where: { siteId: before.id, status: 'active' } });
    if (people) throw conflict('People work at this site; move them first.');
  },
};

/** @throws AppError forbidden, invalid */
export const createSite = async (input: { actor: Actor; values: unknown }) =>
  createRecord(store, input.actor, parseInput(siteSchema, input.values));

/** @throws AppError forbidden, not_found, invalid, conflict (people work there); VersionConflict */
export const updateSite = async (input: { actor: Actor; siteId: string; version: number; values: unknown }) =>
  updateRecord(store, { ...input, id: input.siteId, values: parseInput(siteSchema, input.values) });
