import { closeImport, importHistory } from '~/models/history-import.server';
import { getImportRun } from '~/models/import-run.server';
import { notifyUsers } from '~/models/notification.server';
import { AppError } from '~/platform/errors.server';
import { handleJob } from './handle-job';
import { importHistoryJob } from './import-history';

export default handleJob(importHistoryJob, async ({ payload, job, signal }) => {
  const run = { organizationId: job.organizationId, importId: payload.importId };
  const actor = {
    organizationId: job.organizationId,
    actorId: job.createdBy,
    actorKind: job.createdBy ? ('user' as const) : ('system' as const),
    source: 'import' as const,
  };
  const tell = async (kind: 'history_imported' | 'history_import_failed', count: number) => {
    if (!job.createdBy) return;
    const { fileName } = await getImportRun(run);
    await notifyUsers({
      organizationId: job.organizationId,
      userIds: [job.createdBy],
      kind,
      params: { file: fileName, count },
      link: `/plan/history/imports/${payload.importId}`,
    });
  };
  try {
    const outcome = await importHistory(actor, {
      ...run,
      departmentIds: payload.departmentIds,
      signal,
      onProgress: (percent, step) => job.progress(percent, undefined, { step }),
    });
    await tell('history_imported', outcome.inserted + outcome.updated);
    return { importId: payload.importId, ...outcome };
  } catch (error) {
    // why: a worker that stops gives the job back, and every other fault is tried again; only a cancel and a bad file are final.
    if (signal.aborted && signal.reason !== 'shutdown') await closeImport({ ...run, status: 'cancelled' });
    else if (error instanceof AppError) {
      await closeImport({ ...run, status: 'failed' });
      await tell('history_import_failed', 0);
    }
    throw error;
  }
});
