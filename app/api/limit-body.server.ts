import type { Context, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './api-app';
import { problemResponse } from './problem';

const mebibyte = 1024 * 1024;
const jsonLimitMib = 8;
const fileLimitMib = 512;

const refuse = (c: Context, mib: number) =>
  problemResponse(c, { status: 413, code: 'too_large', detail: `The body may have at most ${mib} MiB.` });

const countTo = (mib: number) => bodyLimit({ maxSize: mib * mebibyte, onError: (c) => refuse(c, mib) });

const countJson = countTo(jsonLimitMib);
const countFile = countTo(fileLimitMib);
const fileTypes = [
  'multipart/form-data',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** What the request says of its length, in bytes; null where it says nothing. */
function readToldLength({ headers }: Request): number | null {
  const told = headers.get('content-length');
  return told === null || headers.has('transfer-encoding') ? null : Number(told);
}

/**
 * A body of untold length (a DELETE of a browser, a body sent in pieces) is counted while it is read, and the request then stands anew. The
 * web server's own kind of request cannot be copied so: it is made one of the platform first.
 */
function standOnItsOwn(c: Context<ApiEnv>): void {
  const { url, method, headers, body, signal } = c.req.raw;
  if (body) c.req.raw = new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
}

/** Refuses bodies that are too large or of a type that no endpoint reads. */
export async function limitBody(c: Context<ApiEnv>, next: Next): Promise<Response | undefined> {
  const type = (c.req.header('content-type') ?? '').split(';')[0].trim().toLowerCase();
  const isFile = fileTypes.includes(type);
  if (type && !isFile && type !== 'application/json' && !type.endsWith('+json') && c.req.method !== 'GET') {
    const detail = `Send application/json; ${type} is not read here.`;
    return problemResponse(c, { status: 415, code: 'unsupported_media_type', detail });
  }
  const told = readToldLength(c.req.raw);
  const mostMib = isFile ? fileLimitMib : jsonLimitMib;
  if (told !== null) {
    if (told > mostMib * mebibyte) return refuse(c, mostMib);
    await next();
    return undefined;
  }
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    await next();
    return undefined;
  }
  standOnItsOwn(c);
  return ((await (isFile ? countFile : countJson)(c, next)) as Response | undefined) ?? undefined;
}
