import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiForecast } from '~/api/require-api-forecast.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { addDays, diffDays } from '~/engine/time';
import { listGroupsWithHistory, requestForecasts } from '~/jobs/request-forecast.server';
import { getForecast, listForecasts } from '~/models/forecast.server';
import { growForecast } from '~/models/forecast-growth.server';
import { forecastLevels, readForecastSeriesJson } from '~/models/forecast-interval.server';
import { addLayer } from '~/models/forecast-layer.server';
import { readForecastQuantiles } from '~/models/forecast-quantile.server';
import { forecastSchemas } from '~/models/forecast-schemas';
import { requireForecastsInReach, requireGroupsInReach } from '~/models/group-reach.server';
import { invalid } from '~/platform/errors.server';

const date = z.iso.date().openapi({ example: '2026-12-01' });
const params = z.object({ forecastId: z.uuid() });

const forecastSchema = z
  .object({
    id: z.uuid(),
    groupId: z.uuid(),
    groupName: z.string(),
    name: z.string(),
    status: z.enum(['pending', 'running', 'ready', 'failed', 'cancelled']),
    schema: z.enum(forecastSchemas),
    method: z.string().nullable(),
    versionNumber: z.number().int(),
    isCurrent: z.boolean(),
    historyFrom: z.string(),
    startDate: z.string(),
    endDate: z.string().openapi({ description: 'First date after the forecast' }),
    timeZone: z.string(),
    intervalMinutes: z.number().int(),
    error: z.string().nullable(),
    jobId: z.string().nullable(),
    wape: z.number().nullable().openapi({ description: 'Back-test, per interval, %' }),
    dayWape: z.number().nullable(),
    bias: z.number().nullable(),
    version: z.number().int(),
  })
  .openapi('Forecast');

const started = z.object({ jobId: z.uuid(), forecastIds: z.array(z.uuid()) }).openapi('ForecastJob');

const newForecast = z
  .object({
    groupIds: z.array(z.uuid()).min(1).max(500),
    startDate: date,
    horizonDays: z.number().int().min(1).max(800),
    historyWeeks: z.number().int().min(1).max(520).default(104),
    schema: z.enum(forecastSchemas).default('not_unique_received'),
    name: z.string().trim().max(100).optional(),
    growthFactor: z.number().positive().max(100).optional(),
  })
  .openapi('NewForecast');

const generateInput = z
  .object({
    group_ids: z.array(z.uuid()).max(500).optional().openapi({ description: 'All groups with history when absent' }),
    start_date: date.optional().openapi({ description: 'The day after the history ends when absent' }),
    horizon_days: z.number().int().min(1).max(800).default(28),
    include_holidays: z.boolean().default(true),
    growth: z.enum(['linear', 'flat', 'logistic']).optional().openapi({
      description:
        'How the level goes on. Learned and damped by the method when absent; logistic levels off at growth_cap.',
    }),
    growth_per_year: z.number().min(-0.9).max(10).optional().openapi({
      description: '0.1 is ten per cent more a year; learned from the history when absent',
    }),
    growth_cap: z.number().positive().max(1e8).optional().openapi({
      description:
        'Contacts of a mean open day at which logistic growth levels off; half as many again as in the busiest week when absent',
    }),
    history_from: date
      .optional()
      .openapi({ description: 'First day of history to learn from; in place of history_weeks' }),
    like_group_id: z.uuid().optional().openapi({ description: 'Group whose shape a new group borrows' }),
    schema: z.enum(forecastSchemas).default('not_unique_received'),
    history_weeks: z.number().int().min(1).max(520).default(104),
  })
  .openapi('GenerateForecasts');

const growthInput = z
  .object({
    forecast_ids: z.array(z.uuid()).min(1).max(500),
    factor: z
      .number()
      .positive()
      .max(100)
      .openapi({ description: 'Multiplier of the volume; 1.1 is ten per cent more' }),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    comment: z.string().max(256).optional(),
  })
  .openapi('GrowthFactor');

