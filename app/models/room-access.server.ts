import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { scheduleVisibleSql } from './schedule-scope.server';

/** Which of the ids are active groups of the organization. */
export async function findOwnGroups(input: { organizationId: string; groupIds: string[] }): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'room-groups',
    'select id from groups where organization_id = $1 and id = any($2::uuid[])',
    [input.organizationId, input.groupIds],
  );
  return rows.map((row) => row.id);
}

/** Whether a schedule belongs to the organization and lies within the scope. */
export async function isOwnSchedule(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<boolean> {
  const visible = scheduleVisibleSql(input.scope, 's', 3);
  const rows = await query(
    `room-schedule-${input.scope.kind}`,
    `select 1 from schedules s where s.organization_id = $1 and s.id = $2 and ${visible.sql}`,
    [input.organizationId, input.scheduleId, ...visible.values],
  );
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
