import { v7 as createId } from 'uuid';
import { addDays, startOfWeek, toLocalDate } from '~/engine/time';
import { generateAndApplySchedule } from '~/jobs/generate-and-apply-schedule.server';
import { listGroupsWithHistory } from '~/jobs/request-forecast.server';
import { createForecasts, findCoveringForecasts } from '~/models/forecast.server';
import { systemActorOf } from '~/models/system-actor.server';
import generateForecastHandler from './generate-forecast.handler.server';
import { handleJob } from './handle-job';
import { planDemoCentre } from './plan-demo-centre';

const weeksBack = 1;
const weeksAhead = 4;
const scheduledWeeksAhead = 2;
const historyWeeks = 52;
/** forecasts take this part of the progress */
const forecastPercent = 60;

/**
 * Forecasts every group from a week back to four weeks ahead, then plans and applies a schedule for a week back to two weeks
 * ahead. What exists already is left: running it twice makes nothing twice.
 */
export default handleJob(planDemoCentre, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const actor = await systemActorOf({ organizationId, userId: job.createdBy });
  const known = await listGroupsWithHistory({ organizationId });
  const thisMonday = startOfWeek(toLocalDate(Date.now(), actor.timeZone));
  const startDate = addDays(thisMonday, -7 * weeksBack);
  const horizonDays = 7 * (weeksBack + weeksAhead);
  const groupIds = known.map((group) => group.id);
  const covering = await findCoveringForecasts({
    organizationId,
    groupIds,
    from: startDate,
    to: addDays(startDate, horizonDays - 1),
  });
  const missing = groupIds.filter((id) => !covering.some((forecast) => forecast.groupId === id));
  if (missing.length) {
    const forecastIds = await createForecasts(
      actor,
      {
        groupIds: missing,
        startDate,
        horizonDays,
        historyWeeks,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, growth: 'linear', seed: 1 },
      },
      job.id,
    );
    const progress = (percent: number, message?: string) => job.progress((percent * forecastPercent) / 100, message);
    await generateForecastHandler.run({ payload: { forecastIds }, job: { ...job, createdBy: null, progress }, signal });
  }
  signal.throwIfAborted();
  const endDate = addDays(thisMonday, 7 * scheduledWeeksAhead - 1);
  const scheduleId = await generateAndApplySchedule({
    organizationId,
    startDate,
    endDate,
    timeBudgetMs: payload.timeBudgetMs,
    publishedBy: job.createdBy,
    jobId: createId(),
    signal,
    onProgress: (percent, message) =>
      job.progress(forecastPercent + (percent * (100 - forecastPercent)) / 100, message),
  });
  return { forecastCount: missing.length, scheduleId };
});
