import { group } from 'd3-array';
import { listUploads, removeUpload } from '~/integrations/files/save-upload.server';
import { type AuditActor, writeWithAudit } from '~/platform/audit.server';
import { query } from '~/platform/pg.server';

const hourMs = 3_600_000;
/** An import that nobody went on with is kept for so long. */
export const abandonedAfterMs = 7 * 24 * hourMs;
/** A file that no import speaks of may still be on its way in for so long. */
const strayAfterMs = 24 * hourMs;
/** at once; the rest has its turn the next night */
const batchSize = 200;

interface AbandonedRun {
  id: string;
  organizationId: string;
  fileName: string;
  storedName: string;
}

/** Imports that were uploaded or looked at and never started, the oldest first. */
async function discardAbandonedRuns(now: Date): Promise<number> {
  const runs = await query<AbandonedRun>(
    'imports-abandoned',
    `select id, organization_id as "organizationId", file_name as "fileName", file_path as "storedName" from import_runs
     where status in ('uploaded', 'previewed') and created_at < $1 order by created_at limit ${batchSize}`,
    [new Date(now.getTime() - abandonedAfterMs)],
  );
  const byOrganization = group(runs, (run) => run.organizationId);
  for (const [organizationId, abandoned] of byOrganization) {
    const system: AuditActor = {
      organizationId,
      actorId: null,
      actorKind: 'system',
      actorName: 'Imports',
      source: 'job',
    };
    await writeWithAudit(system, async (tx) => {
      const ids = abandoned.map((run) => run.id);
      // why: whoever has started one meanwhile keeps it
      await tx.importRun.deleteMany({
        where: { organizationId, id: { in: ids }, status: { in: ['uploaded', 'previewed'] } },
      });
      const audit = abandoned.map(({ id, fileName }) => ({
        action: 'import.discarded',
        entity: 'import_run',
        entityId: id,
        before: { fileName },
        reason: 'abandoned',
      }));
      return { result: undefined, audit };
    });
  }
  return runs.length;
}

/**
 * Takes away imports that nobody went on with for a week, and every file that no import needs any more: of imports that are gone
 * or ended a week ago, of uploads that broke off.
 * @returns how many imports and how many files
 */
export async function cleanUploads(now = new Date()): Promise<{ discardedImports: number; removedFiles: number }> {
  const discardedImports = await discardAbandonedRuns(now);
  const files = await listUploads();
  const old = files.filter((file) => now.getTime() - file.changedMs > strayAfterMs).map((file) => file.storedName);
  const needed = new Set(
    (
      await query<{ storedName: string }>(
        'imports-files-needed',
        `select file_path as "storedName" from import_runs where file_path = any($1)
         and (status in ('uploaded', 'previewed', 'running') or coalesce(finished_at, created_at) > $2)`,
        [old, new Date(now.getTime() - abandonedAfterMs)],
      )
    ).map((row) => row.storedName),
  );
  const stray = old.filter((name) => !needed.has(name));
  for (const name of stray) await removeUpload(name);
  return { discardedImports, removedFiles: stray.length };
}
