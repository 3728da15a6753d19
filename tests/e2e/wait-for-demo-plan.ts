import { inject } from 'vitest';
import { demoPassword } from './log-in';

/** An access token of a demo login for calls of the API. */
export async function getToken(username: string): Promise<string> {
  const response = await fetch(`${inject('baseUrl')}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  if (!response.ok) throw new Error(`No token for ${username}: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Calls the API and returns its JSON. */
export async function callApi<T>(token: string, path: string, init: RequestInit = {}): Promise<T> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...init.headers };
  const response = await fetch(`${inject('baseUrl')}/api/v1${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Waits until the worker has forecast and scheduled the demo centre, as it does after the first start. */
export async function waitForDemoPlan(): Promise<void> {
  const token = await getToken('admin@demo.wfm');
  const deadline = Date.now() + 150_000;
  while (Date.now() < deadline) {
    const { items } = await callApi<{ items: { kind: string; state: string; error: string | null }[] }>(
      token,
      '/jobs?limit=50',
    );
    const plan = items.find((job) => job.kind === 'plan-demo-centre');
    if (plan?.state === 'completed') return;
    if (plan && plan.state !== 'waiting' && plan.state !== 'running')
      throw new Error(`The demo plan ${plan.state}: ${plan.error}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('The demo plan took too long.');
}
