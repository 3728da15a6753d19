import { addDays, startOfWeek } from '~/engine/time';
import { rememberCalculation } from '~/models/calculation.server';
import type { LongRangeWeeks } from '~/models/capacity-weeks';
import { loadForecastInput } from '~/models/forecast-input.server';
import { AppError } from '~/platform/errors.server';
import { poolTaskFile } from './pool-task-file';
import type { ProjectWeeksInput, ProjectWeeksOutput } from './project-weeks.worker';
import { runInPool } from './run-in-pool.server';
import { startWithFigures } from './start-with-figures';

/** Three years show a yearly season and its change; older ones tell little of today. */
const historyWeeks = 156;
/** What the longest plan reaches; all plans share one computation, as the weeks at its end cost next to nothing. */
const longestWeeks = 156;

/**
 * Contacts by week from the present week on, of each group by the long-range forecast of its whole history: yearly season, holidays
 * and level. Computed in the pool, all groups at once, and kept for the day.
 * @returns by group; a group without enough history is missing
 */
export async function projectWeeks(input: {
  organizationId: string;
  groupIds: string[];
  today: string;
}): Promise<Map<string, LongRangeWeeks>> {
  const { organizationId, groupIds, today } = input;
  const startDate = startOfWeek(today);
  const weeks = longestWeeks;
  const found = await Promise.all(
    groupIds.map((groupId) =>
      rememberCalculation('long-range-weeks', { organizationId, groupId, startDate, weeks, today }, (question) =>
        projectGroup(question),
      ),
    ),
  );
  return new Map(
    found.flatMap((output, index) => (output.volume ? ([[groupIds[index], { startDate, ...output }]] as const) : [])),
  );
}

async function projectGroup(question: {
  organizationId: string;
  groupId: string;
  startDate: string;
  weeks: number;
}): Promise<ProjectWeeksOutput> {
  const { organizationId, groupId, startDate, weeks } = question;
  const series = await loadForecastInput({
    organizationId,
    groupId,
    schema: 'not_unique_received',
    historyFrom: addDays(startDate, -7 * historyWeeks),
    historyTo: startDate,
    horizonEnd: addDays(startDate, 7 * weeks),
    includeHolidays: true,
    seed: 1,
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invalid') return null;
    throw error;
  });
  if (!series) return { volume: null };
  return runInPool<ProjectWeeksInput, ProjectWeeksOutput>(poolTaskFile('project-weeks.worker.ts'), {
    series: startWithFigures(series),
    startDate,
    weeks,
  });
}
