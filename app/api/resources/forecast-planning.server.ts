import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { formatHHMM } from '~/engine/time';
import { receiveUpload } from '~/integrations/files/receive-upload.server';
import { removeUpload } from '~/integrations/files/save-upload.server';
import { assignParameters } from '~/jobs/assign-parameters';
import { refreshForecasts } from '~/jobs/refresh-forecasts';
import { assignmentInput } from '~/models/forecast-assignment-input';
import { previewAssignment } from '~/models/forecast-assignment-preview.server';
import { departmentsOfReach, reachOfAssignment } from '~/models/forecast-assignment-reach.server';
import { requireAssignedGroups } from '~/models/forecast-assignment-targets.server';
import { getRefreshSettings, saveRefreshSettings } from '~/models/forecast-refresh.server';
import { forecastSchemas } from '~/models/forecast-schemas';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { enqueueJob } from '~/models/job.server';
import { refreshFrequencies } from '~/models/next-refresh';
import { parseInput } from '~/models/parse-input.server';
import { dayChoices, importPlan, planImportInput, previewPlan } from '~/models/plan-import.server';
import { targetPercentRange } from '~/models/staffing-limits';

const date = z.iso.date();
const started = z.object({ jobId: z.uuid() });

const assignment = z
  .object({
    groupIds: z.array(z.uuid()).min(1).max(500),
    from: date.openapi({ description: 'Local date of each group' }),
    to: date.openapi({ description: 'Last date, inclusive' }),
    growth: z.number().positive().max(100).optional().openapi({ description: 'Factor; the last one counts' }),
    reserve: z.number().positive().max(10).optional().openapi({ description: 'Factor; the last one counts' }),
    absencePercent: z.number().min(0).max(90).optional(),
    minAgents: z.number().int().min(0).max(10_000).optional(),
    serviceLevelPercent: z.number().min(targetPercentRange.min).max(targetPercentRange.max).optional(),
    thresholdSec: z
      .number()
      .int()
      .min(1)
      .max(86_400)
      .optional()
      .openapi({ description: 'Of calls 10 to 60 s; a group for which it is out of range is among the failures' }),
    schema: z
      .enum(forecastSchemas)
      .optional()
      .openapi({ description: 'What is counted; forecasts under another counter are computed anew' }),
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .optional()
      .openapi({ description: '1 (Monday) to 7; only absenteeism, reserve and minimum may be limited to some' }),
    startTime: z.string().optional().openapi({ description: 'HH:MM, the same', example: '10:00' }),
    endTime: z.string().optional().openapi({ description: 'HH:MM, exclusive', example: '10:30' }),
    comment: z.string().max(256).optional(),
  })
  .openapi('ForecastAssignment', { description: 'At least one value to set; what is left out stays as it is' });

const assignmentLine = z.object({
  groupId: z.uuid(),
  groupName: z.string(),
  forecasts: z.number().int(),
  contacts: z.number(),
  contactsAfter: z.number(),
  hours: z.number().openapi({ description: 'Agent hours' }),
  hoursAfter: z.number(),
});

const refreshFields = {
  isEnabled: z.boolean(),
  frequency: z.enum(refreshFrequencies),
  time: z.string().openapi({ description: 'Local time of day, HH:MM', example: '02:15' }),
  timeZone: z.string().max(64).openapi({ description: 'IANA name' }),
  horizonDays: z.number().int().min(1).max(800),
  historyWeeks: z.number().int().min(1).max(520),
  onNewData: z.boolean().openapi({ description: 'Also when a new day of history has come' }),
};
const refreshSettings = z
  .object({
    ...refreshFields,
    nextRunAt: z.string().nullable(),
    lastRunAt: z.string().nullable(),
    lastOutcome: z
      .object({
        refreshId: z.string(),
        total: z.number().int(),
        failed: z.number().int(),
        firstFailure: z.string().nullable(),
        finishedAt: z.string(),
      })
      .nullable(),
    version: z.number().int(),
  })
  .openapi('ForecastRefresh');

