import type { Context, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './api-app';
import { problemResponse } from './problem';

const mebibyte = 1024 * 1024;
const jsonLimitMib = 8;
const fileLimitMib = 512;

const limitTo = (mib: number) =>
  bodyLimit({
    maxSize: mib * mebibyte,
    onError: (c) =>
      problemResponse(c, { status: 413, code: 'too_large', detail: `The body may have at most ${mib} MiB.` }),
  });

const limitJson = limitTo(jsonLimitMib);
const limitFile = limitTo(fileLimitMib);
const fileTypes = [
  'multipart/form-data',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/**
 * A request whose length is not told (a DELETE of a browser, a body sent in pieces) is counted while it is read and then stands anew. The web
 * server's own kind of request cannot be copied so: it is made one of the platform first.
 */
function standOnItsOwn(c: Context<ApiEnv>): void {
  const { raw } = c.req;
  if (!raw.body || raw.headers.has('content-length')) return;
  const { method, headers, body, signal } = raw;
  c.req.raw = new Request(raw.url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
}

/** Refuses bodies that are too large or of a type that no endpoint reads. */
export async function limitBody(c: Context<ApiEnv>, next: Next): Promise<Response | undefined> {
  const type = (c.req.header('content-type') ?? '').split(';')[0].trim().toLowerCase();
  const isFile = fileTypes.includes(type);
  if (type && !isFile && type !== 'application/json' && !type.endsWith('+json') && c.req.method !== 'GET') {
    const detail = `Send application/json; ${type} is not read here.`;
    return problemResponse(c, { status: 415, code: 'unsupported_media_type', detail });
  }
  standOnItsOwn(c);
  return ((await (isFile ? limitFile : limitJson)(c, next)) as Response | undefined) ?? undefined;
}