const layerInput = z
  .object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    target: z.enum(['volume', 'ahtSec']).default('volume'),
    operation: z.discriminatedUnion('type', [
      z.object({ type: z.literal('scale'), factor: z.number().min(0).max(1000) }),
      z.object({ type: z.literal('shift'), perSlot: z.number().min(-1e6).max(1e6) }),
      z.object({ type: z.literal('set'), value: z.number().min(0).max(1e7) }),
      z.object({ type: z.literal('smooth'), windowSlots: z.number().int().min(3).max(97) }),
    ]),
    comment: z.string().max(256).optional(),
    version: z.number().int().optional(),
  })
  .openapi('ForecastLayerInput');

const seriesSchema = z
  .object({
    starts: z.array(z.number()).openapi({ description: 'Epoch seconds' }),
    base: z.array(z.number()),
    volume: z.array(z.number()),
    p10: z.array(z.number().nullable()),
    p90: z.array(z.number().nullable()),
    ahtSec: z.array(z.number().nullable()),
    actual: z.array(z.number().nullable()),
  })
  .openapi('ForecastSeries');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/forecasts',
    tags: ['Forecasts'],
    summary: 'List forecasts, newest first',
    permission: 'forecast:read',
    request: {
      query: pageQuery.extend({
        groupId: z.uuid().optional(),
        status: z.enum(['pending', 'running', 'ready', 'failed', 'cancelled']).optional(),
        search: z.string().max(100).optional(),
        allVersions: z.enum(['true', 'false']).optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(forecastSchema), 'A page of forecasts') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/forecasts',
    tags: ['Forecasts'],
    summary: 'Create forecasts of groups and start computing them',
    permission: 'forecast:write',
    request: jsonBody(newForecast),
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  generate: apiRoute({
    method: 'post',
    path: '/forecasts/generate',
    tags: ['Forecasts'],
    summary: 'Forecast one, several or all groups',
    permission: 'forecast:write',
    request: jsonBody(generateInput),
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  growth: apiRoute({
    method: 'post',
    path: '/forecasts/growth-factor',
    tags: ['Forecasts'],
    summary: 'Lay a growth factor over forecasts',
    permission: 'forecast:write',
    request: jsonBody(growthInput),
    responses: { 200: jsonResponse(z.object({ layerIds: z.array(z.uuid()) }), 'One layer for each forecast') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/forecasts/{forecastId}',
    tags: ['Forecasts'],
    summary: 'One forecast with its back-test, effects and quality of the history',
    permission: 'forecast:read',
    request: { params },
    responses: { 200: jsonResponse(forecastSchema.extend({ result: z.any() }), 'The forecast') },
  }),
  intervals: apiRoute({
    method: 'get',
    path: '/forecasts/{forecastId}/intervals',
    tags: ['Forecasts'],
    summary: 'Values of a forecast beside what came',
    permission: 'forecast:read',
    request: {
      params,
      query: z.object({
        level: z.enum(forecastLevels).default('interval'),
        from: z.iso.datetime({ offset: true }).optional(),
        to: z.iso.datetime({ offset: true }).optional(),
        quantiles: z
          .string()
          .regex(/^0?\.\d{1,4}(,0?\.\d{1,4}){0,19}$/)
          .transform((text) => text.split(',').map(Number))
          .refine((all) => all.every((p) => p > 0), { message: 'must lie between 0 and 1' })
          .optional()
          .openapi({ type: 'string', description: 'Up to 20 probabilities between 0 and 1, as in 0.05,0.5,0.95' }),
      }),
    },
    responses: {
      200: jsonResponse(
        seriesSchema.extend({
          quantiles: z
            .array(z.object({ p: z.number(), values: z.array(z.number().nullable()) }))
            .optional()
            .openapi({ description: 'Those asked for; intervals, days and weeks have them' }),
        }),
        'Columns of equal length',
      ),
    },
  }),
  addLayer: apiRoute({
    method: 'post',
    path: '/forecasts/{forecastId}/layers',
    tags: ['Forecasts'],
    summary: 'Change a range of a forecast by a layer',
    permission: 'forecast:write',
    request: { params, ...jsonBody(layerInput) },
    responses: { 201: jsonResponse(z.object({ layerId: z.uuid() }), 'The new layer') },
  }),
};

const cursorKey = z.tuple([z.uuid()]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const scope = scopeOf(actor, 'forecast:read') ?? undefined;
    const { cursor, allVersions, ...filters } = c.req.valid('query');
    const after = decodeCursor(cursor, cursorKey)?.[0];
    const page = await listForecasts({ organizationId, scope, ...filters, allVersions: allVersions === 'true', after });
    return c.json({ items: page.items, nextCursor: page.nextCursor && encodeCursor([page.nextCursor]) }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const input = c.req.valid('json');
    await requireGroupsInReach(actor, 'forecast:write', input.groupIds);
    const job = await requestForecasts(actor, {
      ...input,
      parameters: { includeHolidays: true, seed: 1 },
    });
    return c.json(job, 202, { Location: `/api/v1/jobs/${job.jobId}` });
  });
  api.openapi(routes.generate, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const input = c.req.valid('json');
    const scope = scopeOf(actor, 'forecast:write') ?? undefined;
    const known = await listGroupsWithHistory({ organizationId: actor.organizationId, scope });
    const groupIds = input.group_ids?.length ? input.group_ids : known.map((group) => group.id);
    await requireGroupsInReach(actor, 'forecast:write', [groupIds, input.like_group_id ?? []].flat());
    const lastDates = known.filter((group) => groupIds.includes(group.id)).map((group) => group.lastDate);
    const lastDate = lastDates.sort().at(-1);
    const startDate = input.start_date ?? addDays(lastDate ?? new Date().toISOString().slice(0, 10), 1);
    if (input.history_from && input.history_from >= startDate) {
      throw invalid('history_from', 'before_start', 'The history must begin before the forecast does.');
    }
    const job = await requestForecasts(actor, {
      groupIds,
      startDate,
      horizonDays: input.horizon_days,
      historyWeeks: input.history_from
        ? Math.max(1, Math.ceil(diffDays(input.history_from, startDate) / 7))
        : input.history_weeks,
      schema: input.schema,
      parameters: {
        includeHolidays: input.include_holidays,
        growth: input.growth,
        growthPerYear: input.growth_per_year,
        growthCap: input.growth_cap,
        likeGroupId: input.like_group_id,
        seed: 1,
      },
    });
    return c.json(job, 202, { Location: `/api/v1/jobs/${job.jobId}` });
  });
  api.openapi(routes.growth, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const { forecast_ids, factor, from, to, comment } = c.req.valid('json');
    await requireForecastsInReach(actor, 'forecast:write', forecast_ids);
    const layerIds = await growForecast(actor, {
      forecastIds: forecast_ids,
      factor,
      from: from ? Date.parse(from) : undefined,
      to: to ? Date.parse(to) : undefined,
      comment,
    });
    return c.json({ layerIds }, 200);
  });
  api.openapi(routes.intervals, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const { level, from, to, quantiles } = c.req.valid('query');
    const wanted = {
      organizationId,
      forecastId: c.req.valid('param').forecastId,
      level,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
    };
    if (quantiles) return c.json(await readForecastQuantiles({ ...wanted, probabilities: quantiles }), 200);
    const json = await readForecastSeriesJson(wanted);
    return c.body(json, 200, { 'Content-Type': 'application/json; charset=UTF-8' }) as never;
  });
  api.openapi(routes.get, async (c) => {
    const { organizationId } = await requireApiForecast(c, 'forecast:read');
    const forecast = await getForecast({ organizationId, forecastId: c.req.valid('param').forecastId });
    return c.json(forecast, 200, { ETag: etagOf(forecast.version) });
  });
  api.openapi(routes.addLayer, async (c) => {
    const actor = await requireApiForecast(c, 'forecast:write');
    const { version, from, to, target, operation, comment } = c.req.valid('json');
    const expectedVersion = requireIfMatch(c, version);
    const layerId = await addLayer(actor, {
      forecastId: c.req.valid('param').forecastId,
      layer: { kind: 'edit', target, operation, from: Date.parse(from), to: Date.parse(to), comment },
      expectedVersion,
    });
    return c.json({ layerId }, 201);
  });
}
