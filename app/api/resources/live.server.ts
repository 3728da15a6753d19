import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { listAgentPlans } from '~/models/live-feed-plan.server';
import { listCoverage, slotMs } from '~/models/live-plan.server';
import { listLiveQueues } from '~/models/live-queues.server';
import { readAgentStates, readQueueStates } from '~/models/live-state.server';
import { forbidden, invalid } from '~/platform/errors.server';

const maxPeriodMs = 2 * 86_400_000;
const tags = ['Live'];

const planSchema = z
  .object({
    agentId: z.uuid(),
    groupIds: z.array(z.uuid()),
    isAbsencePlanned: z.boolean(),
    activities: z.array(z.object({ kind: z.string(), startsAt: z.string(), endsAt: z.string() })),
    state: z.object({ status: z.string(), since: z.string(), groupId: z.uuid().nullable() }).nullable(),
  })
  .openapi('LiveAgent');

const queueSchema = z
  .object({
    groupId: z.uuid(),
    name: z.string(),
    code: z.string(),
    channelType: z.string(),
    serviceName: z.string(),
    timeZone: z.string(),
    serviceLevelTarget: z.number(),
    thresholdSec: z.number(),
    metrics: z.record(z.string(), z.unknown()).nullable(),
  })
  .openapi('LiveQueue');

const slotSchema = z
  .object({
    groupId: z.uuid(),
    startsAt: z.string(),
    required: z.number().nullable(),
    scheduled: z.number(),
    volume: z.number().nullable(),
    ahtSec: z.number().nullable(),
  })
  .openapi('CoverageSlot');

const agents = apiRoute({
  method: 'get',
  path: '/live/agents',
  tags,
  summary: 'Agents: what is planned around now and what they do',
  permission: 'live:read:department',
  responses: { 200: jsonResponse(z.object({ items: z.array(planSchema) }), 'Agents within reach') },
});

const queues = apiRoute({
  method: 'get',
  path: '/live/queues',
  tags,
  summary: 'Queues with their targets and last counters',
  permission: 'live:read:department',
  responses: { 200: jsonResponse(z.object({ items: z.array(queueSchema) }), 'Active queues') },
});

const coverage = apiRoute({
  method: 'get',
  path: '/live/coverage',
  tags,
  summary: 'Requirement, schedule and expected contacts by group and quarter of an hour',
  description: 'At most two days; the period is widened to whole quarters.',
  permission: 'live:read:department',
  request: { query: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }) },
  responses: { 200: jsonResponse(z.object({ items: z.array(slotSchema) }), 'Slots in order of time') },
});

export default function register(api: ApiApp): void {
  api.openapi(agents, async (c) => {
    const actor = requireApiPermission(c, 'live:read');
    const scope = scopeOf(actor, 'live:read');
    if (!scope) throw forbidden();
    const { organizationId } = actor;
    const [plans, states] = await Promise.all([
      listAgentPlans({ organizationId, scope }),
      readAgentStates(organizationId),
    ]);
    const items = plans.map((plan) => {
      const state = states.get(plan.agentId);
      return {
        ...plan,
        state: state
          ? { status: state.status, since: new Date(state.sinceMs).toISOString(), groupId: state.groupId }
          : null,
      };
    });
    return c.json({ items }, 200);
  });
  api.openapi(queues, async (c) => {
    const { organizationId } = requireApiPermission(c, 'live:read');
    const [list, states] = await Promise.all([
      listLiveQueues({ organizationId, now: new Date() }),
      readQueueStates(organizationId),
    ]);
    const items = list.map((queue) => ({
      groupId: queue.groupId,
      name: queue.name,
      code: queue.code,
      channelType: queue.channelType,
      serviceName: queue.serviceName,
      timeZone: queue.timeZone,
      serviceLevelTarget: queue.serviceLevelTarget,
      thresholdSec: queue.thresholdSec,
      metrics: { ...states.get(queue.groupId) },
    }));
    return c.json({ items }, 200);
  });
  api.openapi(coverage, async (c) => {
    const { organizationId } = requireApiPermission(c, 'live:read');
    const query = c.req.valid('query');
    const from = new Date(Math.floor(Date.parse(query.from) / slotMs) * slotMs);
    const to = new Date(Math.ceil(Date.parse(query.to) / slotMs) * slotMs);
    if (to <= from || to.getTime() - from.getTime() > maxPeriodMs) {
      throw invalid('to', 'period', 'The period must be longer than nothing and at most two days.');
    }
    const slots = await listCoverage({ organizationId, from, to });
    const items = slots.map(({ atMs, plannedServiceLevel: _level, ...slot }) => ({
      ...slot,
      startsAt: new Date(atMs).toISOString(),
    }));
    return c.json({ items }, 200);
  });
}
