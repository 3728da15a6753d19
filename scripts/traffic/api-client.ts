const maxRows = 1_000;

/** Talks to a running system as a contact centre would. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

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

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (;;) {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: {
          ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (response.status === 429) {
        const seconds = Number(response.headers.get('retry-after') ?? 1);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
        continue;
      }
      if (response.ok) return (await response.json()) as T;
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
