import type { PoolClient } from 'pg';
import { inTransaction } from './pg.server';
import type { PrismaTransaction } from './prisma.server';
import { prisma } from './prisma.server';
import { forgetReads } from './read-memory.server';

/** Who does something, from where, in which request. */
export interface AuditActor {
  organizationId: string;
  actorId: string | null;
  actorKind: 'user' | 'api_key' | 'system';
  actorName?: string | null;
  source?: 'screen' | 'api' | 'import' | 'job';
  requestId?: string | null;
  clientAddress?: string | null;
}

/** What was done to which object; `before` and `after` hold only what changed. */
export interface AuditEntry {
  /** verb in the past, e.g. `employee.updated` */
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

const insertSql = `
insert into audit_events (organization_id, actor_id, actor_kind, actor_name, action, entity, entity_id, before, after, reason, source, request_id, client_address)
values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, $12, $13)`;

function toValues(actor: AuditActor, entry: AuditEntry): unknown[] {
  return [
    actor.organizationId,
    actor.actorId,
    actor.actorKind,
    actor.actorName ?? null,
    entry.action,
    entry.entity,
    entry.entityId ?? null,
    entry.before === undefined ? null : JSON.stringify(entry.before),
    entry.after === undefined ? null : JSON.stringify(entry.after),
    entry.reason ?? null,
    actor.source ?? 'screen',
    actor.requestId ?? null,
    actor.clientAddress ?? null,
  ];
}

/** Adds audit rows inside a pg transaction. Call it last: the trail of an organization is locked until commit. */
export async function auditWith(client: PoolClient, actor: AuditActor, entries: AuditEntry[]): Promise<void> {
  for (const entry of entries)
    await client.query({ name: 'audit-insert', text: insertSql, values: toValues(actor, entry) });
}

/**
 * The way to write: runs the work in a Prisma transaction and adds the audit rows it returns, all or nothing.
 * @param work gets the transaction; returns the result and what to record
 */
export async function writeWithAudit<T>(
  actor: AuditActor,
  work: (tx: PrismaTransaction) => Promise<{ result: T; audit: AuditEntry | AuditEntry[] }>,
): Promise<T> {
  const result = await prisma().$transaction(
    async (tx) => {
      const { result, audit } = await work(tx);
      for (const entry of Array.isArray(audit) ? audit : [audit]) {
        await tx.$executeRawUnsafe(insertSql, ...toValues(actor, entry));
      }
      return result;
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
  forgetReads(actor.organizationId);
  return result;
}

/** The same over pg, for bulk work (COPY, UNNEST). */
export async function bulkWriteWithAudit<T>(
  actor: AuditActor,
  work: (client: PoolClient) => Promise<{ result: T; audit: AuditEntry | AuditEntry[] }>,
): Promise<T> {
  const result = await inTransaction(async (client) => {
    const { result, audit } = await work(client);
    await auditWith(client, actor, Array.isArray(audit) ? audit : [audit]);
    return result;
  });
  forgetReads(actor.organizationId);
  return result;
}
