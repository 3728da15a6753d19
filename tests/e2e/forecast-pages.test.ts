import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, desktop, openWindow, phone } from './browser';
import { findBarriers } from './find-barriers';
import { logIn } from './log-in';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

interface Listed {
  items: { id: string; groupId: string; status: string; startDate: string }[];
}

const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('pages around forecasts in a browser', () => {
  let planner: { context: BrowserContext; page: Page; faults: string[] };
  let pocket: { context: BrowserContext; page: Page; faults: string[] };
  let token: string;
  let forecast: Listed['items'][number];

  beforeAll(async () => {
    await waitForDemoPlan();
    token = await getToken('planner@demo.wfm');
    const { items } = await callApi<Listed>(token, '/forecasts?limit=20');
    forecast = items.find((item) => item.status === 'ready') as Listed['items'][number];
    planner = await openWindow({ viewport: desktop });
    pocket = await openWindow({ viewport: phone });
    await logIn(planner.page, 'planner@demo.wfm');
    await logIn(pocket.page, 'planner@demo.wfm');
  });
  afterAll(async () => {
    await planner?.context.close();
    await pocket?.context.close();
    await closeBrowser();
  });

  /** Nothing sticks out and nobody is shut out, on the desk and in the pocket, once `ready` is there. */
  const lookAtBoth = async (path: string, ready: (page: Page) => Promise<unknown>) => {
    for (const { page, faults } of [planner, pocket]) {
      await page.goto(path);
      await ready(page);
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide, path).toBeLessThanOrEqual(window + 1);
      expect(await findBarriers(page, 'all'), path).toEqual([]);
      expect(faults, path).toEqual([]);
    }
  };

  it('the list has one main action; the rest is in a menu that keys open', async () => {
    const { page } = planner;
    await page.goto('/plan/forecasts');
    expect(await page.locator('main header').getByRole('link').allTextContents()).toEqual(['New forecast']);
    await page.getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    const names = await page.getByRole('menuitem').allTextContents();
    expect(names).toHaveLength(6);
    expect(await findBarriers(page, 'all')).toEqual([]);
    await page.getByRole('menuitem', { name: /Methods/ }).press('Enter');
    await page.waitForURL(/forecasts\/methods/);
  });

  it('trend and seasons of the history are drawn, the day by its clock alone', async () => {
    await lookAtBoth(`/plan/forecasts/${forecast.id}?step=model`, (page) =>
      page.getByRole('figure', { name: 'Shape of a mean day' }).waitFor(),
    );
    const day = planner.page.getByRole('figure', { name: 'Shape of a mean day' });
    await day.getByRole('application').focus();
    await planner.page.keyboard.press('ArrowRight');
    const text = await day.textContent();
    expect(text).toMatch(/\d\d:\d\d–\d\d:\d\d/);
    expect(text).not.toContain('1970');
    expect(text).not.toMatch(/Jan/);
  });

  it('a long-range forecast answers by weeks and by months, and its address holds the question', async () => {
    const path = `/plan/forecasts/long-range?group=${forecast.groupId}`;
    await lookAtBoth(path, (page) => page.getByRole('figure', { name: 'Contacts' }).waitFor());
    const { page } = planner;
    await page.getByLabel('By').selectOption({ label: 'Month' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/unit=month/);
    await page.getByRole('columnheader', { name: 'Month' }).waitFor();
  });

  it('accuracy is told by time of day, to the interval', async () => {
    const { page } = planner;
    await page.goto('/plan/accuracy');
    if (await page.getByText('Nothing to measure yet').isVisible()) {
      await page.getByRole('button', { name: 'Measure on the last four weeks' }).first().click();
      await page.waitForURL(/plan\/forecasts/);
      await expect
        .poll(
          async () => {
            await page.goto('/plan/accuracy');
            return page.getByText('Nothing to measure yet').isVisible();
          },
          { timeout: 90_000, interval: 1_000 },
        )
        .toBe(false);
    }
    await lookAtBoth('/plan/accuracy?step=15', (own) => own.getByRole('figure', { name: 'A mean day' }).waitFor());
    const chart = page.getByRole('figure', { name: 'A mean day' });
    await chart.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    expect(await chart.textContent()).toMatch(/\d\d:\d\d–\d\d:(00|15|30|45)/);
  });

  it('methods are chosen for a group, and taken back', async () => {
    await lookAtBoth('/plan/forecasts/methods', (page) => page.getByLabel('All groups together').waitFor());
    const { page } = planner;
    await page.goto(`/plan/forecasts/methods?group=${forecast.groupId}`);
    await page.getByLabel('All groups together').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This group has a choice of its own.').waitFor();
    const { members } = await callApi<{ members: string[] }>(token, `/forecasts/methods?groupId=${forecast.groupId}`);
    expect(members).toContain('global-boosting');
    await page.getByRole('button', { name: 'As the organization' }).click();
    await page.getByText('This group has no choice of its own').waitFor();
  });

  it('allowances by time of day are set and taken away', async () => {
    const path = `/admin/slot-settings?group=${forecast.groupId}`;
    await lookAtBoth(path, (page) => page.getByText('What holds in this week').waitFor());
    const list = `/groups/${forecast.groupId}/slot-settings`;
    const { page } = planner;
    await page.locator('input[name=absencePercent]').fill('13');
    await page.locator('input[name=comment]').fill('Flu season');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('Flu season').first().waitFor();
    const { items } = await callApi<{ items: { id: string; shrinkage: number | null }[] }>(token, list);
    const set = items.find(({ shrinkage }) => shrinkage !== null && Math.abs(shrinkage - 0.13) < 1e-6);
    expect(set).toBeDefined();
    await callApi(token, `/slot-settings/${set?.id}`, { method: 'DELETE' }).catch(() => null);
  });

  it('a plan of people is checked against its targets before it is imported', async () => {
    const path = `/plan/forecasts/import?group=${forecast.groupId}`;
    await lookAtBoth(path, (page) => page.getByRole('button', { name: 'Upload and check' }).waitFor());
    const { page } = planner;
    const date = addDays(forecast.startDate, 10);
    await page.getByLabel('People', { exact: false }).first().check();
    await page.locator('select[name=days]').selectOption('custom');
    await page.locator('input[name=dates]').fill(date);
    await page.locator('input[name=thresholdSec]').fill('30');
    await page.locator('input[name=serviceLevelPercent]').fill('90');
    await page.locator('input[name=ahtSec]').fill('200');
    const rows = Array.from({ length: 24 }, (_, hour) => `60,${hour < 12 ? 1 : 12}`).join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await page.getByRole('button', { name: 'Upload and check' }).click();
    await page.getByText('Expected service level').waitFor();
    const shown = await page.locator('main').textContent();
    expect(shown).toMatch(/within 30\ss, target 90/);
    expect(shown).toMatch(/\d+ of \d+ intervals/);
    expect(await findBarriers(page, 'all')).toEqual([]);
  });

  it('another service level for many groups is looked at before it is confirmed', async () => {
    await lookAtBoth('/plan/forecasts/mass', (page) =>
      page.getByRole('button', { name: 'Look at what changes' }).waitFor(),
    );
    const { page } = planner;
    await page.locator('input[name=serviceLevelPercent]').fill('95');
    await page.getByRole('button', { name: 'Look at what changes' }).click();
    const total = page.locator('tfoot tr');
    await total.waitFor();
    expect(await total.textContent()).toMatch(/\+\d/);
    expect(await page.locator('select[name=schema] option').count()).toBe(7);
    expect(await findBarriers(page, 'all')).toEqual([]);
  });
});
