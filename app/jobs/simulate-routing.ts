import { z } from 'zod';
import { whatIfSchema } from '~/models/what-if';
import { defineJob } from './define-job';

/** Simulates a day of the centre as it is, without shared skills, and with changes; or a model that was sent. */
export const simulateRoutingJob = defineJob({
  name: 'simulate-routing',
  queue: 'compute',
  payload: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('day'),
      date: z.iso.date(),
      groupIds: z.array(z.uuid()).max(200).default([]),
      serviceId: z.uuid().nullable().default(null),
      change: whatIfSchema,
      halfWidth: z.number().min(0.001).max(0.2).default(0.01),
    }),
    z.object({
      kind: z.literal('model'),
      model: z.record(z.string(), z.unknown()),
      options: z.record(z.string(), z.unknown()),
    }),
  ]),
});
