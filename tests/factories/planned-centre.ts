import type { Actor } from '~/auth/actor';
import { addDays, startOfWeek, toLocalDate } from '~/engine/time';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import generateScheduleHandler from '~/jobs/generate-schedule.handler.server';
import { createSchedule } from '~/jobs/request-schedule.server';
import { createForecasts } from '~/models/forecast.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from './actor';
import { createDemoCentre } from './demo';
import { runHandler } from './running-job';

/** The small demo centre with forecasts of all groups for two whole weeks from the next Monday on. */
export async function createForecastCentre() {
  const centre = await createDemoCentre();
  const { organizationId } = centre;
  const planner = createActor({ organizationId, role: 'planner' });
  const groups = centre.groups.filter((group) => !group.isAggregated);
  const today = toLocalDate(Date.now(), groups[0].timeZone);
  const startDate = addDays(startOfWeek(today), 7);
  const endDate = addDays(startDate, 13);
  const forecastIds = await createForecasts(
    planner,
    {
      groupIds: groups.map((group) => group.id),
      startDate,
      horizonDays: 14,
      historyWeeks: 8,
      schema: 'not_unique_received',
      parameters: { includeHolidays: true, growth: 'linear', seed: 1 },
    },
    crypto.randomUUID(),
  );
  await runHandler(generateForecastHandler, { forecastIds }, { organizationId });
  return { ...centre, groups, planner, startDate, endDate };
}

/** Plans a variant as the worker does, without a queue. */
export async function planSchedule(
  actor: Actor,
  values: Record<string, unknown>,
  options: { signal?: AbortSignal } = {},
) {
  const { organizationId } = actor;
  const { scheduleId } = await createSchedule(actor, { timeBudgetSec: 2, ...values });
  const jobId = crypto.randomUUID();
  await prisma().schedule.update({ where: { id: scheduleId }, data: { status: 'planning', jobId } });
  const run = await runHandler(
    generateScheduleHandler,
    { scheduleId },
    { organizationId, createdBy: actor.id, jobId, signal: options.signal },
  );
  return { scheduleId, ...run };
}
