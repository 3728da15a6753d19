import type { FaultSummary } from '~/integrations/files/history/fault-log';
import type { HistorySummary } from '~/integrations/files/history/history-summary';
import { HistoryFileReader } from '~/integrations/files/history/read-history-file.server';
import { uploadPath } from '~/integrations/files/save-upload.server';
import { query } from '~/platform/pg.server';
import { listHistoryGroups, nameGroups } from './history-group.server';
import { getImportRun, type ImportPreview, requireOpen, requireReadable } from './import-run.server';

/** Files up to this size are checked while the person waits; larger ones by a job. */
export const quickCheckBytes = 2 * 1024 * 1024;

/**
 * Reads the whole file and keeps what was found: statistics, gaps, every fault. Writes no history.
 * @throws AppError not_found, conflict, invalid where the options are not complete
 */
export async function previewImport(input: {
  organizationId: string;
  importId: string;
  /** groups that rows may name: those these departments answer for; all unless told */
  departmentIds?: string[];
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}): Promise<void> {
  const run = await getImportRun(input);
  requireOpen(run);
  requireReadable(run.options);
  const groups = await listHistoryGroups(input);
  const reader = new HistoryFileReader({
    path: uploadPath(run.storedName),
    options: run.options,
    groupIds: nameGroups(groups),
  });
  for await (const batch of reader.batches()) {
    input.signal?.throwIfAborted();
    input.onProgress?.(batch.bytesRead / Math.max(1, run.sizeBytes));
  }
  const { summary, faults } = reader.report();
  await savePreview(input, { ...toPreview(summary, faults), existingIntervals: await countExisting(summary) }, faults);
}

/** The preview of what a reader found. */
export function toPreview(summary: HistorySummary, faults: FaultSummary): ImportPreview {
  return {
    summary,
    faultTotal: faults.total,
    faultsByRule: faults.byRule,
    rowsAtFault: faults.rowsAtFault,
    existingIntervals: null,
  };
}

async function countExisting({ groups }: HistorySummary): Promise<number> {
  const [row] = await query<{ count: number }>(
    'import-existing',
    `select count(*) as count from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as f(group_id, from_time, to_time)
     join contact_statistics s on s.group_id = f.group_id and s.interval_start >= f.from_time and s.interval_start < f.to_time`,
    [groups.map((group) => group.groupId), groups.map((group) => group.from), groups.map((group) => group.to)],
  );
  return row.count;
}

async function savePreview(
  run: { organizationId: string; importId: string },
  preview: ImportPreview,
  faults: FaultSummary,
): Promise<void> {
  await query(
    'import-preview',
    `update import_runs set status = 'previewed', preview = $3::jsonb, faults = $4::jsonb, rows_read = $5
     where organization_id = $1 and id = $2 and status <> 'completed'`,
    [
      run.organizationId,
      run.importId,
      JSON.stringify(preview),
      JSON.stringify(faults.faults),
      preview.summary.rowsRead,
    ],
  );
}
