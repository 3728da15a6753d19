import { query, type SqlExecutor } from '~/platform/pg.server';

/**
 * Paid minutes of overtime and of additional shifts in the calendar year of a schedule, by employee, out of the applied
 * schedules beside it. People without any are left out.
 */
export async function loadYearlyOvertime(
  input: { organizationId: string; scheduleId: string; startDate: string; employeeIds: readonly string[] },
  on?: SqlExecutor,
): Promise<Map<string, number>> {
  const rows = await query<{ employeeId: string; minutes: number }>(
    'yearly-overtime',
    `select s.employee_id as "employeeId", sum(s.paid_minutes)::int as minutes
     from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $2::uuid
     where s.organization_id = $1 and s.employee_id = any($4::uuid[]) and s.kind in ('overtime', 'additional')
       and s.date >= date_trunc('year', $3::date) and s.date < date_trunc('year', $3::date) + interval '1 year'
     group by s.employee_id`,
    [input.organizationId, input.scheduleId, input.startDate, input.employeeIds],
    on,
  );
  return new Map(rows.map(({ employeeId, minutes }) => [employeeId, minutes]));
}
