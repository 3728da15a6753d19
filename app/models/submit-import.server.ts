import { v7 as createId } from 'uuid';
import type { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { AppError } from '~/platform/errors.server';
import type { JobDefinition } from '~/platform/job-definition';
import { query } from '~/platform/pg.server';
import { departmentsInReach } from './group-reach.server';
import { previewImport, quickCheckBytes } from './history-preview.server';
import { requireImportInReach } from './import-reach.server';
import { getImportRun, requireReadable, startImportRun } from './import-run.server';
import { enqueueJob } from './job.server';

interface ImportPayload {
  importId: string;
  /** departments of whoever asked, where their right ends there */
  departmentIds?: string[];
}

type ImportDefinition = JobDefinition<z.ZodType<ImportPayload, ImportPayload>>;

/**
 * Starts the import of a checked or unchecked file.
 * @param input.definition the job that imports
 * @throws AppError forbidden; not_found out of reach; conflict once it runs or is done, invalid where the options are not complete
 */
export async function submitImport(input: {
  actor: Actor;
  importId: string;
  definition: ImportDefinition;
  /** what happens to rows at fault; as the run says unless told */
  faultPolicy?: 'reject' | 'leaveOut';
}): Promise<{ jobId: string }> {
  await requireImportInReach(input.actor, input.importId);
  const jobId = createId();
  await startImportRun({ actor: input.actor, importId: input.importId, jobId, faultPolicy: input.faultPolicy });
  return enqueueJob(input.actor, input.definition, payloadOf(input), { jobId });
}

/**
 * Checks a file: a small one at once, a large one by a job whose id the run then names.
 * @param input.definition the job that checks
 * @returns whether there was enough to go by; otherwise the person has to choose the group or a column first
 */
export async function checkImport(input: {
  actor: Actor;
  importId: string;
  definition: ImportDefinition;
}): Promise<{ isComplete: boolean }> {
  const { organizationId } = input.actor;
  await requireImportInReach(input.actor, input.importId);
  const run = await getImportRun({ organizationId, importId: input.importId });
  try {
    requireReadable(run.options);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return { isComplete: false };
    throw error;
  }
  if (run.sizeBytes <= quickCheckBytes) await previewImport({ organizationId, ...payloadOf(input) });
  else {
    const jobId = createId();
    await query('import-check-job', 'update import_runs set job_id = $2 where id = $1', [run.id, jobId]);
    await enqueueJob(input.actor, input.definition, payloadOf(input), { jobId });
  }
  return { isComplete: true };
}

// why: a job runs in the name of a person but without their rights; rows that name groups beyond these are faults.
function payloadOf({ actor, importId }: { actor: Actor; importId: string }): ImportPayload {
  const departmentIds = departmentsInReach(actor, 'history:import');
  return departmentIds ? { importId, departmentIds } : { importId };
}
