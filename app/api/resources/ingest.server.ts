import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type IngestResult, ingestAgentStatus, ingestQueueMetrics } from '~/models/ingest.server';
import { AppError } from '~/platform/errors.server';

const maxRows = 1_000;
const text = (description: string, example: string) => ({ type: 'string' as const, description, example });
const number = (description: string) => ({ type: 'integer' as const, minimum: 0, description });
const timestamp = text(
  'ISO 8601 instant or milliseconds; now when absent. Late is welcome, the future is refused',
  '2026-11-23T08:15:30Z',
);

// why: rows are checked one by one, so that one bad row does not cost the others; hence the loose schema, described by hand
const statusEvent = z.record(z.string(), z.unknown()).openapi('AgentStatusEvent', {
  type: 'object',
  required: ['status'],
  properties: {
    agentId: text('Id of the employee; or give personnelNumber or externalId', '01935b5e-7c2a-7e1b-9f00-5a1b2c3d4e5f'),
    personnelNumber: text('Personnel number', '10042'),
    externalId: text('Id in the contact centre', 'agent-77'),
    status: text('Code of the state, as in the dictionary of states', 'CALL'),
    groupId: text('Group that is being served', '01935b5e-7c2a-7e1b-9f00-5a1b2c3d4e5f'),
    groupCode: text('Code of that group', 'SUP-C'),
    timestamp,
  },
});

const metricEvent = z.record(z.string(), z.unknown()).openapi('QueueMetricsEvent', {
  type: 'object',
  properties: {
    groupId: text('Id of the group; or give groupCode or externalId', '01935b5e-7c2a-7e1b-9f00-5a1b2c3d4e5f'),
    groupCode: text('Code of the group', 'SUP-C'),
    externalId: text('Id in the contact centre', 'queue-3'),
    timestamp,
    waiting: number('Contacts waiting now'),
    longestWaitMs: number('Longest wait of those, in milliseconds'),
    receivedToday: number('Contacts received since local midnight'),
    answeredToday: number('Contacts answered since local midnight'),
    answeredInTimeToday: number('Contacts answered within the threshold since local midnight'),
    lostToday: number('Contacts lost since local midnight'),
    ahtMs: number('Mean handling time today, in milliseconds'),
    agentsAvailable: number('Agents who are free'),
    agentsBusy: number('Agents who are busy'),
    agentsOnline: number('Agents who are logged in'),
  },
});

const resultSchema = z
  .object({
    accepted: z.number().int(),
    rejected: z.array(
      z.object({ row: z.number().int().optional(), field: z.string(), rule: z.string(), message: z.string() }),
    ),
    unclassified: z.array(z.string()),
  })
  .openapi('IngestResult');

const batchOf = <T extends z.ZodType>(row: T) => z.union([z.array(row).min(1).max(maxRows), row]);

const statusRoute = apiRoute({
  method: 'post',
  path: '/ingest/agent-status',
  tags: ['Live'],
  summary: 'Report states of agents',
  description: 'One event or up to 1,000. Rows at fault are named in the answer, the others are taken. Safe to repeat.',
  permission: 'ingest:write:all',
  request: jsonBody(batchOf(statusEvent)),
  responses: { 200: jsonResponse(resultSchema, 'What was taken') },
});

const metricsRoute = apiRoute({
  method: 'post',
  path: '/ingest/queue-metrics',
  tags: ['Live'],
  summary: 'Report counters of queues',
  description: 'One queue or up to 1,000. Rows at fault are named in the answer, the others are taken. Safe to repeat.',
  permission: 'ingest:write:all',
  request: jsonBody(batchOf(metricEvent)),
  responses: { 200: jsonResponse(resultSchema, 'What was taken') },
});

/** A call of which nothing could be taken is a fault of the caller. */
function requireSome(result: IngestResult): IngestResult {
  if (result.accepted > 0) return result;
  throw new AppError('invalid', 'No row could be taken.', { faults: result.rejected });
}

const rowsOf = (body: unknown): unknown[] => (Array.isArray(body) ? body : [body]);

export default function register(api: ApiApp): void {
  api.openapi(statusRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'ingest:write:all');
    const result = await ingestAgentStatus({ organizationId, rows: rowsOf(c.req.valid('json')) });
    return c.json(requireSome(result), 200);
  });
  api.openapi(metricsRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'ingest:write:all');
    const result = await ingestQueueMetrics({ organizationId, rows: rowsOf(c.req.valid('json')) });
    return c.json(requireSome(result), 200);
  });
}
