import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { HistoryFileReader } from '~/integrations/files/history/read-history-file.server';
import type { HistoryRow } from '~/integrations/files/history/row-parser';
import { splitInterval } from '~/integrations/files/history/split-interval';
import { removeUpload, uploadPath } from '~/integrations/files/save-upload.server';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError } from '~/platform/errors.server';
import { pool, query } from '~/platform/pg.server';
import { type HistoryGroup, listHistoryGroups, nameGroups } from './history-group.server';
import { toPreview } from './history-preview.server';
import { getImportRun, type ImportRun, requireReadable } from './import-run.server';

export interface ImportOutcome {
  rowsRead: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** rows left out because of faults */
  leftOut: number;
}

interface ImportInput {
  organizationId: string;
  importId: string;
  /** groups that rows may name: those these departments answer for; all unless told */
  departmentIds?: string[];
  signal: AbortSignal;
  onProgress: (percent: number, step: 'reading' | 'writing') => void;
}

/** Share of the bar that reading takes. */
const readingPercent = 70;

/**
 * Imports a file in one transaction: streamed into a temporary table by COPY, then new intervals are inserted and changed ones updated;
 * unchanged ones are not touched, so that a repetition writes nothing. On a cancel or a fault nothing of it remains.
 * @throws AppError invalid when there are faults and the run does not leave such rows out; AbortError after a cancel
 */
export async function importHistory(actor: AuditActor, input: ImportInput): Promise<ImportOutcome> {
  const run = await getImportRun(input);
  if (run.status === 'completed') return outcomeOf(run);
  requireReadable(run.options);
  const groups = await listHistoryGroups(input);
  const reader = new HistoryFileReader({
    path: uploadPath(run.storedName),
    options: run.options,
    groupIds: nameGroups(groups),
  });
  const outcome = await bulkWriteWithAudit(actor, async (client) => {
    const result = await importWith(client, { ...input, run, groups, reader });
    const after = { fileName: run.fileName, ...result };
    return { result, audit: { action: 'history.imported', entity: 'import_run', entityId: run.id, after } };
  });
  await removeUpload(run.storedName);
  return outcome;
}

interface ImportWork extends ImportInput {
  run: ImportRun;
  groups: HistoryGroup[];
  reader: HistoryFileReader;
}

async function importWith(client: PoolClient, work: ImportWork): Promise<ImportOutcome> {
  const { run, reader, signal, onProgress } = work;
  await client.query(`create temp table history_staging (
    group_id uuid not null, interval_start timestamptz not null, interval_minutes smallint not null,
    received integer not null, treated integer not null, missed integer not null, not_unique_received integer not null,
    not_unique_treated integer not null, not_unique_missed integer not null, answered_in_time integer,
    aht_ms integer not null, post_processing_ms integer not null) on commit drop`);
  const target = client.query(copyFrom('copy history_staging from stdin'));
  await pipeline(Readable.from(encodeFile(work), { objectMode: false }), target, { signal });
  const { summary, faults } = reader.report();
  const preview = toPreview(summary, faults);
  if (faults.total > 0 && run.options.faultPolicy === 'reject') {
    await rememberFaults(work, preview, faults.faults);
    throw new AppError('invalid', `The file has ${faults.total} faults; nothing was imported.`, {
      faults: faults.faults.slice(0, 20).map(({ field, row, rule, value }) => ({ field, row, rule, message: value })),
    });
  }
  signal.throwIfAborted();
  onProgress(readingPercent, 'writing');
  const written = await withCancel(client, signal, () => mergeStaging(client, work));
  const outcome = { rowsRead: summary.rowsRead, leftOut: summary.rowsRead - summary.rowsGood, ...written };
  await client.query(
    `update import_runs set status = 'completed', finished_at = now(), rows_read = $2, rows_written = $3, preview = $4::jsonb, faults = $5::jsonb
     where id = $1`,
    [
      run.id,
      outcome.rowsRead,
      written.inserted + written.updated,
      JSON.stringify({ ...preview, outcome }),
      JSON.stringify(faults.faults),
    ],
  );
  signal.throwIfAborted();
  return outcome;
}

/** The file as COPY text on the grid of the groups. */
async function* encodeFile({ run, groups, reader, signal, onProgress }: ImportWork): AsyncGenerator<string> {
  const { intervalMinutes } = run.options;
  const minutesOf = new Map(groups.map((group) => [group.id, group.intervalMinutes]));
  for await (const batch of reader.batches()) {
    signal.throwIfAborted();
    let text = '';
    for (const row of batch.rows) {
      const groupMinutes = minutesOf.get(row.groupId) ?? intervalMinutes;
      if (groupMinutes >= intervalMinutes) text += encodeRow(row, intervalMinutes);
      else for (const part of splitInterval(row, intervalMinutes, groupMinutes)) text += encodeRow(part, groupMinutes);
    }
    onProgress(readingPercent * Math.min(1, batch.bytesRead / Math.max(1, run.sizeBytes)), 'reading');
    if (text) yield text;
  }
}

