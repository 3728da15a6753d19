import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { requestReoptimization } from '~/jobs/request-reoptimization.server';
import { requestSuggestions } from '~/jobs/request-suggestions.server';
import { applyProposals, undoProposal } from '~/models/apply-proposals.server';
import {
  discardProposals,
  getProposal,
  listProposals,
  listSuggestions,
  type ProposalView,
} from '~/models/schedule-proposal.server';
import { decisionSchema, proposalStates, reoptimizeSchema } from '~/models/schedule-proposal-input';
import { suggestSchema } from '~/models/suggestion-input';

const params = z.object({ scheduleId: z.uuid() });
const proposalParams = params.extend({ proposalId: z.uuid() });
const appliedParams = params.extend({ appliedProposalId: z.uuid() });
const reasonInput = z.object({ reason: z.string().trim().max(256).optional() }).openapi('ProposalReason');

const proposalSchema = z
  .object({
    id: z.uuid(),
    scheduleId: z.uuid(),
    kind: z.enum(['reoptimize', 'suggestion', 'activities']),
    state: z.enum(proposalStates),
    jobId: z.uuid(),
    score: z.number().nullable().openapi({ description: '0..100, of suggestions' }),
    error: z.string().nullable(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
    changedPeople: z.number().int().nullable(),
    changedShifts: z.number().int().nullable(),
    shortHoursBefore: z.number().nullable(),
    shortHoursAfter: z.number().nullable(),
    details: z.any().openapi({ description: 'Of a suggestion: pattern, gap, cost, people, risk, parts of the score' }),
  })
  .openapi('ScheduleProposal');

const toAnswer = (item: ProposalView) => ({
  id: item.id,
  scheduleId: item.scheduleId,
  kind: item.kind,
  state: item.state,
  jobId: item.jobId,
  score: item.score,
  error: item.error,
  createdAt: item.createdAt.toISOString(),
  decidedAt: item.decidedAt?.toISOString() ?? null,
  changedPeople: item.changedPeople,
  changedShifts: item.changedShifts,
  shortHoursBefore: item.shortBefore,
  shortHoursAfter: item.shortAfter,
  details: item.details,
});

const tags = ['Schedules'];
const permission = 'schedule:write';
const done = z.object({ changedShifts: z.number().int() });

const routes = {
  optimize: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/optimize',
    tags,
    summary: 'Optimise some days, people or only the pauses of a schedule again',
    description: 'The answer waits as a proposal until it is applied or discarded.',
    permission,
    request: { params, ...jsonBody(reoptimizeSchema.openapi('ReoptimizeSchedule')) },
    responses: {
      202: jsonResponse(z.object({ jobId: z.uuid(), proposalId: z.uuid() }), 'The job to follow, and its proposal'),
    },
  }),
  list: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/proposals',
    tags,
    summary: 'Computed changes of a schedule, newest first',
    permission,
    request: { params, query: pageQuery.extend({ state: z.enum(proposalStates).optional() }) },
    responses: { 200: jsonResponse(listResponse(proposalSchema), 'A page of proposals') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/proposals/{proposalId}',
    tags,
    summary: 'One proposal with its figures and every shift it changes',
    permission,
    request: { params: proposalParams },
    responses: { 200: jsonResponse(proposalSchema.extend({ summary: z.any() }), 'The proposal') },
  }),
  apply: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/proposals/{proposalId}/apply',
    tags,
    summary: 'Take a proposal over as one edit; refused when the schedule has changed since',
    permission,
    request: { params: proposalParams, ...jsonBody(reasonInput) },
    responses: { 200: jsonResponse(done, 'Taken over') },
  }),
  discard: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/proposals/{proposalId}/discard',
    tags,
    summary: 'Give a proposal up',
    permission,
    request: { params: proposalParams },
    responses: { 204: { description: 'Discarded' } },
  }),
  undo: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/proposals/{appliedProposalId}/undo',
    tags,
    summary: 'Take an applied proposal back; refused when one of its shifts has changed since',
    permission,
    request: { params: appliedParams, ...jsonBody(reasonInput) },
    responses: { 204: { description: 'The shifts are as they were' } },
  }),
  suggest: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/suggestions',
    tags,
    summary: 'Seek changes that help a schedule',
    permission,
    request: { params, ...jsonBody(suggestSchema.openapi('SeekSuggestions')) },
    responses: { 202: jsonResponse(z.object({ jobId: z.uuid() }), 'The job to follow') },
  }),
  suggestions: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/suggestions',
    tags,
    summary: 'Suggestions of the last search, best first',
    permission,
    request: { params },
    responses: { 200: jsonResponse(z.object({ items: z.array(proposalSchema) }), 'At most a hundred suggestions') },
  }),
  applySuggestions: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/suggestions/apply',
    tags,
    summary: 'Take one or several suggestions over together',
    permission,
    request: { params, ...jsonBody(decisionSchema.openapi('ApplySuggestions')) },
    responses: { 200: jsonResponse(done, 'Taken over') },
  }),
};

