import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { getCalendarYear, setCalendarDay } from '~/models/calendar.server';
import { importCalendar, previewCalendarImport } from '~/models/calendar-import.server';
import { addCalendarPeriod, deleteCalendarPeriod, listCalendarPeriods } from '~/models/calendar-period.server';
import { listCalendarImports, previewCalendarUndo, undoCalendarImport } from '~/models/calendar-undo.server';
import { calendarPeriodKinds } from '~/models/forecast-calendar.server';
import { dayTypes, holidayTypes } from '~/models/norm-hours';

const date = z.iso.date();
const periodFields = {
  kind: z.enum(calendarPeriodKinds),
  name: z.string().trim().min(1).max(120),
  startDate: date,
  endDate: date.openapi({ description: 'Inclusive' }),
  siteId: z.uuid().nullable().openapi({ description: 'null: the whole organization' }),
};
const periodSchema = z
  .object({ id: z.uuid(), ...periodFields, siteName: z.string().nullable() })
  .openapi('CalendarPeriod');
const periodInput = z
  .object({ ...periodFields, siteId: periodFields.siteId.default(null) })
  .openapi('CalendarPeriodInput');
const daySchema = z
  .object({
    date: z.string(),
    dayType: z.string(),
    name: z.string().nullable(),
    holidayType: z.enum(holidayTypes).nullable().openapi({ description: 'Of a holiday: who declares it' }),
    source: z.string(),
  })
  .openapi('CalendarDay');
const dayInput = z
  .object({
    siteId: z.uuid().nullable().default(null),
    date,
    dayType: z.enum([...dayTypes, 'inherit']),
    name: z.string().max(120).nullish(),
    holidayType: z.enum(holidayTypes).nullish(),
  })
  .openapi('CalendarDayInput');

const importInput = z
  .object({
    siteId: z.uuid().nullable().default(null).openapi({ description: 'null: the whole organization' }),
    xml: z.string().min(1).max(2_000_000),
    preview: z.boolean().default(false),
  })
  .openapi('CalendarImport');
const importAnswer = z.object({
  importId: z.uuid().nullable().openapi({ description: 'To take it back; null of a preview' }),
  year: z.number().int().nullable(),
  counts: z.record(z.string(), z.number().int()),
  faults: z.array(z.object({ row: z.number().int(), rule: z.string(), message: z.string() })),
});

const importSchema = z
  .object({
    id: z.uuid(),
    year: z.number().int(),
    siteId: z.uuid().nullable(),
    siteName: z.string().nullable(),
    counts: z.record(z.string(), z.number().int()),
    createdAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
    canUndo: z.boolean(),
  })
  .openapi('CalendarImportRun');