const planQuery = z.object({
  groupId: z.uuid(),
  kind: z.enum(['contacts', 'operators']),
  mode: z.enum(['hour', 'interval']).optional().openapi({ description: 'Rows of an operator plan' }),
  from: date.optional().openapi({ description: 'First day that an operator plan applies to' }),
  to: date.optional(),
  days: z.enum(dayChoices).optional(),
  dates: z.string().max(4_000).optional().openapi({ description: 'With days=custom: dates separated by commas' }),
  timeZone: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: 'Whose clocks the file means; those of the group when absent' }),
  thresholdSec: z.coerce.number().int().min(1).max(86_400).optional().openapi({
    type: 'integer',
    description: 'Answer time (10 to 60 s of calls) of the days of an operator plan; what is left out stays as it is',
  }),
  serviceLevelPercent: z.coerce
    .number()
    .min(targetPercentRange.min)
    .max(targetPercentRange.max)
    .optional()
    .openapi({ type: 'number', description: 'Target of the days of an operator plan' }),
  ahtSec: z.coerce
    .number()
    .positive()
    .max(86_400)
    .optional()
    .openapi({ type: 'number', description: 'Handling time of the days of an operator plan' }),
  comment: z.string().max(256).optional(),
});
const planPreview = z
  .object({
    faults: z.array(z.object({ row: z.number(), column: z.string(), rule: z.string(), message: z.string() }).loose()),
    faultTotal: z.number().int(),
    groupName: z.string(),
    timeZone: z.string(),
    intervals: z.number().int(),
    contacts: z.number(),
    operatorHours: z.number().nullable(),
    firstDate: z.string().nullable(),
    lastDate: z.string().nullable(),
    days: z.number().int(),
    hasAht: z.boolean(),
    forecastId: z.uuid().nullable().openapi({ description: 'The forecast it is laid over; null: a new one' }),
    expectation: z
      .object({
        contacts: z.number(),
        ahtSec: z.number(),
        serviceLevel: z.number(),
        target: z.number(),
        thresholdSec: z.number(),
        occupancy: z.number(),
        busy: z.number().int(),
        below: z.number().int().openapi({ description: 'Intervals below the target' }),
      })
      .nullable()
      .openapi({ description: 'What the people of an operator plan give; ratios 0 to 1' }),
  })
  .openapi('ForecastPlanPreview');
const binary = z.string().openapi({ format: 'binary' });
const planFile = {
  query: planQuery,
  body: {
    required: true,
    content: {
      'text/csv': { schema: binary },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: binary },
    },
  },
};