function encodeRow(row: HistoryRow, minutes: number): string {
  // why: files count repeats and first contacts of what came in; what was handled and lost is known for all contacts only.
  const uniqueTreated = Math.min(row.unique, row.treated);
  const start = new Date(row.startMs).toISOString();
  const unique = `${row.unique}\t${uniqueTreated}\t${row.unique - uniqueTreated}`;
  const all = `${row.total}\t${row.treated}\t${row.missed}`;
  return `${row.groupId}\t${start}\t${minutes}\t${unique}\t${all}\t${row.inTime ?? '\\N'}\t${row.ahtMs}\t${row.postProcessingMs}\n`;
}

const values = `interval_minutes, received, treated, missed, not_unique_received, not_unique_treated, not_unique_missed, answered_in_time,
  aht_ms, post_processing_ms`;
const valuesOf = (alias: string) => values.replace(/\w+/g, (column) => `${alias}.${column}`);

async function mergeStaging(client: PoolClient, { organizationId, onProgress }: ImportWork) {
  await client.query('analyze history_staging');
  // why: both joins below hash a million rows; with the usual few megabytes they would go through the disk.
  await client.query(`set local work_mem = '192MB'`);
  const { rows } = await client.query<{ months: string[] | null; total: number; first: Date; last: Date }>(
    `select array_agg(distinct date_trunc('month', interval_start at time zone 'UTC')::date::text) as months, count(*) as total,
       min(interval_start) as first, max(interval_start) as last from history_staging`,
  );
  const { months, total, first, last } = rows[0];
  // why: a partition made inside this transaction would lock the history for everybody until the end.
  for (const month of months ?? [])
    await query('import-partition', `select ensure_month_partition('contact_statistics', $1::date)`, [month]);
  await client.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', ['import-history', organizationId]);
  const updated = await client.query(
    `update contact_statistics c set (${values}, source, corrected) = (${valuesOf('s')}, 'IMPORT', false)
     from history_staging s
     where c.organization_id = $1 and c.group_id = s.group_id and c.interval_start = s.interval_start
       and c.interval_start between $2 and $3 and (${valuesOf('c')}) is distinct from (${valuesOf('s')})`,
    [organizationId, first, last],
  );
  onProgress(readingPercent + 12, 'writing');
  const inserted = await client.query(
    `insert into contact_statistics (organization_id, group_id, interval_start, ${values}, source)
     select $1, s.group_id, s.interval_start, ${valuesOf('s')}, 'IMPORT' from history_staging s
     where not exists (
       select from contact_statistics c
       where c.group_id = s.group_id and c.interval_start = s.interval_start and c.interval_start between $2 and $3)
     on conflict (group_id, interval_start) do nothing`,
    [organizationId, first, last],
  );
  onProgress(98, 'writing');
  const changed = { updated: updated.rowCount ?? 0, inserted: inserted.rowCount ?? 0 };
  return { ...changed, unchanged: total - changed.updated - changed.inserted };
}

/** A statement that runs long is ended by the server when somebody cancels. */
async function withCancel<T>(client: PoolClient, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const stop = () => void pool().query('select pg_cancel_backend($1)', [rows[0].pid]);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function rememberFaults(work: ImportWork, preview: unknown, faults: unknown[]): Promise<void> {
  await query('import-refused', 'update import_runs set preview = $2::jsonb, faults = $3::jsonb where id = $1', [
    work.run.id,
    JSON.stringify(preview),
    JSON.stringify(faults),
  ]);
}

function outcomeOf(run: ImportRun): ImportOutcome {
  const stored = (run.preview as { outcome?: ImportOutcome } | null)?.outcome;
  return stored ?? { rowsRead: run.rowsRead, inserted: 0, updated: run.rowsWritten, unchanged: 0, leftOut: 0 };
}

/** Ends a run that was not completed. */
export async function closeImport(input: {
  organizationId: string;
  importId: string;
  status: 'failed' | 'cancelled';
}): Promise<void> {
  await query(
    'import-close',
    `update import_runs set status = $3, finished_at = now() where organization_id = $1 and id = $2 and status = 'running'`,
    [input.organizationId, input.importId, input.status],
  );
}
