import type { z } from 'zod';

/** `compute` for the engines, `import` for files, `maintenance` for what the house does for itself. */
export type QueueName = 'compute' | 'import' | 'maintenance';

export const queueNames: QueueName[] = ['compute', 'import', 'maintenance'];

/** What is known of a job before it runs: pages and the API enqueue it, the worker finds its handler by the name. */
export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** verb-noun, unique */
  name: string;
  queue: QueueName;
  payload: Payload;
  /** runs in all before an unexpected fault counts as failure; expected faults are never repeated */
  attempts?: number;
}