const routes = {
  previewAssignment: apiRoute({
    method: 'post',
    path: '/forecasts/assignments/preview',
    tags: ['Forecasts'],
    summary: 'What values for many groups would do, without doing it',
    permission: 'forecast:write',
    request: jsonBody(assignment),
    responses: { 200: jsonResponse(z.object({ items: z.array(assignmentLine) }), 'Each group before and after') },
  }),
  assign: apiRoute({
    method: 'post',
    path: '/forecasts/assignments',
    tags: ['Forecasts'],
    summary: 'Set growth, reserve, absence, minimum, service level and what is counted for many groups',
    permission: 'forecast:write',
    request: jsonBody(assignment),
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  getRefresh: apiRoute({
    method: 'get',
    path: '/forecasts/refresh',
    tags: ['Forecasts'],
    summary: 'When forecasts are made anew by themselves, and how the last run went',
    permission: 'forecast:read',
    responses: { 200: jsonResponse(refreshSettings, 'The settings') },
  }),
  setRefresh: apiRoute({
    method: 'put',
    path: '/forecasts/refresh',
    tags: ['Forecasts'],
    summary: 'Set when forecasts are made anew by themselves',
    permission: 'forecast:write',
    request: jsonBody(
      z.object({ ...refreshFields, version: z.number().int().optional() }).openapi('ForecastRefreshInput'),
    ),
    responses: { 200: jsonResponse(refreshSettings, 'The settings as they are now') },
  }),
  runRefresh: apiRoute({
    method: 'post',
    path: '/forecasts/refresh/runs',
    tags: ['Forecasts'],
    summary: 'Make the forecasts of all groups anew now',
    permission: 'forecast:write',
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  previewPlan: apiRoute({
    method: 'post',
    path: '/forecasts/plans/preview',
    tags: ['Forecasts'],
    summary: 'Check a contact plan or an operator plan (CSV or XLSX) without importing it',
    permission: 'forecast:write',
    request: planFile,
    responses: { 200: jsonResponse(planPreview, 'What the file holds, and its first 100 faults') },
  }),
  importPlan: apiRoute({
    method: 'post',
    path: '/forecasts/plans',
    tags: ['Forecasts'],
    summary: 'Import a contact plan or an operator plan (CSV or XLSX), all or nothing',
    permission: 'forecast:write',
    request: planFile,
    responses: { 201: jsonResponse(z.object({ forecastId: z.uuid() }), 'The forecast concerned') },
  }),
};

/** Receives the file, works with it and leaves nothing behind. */
async function withUpload<T>(request: Request, work: (storedName: string) => Promise<T>): Promise<T> {
  const { storedName } = await receiveUpload(request);
  try {
    return await work(storedName);
  } finally {
    await removeUpload(storedName);
  }
}

async function readRefresh(organizationId: string) {
  const { minuteOfDay, ...settings } = await getRefreshSettings({ organizationId });
  return { ...settings, time: formatHHMM(minuteOfDay) };
}

export default function register(api: ApiApp): void {
  api.openapi(routes.previewAssignment, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const assignment = parseInput(assignmentInput, c.req.valid('json'));
    const reach = { organizationId: actor.organizationId, scope: reachOfAssignment(actor, assignment) };
    await requireAssignedGroups(reach, assignment);
    return c.json({ items: await previewAssignment({ ...reach, assignment }) }, 200);
  });
  api.openapi(routes.assign, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const input = parseInput(assignmentInput, c.req.valid('json'));
    const scope = reachOfAssignment(actor, input);
    await requireAssignedGroups({ organizationId: actor.organizationId, scope }, input);
    const job = await enqueueJob(actor, assignParameters, { ...input, departmentIds: departmentsOfReach(scope) });
    return c.json(job, 202, { Location: `/api/v1/jobs/${job.jobId}` });
  });
  api.openapi(routes.getRefresh, async (c) => {
    const settings = await readRefresh(requireApiPermission(c, 'forecast:read').organizationId);
    return c.json(settings, 200, { ETag: etagOf(settings.version) });
  });
  api.openapi(routes.setRefresh, async (c) => {
    // why: the refresh makes the forecasts of all departments
    const actor = requireApiPermission(c, 'forecast:write:all');
    const values = c.req.valid('json');
    const version = c.req.header('if-match') ? requireIfMatch(c) : values.version;
    await saveRefreshSettings(actor, { ...values, version });
    const settings = await readRefresh(actor.organizationId);
    return c.json(settings, 200, { ETag: etagOf(settings.version) });
  });
  api.openapi(routes.runRefresh, async (c) => {
    const job = await enqueueJob(requireApiPermission(c, 'forecast:write:all'), refreshForecasts, {});
    return c.json(job, 202, { Location: `/api/v1/jobs/${job.jobId}` });
  });
  api.openapi(routes.previewPlan, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const { organizationId } = actor;
    const plan = parseInput(planImportInput, c.req.valid('query'));
    await requireGroupsInReach(actor, 'forecast:write', [plan.groupId]);
    const preview = await withUpload(c.req.raw, (storedName) => previewPlan({ organizationId, storedName, plan }));
    return c.json({ ...preview, faults: preview.faults.map((fault) => ({ ...fault })) }, 200);
  });
  api.openapi(routes.importPlan, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const plan = parseInput(planImportInput, c.req.valid('query'));
    await requireGroupsInReach(actor, 'forecast:write', [plan.groupId]);
    const { forecastId } = await withUpload(c.req.raw, (storedName) => importPlan(actor, { storedName, plan }));
    return c.json({ forecastId }, 201, { Location: `/api/v1/forecasts/${forecastId}` });
  });
}
