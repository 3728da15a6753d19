const maxRows = 1_000;
/** about two minutes, with growing pauses */
const maxAttempts = 8;

/** Talks to a running system as a contact centre would. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** a system that answered once may be restarting; one that never did is not there */
  private hasAnswered = false;

  async get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  /** Rows in batches of the size that the system takes. */
  async send(path: string, rows: unknown[]): Promise<void> {
    for (let start = 0; start < rows.length; start += maxRows) {
      await this.post(path, rows.slice(start, start + maxRows));
    }
  }

  private request(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.url}/api/v1${path}`, init);
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.request(path, {
        method,
        headers: {
          ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }).catch((error: Error) => error);
      const isAway = response instanceof Error || response.status >= 500;
      if (isAway && this.hasAnswered && attempt < maxAttempts) {
        await new Promise((resolve) => setTimeout(resolve, 1_000 * 2 ** Math.min(attempt, 5)));
        continue;
      }
      if (response instanceof Error) throw response;
      if (response.status === 429) {
        const seconds = Number(response.headers.get('retry-after') ?? 1);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
        continue;
      }
      if (response.ok) {
        this.hasAnswered = true;
        return (await response.json()) as T;
      }
      throw new Error(`${method} ${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    }
  }
}

/**
 * A key for the traffic, made with an administrator's login.
 * @throws Error when the login is refused
 */
export async function createTrafficKey(url: string, username: string, password: string): Promise<string> {
  const nobody = new ApiClient(url, '');
  const { access_token } = await nobody.post<{ access_token: string }>('/auth/login', { username, password });
  const administrator = new ApiClient(url, access_token);
  const created = await administrator.post<{ key: string }>('/api-keys', {
    name: `Demo traffic ${new Date().toISOString().slice(0, 16)}`,
    permissions: ['ingest:write:all', 'live:read:all'],
    expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  });
  return created.key;
}
