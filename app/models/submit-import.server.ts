import { v7 as createId } from 'uuid';
import type { z } from 'zod';
import type { Actor } from '~/auth/actor';
import type { JobDefinition } from '~/platform/job-definition';
import { startImportRun } from './import-run.server';
import { enqueueJob } from './job.server';

/**
 * Starts the import of a checked or unchecked file.
 * @param input.definition the job that imports
 * @throws AppError conflict once it runs or is done, invalid where the options are not complete
 */
export async function submitImport(input: {
  actor: Actor;
  importId: string;
  definition: JobDefinition<z.ZodType<{ importId: string }, { importId: string }>>;
}): Promise<{ jobId: string }> {
  const jobId = createId();
  await startImportRun({ actor: input.actor, importId: input.importId, jobId });
  return enqueueJob(input.actor, input.definition, { importId: input.importId }, { jobId });
}
