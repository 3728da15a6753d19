import { query, reader } from '~/platform/pg.server';

export interface AuditItem {
  id: number;
  at: string;
  actorId: string | null;
  actorKind: string;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
  source: string;
  requestId: string | null;
  clientAddress: string | null;
}

export interface AuditFilter {
  /** instants, half-open */
  from?: string;
  to?: string;
  /** first and last day (YYYY-MM-DD) in the zone of the organization */
  fromDate?: string;
  toDate?: string;
  actorId?: string;
  /** part of the name */
  actorName?: string;
  entity?: string;
  entityId?: string;
  action?: string;
}

const listSql = `
select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId", actor_kind as "actorKind",
  actor_name as "actorName", action, entity, entity_id as "entityId", before, after, reason, source,
  request_id as "requestId", client_address as "clientAddress"
from audit_events
where organization_id = $1::uuid
  and ($2::bigint is null or id < $2)
  and ($3::timestamptz is null or at >= $3)
  and ($4::timestamptz is null or at < $4)
  and ($5::uuid is null or actor_id = $5)
  and ($6::text is null or strpos(lower(actor_name), lower($6)) > 0)
  and ($7::text is null or entity = $7)
  and ($8::text is null or entity_id = $8)
  and ($9::text is null or action = $9)
  and ($10::date is null or at >= $10::date::timestamp at time zone (select o.time_zone from organizations o where o.id = $1::uuid))
  and ($11::date is null or at < ($11::date + 1)::timestamp at time zone (select o.time_zone from organizations o where o.id = $1::uuid))
order by id desc
limit $12`;

/** Rows of the audit trail, the latest first. Read only: nothing changes it, and nobody can. */
export function listAuditEvents(input: {
  organizationId: string;
  filter: AuditFilter;
  /** id of the last row of the page before */
  beforeId?: number;
  limit: number;
}): Promise<AuditItem[]> {
  const { organizationId, filter, beforeId, limit } = input;
  const { from, to, actorId, actorName, entity, entityId, action, fromDate, toDate } = filter;
  const who = [from, to, actorId, actorName, entity, entityId, action, fromDate, toDate];
  const values = [organizationId, beforeId, ...who, limit];
  return query<AuditItem & Record<string, unknown>>(
    'audit-list',
    listSql,
    values.map((value) => value ?? null),
    reader(),
  );
}

const choicesSql = `
with recursive entity_names as (
  (select entity from audit_events where organization_id = $1::uuid order by entity limit 1)
  union all
  select (select e.entity from audit_events e where e.organization_id = $1::uuid and e.entity > n.entity order by e.entity limit 1)
  from entity_names n where n.entity is not null
)
select entity from entity_names where entity is not null`;

/** Kinds of objects that the trail speaks of. */
export async function listAuditEntities(input: { organizationId: string }): Promise<string[]> {
  const rows = await query<{ entity: string }>('audit-entities', choicesSql, [input.organizationId], reader());
  return rows.map((row) => row.entity);
}

const verifySql = `
with chain as (
  select e.id, e.hash, e.prev_hash, lag(e.hash) over (order by e.id) as expected_previous,
    sha256(coalesce(e.prev_hash, ''::bytea) || convert_to(audit_event_text(e), 'UTF8')) as expected_hash
  from audit_events e
  where e.organization_id = $1::uuid
)
select count(*)::int as checked,
  min(id) filter (where hash is distinct from expected_hash or prev_hash is distinct from expected_previous)::bigint as broken
from chain`;

export interface ChainState {
  checkedCount: number;
  /** the first row that was changed, or before which one is missing; null where all is sound */
  brokenId: number | null;
}

/** Computes every hash of an organization's trail again and compares: whoever changed a row behind our back is found. */
export async function verifyAuditChain(input: { organizationId: string }): Promise<ChainState> {
  const rows = await query<{ checked: number; broken: number | null }>(
    'audit-verify',
    verifySql,
    [input.organizationId],
    reader(),
  );
  return { checkedCount: rows[0].checked, brokenId: rows[0].broken };
}
