import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { type AuditEntry, writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { changedFields } from './changed-fields';
import { isUniqueViolation } from './parse-input.server';
import { requireVersion } from './version-conflict.server';

interface Versioned {
  id: string;
  version: number;
}

type Values = Record<string, unknown>;

/** How one kind of reference data (service, group, skill, site) is read and written inside a transaction. */
export interface RecordStore<Input> {
  entity: string;
  /** how a fault names it: "Service was not found." */
  title: string;
  permission: string;
  find(tx: PrismaTransaction, where: { id: string; organizationId: string }): Promise<(Versioned & Values) | null>;
  create(tx: PrismaTransaction, organizationId: string, values: Input): Promise<Versioned>;
  update(tx: PrismaTransaction, id: string, values: Input): Promise<Versioned>;
  /** checks that need the database: references, what still uses it */
  check?(
    tx: PrismaTransaction,
    organizationId: string,
    values: Input,
    before: (Versioned & Values) | null,
  ): Promise<void>;
}

function requireWrite(actor: Actor, permission: string): void {
  if (scopeOf(actor, permission)?.kind !== 'all') throw forbidden();
}

/** Creates reference data with its audit row. @throws AppError forbidden, invalid */
export function createRecord<Input extends object>(
  store: RecordStore<Input>,
  actor: Actor,
  values: Input,
): Promise<Versioned> {
  requireWrite(actor, store.permission);
  return nameDuplicate(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      await store.check?.(tx, actor.organizationId, values, null);
      const { id, version } = await store.create(tx, actor.organizationId, values);
      const audit: AuditEntry = {
        action: `${store.entity}.created`,
        entity: store.entity,
        entityId: id,
        after: values,
      };
      return { result: { id, version }, audit };
    }),
  );
}

/** Changes reference data, unless somebody else was first. @throws AppError forbidden, not_found, invalid; VersionConflict */
export function updateRecord<Input extends object>(
  store: RecordStore<Input>,
  input: { actor: Actor; id: string; version: number; values: Input },
): Promise<Versioned> {
  const { actor, id, values } = input;
  const { organizationId } = actor;
  requireWrite(actor, store.permission);
  return nameDuplicate(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      await tx.$executeRawUnsafe('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', store.entity, id);
      const before = await store.find(tx, { id, organizationId });
      if (!before) throw notFound(store.title);
      const record = { organizationId, entity: store.entity, id, version: before.version, values: before };
      await requireVersion(tx, record, input.version);
      const changes = changedFields(before, values);
      if (!changes) return { result: { id, version: before.version }, audit: [] };
      await store.check?.(tx, organizationId, values, before);
      const { version } = await store.update(tx, id, values);
      return {
        result: { id, version },
        audit: { action: `${store.entity}.updated`, entity: store.entity, entityId: id, ...changes },
      };
    }),
  );
}

async function nameDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const text = JSON.stringify((error as { meta?: unknown }).meta ?? '') + String((error as Error).message);
    const field = /"?\bname\b/.test(text) && !/\bcode\b/.test(text) ? 'name' : 'code';
    throw invalid(field, 'unique', `${field}: it is taken already.`);
  }
}
