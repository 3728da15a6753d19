import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { logIn } from './log-in';
import { pagesUnderTest } from './pages';
import { callApi, getToken } from './wait-for-demo-plan';

afterAll(closeBrowser);

const product = 'WFM Enterprise';

async function setLocale(context: BrowserContext, locale: string): Promise<void> {
  await context.request.post('/preferences', {
    form: { locale },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  });
}

/** Segments of the window's title without the product. */
async function readTitle(context: BrowserContext, path: string, locale: string): Promise<string[]> {
  await setLocale(context, locale);
  const answer = await context.request.get(path);
  expect(answer.status(), path).toBe(200);
  const titles = [...(await answer.text()).matchAll(/<title>([^<]*)<\/title>/g)].map((found) => found[1]);
  // a drawing may have a title of its own; that of the window comes first
  const segments = titles[0].split(' · ');
  expect(segments.at(-1), path).toBe(product);
  return segments.slice(0, -1);
}

describe('titles of windows', () => {
  const ids = new Map<string, string>();
  beforeAll(async () => {
    const token = await getToken('planner@demo.wfm');
    for (const name of ['forecast', 'schedule', 'employee']) {
      const { items } = await callApi<{ items: { id: string }[] }>(token, `/${name}s?limit=1`);
      if (items[0]) ids.set(`{${name}}`, items[0].id);
    }
  });

  it.each([...new Set(pagesUnderTest.map((page) => page.login))])(
    '%s reads each in the own language',
    async (login) => {
      const { context, page } = await openWindow();
      if (login) await logIn(page, login);
      const seen = new Map<string, string>();
      for (const target of pagesUnderTest.filter((one) => one.login === login)) {
        const name = /\{\w+\}/.exec(target.path)?.[0];
        if (name && !ids.has(name)) continue;
        const path = target.path.replace(/\{\w+\}/, (key) => ids.get(key) as string);
        const english = login ? await readTitle(context, path, 'en') : null;
        const russian = await readTitle(context, path, 'ru');
        expect(russian.length, `${target.name} has a title`).toBeGreaterThan(0);
        expect(russian.join(' '), target.name).toMatch(/[а-яё]/i);
        // what reads the same in both languages comes from the data: only a page about one thing shows it, and only once
        const untranslated = russian.filter((segment) => english?.includes(segment));
        expect(untranslated.length, `${target.name}: ${untranslated.join(', ')}`).toBeLessThanOrEqual(name ? 1 : 0);
        // the views of one page share its title
        seen.set(path.split('?')[0], russian.join(' · '));
      }
      const distinct = [...seen.values()];
      expect(new Set(distinct).size, distinct.join('\n')).toBe(distinct.length);
      // the language belongs to the user: whoever logs in next reads English again
      if (login) await setLocale(context, 'en');
      await context.close();
    },
  );
});

describe('the frame of a fault', () => {
  it.each([
    ['/people/employees/00000000-0000-7000-8000-000000000000', 404],
    ['/people/groups/00000000-0000-7000-8000-000000000000', 404],
    ['/plan/schedules/none', 404],
    ['/nowhere', 404],
  ])('%s has one heading and the rest of the frame', async (path, status) => {
    const { context, page } = await openWindow();
    await logIn(page, 'planner@demo.wfm');
    const answer = await page.goto(path, { waitUntil: 'load' });
    expect(answer?.status()).toBe(status);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.getByRole('alert').locator('h1').count()).toBe(1);
    expect(await page.title()).toContain(product);
    await context.close();
  });
});

describe('what stands beside the pages', () => {
  it('an icon is there for whoever asks by its old name', async () => {
    const { context } = await openWindow();
    const answer = await context.request.get('/favicon.ico');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/^image\//);
    // the file begins as an icon with at least one picture
    expect([...(await answer.body()).subarray(0, 4)]).toEqual([0, 0, 1, 0]);
    await context.close();
  });

  it('the board of the queues asks nobody else for anything and breaks no rule of the page', async () => {
    const { context, page, faults } = await openWindow();
    await logIn(page, 'admin@demo.wfm');
    const outside: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== new URL(page.url()).origin) outside.push(request.url());
    });
    faults.length = 0;
    await page.goto('/admin/queues', { waitUntil: 'networkidle' });
    await page.getByText('compute').first().waitFor();
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
