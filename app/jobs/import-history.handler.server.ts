import { closeImport, importHistory } from '~/models/history-import.server';
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
  try {
    const outcome = await importHistory(actor, {
      ...run,
      signal,
      onProgress: (percent, step) => job.progress(percent, undefined, { step }),
    });
    return { importId: payload.importId, ...outcome };
  } catch (error) {
    // why: a worker that stops gives the job back, and every other fault is tried again; only a cancel and a bad file are final.
    if (signal.aborted && signal.reason !== 'shutdown') await closeImport({ ...run, status: 'cancelled' });
    else if (error instanceof AppError) await closeImport({ ...run, status: 'failed' });
    throw error;
  }
});
