import { AsyncLocalStorage } from 'node:async_hooks';
import { singleton } from './singleton.server';

/** What becomes known of a request on its way, for its line in the log. */
export interface RequestContext {
  userId?: string;
}

const storage = () => singleton('request-context', () => new AsyncLocalStorage<RequestContext>());

/** Runs the handling of one request with a context of its own. */
export const runWithRequestContext = <T>(context: RequestContext, work: () => T): T => storage().run(context, work);

/** Notes who makes the request; without a context (worker, tests) nothing happens. */
export function noteUser(userId: string): void {
  const context = storage().getStore();
  if (context) context.userId = userId;
}
