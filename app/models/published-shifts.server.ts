import type { FixedShift } from '~/engine/scheduling';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { type ShiftRow, shiftColumns, toFixedShifts } from './schedule-shifts.server';

/**
 * What people have been told of a period: shifts of applied schedules. People to whom nothing near the period has been
 * published are left out, so that a first schedule may begin at once.
 */
export async function loadPublishedShifts(
  input: { organizationId: string; startDate: string; endDate: string; people: { id: string }[] },
  on?: SqlExecutor,
): Promise<Map<string, FixedShift[]>> {
  const rows = await query<ShiftRow>(
    'published-shifts',
    `select ${shiftColumns} from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied'
     where s.organization_id = $1 and s.employee_id = any($4::uuid[]) and s.date between $2::date - 7 and $3::date
     order by s.employee_id, s.starts_at`,
    [input.organizationId, input.startDate, input.endDate, input.people.map(({ id }) => id)],
    on,
  );
  const published = toFixedShifts(rows);
  for (const [employeeId, shifts] of published)
    published.set(
      employeeId,
      shifts.filter((shift) => shift.date >= input.startDate),
    );
  return published;
}
