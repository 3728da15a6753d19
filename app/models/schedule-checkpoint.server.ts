import type { GeneratedShift } from '~/engine/scheduling';
import { packJson, unpackJson } from '~/platform/packed-json';
import { query } from '~/platform/pg.server';

/** The best plan of a computation when it was last saved. */
export interface ScheduleCheckpoint {
  objective: number;
  /** time that had gone into it */
  elapsedMs: number;
  shifts: GeneratedShift[];
}

/** Saves the best plan of a running job in place of the one before. */
export async function saveCheckpoint(
  input: ScheduleCheckpoint & { organizationId: string; scheduleId: string; jobId: string },
): Promise<void> {
  const { jobId, organizationId, scheduleId, objective, elapsedMs } = input;
  await query(
    'checkpoint-save',
    `insert into schedule_checkpoints (job_id, organization_id, schedule_id, objective, elapsed_ms, shifts) values ($1, $2, $3, $4, $5, $6)
     on conflict (job_id) do update set objective = excluded.objective, elapsed_ms = excluded.elapsed_ms, shifts = excluded.shifts,
       saved_at = now()`,
    [jobId, organizationId, scheduleId, objective, Math.round(elapsedMs), await packJson(input.shifts)],
  );
}

/** The last saved state of a job, or null where it begins anew. */
export async function readCheckpoint(input: {
  organizationId: string;
  jobId: string;
}): Promise<ScheduleCheckpoint | null> {
  const [row] = await query<{ objective: number; elapsedMs: number; shifts: Buffer }>(
    'checkpoint-read',
    `select objective, elapsed_ms as "elapsedMs", shifts from schedule_checkpoints where organization_id = $1 and job_id = $2`,
    [input.organizationId, input.jobId],
  );
  return row ? { ...row, shifts: await unpackJson<GeneratedShift[]>(row.shifts) } : null;
}

/** Removes the saved states of a schedule: its planning is over, well or not. */
export async function dropCheckpoints(input: { organizationId: string; scheduleId: string }): Promise<void> {
  await query('checkpoint-drop', 'delete from schedule_checkpoints where organization_id = $1 and schedule_id = $2', [
    input.organizationId,
    input.scheduleId,
  ]);
}
