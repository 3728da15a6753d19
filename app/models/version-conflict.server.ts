import { AppError } from '~/platform/errors.server';
import type { PrismaTransaction } from '~/platform/prisma.server';

/** The state that somebody else left behind, for a page that shows both versions. */
export interface CurrentVersion {
  version: number;
  changedBy: string | null;
  changedAt: string | null;
  values: Record<string, unknown>;
}

/** A lost update (409): the record has changed since the editor opened it. */
export class VersionConflict extends AppError {
  readonly current: CurrentVersion;

  constructor(current: CurrentVersion) {
    const who = current.changedBy ? ` by ${current.changedBy}` : '';
    super('conflict', `This record was changed${who} after you had opened it; its version is now ${current.version}.`, {
      headers: { ETag: `"${current.version}"` },
    });
    this.current = current;
  }
}

/**
 * Refuses an edit of an older version, and says who changed the record.
 * @throws VersionConflict
 */
export async function requireVersion(
  tx: PrismaTransaction,
  record: { organizationId: string; entity: string; id: string; version: number; values: Record<string, unknown> },
  expected: number,
): Promise<void> {
  if (record.version === expected) return;
  const last = await tx.auditEvent.findFirst({
    where: { organizationId: record.organizationId, entity: record.entity, entityId: record.id },
    orderBy: { id: 'desc' },
    select: { actorName: true, at: true },
  });
  throw new VersionConflict({
    version: record.version,
    changedBy: last?.actorName ?? null,
    changedAt: last?.at.toISOString() ?? null,
    values: record.values,
  });
}
