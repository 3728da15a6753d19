import type { PreviousShift } from '~/engine/scheduling';
import { query } from '~/platform/pg.server';
import type { BuiltProblem, ScheduleFrame } from './build-schedule-problem.server';
import { engineEntryOn } from './schedule-plan-state.server';

/**
 * Tells the engine what people are planned for already: the applied shifts of other schedules in the period, so that a variant
 * made for stability changes as little of them as it can.
 */
export async function addPreviousShifts(schedule: ScheduleFrame, built: BuiltProblem): Promise<void> {
  const rows = await query<PreviousShift & { employeeId: string }>(
    'schedule-previous-shifts',
    `select s.employee_id as "employeeId", s.date, extract(epoch from s.starts_at)::float8 * 1000 as "startMs",
       extract(epoch from s.ends_at)::float8 * 1000 as "endMs"
     from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $2
     where s.organization_id = $1 and s.date between $3 and $4 and s.employee_id = any($5::uuid[]) order by s.starts_at`,
    [
      schedule.organizationId,
      schedule.id,
      schedule.startDate,
      schedule.endDate,
      built.people.map((person) => person.id),
    ],
  );
  for (const { employeeId, ...shift } of rows) {
    const entry = engineEntryOn(built, employeeId, shift.date);
    if (entry) entry.previousShifts = [...(entry.previousShifts ?? []), shift];
  }
}
