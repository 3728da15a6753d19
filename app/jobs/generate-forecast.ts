import { z } from 'zod';
import { defineJob } from './define-job';

/** Computes pending forecasts, one after another, with their requirements. */
export const generateForecast = defineJob({
  name: 'generate-forecast',
  queue: 'compute',
  payload: z.object({ forecastIds: z.array(z.uuid()).min(1).max(2000) }),
});
