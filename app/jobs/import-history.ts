import { z } from 'zod';
import { defineJob } from './define-job';

/** Imports a history file. */
export const importHistoryJob = defineJob({
  name: 'import-history',
  queue: 'import',
  payload: z.object({ importId: z.uuid(), departmentIds: z.array(z.uuid()).optional() }),
});
