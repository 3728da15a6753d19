import { refreshEventLayers } from '~/models/forecast-event-layer.server';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { applySpecialEvents } from './apply-special-events';
import { handleJob } from './handle-job';

export default handleJob(applySpecialEvents, async ({ payload, job, signal }) => {
  const { organizationId, createdBy } = job;
  const { forecastIds } = payload;
  const actor = {
    organizationId,
    actorId: createdBy,
    actorKind: createdBy ? ('user' as const) : ('system' as const),
    source: 'job' as const,
  };
  for (const [index, forecastId] of forecastIds.entries()) {
    signal.throwIfAborted();
    job.progress((100 * index) / forecastIds.length);
    // why: each forecast by itself, so that none is locked while the others are computed
    await bulkWriteWithAudit(actor, async (client) => {
      await refreshEventLayers(client, { organizationId, forecastId });
      const audit = { action: 'forecast.events_applied', entity: 'forecast', entityId: forecastId };
      return { result: undefined, audit };
    });
  }
  return { forecasts: forecastIds.length };
});
