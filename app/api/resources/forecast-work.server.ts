import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireIfMatch } from '~/api/entity-tag.server';
import { requireApiForecast } from '~/api/require-api-forecast.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { addDays } from '~/engine/time';
import { accuracySteps, leadBuckets } from '~/models/accuracy-report';
import { getForecast } from '~/models/forecast.server';
import { readAccuracy } from '~/models/forecast-accuracy.server';
import { readAccuracyByTime } from '~/models/forecast-accuracy-time.server';
import { compareForecasts } from '~/models/forecast-compare.server';
import { explainForecastInterval } from '~/models/forecast-explain.server';
import { exportForecast, exportLayouts } from '~/models/forecast-export.server';
import { exportColumns } from '~/models/forecast-export-columns';
import { forecastLevels } from '~/models/forecast-interval.server';
import { listLayers, setLayerActive } from '~/models/forecast-layer.server';
import { stepLayers } from '~/models/forecast-layer-undo.server';
import { copyForecast, makeForecastCurrent } from '~/models/forecast-version.server';
import { departmentsInReach, requireForecastsInReach } from '~/models/group-reach.server';
import { isViewZone } from '~/models/view-zone';

const params = z.object({ forecastId: z.uuid() });
const layerParams = params.extend({ layerId: z.uuid() });
const date = z.iso.date();
const versioned = z.object({ version: z.number().int().optional() }).openapi('ForecastVersion');
const stepped = z.object({ layerId: z.uuid() });
const nullable = z.number().nullable();
const figures = z.object({
  days: z.number().int(),
  slots: z.number().int(),
  zeroSlots: z.number().int(),
  actual: z.number(),
  forecast: z.number(),
  mape: nullable,
  wape: nullable,
  bias: nullable,
  dayWape: nullable,
  dayMape: nullable,
  trackingSignal: nullable,
  ahtWape: nullable,
  ahtBias: nullable,
});
const line = figures.extend({ key: z.string(), name: z.string() });

const stepSchema = z
  .object({
    layerId: z.string().optional(),
    kind: z.string(),
    name: z.string(),
    before: z.number(),
    after: z.number(),
    author: z.string().optional(),
    madeAt: z.number().optional(),
  })
  .openapi('ForecastStep');
const layerSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    target: z.string(),
    operation: z.object({ type: z.string() }).loose(),
    from: z.number().openapi({ description: 'Epoch milliseconds' }),
    to: z.number(),
    comment: z.string().nullable(),
    copiedFrom: z.string().nullable(),
    createdByName: z.string().nullable(),
    createdAt: z.string(),
    revertedAt: z.string().nullable(),
  })
  .openapi('ForecastLayer');

