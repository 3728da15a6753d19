import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { isLocalTimeFault, localToInstant } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, invalid, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { findTouchedForecasts } from './forecast-event-layer.server';
import { parseInput } from './parse-input.server';

export const eventTypes = ['CITY_HOLIDAY', 'MASS_EVENT', 'WEATHER', 'TECHNICAL', 'MARKETING'] as const;
export type EventType = (typeof eventTypes)[number];

/** A special event with what it touches. */
export interface SpecialEventView {
  id: string;
  name: string;
  type: EventType;
  /** instants, ISO 8601 */
  startsAt: string;
  endsAt: string;
  coefficient: number;
  groupIds: string[];
  groupNames: string[];
  /** names of events that overlap it in time and share a group; their coefficients multiply */
  overlaps: string[];
  createdByName: string | null;
  version: number;
}

const viewSql = `
select e.id, e.name, e.type, e.starts_at as "startsAt", e.ends_at as "endsAt", e.coefficient, e.group_ids as "groupIds", e.version,
  u.display_name as "createdByName",
  coalesce((select array_agg(g.name order by g.name) from groups g where g.organization_id = e.organization_id and g.id = any(e.group_ids)), '{}') as "groupNames",
  coalesce((select array_agg(o.name order by o.starts_at) from special_events o where o.organization_id = e.organization_id and o.id <> e.id
    and o.group_ids && e.group_ids and o.starts_at < e.ends_at and o.ends_at > e.starts_at), '{}') as overlaps
from special_events e left join users u on u.id = e.created_by`;

type EventRow = Omit<SpecialEventView, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

const toView = (row: EventRow): SpecialEventView => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
});

/** Forecasts that an event touches, and the job that brings them up to date; none where it touches none. */
export interface TouchedForecasts {
  forecastIds: string[];
  jobId: string | null;
}

/** Special events, the latest first, by page. @param from,to instants; events that touch the stretch */
export async function listSpecialEvents(input: {
  organizationId: string;
  /** departments whose groups are in reach; all where null */
  departmentIds?: string[] | null;
  groupId?: string;
  type?: EventType;
  search?: string;
  from?: Date;
  to?: Date;
  limit: number;
  offset?: number;
}): Promise<{ items: SpecialEventView[]; total: number }> {
  const rows = await query<EventRow & { total: number }>(
    'special-event-list',
    `${viewSql
      .replace('select e.id', 'select count(*) over () as total, e.id')
      .replace(
        'g.id = any(e.group_ids)',
        'g.id = any(e.group_ids) and ($9::uuid[] is null or g.department_id = any($9))',
      )}
     where e.organization_id = $1 and ($2::uuid is null or $2 = any(e.group_ids)) and ($3::text is null or e.type = $3)
       and ($4::text is null or e.name ilike '%' || $4 || '%') and ($5::timestamptz is null or e.ends_at > $5)
       and ($6::timestamptz is null or e.starts_at < $6)
       and ($9::uuid[] is null or exists (select 1 from groups r where r.organization_id = $1 and r.id = any(e.group_ids) and r.department_id = any($9)))
     order by e.starts_at desc, e.id limit $7 offset $8`,
    [
      input.organizationId,
      input.groupId ?? null,
      input.type ?? null,
      input.search?.trim().replace(/[\\%_]/g, '\\$&') || null,
      input.from ?? null,
      input.to ?? null,
      input.limit,
      input.offset ?? 0,
      input.departmentIds ?? null,
    ],
    reader(),
  );
  return { items: rows.map(({ total: _total, ...row }) => toView(row)), total: rows[0]?.total ?? 0 };
}

/** @throws AppError not_found */
export async function getSpecialEvent(input: { organizationId: string; eventId: string }): Promise<SpecialEventView> {
  const [row] = await query<EventRow>('special-event', `${viewSql} where e.organization_id = $1 and e.id = $2`, [
    input.organizationId,
    input.eventId,
  ]);
  if (!row) throw notFound('The special event');
  return toView(row);
}

