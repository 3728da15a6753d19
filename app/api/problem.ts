import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldFault } from '~/platform/errors.server';
import type { ApiEnv } from './api-app';

/** RFC 9457 problem details, with the id of the request and every field at fault. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:wfm:problem:invalid' }),
    title: z.string().openapi({ example: 'The input is not valid' }),
    status: z.number().int().openapi({ example: 422 }),
    detail: z.string(),
    instance: z.string().openapi({ example: '/api/v1/employees' }),
    code: z.string().openapi({ example: 'invalid' }),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          field: z.string().openapi({ example: 'skills.0.proficiency' }),
          rule: z.string().openapi({ example: 'too_big' }),
          message: z.string(),
          row: z.number().int().optional(),
        }),
      )
      .optional(),
  })
  .openapi('Problem');

const titles: Record<string, string> = {
  bad_request: 'The request cannot be read',
  unauthenticated: 'Credentials are missing or not valid',
  forbidden: 'Access is not allowed',
  not_found: 'Not found',
  method_not_allowed: 'The method is not allowed here',
  conflict: 'The state has changed or does not allow this',
  invalid: 'The input is not valid',
  too_large: 'The request is too large',
  unsupported_media_type: 'The content type is not supported',
  locked: 'Locked',
  precondition_required: 'A version is required',
  rate_limited: 'Too many requests',
  unavailable: 'Temporarily unavailable',
  internal: 'Something went wrong on our side',
};

export interface ProblemInput {
  status: ContentfulStatusCode;
  code: string;
  detail: string;
  faults?: FieldFault[];
  headers?: Record<string, string>;
}

/** Answers with a problem document. */
export function problemResponse(c: Context<ApiEnv>, input: ProblemInput): Response {
  const body: z.infer<typeof problemSchema> = {
    type: `urn:wfm:problem:${input.code}`,
    title: titles[input.code] ?? 'Error',
    status: input.status,
    detail: input.detail,
    instance: c.req.path,
    code: input.code,
    requestId: c.get('requestId'),
    ...(input.faults?.length ? { errors: input.faults } : {}),
  };
  return c.body(JSON.stringify(body), input.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...input.headers,
  });
}