const routes = {
  accuracy: apiRoute({
    method: 'get',
    path: '/forecasts/accuracy',
    tags: ['Forecasts'],
    summary:
      'Forecasts beside what came: by group, channel, lead, weekday, week, day and hour, and whether changes helped',
    permission: 'forecast:read',
    request: {
      query: z.object({
        groupId: z.uuid().optional(),
        serviceId: z.uuid().optional(),
        from: date.optional().openapi({ description: 'Four weeks before `to` when absent' }),
        to: date.optional().openapi({ description: 'Yesterday when absent' }),
        lead: z.enum(leadBuckets).optional(),
        timeZone: z.string().max(64).default('UTC').openapi({ description: 'Whose clocks the times of day are of' }),
        stepMinutes: z.coerce
          .number()
          .pipe(z.literal(accuracySteps))
          .default(30)
          .openapi({ type: 'integer', enum: [...accuracySteps], description: 'Length of a stretch of the day' }),
      }),
    },
    responses: {
      200: jsonResponse(
        z
          .object({
            total: figures,
            groups: z.array(line),
            channels: z.array(line),
            leads: z.array(line),
            weekdays: z.array(line),
            weeks: z.array(line),
            days: z.array(z.object({ date: z.string(), actual: z.number(), forecast: z.number(), wape: nullable })),
            hours: z.array(
              z.object({ hour: z.number(), actual: z.number(), forecast: z.number(), wape: nullable, bias: nullable }),
            ),
            hourWape: nullable,
            byTime: z.object({
              timeZone: z.string(),
              stepMinutes: z.number().int(),
              times: z.array(
                z.object({
                  minuteOfDay: z.number().int(),
                  actual: z.number(),
                  forecast: z.number(),
                  wape: nullable,
                  mape: nullable,
                  bias: nullable,
                }),
              ),
            }),
            edits: z.object({ slots: z.number(), wape: z.number(), baseWape: z.number() }).nullable(),
          })
          .openapi('ForecastAccuracy'),
        'Figures in per cent; null where there is nothing to compare',
      ),
    },
  }),
  compare: apiRoute({
    method: 'get',
    path: '/forecasts/compare',
    tags: ['Forecasts'],
    summary: 'Two forecasts of a group on one axis, with contacts and agent hours of each',
    permission: 'forecast:read',
    request: {
      query: z.object({
        forecastId: z.uuid(),
        otherId: z.uuid(),
        level: z.enum(forecastLevels).default('day'),
      }),
    },
    responses: {
      200: jsonResponse(
        z
          .object({
            starts: z.array(z.number()),
            forecast: z.array(nullable),
            other: z.array(nullable),
            actual: z.array(nullable),
            totals: z.array(z.object({ forecastId: z.uuid(), contacts: z.number(), agentHours: z.number() })),
          })
          .openapi('ForecastComparison'),
        'Columns of equal length',
      ),
    },
  }),
  layers: apiRoute({
    method: 'get',
    path: '/forecasts/{forecastId}/layers',
    tags: ['Forecasts'],
    summary: 'Everything that lies over the base of a forecast, with who and when',
    permission: 'forecast:read',
    request: { params },
    responses: { 200: jsonResponse(z.object({ items: z.array(layerSchema) }), 'Layers in the order they were made') },
  }),
  removeLayer: apiRoute({
    method: 'delete',
    path: '/forecasts/{forecastId}/layers/{layerId}',
    tags: ['Forecasts'],
    summary: 'Take a layer away',
    permission: 'forecast:write',
    request: { params: layerParams },
    responses: { 204: { description: 'Taken away' } },
  }),
  undo: apiRoute({
    method: 'post',
    path: '/forecasts/{forecastId}/undo',
    tags: ['Forecasts'],
    summary: 'Take the last change of a forecast back',
    permission: 'forecast:write',
    request: { params, ...jsonBody(versioned) },
    responses: { 200: jsonResponse(stepped, 'The layer concerned') },
  }),
  redo: apiRoute({
    method: 'post',
    path: '/forecasts/{forecastId}/redo',
    tags: ['Forecasts'],
    summary: 'Put back what was taken back last',
    permission: 'forecast:write',
    request: { params, ...jsonBody(versioned) },
    responses: { 200: jsonResponse(stepped, 'The layer concerned') },
  }),
  copy: apiRoute({
    method: 'post',
    path: '/forecasts/{forecastId}/copies',
    tags: ['Forecasts'],
    summary: 'Keep a snapshot of a forecast, or make a scenario of it',
    permission: 'forecast:write',
    request: {
      params,
      ...jsonBody(
        z
          .object({ kind: z.enum(['snapshot', 'scenario']), name: z.string().trim().min(1).max(100) })
          .openapi('ForecastCopy'),
      ),
    },
    responses: { 201: jsonResponse(z.object({ forecastId: z.uuid() }), 'The copy') },
  }),
  makeCurrent: apiRoute({
    method: 'put',
    path: '/forecasts/{forecastId}/current',
    tags: ['Forecasts'],
    summary: 'Let this version count: staffing shows it, new schedules are built on it',
    permission: 'forecast:write',
    request: { params },
    responses: { 204: { description: 'It counts' } },
  }),
  explain: apiRoute({
    method: 'get',
    path: '/forecasts/{forecastId}/explanation',
    tags: ['Forecasts'],
    summary: 'Why one interval has its value: usual day, calendar effects, base, layers',
    permission: 'forecast:read',
    request: {
      params,
      query: z.object({
        at: z.iso.datetime({ offset: true }).optional(),
        target: z.enum(['volume', 'ahtSec']).optional(),
      }),
    },
    responses: { 200: jsonResponse(z.object({ steps: z.array(stepSchema) }), 'Steps from the usual day to the value') },
  }),
  export: apiRoute({
    method: 'get',
    path: '/forecasts/{forecastId}/export',
    tags: ['Forecasts'],
    summary: 'A forecast as a file: everything, a contact plan, or an operator plan',
    permission: 'forecast:read',
    request: {
      params,
      query: z.object({
        format: z.enum(['csv', 'xlsx']).default('csv'),
        layout: z.enum(exportLayouts).default('full'),
        level: z.enum(forecastLevels).default('interval'),
        columns: z
          .string()
          .max(200)
          .optional()
          .openapi({
            description: `Of the full layout, separated by commas; all unless told: ${exportColumns.join(', ')}`,
            example: 'time,contacts,operators',
          }),
        timeZone: z
          .string()
          .refine(isViewZone, { params: { rule: 'unknown' }, message: 'is no time zone' })
          .optional()
          .openapi({
            description: 'IANA name: whose clocks and days the full layout tells; those of the group unless told',
          }),
      }),
    },
    responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.accuracy, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const departmentIds = departmentsInReach(actor, 'forecast:read');
    const query = c.req.valid('query');
    const to = query.to ?? addDays(new Date().toISOString().slice(0, 10), -1);
    const asked = { organizationId, departmentIds, ...query, to, from: query.from ?? addDays(to, -27) };
    const [report, byTime] = await Promise.all([readAccuracy(asked), readAccuracyByTime(asked)]);
    return c.json({ ...report, byTime }, 200);
  });
  api.openapi(routes.compare, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const asked = c.req.valid('query');
    await requireForecastsInReach(actor, 'forecast:read', [asked.forecastId, asked.otherId]);
    return c.json(await compareForecasts({ organizationId, ...asked }), 200);
  });
  api.openapi(routes.layers, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const { forecastId } = c.req.valid('param');
    await getForecast({ organizationId, forecastId });
    const layers = await listLayers({ organizationId, forecastId });
    const items = layers.map((layer) => ({ ...layer, operation: { ...layer.operation } as { type: string } }));
    return c.json({ items }, 200);
  });
  api.openapi(routes.removeLayer, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    await setLayerActive(actor, { ...c.req.valid('param'), isActive: false });
    return c.body(null, 204);
  });
  api.openapi(routes.undo, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    const expectedVersion = requireIfMatch(c, c.req.valid('json').version);
    const step = { ...c.req.valid('param'), direction: 'undo' as const, expectedVersion };
    return c.json({ layerId: await stepLayers(actor, step) }, 200);
  });
  api.openapi(routes.redo, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    const expectedVersion = requireIfMatch(c, c.req.valid('json').version);
    const step = { ...c.req.valid('param'), direction: 'redo' as const, expectedVersion };
    return c.json({ layerId: await stepLayers(actor, step) }, 200);
  });
  api.openapi(routes.copy, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    const forecastId = await copyForecast(actor, { ...c.req.valid('param'), ...c.req.valid('json') });
    return c.json({ forecastId }, 201, { Location: `/api/v1/forecasts/${forecastId}` });
  });
  api.openapi(routes.makeCurrent, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    await makeForecastCurrent(actor, c.req.valid('param'));
    return c.body(null, 204);
  });
  api.openapi(routes.explain, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const { at, target } = c.req.valid('query');
    const { forecastId } = c.req.valid('param');
    const intervalStart = at ? Date.parse(at) : undefined;
    return c.json({ steps: await explainForecastInterval({ organizationId, forecastId, intervalStart, target }) }, 200);
  });
  api.openapi(routes.export, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:read');
    const { columns, timeZone, ...asked } = c.req.valid('query');
    const { forecastId } = c.req.valid('param');
    const chosen = { columns: columns ? [columns] : [], zone: timeZone };
    const file = await exportForecast(actor, { forecastId, ...asked, ...chosen });
    return c.body(file.body as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    }) as never;
  });
}
