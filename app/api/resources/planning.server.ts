import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { InvalidInput } from '~/engine/errors';
import { type ErlangCPlan, planErlangC } from '~/engine/queueing';
import { invalid } from '~/platform/errors.server';

const erlangCInput = z
  .object({
    lambda_rate: z.number().min(0).max(1e8).openapi({ description: 'Contacts an hour', example: 1000 }),
    mu_rate: z
      .number()
      .positive()
      .max(360_000)
      .openapi({ description: 'Contacts an hour that one agent handles', example: 20 }),
    target_sl: z.number().min(0).lt(1).openapi({ description: 'Share answered within the threshold', example: 0.8 }),
    threshold_s: z.number().min(0).max(1e6).default(20).openapi({ description: 'Threshold in seconds', example: 20 }),
  })
  .openapi('ErlangCInput');

const erlangCAnswer = z
  .object({
    agents: z.number().int(),
    service_level: z.number().openapi({ description: 'Answered within the threshold / offered' }),
    wait_probability: z.number(),
    asa_s: z.number().openapi({ description: 'Mean wait of all contacts, seconds' }),
    occupancy: z.number(),
    traffic_erlang: z.number(),
  })
  .openapi('ErlangCAnswer');

const erlangCRoute = apiRoute({
  method: 'post',
  path: '/planning/erlang-c',
  tags: ['Planning'],
  summary: 'Fewest agents for a service level, by Erlang C',
  permission: 'staffing:read',
  request: jsonBody(erlangCInput),
  responses: { 200: jsonResponse(erlangCAnswer, 'Agents and what they give') },
});

const cacheLimit = 20_000;
const cache = new Map<string, ErlangCPlan>();

/** The plan of a question; the last questions are remembered. */
function planCached(input: {
  lambdaRatePerHour: number;
  muRatePerHour: number;
  targetSl: number;
  thresholdSec: number;
}): ErlangCPlan {
  const key = `${input.lambdaRatePerHour}|${input.muRatePerHour}|${input.targetSl}|${input.thresholdSec}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const plan = planErlangC(input);
  cache.set(key, plan);
  return plan;
}

export default function register(api: ApiApp): void {
  api.openapi(erlangCRoute, (c) => {
    requireApiPermission(c, 'staffing:read');
    const { lambda_rate, mu_rate, target_sl, threshold_s } = c.req.valid('json');
    try {
      const plan = planCached({
        lambdaRatePerHour: lambda_rate,
        muRatePerHour: mu_rate,
        targetSl: target_sl,
        thresholdSec: threshold_s,
      });
      return c.json(
        {
          agents: plan.agents,
          service_level: plan.serviceLevel,
          wait_probability: plan.waitProbability,
          asa_s: plan.asaSec,
          occupancy: plan.occupancy,
          traffic_erlang: plan.trafficErl,
        },
        200,
      );
    } catch (error) {
      if (error instanceof InvalidInput) throw invalid(error.field, error.rule, error.message);
      throw error;
    }
  });
}
