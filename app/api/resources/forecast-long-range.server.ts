import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { projectLongRange } from '~/jobs/project-long-range.server';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { longRangeQuestion } from '~/models/long-range-question';

const period = z.object({
  date: z.string().openapi({ description: 'First local date of the period within the horizon' }),
  days: z.number().int(),
  openDays: z.number().int(),
  volume: z.number(),
  p10: z.number(),
  p90: z.number(),
  ahtSec: z.number(),
  baseVolume: z.number().openapi({ description: 'Before growth and campaigns' }),
  growthFactor: z.number(),
  yearlyFactor: z.number(),
  campaigns: z
    .array(z.object({ name: z.string(), contacts: z.number() }))
    .openapi({ description: 'Contacts that each campaign adds' }),
});

const percent = z.number().nullable().openapi({ description: 'Per cent; null where the history is too short to tell' });

const longRange = apiRoute({
  method: 'post',
  path: '/groups/{groupId}/long-range-forecast',
  tags: ['Forecasts'],
  summary: 'A year and more ahead by weeks or months: yearly season, growth scenario, campaigns; nothing is stored',
  permission: 'forecast:read',
  request: { params: z.object({ groupId: z.uuid() }), ...jsonBody(longRangeQuestion) },
  responses: {
    200: jsonResponse(
      z.object({
        fault: z
          .enum(['no-history', 'too-short', 'like-size'])
          .nullable()
          .openapi({ description: 'Why there is no forecast; like-size: the like group needs likePercent' }),
        forecast: z
          .object({
            unit: z.enum(['week', 'month']),
            periods: z.array(period),
            growthPerYear: z.number().openapi({ description: '0.1 = ten per cent a year' }),
            yearly: z.array(z.object({ month: z.number().int(), factor: z.number() })),
            yearBefore: z
              .array(z.number().nullable())
              .openapi({ description: 'Contacts of the same days a year before, by period' }),
            backtest: z.object({ origins: z.number().int(), wape: percent, bias: percent, naiveWape: percent }),
            reasons: z.array(
              z.object({ code: z.string(), params: z.record(z.string(), z.union([z.number(), z.string()])) }),
            ),
          })
          .nullable()
          .openapi('LongRangeForecast'),
      }),
      '64 weeks or 24 months from today unless `periods` tells otherwise',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(longRange, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const { groupId } = c.req.valid('param');
    const question = c.req.valid('json');
    await requireGroupsInReach(actor, 'forecast:read', [groupId, question.likeGroupId ?? []].flat());
    const outcome = await projectLongRange({ organizationId, groupId, ...question });
    if (outcome.forecast === null) return c.json(outcome, 200);
    const { unit, periods, growthPerYear, yearly, yearBefore, backtest, reasons } = outcome.forecast;
    const forecast = { unit, periods, growthPerYear, yearly, yearBefore, backtest, reasons };
    return c.json({ fault: null, forecast }, 200);
  });
}
