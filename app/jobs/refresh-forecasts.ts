import { z } from 'zod';
import { defineJob } from './define-job';

/** Makes the forecasts of all groups with history anew, shared out over the workers. */
export const refreshForecasts = defineJob({ name: 'refresh-forecasts', queue: 'maintenance', payload: z.object({}) });
