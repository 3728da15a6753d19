import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import type { ApiEnv } from './api-app';
import { problemResponse } from './problem';

/** Turns whatever a handler threw into a problem: an expected fault as it is, anything else as a logged 500. */
export function answerFault(error: Error, c: Context<ApiEnv>): Response {
  if (error instanceof AppError) {
    const status = error.status as ContentfulStatusCode;
    const challenge: Record<string, string> =
      error.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="wfm"' } : {};
    const headers = { ...challenge, ...error.headers };
    return problemResponse(c, { status, code: error.code, detail: error.message, faults: error.faults, headers });
  }
  if (error instanceof HTTPException && error.status < 500) {
    const isUnreadable = error.status === 400;
    const detail = error.message || 'The request could not be read.';
    return problemResponse(c, {
      status: error.status as ContentfulStatusCode,
      code: isUnreadable ? 'bad_request' : `http_${error.status}`,
      detail,
    });
  }
  logger.error({ err: error, requestId: c.get('requestId'), path: c.req.path }, 'api fault');
  const detail = 'The fault was logged. Name the request id when you report it.';
  return problemResponse(c, { status: 500, code: 'internal', detail });
}
