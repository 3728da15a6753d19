import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

/** People of a scope who have shifts in a schedule, or serve one of its groups in its period. */
export async function listReachableEmployees(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
}): Promise<string[]> {
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const rows = await query<{ id: string }>(
    `schedule-reachable-${input.scope.kind}`,
    `select a.id from agents a join schedules c on c.id = $2 and c.organization_id = $1
     where a.organization_id = $1 and ${condition.sql} and (exists (select 1 from shifts s where s.schedule_id = c.id and s.employee_id = a.id)
       or exists (select 1 from group_memberships m where m.employee_id = a.id and m.group_id = any(c.group_ids)
         and m.valid_from <= c.end_date and (m.valid_to is null or m.valid_to > c.start_date)))`,
    [input.organizationId, input.scheduleId, ...condition.values],
  );
  return rows.map((row) => row.id);
}
