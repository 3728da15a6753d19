import type { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import {
  chatInput,
  erlangAInput,
  erlangBInput,
  erlangCInput,
  erlangXInput,
  queueAnswer,
  toQuestion,
  writeQueueAnswer,
} from '~/api/planning-schemas';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { answerCalculation, readCalculationCurve } from '~/models/calculation.server';
import { type CalculationModel, calculationQuestionSchema } from '~/models/calculation-question';
import { parseInput } from '~/models/parse-input.server';

const describe = <P extends string, S extends z.ZodType>(path: P, summary: string, schema: S) =>
  apiRoute({
    method: 'post',
    path,
    tags: ['Planning'],
    summary,
    permission: 'staffing:read',
    request: jsonBody(schema),
    responses: { 200: jsonResponse(queueAnswer, 'Agents and what they give') },
  });

const erlangB = describe('/planning/erlang-b', 'Lines for contacts that cannot wait, by Erlang B', erlangBInput);
const erlangC = describe('/planning/erlang-c', 'Fewest agents for a service level, by Erlang C', erlangCInput);
const erlangA = describe('/planning/erlang-a', 'Agents for contacts that give up, by Erlang A', erlangAInput);
const erlangX = describe(
  '/planning/erlang-x',
  'Agents for contacts that give up and try again, by Erlang X',
  erlangXInput,
);
const chat = describe('/planning/chat', 'Agents for chats of which each holds several', chatInput);

async function answer(model: CalculationModel, input: { include: string[] }) {
  const question = parseInput(calculationQuestionSchema, toQuestion(model, input));
  const [found, curve] = await Promise.all([
    answerCalculation(question),
    input.include.length > 0 ? readCalculationCurve(question) : null,
  ]);
  return writeQueueAnswer(found, curve, input.include);
}

export default function register(api: ApiApp): void {
  api.openapi(erlangB, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(await answer('erlang-b', c.req.valid('json')), 200);
  });
  api.openapi(erlangC, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(await answer('erlang-c', c.req.valid('json')), 200);
  });
  api.openapi(erlangA, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(await answer('erlang-a', c.req.valid('json')), 200);
  });
  api.openapi(erlangX, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(await answer('erlang-x', c.req.valid('json')), 200);
  });
  api.openapi(chat, async (c) => {
    requireApiPermission(c, 'staffing:read');
    return c.json(await answer('chat', c.req.valid('json')), 200);
  });
}
