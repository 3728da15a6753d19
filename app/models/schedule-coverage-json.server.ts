import { AppError } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { readCoverageCurves } from './schedule-coverage.server';

/**
 * Coverage of a whole schedule as JSON `{ intervalMinutes, groups: [{ groupId, required, scheduled }] }`, arrays from the first
 * interval of the first date where the group is. Empty where the forecast is gone.
 */
export function readCoverageJson(schedule: ScheduleFrame): Promise<string> {
  const { startDate: fromDate, endDate: toDate, organizationId } = schedule;
  return rememberRead(organizationId, `coverage-json ${schedule.id}`, async () => {
    try {
      const { intervalMinutes, groups } = await readCoverageCurves(schedule, { fromDate, toDate });
      const slim = groups.map(({ groupId, required, scheduled }) => ({ groupId, required, scheduled }));
      return JSON.stringify({ intervalMinutes, groups: slim });
    } catch (error) {
      if (error instanceof AppError) return JSON.stringify({ intervalMinutes: 15, groups: [] });
      throw error;
    }
  });
}
