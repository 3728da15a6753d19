import type { Page } from 'playwright-core';

export const demoPassword = 'demo-Wfm-2026';

/** Logs in through the form and waits for the first page. */
export async function logIn(page: Page, username: string): Promise<void> {
  await page.goto('/auth/login');
  await page.locator('input[name="username"]:not([type="hidden"])').fill(username);
  await page.locator('input[name="password"]:not([type="hidden"])').fill(demoPassword);
  await page.locator('input[name="password"]:not([type="hidden"])').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/auth/'));
}
