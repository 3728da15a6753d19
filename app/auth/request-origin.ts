/** Where a request comes from, as the web server noted it; what a client wrote into these headers was overwritten there. */
export interface RequestOrigin {
  requestId: string;
  clientAddress: string | null;
  userAgent: string | null;
}

export function requestOriginOf(request: Request): RequestOrigin {
  return {
    requestId: request.headers.get('x-request-id') ?? crypto.randomUUID(),
    clientAddress: request.headers.get('x-wfm-client-address'),
    userAgent: request.headers.get('user-agent')?.slice(0, 256) ?? null,
  };
}
