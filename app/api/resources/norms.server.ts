import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { listNormsAfter, normPeriods, periodOf } from '~/models/norm-report.server';

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
    normMinutes: z.number().int().openapi({ description: 'By contract and production calendar' }),
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

export default function register(api: ApiApp): void {
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
