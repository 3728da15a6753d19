import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiForecast } from '~/api/require-api-forecast.server';
import { analyseForecastSeasons } from '~/jobs/analyse-forecast-seasons.server';

const seasons = apiRoute({
  method: 'get',
  path: '/forecasts/{forecastId}/seasons',
  tags: ['Forecasts'],
  summary: 'Growth, months, weekdays and the shape of the day in the history that a forecast learned from',
  permission: 'forecast:read',
  request: { params: z.object({ forecastId: z.uuid() }) },
  responses: {
    200: jsonResponse(
      z.object({
        seasons: z
          .object({
            months: z.array(z.object({ month: z.number().int(), factor: z.number(), days: z.number().int() })),
            weekdays: z.array(z.object({ weekday: z.number().int(), factor: z.number(), days: z.number().int() })),
            slots: z.array(z.number()).openapi({ description: 'Share of a mean day by interval, sum 1' }),
            growthPerYear: z.number().openapi({ description: '0.1 = ten per cent a year' }),
            warnings: z
              .array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.number(), z.string()])) }))
              .openapi({ description: 'Coefficients above 2 and growth above one half: to be verified' }),
            intervalMinutes: z.number().int(),
          })
          .nullable()
          .openapi('ForecastSeasons'),
      }),
      'Components of the history; null where it does not allow any',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(seasons, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const found = await analyseForecastSeasons({ organizationId, forecastId: c.req.valid('param').forecastId });
    return c.json({ seasons: found }, 200);
  });
}