const routes = {
  year: apiRoute({
    method: 'get',
    path: '/calendars',
    tags: ['Calendars'],
    summary: 'Every day of a year as it counts at a site, or in the organization',
    permission: 'calendar:read',
    request: {
      query: z.object({
        year: z.coerce.number().int().min(2000).max(2100),
        siteId: z.uuid().optional().openapi({ description: 'The organization when absent' }),
      }),
    },
    responses: { 200: jsonResponse(z.object({ items: z.array(daySchema) }), 'The days of the year') },
  }),
  setDay: apiRoute({
    method: 'put',
    path: '/calendars/days',
    tags: ['Calendars'],
    summary: 'Set what one day counts for',
    permission: 'calendar:write',
    request: jsonBody(dayInput),
    responses: { 200: jsonResponse(z.object({ touchedSchedules: z.number().int() }), 'Set') },
  }),
  importYear: apiRoute({
    method: 'post',
    path: '/calendars/import',
    tags: ['Calendars'],
    summary: 'Put the calendar of a year in the place of what is stored, from XML; with `preview` nothing is written',
    permission: 'calendar:write',
    request: jsonBody(importInput),
    responses: { 200: jsonResponse(importAnswer, 'What changes, or what is wrong by line') },
  }),
  imports: apiRoute({
    method: 'get',
    path: '/calendars/imports',
    tags: ['Calendars'],
    summary: 'The latest imports of calendars',
    permission: 'calendar:write',
    responses: { 200: jsonResponse(z.object({ items: z.array(importSchema) }), 'The latest twenty') },
  }),
  undoImport: apiRoute({
    method: 'post',
    path: '/calendars/imports/{calendarImportId}/undo',
    tags: ['Calendars'],
    summary: 'Put back what stood before an import; with `preview` nothing is written',
    permission: 'calendar:write',
    request: {
      params: z.object({ calendarImportId: z.uuid() }),
      ...jsonBody(z.object({ preview: z.boolean().default(false) }).openapi('CalendarUndo')),
    },
    responses: {
      200: jsonResponse(
        z.object({
          changed: z.number().int(),
          changedSince: z.number().int().openapi({ description: 'Of these, days set by hand after the import' }),
          schedules: z.array(
            z.object({ id: z.uuid(), name: z.string(), startDate: date, endDate: date, status: z.string() }),
          ),
        }),
        'Days that change and planned or published schedules that hold one',
      ),
    },
  }),
  periods: apiRoute({
    method: 'get',
    path: '/calendar-periods',
    tags: ['Calendars'],
    summary: 'School holidays, pay days and closures that forecasts know of',
    permission: 'calendar:read',
    request: {
      query: z.object({ from: date.optional(), limit: z.coerce.number().int().min(1).max(200).default(200) }),
    },
    responses: { 200: jsonResponse(z.object({ items: z.array(periodSchema) }), 'The latest first') },
  }),
  addPeriod: apiRoute({
    method: 'post',
    path: '/calendar-periods',
    tags: ['Calendars'],
    summary: 'Add a period; forecasts learn of it when they are computed next',
    permission: 'calendar:write',
    request: jsonBody(periodInput),
    responses: { 201: jsonResponse(z.object({ periodId: z.uuid() }), 'The new period') },
  }),
  deletePeriod: apiRoute({
    method: 'delete',
    path: '/calendar-periods/{periodId}',
    tags: ['Calendars'],
    summary: 'Delete a period',
    permission: 'calendar:write',
    request: { params: z.object({ periodId: z.uuid() }) },
    responses: { 204: { description: 'Deleted' } },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.year, async (c) => {
    const { organizationId } = requireApiPermission(c, 'calendar:read');
    const { year, siteId = null } = c.req.valid('query');
    return c.json({ items: await getCalendarYear({ organizationId, siteId, year }) }, 200);
  });
  api.openapi(routes.setDay, async (c) => {
    const actor = requireApiPermission(c, 'calendar:write');
    const { siteId, ...values } = c.req.valid('json');
    const { touchedSchedules } = await setCalendarDay({ actor, siteId, values });
    return c.json({ touchedSchedules }, 200);
  });
  api.openapi(routes.importYear, async (c) => {
    const actor = requireApiPermission(c, 'calendar:write');
    const { siteId, xml: text, preview } = c.req.valid('json');
    if (!preview) return c.json({ ...(await importCalendar(actor, { siteId, text })), faults: [] }, 200);
    const { year, counts, faults } = await previewCalendarImport(actor, { siteId, text });
    return c.json({ importId: null, year, counts, faults }, 200);
  });
  api.openapi(routes.imports, async (c) => {
    const { organizationId } = requireApiPermission(c, 'calendar:write');
    const items = await listCalendarImports({ organizationId });
    const shown = items.map(({ createdAt, undoneAt, ...item }) =>
      importSchema.parse({ ...item, createdAt: createdAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null }),
    );
    return c.json({ items: shown }, 200);
  });
  api.openapi(routes.undoImport, async (c) => {
    const actor = requireApiPermission(c, 'calendar:write');
    const importId = c.req.valid('param').calendarImportId;
    if (!c.req.valid('json').preview)
      return c.json({ ...(await undoCalendarImport(actor, importId)), changedSince: 0, schedules: [] }, 200);
    const { days, changedSince, schedules } = await previewCalendarUndo(actor, importId);
    return c.json({ changed: days.length, changedSince, schedules }, 200);
  });
  api.openapi(routes.periods, async (c) => {
    const { organizationId } = requireApiPermission(c, 'calendar:read');
    const { items } = await listCalendarPeriods({ organizationId, ...c.req.valid('query') });
    return c.json({ items }, 200);
  });
  api.openapi(routes.addPeriod, async (c) => {
    const actor = requireApiPermission(c, 'calendar:write');
    return c.json({ periodId: await addCalendarPeriod(actor, c.req.valid('json')) }, 201);
  });
  api.openapi(routes.deletePeriod, async (c) => {
    const actor = requireApiPermission(c, 'calendar:write');
    await deleteCalendarPeriod(actor, c.req.valid('param').periodId);
    return c.body(null, 204);
  });
}
