import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleTransitions } from '../settle-transitions';
import { closeBrowser, desktop, openWindow, phone } from './browser';
import { findBarriers } from './find-barriers';
import { logIn } from './log-in';
import { type PageUnderTest, pagesUnderTest } from './pages';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

/** Folder for a picture of every page in both colours and widths; without it none is taken. */
const pictures = process.env.SCREENSHOTS_TO;

/** Waits until the page is drawn in its new colours. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await settleTransitions(page);
}

/** Pages about one thing carry its name, and the profile its owner's. */
const isNamedByData = (target: { name: string; path: string }) =>
  target.name === 'my-profile' || target.path.includes('{');

const ids = new Map<string, string>();
/** The address of a page with the ids of things that exist. */
const addressOf = (target: PageUnderTest) => target.path.replace(/\{\w+\}/, (name) => ids.get(name) ?? name);

const groups = [...new Set(pagesUnderTest.map((page) => page.login))];

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  await waitForDemoPlan();
  ids.set('{nextYear}', String(new Date().getFullYear() + 1));
  const token = await getToken('planner@demo.wfm');
  for (const [name, list] of [
    ['forecast', '/forecasts?limit=1'],
    ['schedule', '/schedules?limit=1'],
    ['employee', '/employees?limit=1'],
    ['group', '/groups?limit=1'],
  ]) {
    const { items } = await callApi<{ items: { id: string }[] }>(token, list);
    ids.set(`{${name}}`, items[0].id);
  }
});
afterAll(closeBrowser);

describe.each(groups)('pages of %s', (login) => {
  const pages = pagesUnderTest.filter((page) => page.login === login);
  const open = new Map<string, { context: BrowserContext; page: Page; faults: string[] }>();

  const windowOf = async (kind: 'desktop' | 'phone') => {
    const known = open.get(kind);
    if (known) return known;
    const window = await openWindow({ viewport: kind === 'desktop' ? desktop : phone });
    if (login) await logIn(window.page, login);
    open.set(kind, window);
    return window;
  };

  afterAll(async () => {
    for (const { context } of open.values()) await context.close();
  });

  const lookAt = async (kind: 'desktop' | 'phone', target: PageUnderTest) => {
    const { page, faults } = await windowOf(kind);
    faults.length = 0;
    const at = `${target.name} on ${kind}`;
    const response = await page.goto(addressOf(target), { waitUntil: 'load' });
    await page.waitForTimeout(250);
    expect(response?.status(), at).toBe(200);
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(width[0], `${at} is wider than the window`).toBeLessThanOrEqual(width[1] + 1);
    expect(await page.locator('h1').count(), `${at} has one h1`).toBe(1);
    // what a page says and how it is reached may differ by width, its colours do not: they are looked at where it is at home
    const isHome = (kind === 'phone') === Boolean(target.isPhoneFirst);
    for (const scheme of ['light', 'dark'] as const) {
      if (scheme === 'dark' && !isHome && !pictures) continue;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await settleColours(page);
      if (pictures) await page.screenshot({ path: path.join(pictures, `${target.name}-${kind}-${scheme}.png`) });
      if (scheme === 'dark' && !isHome) continue;
      const rules = scheme === 'dark' ? 'colour' : isHome ? 'all' : 'all but colour';
      expect(await findBarriers(page, rules), `${at} in ${scheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    expect(faults, at).toEqual([]);
  };

  it.each(pages.map((page) => [page.name, page] as [string, PageUnderTest]))(
    '%s answers, fits, speaks to everyone',
    async (_name, target) => {
      await Promise.all([lookAt('desktop', target), lookAt('phone', target)]);
    },
  );

  it.skipIf(!login)('speaks Russian on every page without a missing text', async () => {
    const { page } = await windowOf('desktop');
    const setLocale = (locale: string) =>
      page.evaluate(
        (value) => fetch('/preferences', { method: 'POST', body: new URLSearchParams({ locale: value }) }),
        locale,
      );
    await setLocale('ru');
    for (const target of pages) {
      await page.goto(addressOf(target), { waitUntil: 'load' });
      expect(await page.locator('html').getAttribute('lang'), target.name).toBe('ru');
      if (!isNamedByData(target))
        expect(await page.locator('h1').first().textContent(), target.name).toMatch(/[а-яё]/i);
      const { scrollWidth, innerWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        innerWidth: window.innerWidth,
      }));
      expect(scrollWidth, `${target.name} in Russian`).toBeLessThanOrEqual(innerWidth + 1);
    }
    await setLocale('en');
  });
});
