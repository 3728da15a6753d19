import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { logIn } from './log-in';

afterAll(closeBrowser);

const indicatorOf = (page: Page) => page.locator('header.sticky [role=status]').filter({ hasText: /sav|changes/i });

/** Waits until scripts have taken the page over: only then is the state known. */
async function openEditor(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' });
  await indicatorOf(page).waitFor();
}

describe('save state in the frame', () => {
  let close = async () => {};
  afterEach(() => close());
  const open = async (login: string) => {
    const { context, page, faults } = await openWindow();
    close = () => context.close();
    await logIn(page, login);
    return { page, faults };
  };

  it('a department: changes are told, taken back, saved by Ctrl+S, and held when one leaves', async () => {
    const { page, faults } = await open('admin@demo.wfm');
    await openEditor(page, '/people/departments');
    const tree = page.locator('main a[href*="selected"], main a[href*="department="]');
    await tree.first().click();
    const code = page.locator('main input[name=costCentre]').first();
    await code.waitFor();
    const before = await code.inputValue();
    const state = indicatorOf(page);
    await code.fill(`${before}7`);
    await expect.poll(() => state.textContent()).toBe('Unsaved changes');
    await code.fill(before);
    await expect.poll(() => state.textContent()).toBe('Saved');
    await code.fill(`${before}7`);
    await page.getByRole('link', { name: 'Overview' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Stay here' }).click();
    expect(new URL(page.url()).pathname).toBe('/people/departments');
    await page.keyboard.press('Control+s');
    await expect.poll(() => state.textContent()).toMatch(/^Saved \d\d:\d\d$/);
    await page.reload();
    expect(await page.locator('main input[name=costCentre]').first().inputValue()).toBe(`${before}7`);
    await page.locator('main input[name=costCentre]').first().fill(before);
    await page.getByRole('link', { name: 'Overview' }).click();
    await question.getByRole('button', { name: 'Save and leave' }).click();
    await page.waitForURL('**/overview**');
    await page.goto('/people/departments');
    expect(faults).toEqual([]);
  });

  it('a form that is refused stays unsaved and says so in the same place', async () => {
    const { page } = await open('admin@demo.wfm');
    await openEditor(page, '/people/skills');
    await page.getByText('New skill').click();
    await page.locator('main input[name=name]').fill('Save state');
    const code = page.locator('main input[name=code]');
    const taken = await page.locator('main li span span').first().textContent();
    await code.fill(taken?.trim() ?? '');
    await code.press('Enter');
    await expect.poll(() => indicatorOf(page).textContent()).toBe('Not saved');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL('**/overview**');
    await expect.poll(() => indicatorOf(page).count()).toBe(0);
  });

  it.each([
    ['/people/services', 'admin@demo.wfm'],
    ['/people/skills', 'admin@demo.wfm'],
    ['/people/employees/new', 'planner@demo.wfm'],
    ['/admin/sites/new', 'admin@demo.wfm'],
    ['/admin/calendars?day=2026-01-01', 'admin@demo.wfm'],
    ['/admin/rules', 'admin@demo.wfm'],
    ['/admin/shift-templates?edit=new', 'admin@demo.wfm'],
    ['/admin/service-levels', 'admin@demo.wfm'],
    ['/admin/roles/new', 'admin@demo.wfm'],
    ['/admin/users/new', 'admin@demo.wfm'],
    ['/my/requests/new', 'employee@demo.wfm'],
  ])('%s shows its state where all others do', async (path, login) => {
    const { page } = await open(login);
    await openEditor(page, path);
    expect(await indicatorOf(page).textContent()).toBe('Saved');
    const details = page.locator('main details:not([open]) > summary');
    for (let index = await details.count(); index > 0; index -= 1) await details.first().click();
    const field = page
      .locator('main form[method=post] input:is([type=text], [type=number], :not([type])):visible')
      .first();
    await field.fill((await field.getAttribute('type')) === 'number' ? '7' : 'Changed');
    await expect.poll(() => indicatorOf(page).textContent()).toBe('Unsaved changes');
  });
});
