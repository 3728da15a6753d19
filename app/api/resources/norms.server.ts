import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { normPeriods, normSources, normVerdicts } from '~/models/norm-assignment';
import { assignNorms, previewNormAssignment } from '~/models/norm-assignment.server';
import { periodOf } from '~/models/norm-period';
import { listNormsAfter } from '~/models/norm-report.server';

const norm = z
  .object({
    employeeId: z.uuid(),
    name: z.string(),
    personnelNumber: z.string(),
    departmentName: z.string().nullable(),
    rate: z.number().nullable(),
    weeklyMinutes: z.number().nullable(),
    workingDays: z.number().int(),
    preHolidayDays: z.number().int(),
    normMinutes: z.number().int().openapi({ description: 'Given hours where there are some, else by calendar' }),
    calendarMinutes: z.number().int().openapi({ description: 'By contract and production calendar' }),
    source: z.enum(['calendar', 'manual', 'hr', 'mixed']),
    absentMinutes: z.number().int().openapi({ description: 'Of the norm, on days of absence' }),
    plannedMinutes: z.number().int().openapi({ description: 'Paid time of applied schedules' }),
  })
  .openapi('NormHours');

const list = apiRoute({
  method: 'get',
  path: '/norms',
  tags: ['Norms'],
  summary: 'Norm hours, absences and planned hours of people in a month, a quarter or a year',
  permission: 'employee:read',
  request: {
    query: pageQuery.extend({
      date: z.iso.date().openapi({ description: 'Any day of the period' }),
      period: z.enum(normPeriods).default('month'),
      departmentId: z.uuid().optional(),
    }),
  },
  responses: { 200: jsonResponse(listResponse(norm), 'People by name') },
});

const assignment = z
  .object({
    year: z.number().int().min(2000).max(2100),
    per: z.enum(normPeriods),
    source: z
      .enum(normSources)
      .openapi({ description: 'calendar takes given hours away, so that contract and calendar count again' }),
    hours: z
      .array(z.number().min(0).max(8784).nullable())
      .max(12)
      .default([])
      .openapi({ description: 'By month, quarter or year, in the order of the year; null leaves one alone' }),
    isByRate: z.boolean().default(false).openapi({ description: 'Hours of a full rate: each person gets their part' }),
    employeeIds: z
      .array(z.uuid())
      .min(1)
      .max(5000)
      .optional()
      .openapi({ description: 'Everybody of the filter when missing' }),
    filter: z
      .object({ departmentId: z.uuid().optional(), groupId: z.uuid().optional(), siteId: z.uuid().optional() })
      .default({}),
  })
  .openapi('NormAssignment');

const previewSchema = z
  .object({
    counts: z.object(
      Object.fromEntries(normVerdicts.map((name) => [name, z.number().int()])) as Record<
        (typeof normVerdicts)[number],
        z.ZodNumber
      >,
    ),
    total: z.number().int(),
    rows: z.array(
      z.object({
        employeeId: z.uuid(),
        name: z.string(),
        personnelNumber: z.string(),
        departmentName: z.string().nullable(),
        beforeMinutes: z.number().int().nullable(),
        afterMinutes: z.number().int().nullable(),
        verdict: z.enum(normVerdicts),
      }),
    ),
  })
  .openapi('NormAssignmentPreview');

const preview = apiRoute({
  method: 'post',
  path: '/norms/assignments/preview',
  tags: ['Norms'],
  summary: 'What an assignment of norm hours would do, person by person',
  permission: 'employee:write',
  request: jsonBody(assignment),
  responses: { 200: jsonResponse(previewSchema, 'The first two hundred, conflicts first') },
});

const assign = apiRoute({
  method: 'post',
  path: '/norms/assignments',
  tags: ['Norms'],
  summary: 'Give norm hours to many people by months, quarters or a year',
  permission: 'employee:write',
  request: jsonBody(assignment),
  responses: {
    200: jsonResponse(
      z.object({ changed: z.number().int(), skipped: z.number().int() }),
      'People changed and left out',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(preview, async (c) =>
    c.json(await previewNormAssignment(requireApiPermission(c, 'employee:write'), c.req.valid('json')), 200),
  );
  api.openapi(assign, async (c) =>
    c.json(await assignNorms(requireApiPermission(c, 'employee:write'), c.req.valid('json')), 200),
  );
  api.openapi(list, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { date, period, departmentId, limit, cursor } = c.req.valid('query');
    const { rows, next } = await listNormsAfter({
      organizationId: actor.organizationId,
      scope: scopeOf(actor, 'employee:read')!,
      filter: { departmentId },
      ...periodOf(date, period),
      after: decodeCursor(cursor, z.tuple([z.string(), z.string(), z.uuid()])) ?? null,
      limit,
    });
    return c.json({ items: rows, nextCursor: next ? encodeCursor(next) : null }, 200);
  });
}
