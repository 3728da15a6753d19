import { previewImport } from '~/models/history-preview.server';
import { handleJob } from './handle-job';
import { previewHistory } from './preview-history';

export default handleJob(previewHistory, async ({ payload, job, signal }) => {
  await previewImport({
    organizationId: job.organizationId,
    ...payload,
    signal,
    onProgress: (share) => job.progress(100 * share),
  });
  return { importId: payload.importId };
});
