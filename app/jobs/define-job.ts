import type { z } from 'zod';
import type { JobDefinition } from '~/platform/job-definition';

export type { JobDefinition, QueueName } from '~/platform/job-definition';

/**
 * Declares a job by name, queue and payload.
 * @example export const generateForecast = defineJob({ name: 'generate-forecast', queue: 'compute', payload: z.object({ forecastId: z.uuid() }) });
 */
export function defineJob<Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
