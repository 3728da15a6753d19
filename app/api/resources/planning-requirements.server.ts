import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { CHANNEL_MODELS } from '~/engine/queueing';
import { answerDeferredWork, answerRequirements } from '~/models/requirement-calculation.server';

const hour = z.number().min(-1e6).max(1e6);

const deferredRoute = apiRoute({
  method: 'post',
  path: '/planning/deferred',
  tags: ['Planning'],
  summary: 'Fewest people for work with deadlines, exactly, and the hours that decide',
  permission: 'staffing:read',
  request: jsonBody(
    z
      .object({
        jobs: z
          .array(z.object({ release_h: hour, due_h: hour, work_h: z.number().min(0).max(1e9) }))
          .min(1)
          .max(3000),
        max_occupancy: z.number().min(0.01).max(1).default(1),
        people: z
          .number()
          .min(1e-6)
          .max(1e9)
          .optional()
          .openapi({ description: 'Play this many instead of the fewest' }),
      })
      .openapi('DeferredInput', {
        example: {
          jobs: [
            { release_h: 0, due_h: 4, work_h: 6 },
            { release_h: 1, due_h: 5, work_h: 4 },
            { release_h: 2, due_h: 6, work_h: 8 },
            { release_h: 3, due_h: 4, work_h: 2 },
            { release_h: 6, due_h: 10, work_h: 3 },
          ],
        },
      }),
  ),
  responses: {
    200: jsonResponse(
      z
        .object({
          people: z.number().openapi({ description: 'Fewest people at an even number, fractional' }),
          agents: z.number().int().openapi({ description: 'The same as whole people' }),
          critical_from_h: z.number(),
          critical_to_h: z.number(),
          played_with: z.number().openapi({ description: 'People in the simulation, earliest deadline first' }),
          finished_h: z.array(z.number()),
          missed: z.array(z.number().int()).openapi({ description: 'Jobs that end after their deadline' }),
          max_lateness_h: z.number(),
          missed_with_a_hundredth_less: z.number().int(),
        })
        .openapi('DeferredAnswer'),
      'People, and how they fare',
    ),
  },
});

const column = z.array(z.number());
const settings = z
  .object({
    sl_target: z.number().min(0).lt(1),
    threshold_s: z.number().min(0).max(1e6),
    max_occupancy: z.number().min(0.01).max(1),
    shrinkage: z.number().min(0).max(0.95),
    reserve: z.number().min(0).max(1000),
    growth: z.number().min(0).max(1000),
    min_agents: z.number().min(0).max(1_000_000),
    concurrency: z.number().int().min(1).max(50),
    switch_penalty: z.number().min(0).max(1),
    deadline_s: z
      .number()
      .min(0)
      .max(86_400 * 366),
    patience_s: z.number().min(1e-3).max(1e8),
  })
  .partial();

const requirementsRoute = apiRoute({
  method: 'post',
  path: '/planning/requirements',
  tags: ['Planning'],
  summary: 'People for many consecutive intervals of one group, each step explained where asked',
  permission: 'staffing:read',
  request: jsonBody(
    z
      .object({
        model: z.enum(CHANNEL_MODELS),
        interval_s: z.number().min(60).max(86_400).default(900),
        volume: z.array(z.number().min(0).max(1e8)).min(1).max(36_000),
        aht_s: z
          .union([z.number().min(0.01).max(1e7), z.array(z.number().min(0).max(1e7)).max(36_000)])
          .openapi({ description: 'One for all intervals, or one for each' }),
        open: z.array(z.boolean()).max(36_000).optional(),
        settings: settings.default({}),
        rounding: z.enum(['whole', 'fractional']).default('whole'),
        explain: z
          .number()
          .int()
          .min(0)
          .optional()
          .openapi({ description: 'Index of an interval whose steps are wanted' }),
      })
      .openapi('RequirementsInput', {
        example: {
          model: 'erlang-c',
          interval_s: 900,
          volume: [42, 61, 80, 75],
          aht_s: 240,
          settings: { sl_target: 0.8, threshold_s: 20, max_occupancy: 0.88, shrinkage: 0.3, min_agents: 2 },
          explain: 2,
        },
      }),
  ),
  responses: {
    200: jsonResponse(
      z
        .object({
          erlangs: column,
          base_agents: column,
          required_agents: column.openapi({ description: 'After reserve, shrinkage and minimum; not rounded' }),
          rounded_agents: column,
          service_level: column.openapi({ description: 'answered within the threshold / offered' }),
          asa_s: column,
          occupancy: column,
          explanation: z
            .object({
              decided_by: z.string(),
              limit: z.string(),
              steps: z.array(
                z.object({ code: z.string(), value: z.number(), inputs: z.record(z.string(), z.number()) }),
              ),
            })
            .nullable(),
        })
        .openapi('RequirementsAnswer'),
      'Columns of equal length',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(deferredRoute, async (c) => {
    requireApiPermission(c, 'staffing:read');
    const { jobs, max_occupancy, people } = c.req.valid('json');
    const answer = await answerDeferredWork({
      jobs: jobs.map(({ release_h, due_h, work_h }) => ({ releaseHour: release_h, dueHour: due_h, workHours: work_h })),
      maxOccupancy: max_occupancy,
      people: people ?? null,
    });
    return c.json(
      {
        people: answer.people,
        agents: answer.agents,
        critical_from_h: answer.criticalFromHour,
        critical_to_h: answer.criticalToHour,
        played_with: answer.playedWith,
        finished_h: answer.finishedHour,
        missed: answer.missed,
        max_lateness_h: answer.maxLatenessHours,
        missed_with_a_hundredth_less: answer.missedWithHundredthLess,
      },
      200,
    );
  });
  api.openapi(requirementsRoute, async (c) => {
    requireApiPermission(c, 'staffing:read');
    const { interval_s, aht_s, settings: given, ...input } = c.req.valid('json');
    const answer = await answerRequirements({
      ...input,
      intervalSec: interval_s,
      ahtSec: aht_s,
      settings: {
        slTarget: given.sl_target,
        thresholdSec: given.threshold_s,
        maxOccupancy: given.max_occupancy,
        shrinkage: given.shrinkage,
        reserve: given.reserve,
        growth: given.growth,
        minAgents: given.min_agents,
        concurrency: given.concurrency,
        switchPenalty: given.switch_penalty,
        deadlineSec: given.deadline_s,
        patienceSec: given.patience_s,
      },
    });
    return c.json(
      {
        erlangs: answer.erlangs,
        base_agents: answer.baseAgents,
        required_agents: answer.requiredAgents,
        rounded_agents: answer.roundedAgents,
        service_level: answer.serviceLevel,
        asa_s: answer.asaSec,
        occupancy: answer.occupancy,
        explanation: answer.explanation,
      },
      200,
    );
  });
}
