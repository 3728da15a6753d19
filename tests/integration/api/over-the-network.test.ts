import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '~/api/app.server';
import { getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole } from '../../factories/user';

let server: Server;
let token: string;

beforeAll(async () => {
  server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { organizationId } = await createOrganization();
  token = await getAccessToken((await createUserWithRole({ organizationId, role: 'planner' })).username);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends as a browser or a streaming client does: no length is told unless the headers tell it. */
function send(method: string, path: string, parts: string[], headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: { code?: string } }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const call = request({ port, method, path: `/api/v1${path}`, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text ? JSON.parse(text) : {} }));
    });
    call.on('error', reject);
    for (const part of parts) call.write(part);
    call.end();
  });
}

describe('requests whose length is not told', () => {
  it('a deletion without a body reaches its resource', async () => {
    const nothing = '019a0000-0000-7000-8000-000000000000';
    const answer = await send('DELETE', `/capacity-plans/${nothing}`, [], { authorization: `Bearer ${token}` });
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it('a body in pieces is put together', async () => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    };
    const answer = await send(
      'POST',
      '/planning/erlang-c',
      ['{"lambda_rate":1000,"mu_rate":', '20,"target_sl":0.8}'],
      headers,
    );
    expect(answer).toMatchObject({ status: 200, body: { agents: 56 } });
  });

  it('and is refused when it grows too large', async () => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const answer = await send('POST', '/auth/login', Array<string>(9).fill('x'.repeat(1024 * 1024)), headers);
    expect(answer.status).toBe(413);
  });
});