/** Local times are read in `timeZone`; instants with an offset as they are. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/);

export const specialEventInput = z.object({
  name: z.string().trim().min(1).max(120),
  type: z.enum(eventTypes),
  startsAt: moment,
  endsAt: moment,
  timeZone: z.string().max(64).default('UTC'),
  coefficient: z.coerce.number().positive().max(100),
  groupIds: z.array(z.uuid()).min(1).max(500),
});

function toInstant(text: string, zone: string): Date {
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text)) return new Date(text);
  const [date, clock] = text.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  const instant = localToInstant({ date, minuteOfDay: hours * 60 + minutes, zone, ambiguity: 'earlier' });
  return new Date(isLocalTimeFault(instant) ? instant.transitionMs : instant);
}

async function checkEvent(organizationId: string, values: unknown) {
  const event = parseInput(specialEventInput, values);
  const [startsAt, endsAt] = [toInstant(event.startsAt, event.timeZone), toInstant(event.endsAt, event.timeZone)];
  if (!(endsAt > startsAt)) throw invalid('endsAt', 'after_start', 'The event must end after it begins.');
  const known = await query<{ id: string }>(
    'special-event-groups',
    'select id from groups where organization_id = $1 and id = any($2::uuid[])',
    [organizationId, event.groupIds],
  );
  const unknown = event.groupIds.filter((id) => !known.some((group) => group.id === id));
  if (unknown.length) throw invalid('groupIds', 'unknown', `Unknown group: ${unknown.join(', ')}.`);
  return { ...event, startsAt, endsAt };
}

/**
 * Creates a special event, or changes one, and writes down the job that brings the forecasts it touches up to date, in one transaction: a
 * crash loses neither. The caller hands the job to the queue; what it cannot hand over the recovery of jobs does.
 * @param input.eventId the event to change; a new one without it
 * @param input.expectedVersion version that the planner saw
 * @param input.jobKind name of the job
 * @returns id of the event, and what follows
 * @throws AppError invalid, not_found, conflict
 */
export async function saveSpecialEvent(
  actor: Actor,
  input: { eventId?: string; values: unknown; expectedVersion?: number; jobKind: string },
): Promise<TouchedForecasts & { eventId: string }> {
  const { organizationId } = actor;
  const former = input.eventId ? await getSpecialEvent({ organizationId, eventId: input.eventId }) : null;
  const event = await checkEvent(organizationId, input.values);
  const isStale = former && input.expectedVersion !== undefined && former.version !== input.expectedVersion;
  if (isStale) throw conflict('Somebody else changed this event meanwhile: look at it again, then repeat your change.');
  const touched = await findTouched(organizationId, [event, ...(former ? [fromView(former)] : [])]);
  const eventId = former?.id ?? createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const values = [
      eventId,
      organizationId,
      event.name,
      event.type,
      event.startsAt,
      event.endsAt,
      event.coefficient,
      event.groupIds,
    ];
    if (former) {
      const changed = await client.query(
        `update special_events set name = $3, type = $4, starts_at = $5, ends_at = $6, coefficient = $7, group_ids = $8, version = version + 1
         where id = $1 and organization_id = $2 and version = $9`,
        [...values, former.version],
      );
      if (!changed.rowCount) throw conflict('Somebody else changed this event meanwhile.');
    } else {
      await client.query(
        `insert into special_events (id, organization_id, name, type, starts_at, ends_at, coefficient, group_ids, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [...values, actor.kind === 'user' ? actor.id : null],
      );
    }
    const job = await writeEventJob(client, actor, { kind: input.jobKind, forecastIds: touched });
    const { name, type, startsAt, endsAt, coefficient, groupIds } = event;
    return {
      result: { eventId, ...job },
      audit: {
        action: former ? 'special_event.changed' : 'special_event.created',
        entity: 'special_event',
        entityId: eventId,
        before: former ?? undefined,
        after: { name, type, startsAt, endsAt, coefficient, groupIds },
      },
    };
  });
}

/**
 * Takes a special event away, and writes down the job that takes its layer from the forecasts that it touched.
 * @throws AppError not_found
 */
export async function deleteSpecialEvent(
  actor: Actor,
  { eventId, jobKind }: { eventId: string; jobKind: string },
): Promise<TouchedForecasts> {
  const { organizationId } = actor;
  const former = await getSpecialEvent({ organizationId, eventId });
  const touched = await findTouched(organizationId, [fromView(former)]);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('delete from special_events where organization_id = $1 and id = $2', [organizationId, eventId]);
    return {
      result: await writeEventJob(client, actor, { kind: jobKind, forecastIds: touched }),
      audit: { action: 'special_event.deleted', entity: 'special_event', entityId: eventId, before: former },
    };
  });
}

async function writeEventJob(
  client: PoolClient,
  actor: Actor,
  { kind, forecastIds }: { kind: string; forecastIds: string[] },
): Promise<TouchedForecasts> {
  if (forecastIds.length === 0) return { forecastIds, jobId: null };
  const jobId = createId();
  const createdBy = actor.kind === 'user' ? actor.id : null;
  await client.query(
    'insert into jobs (id, organization_id, kind, payload, created_by) values ($1, $2, $3, $4::jsonb, $5)',
    [jobId, actor.organizationId, kind, JSON.stringify({ forecastIds }), createdBy],
  );
  return { forecastIds, jobId };
}

const fromView = (event: SpecialEventView) => ({
  groupIds: event.groupIds,
  startsAt: new Date(event.startsAt),
  endsAt: new Date(event.endsAt),
});

async function findTouched(organizationId: string, stretches: { groupIds: string[]; startsAt: Date; endsAt: Date }[]) {
  const found = await Promise.all(
    stretches.map(({ groupIds, startsAt, endsAt }) =>
      findTouchedForecasts({ organizationId, groupIds, from: startsAt, to: endsAt }),
    ),
  );
  return [...new Set(found.flat())].sort();
}
