import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { computeBacklog } from '~/jobs/compute-backlog.server';
import { answerBlended } from '~/models/blended-calculation.server';

const common = { method: 'post' as const, tags: ['Planning'], permission: 'staffing:read' };
const column = z.array(z.number());
const volume = (max: number, entries: number) => z.array(z.number().min(0).max(max)).min(1).max(entries);

const backlogRoute = apiRoute({
  ...common,
  path: '/planning/backlog',
  summary: 'What overloaded intervals carry over to the next, exactly, beside what steady state says',
  request: jsonBody(
    z
      .object({
        interval_s: z.number().min(60).max(86_400).default(1800),
        volume: volume(10_000, 192),
        agents: z.array(z.number().int().min(0).max(2000)).min(1).max(192),
        aht_s: z.number().min(1).max(86_400),
        threshold_s: z.number().min(0).max(1e6).default(20),
        patience_s: z.number().min(1).max(1e6).optional().openapi({ description: 'Absent: nobody gives up' }),
        initial_contacts: z.number().int().min(0).max(10_000).default(0),
      })
      .openapi('BacklogInput', {
        example: {
          interval_s: 1800,
          volume: [60, 110, 90, 60],
          agents: [10, 12, 12, 10],
          aht_s: 240,
          threshold_s: 20,
          patience_s: 300,
        },
      }),
  ),
  responses: {
    200: jsonResponse(
      z
        .object({
          intervals: z.array(
            z.object({
              carried_in: z.number().openapi({ description: 'Mean number waiting when the interval begins' }),
              carried_out: z.number(),
              answered: z.number(),
              abandoned: z.number(),
              service_level: z.number().openapi({ description: 'answered within the threshold / offered' }),
              asa_s: z.number().nullable().openapi({ description: 'null where nobody will ever answer' }),
              occupancy: z.number(),
              steady_service_level: z.number(),
              is_steady_state_misleading: z.boolean(),
            }),
          ),
        })
        .openapi('BacklogAnswer'),
      'One entry for each interval',
    ),
  },
});

const blendedRoute = apiRoute({
  ...common,
  path: '/planning/blended',
  summary: 'People of a group that does deferred work in the gaps of live work, against two separate groups',
  request: jsonBody(
    z
      .object({
        interval_s: z.number().min(60).max(86_400).default(900),
        live: z.object({
          volume: volume(1e6, 2000),
          aht_s: z.number().min(0.01).max(1e6),
          patience_s: z.number().min(1e-3).max(1e8).optional().openapi({ description: 'Absent: Erlang C' }),
          sl_target: z.number().min(0).lt(1).default(0.8),
          threshold_s: z.number().min(0).max(1e6).default(20),
          max_occupancy: z.number().min(0.01).max(1).optional(),
          min_agents: z.number().int().min(0).max(1_000_000).optional(),
        }),
        deferred: z.object({
          volume: volume(1e6, 2000),
          aht_s: z.number().min(0).max(1e6),
          deadline_s: z
            .number()
            .min(0)
            .max(86_400 * 366),
        }),
        open: z.array(z.boolean()).max(2000).optional(),
        gap_use: z
          .number()
          .min(0)
          .max(1)
          .default(0.8)
          .openapi({ description: 'Share of idle time that deferred work can use' }),
      })
      .openapi('BlendedInput', {
        example: {
          interval_s: 1800,
          live: { volume: [40, 70, 80, 60], aht_s: 240, sl_target: 0.8, threshold_s: 20 },
          deferred: { volume: [20, 30, 10, 0], aht_s: 300, deadline_s: 7200 },
        },
      }),
  ),
  responses: {
    200: jsonResponse(
      z
        .object({
          agents: column,
          live_agents: column,
          deferred_agents: column.openapi({ description: 'All of their time on deferred work, fractional' }),
          separate_agents: column.openapi({ description: 'What two groups apart would need' }),
          gap_hours: column.openapi({ description: 'Deferred work done between live contacts, person-hours' }),
          gap_share: z.number(),
          late_hours: z.number().openapi({ description: 'Deferred work whose deadline falls into closed time' }),
        })
        .openapi('BlendedAnswer'),
      'Columns of equal length',
    ),
  },
});

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);

export default function register(api: ApiApp): void {
  api.openapi(backlogRoute, async (c) => {
    requireApiPermission(c, 'staffing:read');
    const asked = c.req.valid('json');
    const intervals = await computeBacklog({
      intervalSec: asked.interval_s,
      volume: asked.volume,
      agents: asked.agents,
      handleTimeSec: asked.aht_s,
      thresholdSec: asked.threshold_s,
      patienceSec: asked.patience_s,
      initialContacts: asked.initial_contacts,
    });
    return c.json(
      {
        intervals: intervals.map((interval) => ({
          carried_in: interval.carriedIn,
          carried_out: interval.carriedOut,
          answered: interval.answered,
          abandoned: interval.abandoned,
          service_level: interval.serviceLevel,
          asa_s: finite(interval.asaSec),
          occupancy: interval.occupancy,
          steady_service_level: interval.steadyServiceLevel,
          is_steady_state_misleading: interval.isSteadyStateMisleading,
        })),
      },
      200,
    );
  });
  api.openapi(blendedRoute, async (c) => {
    requireApiPermission(c, 'staffing:read');
    const { interval_s, live, deferred, open, gap_use } = c.req.valid('json');
    const answer = await answerBlended({
      intervalSec: interval_s,
      gapUse: gap_use,
      open,
      live: {
        volume: live.volume,
        ahtSec: live.aht_s,
        settings: {
          slTarget: live.sl_target,
          thresholdSec: live.threshold_s,
          maxOccupancy: live.max_occupancy,
          minAgents: live.min_agents,
          patienceSec: live.patience_s,
        },
      },
      deferred: { volume: deferred.volume, ahtSec: deferred.aht_s, deadlineSec: deferred.deadline_s },
    });
    return c.json(
      {
        agents: answer.agents,
        live_agents: answer.liveAgents,
        deferred_agents: answer.deferredAgents,
        separate_agents: answer.separateAgents,
        gap_hours: answer.gapHours,
        gap_share: answer.gapShare,
        late_hours: answer.lateHours,
      },
      200,
    );
  });
}
