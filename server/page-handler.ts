import { gzipSync } from 'node:zlib';
import { createRemixRequest, sendRemixResponse } from '@remix-run/express/dist/server.js';
import { createRequestHandler, type RequestHandler as RemixHandler, type ServerBuild } from '@remix-run/node';
import type { Request, RequestHandler, Response } from 'express';
import type { BuildSource } from './build-source.ts';
import { createBuildNarrower } from './narrow-build.ts';

type AppLoadContext = import('@remix-run/node').AppLoadContext;

/** Larger documents are compressed on the way out instead, so that none holds up the others. */
const largestAtOnce = 400_000;

function describeRequest(req: Request, res: Response): AppLoadContext {
  return {
    nonce: res.locals.nonce as string,
    requestId: res.locals.requestId as string,
    clientAddress: req.ip ?? '',
  };
}

/** Sends a document that is there as a whole: one compression and one write in place of a chain of streams. */
function sendDocument(req: Request, res: Response, head: globalThis.Response, document: string): void {
  res.status(head.status);
  for (const [name, value] of head.headers) res.append(name, value);
  res.vary('Accept-Encoding');
  const isGzip = req.headers['accept-encoding'] === 'gzip';
  if (isGzip && document.length > largestAtOnce) {
    res.end(document);
    return;
  }
  const body = isGzip ? gzipSync(document, { level: 1 }) : Buffer.from(document);
  if (isGzip) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', body.length);
  res.end(body);
}

/** One handler for each part of the build, made when it is first asked for. */
function createHandlers(build: ServerBuild): (pathname: string) => RemixHandler {
  const findPart = createBuildNarrower(build);
  const handlers = new Map<ServerBuild, RemixHandler>();
  return (pathname) => {
    const part = findPart(pathname);
    const known = handlers.get(part) ?? createRequestHandler(part, process.env.NODE_ENV);
    handlers.set(part, known);
    return known;
  };
}

/** Answers every page, form and data request of the application. */
export function createPageHandler(builds: BuildSource): RequestHandler {
  // why: with a function Remix builds its routes anew for each request
  const findHandler = builds.built ? createHandlers(builds.built) : null;
  const handleFresh = createRequestHandler(builds.load, process.env.NODE_ENV);
  return async (req, res, next) => {
    try {
      const context = describeRequest(req, res);
      const handle = findHandler?.(req.path) ?? handleFresh;
      const response = await handle(createRemixRequest(req, res), context);
      if (context.document === undefined) await sendRemixResponse(res, response);
      else sendDocument(req, res, response, context.document);
    } catch (error) {
      next(error);
    }
  };
}
