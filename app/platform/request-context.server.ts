import { singleton } from './singleton.server';

/** What becomes known of a request on its way, for its line in the log. */
export interface RequestContext {
  userId?: string;
}

// why: by the id that every request carries; an AsyncLocalStorage would follow each promise of every page, at a tenth of its cost
const contexts = () => singleton('request-contexts', () => new Map<string, RequestContext>());

/** Begins the context of a request; `closeRequestContext` must follow. */
export function openRequestContext(requestId: string): RequestContext {
  const context: RequestContext = {};
  contexts().set(requestId, context);
  return context;
}

export function closeRequestContext(requestId: string): void {
  contexts().delete(requestId);
}

/** Notes who makes the request; without a context (worker, tests) nothing happens. */
export function noteUser(request: Request, userId: string): void {
  const context = contexts().get(request.headers.get('x-request-id') ?? '');
  if (context) context.userId = userId;
}
