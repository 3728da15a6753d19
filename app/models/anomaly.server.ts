import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import type { AnomalyState, AnomalyView } from './anomaly';
import { requireGroupsInReach } from './group-reach.server';
import { decideCorrection } from './history-correction.server';
import { parseInput } from './parse-input.server';

/** Anomalies, newest first, by page. */
export async function listAnomalies(input: {
  organizationId: string;
  /** departments whose groups are in reach; all where null */
  departmentIds?: string[] | null;
  groupId?: string;
  state?: AnomalyState;
  limit: number;
  offset?: number;
}): Promise<{ items: AnomalyView[]; total: number }> {
  const rows = await query<Omit<AnomalyView, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date; total: number }>(
    'anomaly-list',
    `select a.id, a.group_id as "groupId", g.name as "groupName", g.time_zone as "timeZone", a.interval_start as "startsAt", a.ends_at as "endsAt",
       a.target, a.cause, a.cause_name as "causeName", a.found::float8, a.expected::float8, a.score::float8, a.state, a.comment,
       u.display_name as "decidedByName", count(*) over () as total
     from anomalies a join groups g on g.id = a.group_id left join users u on u.id = a.decided_by
     where a.organization_id = $1 and ($2::uuid is null or a.group_id = $2) and ($3::text is null or a.state = $3)
       and ($6::uuid[] is null or g.department_id = any($6))
     order by a.interval_start desc, a.id limit $4 offset $5`,
    [
      input.organizationId,
      input.groupId ?? null,
      input.state ?? null,
      input.limit,
      input.offset ?? 0,
      input.departmentIds ?? null,
    ],
    reader(),
  );
  const items = rows.map(({ total: _total, startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }));
  return { items, total: rows[0]?.total ?? 0 };
}

export const anomalyDecision = z.object({
  state: z.enum(['confirmed', 'dismissed']),
  comment: z.string().trim().max(256).optional(),
});

/**
 * What a planner makes of an anomaly: confirmed, its intervals are kept out of what forecasts learn from; dismissed, they count as they came.
 * @throws AppError not_found; conflict when it was decided already; invalid
 */
export async function decideAnomaly(actor: Actor, input: { anomalyId: string; values: unknown }): Promise<void> {
  const { organizationId } = actor;
  const { state, comment } = parseInput(anomalyDecision, input.values);
  const [anomaly] = await query<{
    groupId: string;
    from: number;
    to: number;
    target: 'volume' | 'ahtSec';
    state: string;
  }>(
    'anomaly-one',
    `select group_id as "groupId", extract(epoch from interval_start)::float8 * 1000 as "from", extract(epoch from ends_at)::float8 * 1000 as "to",
       target, state from anomalies where organization_id = $1 and id = $2`,
    [organizationId, input.anomalyId],
  );
  if (!anomaly) throw notFound('The anomaly');
  await requireGroupsInReach(actor, 'forecast:write', [anomaly.groupId]);
  if (anomaly.state !== 'open') throw conflict('This anomaly was decided already.');
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const changed = await client.query(
      `update anomalies set state = $3, comment = $4, decided_by = $5, decided_at = now() where organization_id = $1 and id = $2 and state = 'open'`,
      [organizationId, input.anomalyId, state, comment || null, actor.kind === 'user' ? actor.id : null],
    );
    if (!changed.rowCount) throw conflict('This anomaly was decided already.');
    const audit = { action: `anomaly.${state}`, entity: 'anomaly', entityId: input.anomalyId, after: { comment } };
    return { result: undefined, audit };
  });
  const { groupId, from, to, target } = anomaly;
  const action = state === 'confirmed' ? 'exclude' : 'keep';
  await decideCorrection(actor, { groupId, values: { target, from, to, finding: 'outlier', action, comment } });
}

export interface FoundAnomaly {
  groupId: string;
  from: number;
  to: number;
  target: 'volume' | 'ahtSec';
  cause: string;
  causeName: string | null;
  found: number;
  expected: number;
  score: number;
}

/**
 * Writes down what a look at incoming data found; a stretch that is known grows instead of being told of again. Written by the machine, so it is
 * not audited; decisions about it are.
 * @returns those that are new
 */
export async function recordAnomalies(organizationId: string, found: FoundAnomaly[]): Promise<FoundAnomaly[]> {
  if (!found.length) return [];
  const rows = await query<{ groupId: string; from: number; target: string; isNew: boolean }>(
    'anomaly-record',
    `insert into anomalies as a (id, organization_id, group_id, interval_start, ends_at, target, cause, cause_name, found, expected, score)
     select t.id, $1, t."groupId", to_timestamp(t."from" / 1000), to_timestamp(t."to" / 1000), t.target, t.cause, t."causeName", t.found, t.expected, t.score
     from jsonb_to_recordset($2::jsonb) as t(id uuid, "groupId" uuid, "from" float8, "to" float8, target text, cause text, "causeName" text, found float4,
       expected float4, score float4)
     on conflict (group_id, interval_start, target) do update set ends_at = excluded.ends_at, found = excluded.found, expected = excluded.expected,
       score = excluded.score, cause = excluded.cause, cause_name = excluded.cause_name where a.state = 'open'
     returning group_id as "groupId", extract(epoch from interval_start)::float8 * 1000 as "from", target, xmax = 0 as "isNew"`,
    [organizationId, JSON.stringify(found.map((item) => ({ id: createId(), ...item })))],
  );
  const isNew = (item: FoundAnomaly) =>
    rows.some(
      (row) => row.isNew && row.groupId === item.groupId && row.from === item.from && row.target === item.target,
    );
  return found.filter(isNew);
}
