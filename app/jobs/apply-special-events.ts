import { z } from 'zod';
import { defineJob } from './define-job';

/** Brings event layers, volumes and requirements of forecasts up to date after a special event has changed; run twice it leaves the same. */
export const applySpecialEvents = defineJob({
  name: 'apply-special-events',
  queue: 'compute',
  payload: z.object({ forecastIds: z.array(z.uuid()).min(1) }),
});
