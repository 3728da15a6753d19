import { api } from '~/api/app.server';
import { unique } from './unique';
import { testPassword } from './user';

export interface ApiAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the API answers
  body: any;
}

/** A call of the REST API as the web server hands it on. `path` starts below /api/v1. */
export async function callApi(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string>; address?: string } = {},
): Promise<ApiAnswer> {
  const headers = new Headers(options.headers);
  headers.set('x-request-id', unique('request'));
  headers.set('x-wfm-client-address', options.address ?? unique('address'));
  if (options.token) headers.set('authorization', `Bearer ${options.token}`);
  const isText = typeof options.body === 'string';
  if (options.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const body =
    options.body === undefined || isText ? (options.body as string | undefined) : JSON.stringify(options.body);
  const response = await api.request(`http://localhost/api/v1${path}`, { method, headers, body });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
}

/** @returns an access token of a login */
export async function getAccessToken(username: string, password = testPassword): Promise<string> {
  const answer = await callApi('POST', '/auth/login', { body: { username, password } });
  if (answer.status !== 200) throw new Error(`Login failed: ${JSON.stringify(answer.body)}`);
  return answer.body.access_token;
}
