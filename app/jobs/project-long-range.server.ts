import type { Campaign } from '~/engine/forecasting';
import { addDays, toLocalDate } from '~/engine/time';
import { rememberCalculation } from '~/models/calculation.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import { type LongRangeContext, readLongRangeContext } from '~/models/long-range-context.server';
import { type LongRangeQuestion, longRangeReach, toLongRangeGrowth } from '~/models/long-range-question';
import { AppError } from '~/platform/errors.server';
import { poolTaskFile } from './pool-task-file';
import type { LongRangeForecast, LongRangeTaskInput, LongRangeTaskOutput } from './project-long-range.worker';
import { runInPool } from './run-in-pool.server';
import { startWithFigures } from './start-with-figures';

/** Three years show a yearly season and its change; older ones tell little of today. */
const historyWeeks = 156;

/** A forecast, or why there is none. */
export type LongRangeOutcome =
  | { forecast: LongRangeForecast; fault: null }
  | { forecast: null; fault: 'no-history' | 'too-short' | 'like-size' };

/**
 * Contacts of a group by weeks or months from today: yearly season, holidays, a growth scenario, campaigns of the calendar and those
 * that are only tried. Computed in a thread of the pool, and kept for the day as long as the history stays as it is.
 * @returns the forecast, or why the history does not allow one
 * @throws AppError not_found (group)
 */
export async function projectLongRange(
  input: { organizationId: string; groupId: string } & LongRangeQuestion,
): Promise<LongRangeOutcome> {
  const { organizationId, groupId, likeGroupId, ...question } = input;
  const context = await readLongRangeContext({ organizationId, groupId, likeGroupId });
  const today = toLocalDate(Date.now(), context.timeZone);
  const key = { organizationId, groupId, likeGroupId, ...question, context, today };
  return rememberCalculation('long-range', key, () => computeLongRange(input, context, today));
}

async function computeLongRange(
  input: { organizationId: string; groupId: string } & LongRangeQuestion,
  context: LongRangeContext,
  today: string,
): Promise<LongRangeOutcome> {
  const { organizationId, groupId, unit, likeGroupId, likePercent } = input;
  const periods = input.periods ?? longRangeReach[unit].usual;
  const period = {
    organizationId,
    schema: 'not_unique_received' as const,
    historyFrom: addDays(today, -7 * historyWeeks),
    historyTo: today,
    horizonEnd: addDays(today, (unit === 'week' ? 7 : 31) * (periods + 1)),
    includeHolidays: true,
    seed: 1,
  };
  try {
    const series = await loadForecastInput({ ...period, groupId, isEmptyAllowed: likeGroupId !== undefined });
    const likeGroup = likeGroupId ? await loadForecastInput({ ...period, groupId: likeGroupId }) : undefined;
    const output = await runInPool<LongRangeTaskInput, LongRangeTaskOutput>(
      poolTaskFile('project-long-range.worker.ts'),
      {
        series: startWithFigures(series),
        options: {
          horizonStartDate: today,
          unit,
          periods,
          growth: toLongRangeGrowth(input),
          campaigns: [...(input.withCalendarCampaigns ? context.campaigns : []), ...input.campaigns.map(toCampaign)],
          likeGroup: likeGroup && startWithFigures(likeGroup),
          likeFactor: likePercent === undefined ? undefined : likePercent / 100,
        },
      },
    );
    if ('forecast' in output) return { forecast: output.forecast, fault: null };
    return { forecast: null, fault: output.fault.field === 'likeFactor' ? 'like-size' : 'too-short' };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return { forecast: null, fault: 'no-history' };
    throw error;
  }
}

const toCampaign = ({ name, from, to, upliftPercent }: LongRangeQuestion['campaigns'][number]): Campaign => ({
  name,
  fromDate: from,
  toDate: addDays(to, 1),
  factor: 1 + upliftPercent / 100,
});
