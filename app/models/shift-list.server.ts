import type { AccessScope } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { type ShiftRow, shiftColumns } from './schedule-shifts.server';

/** Shifts of a variant within a scope, by date and id; one's own only of applied schedules. */
export function listShifts(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId: string;
  employeeId?: string;
  /** first and last local date */
  from?: string;
  to?: string;
  limit: number;
  /** date and id of the last item of the page before */
  after?: [string, string];
}): Promise<ShiftRow[]> {
  const condition = employeeScopeSql(input.scope, 'a', 9);
  return query<ShiftRow>(
    `shift-list-${input.scope.kind}`,
    `select ${shiftColumns} from shifts s join agents a on a.id = s.employee_id join schedules c on c.id = s.schedule_id
     where s.organization_id = $1 and s.schedule_id = $2 and ($3::uuid is null or s.employee_id = $3)
       and ($4::date is null or s.date >= $4) and ($5::date is null or s.date <= $5)
       and ($6::date is null or (s.date, s.id) > ($6, $7::uuid)) and ${condition.sql}
       ${input.scope.kind === 'own' ? `and c.status = 'applied'` : ''}
     order by s.date, s.id limit $8`,
    [
      input.organizationId,
      input.scheduleId,
      input.employeeId ?? null,
      input.from ?? null,
      input.to ?? null,
      input.after?.[0] ?? null,
      input.after?.[1] ?? null,
      input.limit,
      ...condition.values,
    ],
    reader(),
  );
}
