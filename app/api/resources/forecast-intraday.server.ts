import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiForecast } from '~/api/require-api-forecast.server';
import { getIntradayForecast } from '~/models/forecast-intraday.server';

const column = z.array(z.number());

const intraday = apiRoute({
  method: 'get',
  path: '/forecasts/{forecastId}/intraday',
  tags: ['Forecasts'],
  summary: 'The rest of a day, corrected by what came so far: P50 and bands of every interval',
  permission: 'forecast:read',
  request: {
    params: z.object({ forecastId: z.uuid() }),
    query: z.object({
      at: z.iso
        .datetime({ offset: true })
        .optional()
        .openapi({ description: 'The moment to look from; nothing that came later is looked at. Now when absent' }),
    }),
  },
  responses: {
    200: jsonResponse(
      z
        .object({
          forecastId: z.uuid(),
          date: z.string(),
          timeZone: z.string(),
          intervalMinutes: z.number().int(),
          asOf: z.string(),
          firstOpenInterval: z
            .number()
            .int()
            .openapi({ description: 'Index of the first interval whose contacts are not known yet' }),
          deviation: z.number().openapi({ description: 'What came / what was forecast, so far' }),
          carriedShare: z
            .number()
            .openapi({ description: 'Share of the deviation carried into the rest, learned from past days; 0 to 1' }),
          learnedDays: z.number().int(),
          starts: column.openapi({ description: 'Epoch seconds' }),
          forecast: column,
          actual: z.array(z.number().nullable()),
          p10: column,
          p50: column,
          p90: column,
          total: z.object({ forecast: z.number(), expected: z.number(), actual: z.number() }),
        })
        .openapi('IntradayForecast'),
      'Columns of equal length',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(intraday, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const { at } = c.req.valid('query');
    const { forecastId } = c.req.valid('param');
    return c.json(await getIntradayForecast({ organizationId, forecastId, at: at ? Date.parse(at) : undefined }), 200);
  });
}
