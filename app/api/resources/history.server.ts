import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { ambiguityRules, dateOrders, faultPolicies, historyLayouts } from '~/integrations/files/history/options';
import { receiveUpload } from '~/integrations/files/receive-upload.server';
import { importHistoryJob } from '~/jobs/import-history';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { readHistoryJson } from '~/models/history.server';
import { checkHistoryQuality } from '~/models/history-quality.server';
import { historySteps } from '~/models/history-steps';
import { requireImportInReach } from '~/models/import-reach.server';
import { createImportRun, getImportRun } from '~/models/import-run.server';
import { submitImport } from '~/models/submit-import.server';

const dateText = z.iso.date().openapi({ description: 'Local date in the time zone of the group' });

const periodQuery = z.object({
  group: z.uuid().openapi({ description: 'Id of the group' }),
  from: dateText,
  to: dateText.openapi({ description: 'Local date after the last one' }),
});

const pointSchema = z
  .object({
    start: z.iso.datetime({ offset: true }),
    received: z.number().int().openapi({ description: 'Unique contacts' }),
    treated: z.number().int(),
    missed: z.number().int(),
    notUniqueReceived: z.number().int(),
    notUniqueTreated: z.number().int(),
    notUniqueMissed: z.number().int(),
    answeredInTime: z.number().int().nullable(),
    ahtSec: z.number().nullable(),
    postProcessingSec: z.number().nullable(),
    serviceLevel: z.number().nullable(),
    intervals: z.number().int().openapi({ description: 'Intervals of the history in the step' }),
  })
  .openapi('HistoryPoint');

const list = apiRoute({
  method: 'get',
  path: '/history',
  tags: ['History'],
  summary: 'Contact history of a group, summed up by step',
  permission: 'history:read',
  request: { query: periodQuery.extend({ step: z.enum(historySteps).default('interval') }) },
  responses: { 200: jsonResponse(z.object({ items: z.array(pointSchema) }), 'Points in order of time') },
});

const qualitySchema = z
  .object({
    intervalMinutes: z.number().int(),
    missingShare: z.number(),
    isMissingTooMuch: z.boolean(),
    findings: z.array(
      z.object({
        kind: z.enum(['gap', 'outlier', 'empty-day', 'special-day', 'level-shift']),
        start: z.iso.datetime(),
        intervals: z.number().int(),
        found: z.number().nullable(),
        expected: z.number().nullable(),
      }),
    ),
  })
  .openapi('HistoryQuality');

const quality = apiRoute({
  method: 'get',
  path: '/history/quality',
  tags: ['History'],
  summary: 'Gaps and outliers of the history of a group',
  permission: 'history:read',
  request: { query: periodQuery },
  responses: { 200: jsonResponse(qualitySchema, 'What was found') },
});

const importQuery = z.object({
  group: z.uuid().optional().openapi({ description: 'Id of the group; without it a column must name the group' }),
  fileName: z.string().min(1).max(200).optional(),
  timeZone: z.string().max(64).optional().openapi({ description: 'IANA name; that of the group unless told' }),
  ambiguity: z.enum(ambiguityRules).optional().openapi({ description: 'Meaning of wall-clock times that occur twice' }),
  faultPolicy: z
    .enum(faultPolicies)
    .optional()
    .openapi({ description: 'reject: all or nothing; leaveOut: good rows only' }),
  layout: z.enum(historyLayouts).optional(),
  dateOrder: z.enum(dateOrders).optional(),
});

const binary = z.string().openapi({ format: 'binary' });

const importFile = apiRoute({
  method: 'post',
  path: '/history/import',
  tags: ['History'],
  summary: 'Import a history file (CSV or XLSX)',
  description:
    'Format, layout, separator and date format are detected; parameters override them. The answer names a job.',
  permission: 'history:import',
  request: {
    query: importQuery,
    body: {
      required: true,
      content: {
        'text/csv': { schema: binary },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: binary },
      },
    },
  },
  responses: {
    202: jsonResponse(z.object({ jobId: z.uuid(), importId: z.uuid() }), 'The job that imports the file'),
  },
});

const faultSchema = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  field: z.string(),
  rule: z.string(),
  value: z.string(),
  otherRow: z.number().int().optional(),
});

const importSchema = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    status: z.enum(['uploaded', 'previewed', 'running', 'completed', 'failed', 'cancelled']),
    rowsRead: z.number().int(),
    rowsWritten: z.number().int(),
    faultTotal: z.number().int(),
    faults: z.array(faultSchema).openapi({ description: 'The first 1000 in the order of the file' }),
    jobId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('HistoryImport');

const getImport = apiRoute({
  method: 'get',
  path: '/history/imports/{importId}',
  tags: ['History'],
  summary: 'An import with the faults of its file',
  permission: 'history:import',
  request: { params: z.object({ importId: z.uuid() }) },
  responses: { 200: jsonResponse(importSchema, 'The import') },
});

export default function register(api: ApiApp): void {
  api.openapi(quality, async (c) => {
    const actor = requireApiPermission(c, 'history:read');
    const { organizationId } = actor;
    const { group, from, to } = c.req.valid('query');
    await requireGroupsInReach(actor, 'history:read', [group]);
    return c.json(await checkHistoryQuality({ organizationId, groupId: group, from, to }), 200);
  });
  api.openapi(getImport, async (c) => {
    const actor = requireApiPermission(c, 'history:import');
    const { organizationId } = actor;
    const { importId } = c.req.valid('param');
    await requireImportInReach(actor, importId);
    const run = await getImportRun({ organizationId, importId });
    const { id, fileName, status, rowsRead, rowsWritten, faults, jobId, createdAt, finishedAt } = run;
    const faultTotal = run.preview?.faultTotal ?? faults.length;
    return c.json(
      { id, fileName, status, rowsRead, rowsWritten, faultTotal, faults, jobId, createdAt, finishedAt },
      200,
    );
  });
  api.openapi(list, async (c) => {
    const actor = requireApiPermission(c, 'history:read');
    const { organizationId } = actor;
    const { group, ...period } = c.req.valid('query');
    await requireGroupsInReach(actor, 'history:read', [group]);
    const json = await readHistoryJson({ organizationId, groupId: group, ...period });
    return c.body(`{"items":${json}}`, 200, { 'Content-Type': 'application/json' }) as never;
  });
  api.openapi(importFile, async (c) => {
    const actor = requireApiPermission(c, 'history:import');
    const { group, fileName, ...overrides } = c.req.valid('query');
    const upload = await receiveUpload(c.req.raw);
    const { importId } = await createImportRun({
      actor,
      fileName: fileName ?? upload.fileName,
      storedName: upload.storedName,
      sizeBytes: upload.sizeBytes,
      groupId: group ?? null,
      overrides,
    });
    const { jobId } = await submitImport({ actor, importId, definition: importHistoryJob });
    return c.json({ jobId, importId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
}