const cursorKey = z.tuple([z.uuid()]);

export default function register(api: ApiApp): void {
  api.openapi(routes.optimize, async (c) => {
    const actor = requireApiPermission(c, permission);
    const { scheduleId } = c.req.valid('param');
    const started = await requestReoptimization(actor, { scheduleId, values: c.req.valid('json') });
    return c.json(started, 202, { Location: `/api/v1/jobs/${started.jobId}` });
  });
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, permission);
    const { cursor, limit, state } = c.req.valid('query');
    const { scheduleId } = c.req.valid('param');
    const after = decodeCursor(cursor, cursorKey)?.[0];
    const kinds = ['reoptimize', 'suggestion', 'activities'] as const;
    const states = state ? [state] : undefined;
    const page = await listProposals(actor, { scheduleId, kinds: [...kinds], states, limit, after });
    return c.json({ items: page.items.map(toAnswer), nextCursor: page.next && encodeCursor([page.next]) }, 200);
  });
  api.openapi(routes.get, async (c) => {
    const proposal = await getProposal(requireApiPermission(c, permission), c.req.valid('param'));
    return c.json({ ...toAnswer(proposal), summary: proposal.summary }, 200);
  });
  api.openapi(routes.apply, async (c) => {
    const actor = requireApiPermission(c, permission);
    const { scheduleId, proposalId } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    return c.json(await applyProposals(actor, { scheduleId, proposalIds: [proposalId], reason }), 200);
  });
  api.openapi(routes.discard, async (c) => {
    const { scheduleId, proposalId } = c.req.valid('param');
    await discardProposals(requireApiPermission(c, permission), { scheduleId, proposalIds: [proposalId] });
    return c.body(null, 204);
  });
  api.openapi(routes.undo, async (c) => {
    const { scheduleId, appliedProposalId: proposalId } = c.req.valid('param');
    await undoProposal(requireApiPermission(c, permission), { scheduleId, proposalId, ...c.req.valid('json') });
    return c.body(null, 204);
  });
  api.openapi(routes.suggest, async (c) => {
    const actor = requireApiPermission(c, permission);
    const { scheduleId } = c.req.valid('param');
    const started = await requestSuggestions(actor, { scheduleId, values: c.req.valid('json') });
    return c.json(started, 202, { Location: `/api/v1/jobs/${started.jobId}` });
  });
  api.openapi(routes.suggestions, async (c) => {
    const items = await listSuggestions(requireApiPermission(c, permission), c.req.valid('param'));
    return c.json({ items: items.map(toAnswer) }, 200);
  });
  api.openapi(routes.applySuggestions, async (c) => {
    const actor = requireApiPermission(c, permission);
    return c.json(await applyProposals(actor, { ...c.req.valid('param'), ...c.req.valid('json') }), 200);
  });
}
