import { query } from '~/platform/pg.server';

/** Which of the ids are active groups of the organization. */
export async function findOwnGroups(input: { organizationId: string; groupIds: string[] }): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'room-groups',
    'select id from groups where organization_id = $1 and id = any($2::uuid[])',
    [input.organizationId, input.groupIds],
  );
  return rows.map((row) => row.id);
}

/** Whether a schedule belongs to the organization. */
export async function isOwnSchedule(input: { organizationId: string; scheduleId: string }): Promise<boolean> {
  const rows = await query('room-schedule', 'select 1 from schedules where organization_id = $1 and id = $2', [
    input.organizationId,
    input.scheduleId,
  ]);
  return rows.length > 0;
}

/**
 * Whether a job belongs to the organization.
 * @param createdBy and to this person, where given
 */
export async function isOwnJob(input: { organizationId: string; jobId: string; createdBy?: string }): Promise<boolean> {
  const rows = await query(
    'room-job',
    'select 1 from jobs where organization_id = $1 and id = $2 and ($3::uuid is null or created_by = $3)',
    [input.organizationId, input.jobId, input.createdBy ?? null],
  );
  return rows.length > 0;
}
