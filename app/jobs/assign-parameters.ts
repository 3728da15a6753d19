import { z } from 'zod';
import { forecastSchemas } from '~/models/forecast-schemas';
import { defineJob } from './define-job';

/** Sets growth, reserve, absence, minimum, service level and the counter of many groups; run twice it leaves the same, as the last factor counts. */
export const assignParameters = defineJob({
  name: 'assign-parameters',
  queue: 'compute',
  payload: z.object({
    groupIds: z.array(z.uuid()).min(1).max(500),
    from: z.iso.date(),
    to: z.iso.date(),
    growth: z.number().optional(),
    reserve: z.number().optional(),
    absencePercent: z.number().optional(),
    minAgents: z.number().optional(),
    serviceLevelPercent: z.number().optional(),
    thresholdSec: z.number().optional(),
    schema: z.enum(forecastSchemas).optional(),
    weekdays: z.array(z.number().int()).optional(),
    startTime: z.string().optional(),
    endTime: z.string().optional(),
    comment: z.string().optional(),
    /** the groups of these departments may be changed; all where it is absent */
    departmentIds: z.array(z.uuid()).optional(),
  }),
});
