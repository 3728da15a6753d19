import { z } from 'zod';
import { defineJob } from './define-job';

/** Checks a history file that is too large to be checked while a person waits. */
export const previewHistory = defineJob({
  name: 'preview-history',
  queue: 'import',
  payload: z.object({ importId: z.uuid(), departmentIds: z.array(z.uuid()).optional() }),
});
