import { listCurrentForecasts } from '~/models/forecast.server';
import { recomputeForecast } from '~/models/forecast-layer.server';
import { inTransaction } from '~/platform/pg.server';
import { forgetReads } from '~/platform/read-memory.server';
import { handleJob } from './handle-job';
import { recomputeRequirements } from './recompute-requirements';

export default handleJob(recomputeRequirements, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const forecasts = await listCurrentForecasts({ organizationId, groupId: payload.groupId, from: payload.from });
  for (const [index, forecast] of forecasts.entries()) {
    signal.throwIfAborted();
    job.progress((100 * index) / forecasts.length, forecast.groupName);
    await inTransaction((client) => recomputeForecast(client, { organizationId, forecastId: forecast.id }));
    forgetReads(organizationId);
  }
  return { forecasts: forecasts.length };
});
