import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, desktop, openWindow } from './browser';
import { logIn } from './log-in';
import { waitForDemoPlan } from './wait-for-demo-plan';

describe('staffing', () => {
  let planner: { context: BrowserContext; page: Page; faults: string[] };

  beforeAll(async () => {
    await waitForDemoPlan();
    planner = await openWindow({ viewport: desktop });
    await logIn(planner.page, 'planner@demo.wfm');
  });
  afterAll(async () => {
    await planner?.context.close();
    await closeBrowser();
  });

  it('the calculator answers a question, keeps it in the address, and names a wrong field', async () => {
    const { page } = planner;
    await page.goto('/plan/calculator?model=erlang-c');
    await page.fill('input[name=volume]', '200');
    await page.fill('input[name=per]', '60');
    await page.fill('input[name=aht]', '180');
    await page.fill('input[name=occ]', '');
    await page.click('button[type=submit]:has-text("Calculate")');
    await page.waitForURL(/volume=200/);
    const agents = () => page.locator('section', { hasText: 'Agents needed' }).locator('p').first().textContent();
    // why: the address changes before the new answer is drawn
    await expect.poll(async () => (await agents())?.trim()).toBe('14');
    await page.goto(page.url());
    expect((await agents())?.trim()).toBe('14');
    await page.getByRole('slider').press('ArrowLeft');
    await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuenow')).toBe('13');
    await page.fill('input[name=volume]', '-5');
    await page.click('button[type=submit]:has-text("Calculate")');
    await page.getByText('No answer yet').waitFor();
    expect(await page.locator('input[name=volume]').getAttribute('aria-invalid')).toBe('true');
    expect(planner.faults).toEqual([]);
  });

  it('a what-if plays the planned day and shows every queue with its error', async () => {
    const { page } = planner;
    await page.goto('/plan/multi-skill/what-if');
    await page.fill('input[name=volumePercent]', '20');
    await page.click('button:has-text("Simulate")');
    await page.waitForURL(/job=/);
    await page.getByText('Service level by queue').waitFor({ timeout: 90_000 });
    const bars = page.getByRole('img', { name: /With the changes: .*%.*–.*%/ });
    expect(await bars.count()).toBeGreaterThan(0);
    expect(await page.locator('input[name=volumePercent]').inputValue()).toBe('20');
    expect(planner.faults).toEqual([]);
  });

  it('the fewest people of a day meet every target, by interval and set of skills', async () => {
    const { page } = planner;
    await page.goto('/plan/multi-skill/staffing');
    await page.selectOption('select[name=isLimited]', 'no');
    await page.click('button:has-text("Find the fewest")');
    await page.waitForURL(/job=/);
    await page.getByText('People by set of skills').waitFor({ timeout: 120_000 });
    await page.getByText('Every target is met in every interval.').waitFor();
    expect(await page.locator('select[name=isLimited]').inputValue()).toBe('no');
    expect(await page.getByRole('row').count()).toBeGreaterThan(1);
    expect(planner.faults).toEqual([]);
  });
});
