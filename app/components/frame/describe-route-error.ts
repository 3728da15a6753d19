import { isRouteErrorResponse } from '@remix-run/react';

/** Kinds of fault that the `errors` catalogue has words for. */
export type ErrorKind =
  | 'badRequest'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'tooMany'
  | 'unavailable'
  | 'offline'
  | 'unexpected';

export interface RouteErrorDescription {
  kind: ErrorKind;
  /** the server's own words, where it gave some that are meant for the reader */
  message: string | null;
  requestId: string | null;
}

const kinds: Record<number, ErrorKind> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'notFound',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  413: 'badRequest',
  422: 'badRequest',
  423: 'conflict',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What a thrown value means to the reader. Only thrown responses speak for themselves: other faults keep their words. */
export function describeRouteError(error: unknown): RouteErrorDescription {
  if (!isRouteErrorResponse(error)) {
    const isNetwork = error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
    return { kind: isNetwork ? 'offline' : 'unexpected', message: null, requestId: null };
  }
  const data = typeof error.data === 'object' && error.data !== null ? (error.data as Record<string, unknown>) : {};
  const kind = kinds[error.status] ?? 'unexpected';
  // what is not found or not allowed is said in the reader's language; a fault of the input needs the server's own words
  const speaks = kind === 'badRequest' || kind === 'conflict';
  const words = [data.detail, data.message].find((text) => typeof text === 'string' && text !== '');
  return {
    kind,
    message: speaks && typeof words === 'string' ? words : null,
    requestId: typeof data.requestId === 'string' ? data.requestId : null,
  };
}
