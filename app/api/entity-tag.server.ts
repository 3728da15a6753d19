import type { Context } from 'hono';
import { AppError, invalid } from '~/platform/errors.server';

/** Entity tag of a version of a row. */
export const etagOf = (version: number): string => `"${version}"`;

/** An edit without the version that was read: it could overwrite what others did since. */
export class PreconditionRequired extends AppError {
  constructor() {
    super('bad_request', 'Send the version you have read: If-Match with its ETag, or `version` in the body.');
  }
}

/**
 * The version an edit is based on: from If-Match (the ETag of the last read), else from the body.
 * The model compares it and throws a conflict when the row has moved on.
 * @param bodyVersion `version` of the body, where the route takes one
 * @throws AppError invalid for a tag that is not ours; PreconditionRequired (428) where there is none
 */
export function requireIfMatch(c: Context, bodyVersion?: number): number {
  const header = c.req.header('if-match');
  if (header === undefined) {
    if (bodyVersion === undefined) throw new PreconditionRequired();
    return bodyVersion;
  }
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw invalid('If-Match', 'etag', 'If-Match must hold the ETag of this resource, such as "3".');
  return Number(match[1]);
}
