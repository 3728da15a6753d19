/** Logs into the pages as a browser does. @returns the Cookie header of the session */
export async function logInToPages(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ username, password }).toString(),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  if (answer.status !== 302 || cookies.length === 0) {
    throw new Error(`${username} could not log in at ${url} (status ${answer.status}).`);
  }
  return cookies.join('; ');
}

/** Logs into the API. @returns the Authorization header */
export async function logInToApi(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username} got no token at ${url} (status ${answer.status}).`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return `Bearer ${token}`;
}
