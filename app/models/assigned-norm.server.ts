import { addDays } from '~/engine/time';
import { query, type SqlExecutor } from '~/platform/pg.server';
import type { AssignedNorm } from './follow-norm';
import { loadNorms } from './norm-report.server';

/** Given hours of a person that touch a schedule. */
interface GivenNorm {
  employeeId: string;
  firstDate: string;
  /** inclusive */
  lastDate: string;
}

/**
 * Norm hours that were given for days of a schedule, as its planning follows them. People without any have none.
 * @param input.endDate inclusive
 */
export async function loadAssignedNorms(
  input: {
    organizationId: string;
    scheduleId: string;
    startDate: string;
    endDate: string;
    employeeIds: readonly string[];
  },
  on?: SqlExecutor,
): Promise<Map<string, AssignedNorm>> {
  const { organizationId, startDate, endDate } = input;
  const given = await query<GivenNorm>(
    'assigned-norms',
    `select employee_id as "employeeId", first_date as "firstDate", last_date as "lastDate" from norm_assignments
     where organization_id = $1 and employee_id = any($2::uuid[]) and first_date <= $4::date and last_date >= $3::date`,
    [organizationId, input.employeeIds, startDate, endDate],
    on,
  );
  if (!given.length) return new Map();
  const employeeIds = [...new Set(given.map(({ employeeId }) => employeeId))];
  const owed = await loadNorms({ organizationId, employeeIds, from: startDate, to: endDate }, on);
  const holding = given.filter(({ firstDate, lastDate }) => firstDate <= startDate && lastDate >= endDate);
  const remaining = await loadRemaining(input, holding, on);
  return new Map(
    owed.map((row) => [
      row.employeeId,
      {
        share: row.calendarMinutes > 0 ? row.normMinutes / row.calendarMinutes : 1,
        remainingMinutes: remaining.get(row.employeeId) ?? null,
      },
    ]),
  );
}

/** What is left of periods that hold the whole schedule; one query for each such period, of which there are three at most. */
async function loadRemaining(
  input: { organizationId: string; scheduleId: string; startDate: string; endDate: string },
  holding: readonly GivenNorm[],
  on?: SqlExecutor,
): Promise<Map<string, number>> {
  const periods = new Map<string, { from: string; to: string; employeeIds: string[] }>();
  for (const { employeeId, firstDate, lastDate } of holding) {
    const key = `${firstDate} ${lastDate}`;
    const period = periods.get(key) ?? { from: firstDate, to: lastDate, employeeIds: [] };
    period.employeeIds.push(employeeId);
    periods.set(key, period);
  }
  const { organizationId } = input;
  const parts = await Promise.all(
    [...periods.values()].map(async ({ from, to, employeeIds }) => {
      const [norms, planned] = await Promise.all([
        loadNorms({ organizationId, employeeIds, from, to }, on),
        query<{ employeeId: string; minutes: number }>(
          'assigned-norm-planned',
          `select s.employee_id as "employeeId", sum(s.paid_minutes)::int as minutes
           from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' and c.id <> $7::uuid
           where c.organization_id = $1 and s.employee_id = any($2::uuid[])
             and (s.date between $3::date and $4::date or s.date between $5::date and $6::date) group by 1`,
          [
            organizationId,
            employeeIds,
            from,
            addDays(input.startDate, -1),
            addDays(input.endDate, 1),
            to,
            input.scheduleId,
          ],
          on,
        ),
      ]);
      const plannedOf = new Map(planned.map(({ employeeId, minutes }) => [employeeId, minutes]));
      return norms.map((row): [string, number] => [
        row.employeeId,
        row.normMinutes - row.absentMinutes - (plannedOf.get(row.employeeId) ?? 0),
      ]);
    }),
  );
  return new Map(parts.flat());
}
