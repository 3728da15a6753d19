import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import {
  allocateAnswer,
  allocateInput,
  simulateInput,
  toAllocation,
  toRoutingModel,
  writeAllocation,
} from '~/api/multi-skill-schemas';
import { profileStaffingResult, staffProfilesInput, toProfileStaffing } from '~/api/profile-staffing-schemas';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { InvalidInput } from '~/engine/errors';
import { checkRoutingModel, checkStaffing, ROUTING_RULES } from '~/engine/multiskill';
import { computeAllocation } from '~/jobs/compute-allocation.server';
import { requestProfileStaffing } from '~/jobs/request-profile-staffing.server';
import { requestWhatIf } from '~/jobs/request-what-if.server';
import { simulateRoutingJob } from '~/jobs/simulate-routing';
import { staffProfilesJob } from '~/jobs/staff-profiles';
import { enqueueJob } from '~/models/job.server';
import { invalid } from '~/platform/errors.server';

const common = { tags: ['Planning'], permission: 'staffing:read' };
const started = jsonResponse(z.object({ jobId: z.string() }), 'The simulation runs; its result is that of the job');

const allocate = apiRoute({
  ...common,
  method: 'post',
  path: '/planning/multi-skill/allocate',
  summary: 'Put agents on queues with the least shortfall and few moves',
  request: jsonBody(allocateInput),
  responses: {
    200: jsonResponse(allocateAnswer, 'Who serves what, how each queue is covered, and what is impossible'),
  },
});

const simulate = apiRoute({
  ...common,
  method: 'post',
  path: '/planning/multi-skill/simulate',
  summary: 'Simulate skill-based routing contact by contact',
  description: 'Answers with a job. Its result has figures by queue, each with half of its 95 % interval.',
  request: jsonBody(simulateInput),
  responses: { 202: started },
});

/** Which day of the centre, and which of its queues. */
const dayOfCentre = {
  date: z.iso.date().optional().openapi({ description: 'Absent: the next day with an applied schedule' }),
  groupIds: z.array(z.uuid()).max(200).default([]).openapi({ description: 'Empty: all queues of calls and chats' }),
};

const whatIf = apiRoute({
  ...common,
  method: 'post',
  path: '/planning/multi-skill/what-if',
  summary: 'Simulate a day of the centre: as it is, without shared skills, and with changes',
  request: jsonBody(
    z
      .object({
        ...dayOfCentre,
        volumePercent: z.number().min(-90).max(400).default(0),
        ahtPercent: z.number().min(-80).max(400).default(0),
        absencePercent: z.number().min(0).max(90).default(0),
        redialPercent: z.number().min(0).max(95).default(0),
        overflowSec: z.number().min(0).max(3600).default(0),
        routing: z.enum(ROUTING_RULES).default('longest-idle'),
        trainPeople: z.number().int().min(0).max(500).default(0),
        trainFrom: z.union([z.literal(''), z.uuid()]).default(''),
        trainTo: z.union([z.literal(''), z.uuid()]).default(''),
      })
      .openapi('WhatIfInput', { example: { volumePercent: 10, absencePercent: 5 } }),
  ),
  responses: { 202: started },
});

const staff = apiRoute({
  ...common,
  method: 'post',
  path: '/planning/multi-skill/staff',
  summary: 'Fewest people of each skill profile that meet every target',
  description: `Answers with a job. Its result is a \`ProfileStaffingResult\`: people by profile and interval, what separate queues would need, and the pooling gain.
Several intervals are played as one day: \`profiles[].added\` are the people whom contacts carried over from one interval to the next ask for,
\`missed\` the intervals whose target is missed all the same, \`infeasible\` the targets that these profiles cannot meet, with what would.`,
  request: jsonBody(staffProfilesInput),
  responses: { 202: started },
});

const staffDay = apiRoute({
  ...common,
  method: 'post',
  path: '/planning/multi-skill/staff-day',
  summary: 'Fewest people of each skill profile for a day of the centre',
  description:
    'As for a model that is sent; contacts come from the current forecasts, profiles from the groups of the people.',
  request: jsonBody(
    z
      .object({
        ...dayOfCentre,
        intervalSec: z.literal([1800, 3600]).default(3600),
        isLimited: z.boolean().default(true).openapi({ description: 'No more people of a profile than there are' }),
        skillCostPercent: z
          .number()
          .min(0)
          .max(100)
          .default(5)
          .openapi({ description: 'What each further skill of a person costs more' }),
      })
      .openapi('ProfileStaffingDay', { example: { intervalSec: 3600, isLimited: false } }),
  ),
  responses: { 202: started },
});

/** Lets the engine look at a question before a job is made of it. @throws AppError invalid naming the field */
function requireSound(check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw invalid(error.field, 'not_possible', error.message);
  }
}

export default function register(api: ApiApp): void {
  api.openAPIRegistry.register('ProfileStaffingResult', profileStaffingResult);
  api.openapi(allocate, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(writeAllocation(await computeAllocation(toAllocation(c.req.valid('json')))), 200);
  });
  api.openapi(simulate, async (c) => {
    const actor = requireApiPermission(c, 'staffing:read');
    const input = c.req.valid('json');
    const model = toRoutingModel(input);
    requireSound(() => checkRoutingModel(model));
    const { jobId } = await enqueueJob(actor, simulateRoutingJob, {
      kind: 'model',
      model: { ...model },
      options: { seed: input.seed, halfWidth: input.half_width, maxReplications: input.max_replications },
    });
    return c.json({ jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
  api.openapi(whatIf, async (c) => {
    const actor = requireApiPermission(c, 'staffing:read');
    const { jobId } = await requestWhatIf(actor, c.req.valid('json'));
    return c.json({ jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
  api.openapi(staff, async (c) => {
    const actor = requireApiPermission(c, 'staffing:read');
    const model = toProfileStaffing(c.req.valid('json'));
    requireSound(() => checkStaffing(model));
    const { jobId } = await enqueueJob(actor, staffProfilesJob, { kind: 'model', model: { ...model } });
    return c.json({ jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
  api.openapi(staffDay, async (c) => {
    const actor = requireApiPermission(c, 'staffing:read');
    const { jobId } = await requestProfileStaffing(actor, c.req.valid('json'));
    return c.json({ jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
}
