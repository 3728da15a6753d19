import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { driveGrid, findScheduleAddress, type GridDriver } from './drive-grid';
import { logIn } from './log-in';
import { waitForDemoPlan } from './wait-for-demo-plan';

interface Planner {
  context: BrowserContext;
  page: Page;
  grid: GridDriver;
  faults: string[];
}

/** A planner at a schedule, in a browser of their own. */
async function openPlanner(username: string, address: string): Promise<Planner> {
  const { context, page, faults } = await openWindow();
  await logIn(page, username);
  page.on('dialog', (dialog) => dialog.accept());
  const grid = driveGrid(page, address);
  await grid.open();
  return { context, page, grid, faults };
}

/** Saves the edits of a published schedule, which asks for a reason. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Save \d+ change/ }).click();
  await page.getByLabel('Reason').fill('Agreed by telephone');
  await page.getByRole('button', { name: 'Save and tell them' }).click();
  await page.getByText('Unsaved changes').first().waitFor({ state: 'hidden' });
}

describe('several planners at one schedule', () => {
  let address: string;
  let anna: Planner;
  let boris: Planner;

  beforeAll(async () => {
    await waitForDemoPlan();
    address = await findScheduleAddress();
    anna = await openPlanner('planner@demo.wfm', address);
    boris = await openPlanner('admin@demo.wfm', address);
  });
  afterAll(async () => {
    await anna?.context.close();
    await boris?.context.close();
    await closeBrowser();
  });

  it('see each other, and what the other has saved without asking for it', async () => {
    await anna.page.getByRole('list', { name: 'Also here' }).waitFor();
    const { row, from } = await boris.grid.findMove();
    await boris.grid.cell(row, from).click();
    await boris.page.keyboard.press('Delete');
    await anna.page.getByLabel('has unsaved changes').waitFor();
    expect(await anna.grid.content(row, from), 'what is not saved is nobody else’s').toMatch(/^\d/);
    await save(boris.page);
    await anna.grid.waitForContent(row, from, /^free/);
  });

  it('a lost update is told of at once, and each keeps what they choose', async () => {
    const { row, from } = await anna.grid.findMove();
    await anna.grid.cell(row, from).click();
    await anna.page.keyboard.press('Alt+ArrowRight');
    const mine = (await anna.grid.content(row, from)).split(',')[0];
    await boris.grid.cell(row, from).click();
    await boris.page.keyboard.press('Delete');
    await save(boris.page);
    await anna.page.getByText('Somebody else has changed 1 day that you are editing.').waitFor();
    await anna.page.getByRole('button', { name: 'Look at them' }).click();
    const dialog = anna.page.getByRole('dialog', { name: 'Somebody else was quicker' });
    await dialog.getByLabel('Take theirs: Free').waitFor();
    await dialog.getByRole('button', { name: 'Keep all of mine' }).click();
    await dialog.getByRole('button', { name: 'Apply the choice' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await save(anna.page);
    await boris.grid.waitForContent(row, from, new RegExp(`^${mine}`));
  });

  it('a day that somebody edits in its timetable is guarded in the same way', async () => {
    await anna.page.goto(`${address}/day`);
    const bar = anna.page.locator('[data-shift-of]').first();
    await bar.waitFor();
    await anna.page.waitForLoadState('networkidle');
    const employeeId = await bar.getAttribute('data-shift-of');
    const date = new URL(anna.page.url()).searchParams.get('date');
    await bar.focus();
    await anna.page.keyboard.press(']');
    await anna.page.keyboard.press('[');
    await anna.page.keyboard.press('ArrowRight');
    await anna.page.getByText('Unsaved changes').first().waitFor();
    await boris.page.goto(`${address}/day${date ? `?date=${date}` : ''}`);
    const theirs = boris.page.locator(`[data-shift-of="${employeeId}"]`).first();
    await theirs.waitFor();
    await boris.page.waitForLoadState('networkidle');
    await theirs.click();
    await boris.page.getByRole('button', { name: '15 min later' }).click();
    await save(boris.page);
    await anna.page.getByText('Somebody else has changed 1 day that you are editing.').waitFor();
    await anna.page.getByRole('button', { name: 'Look at them' }).click();
    await anna.page.getByRole('button', { name: 'Apply the choice' }).click();
    await anna.page.getByText('Unsaved changes').first().waitFor({ state: 'hidden' });
    expect([anna.faults, boris.faults]).toEqual([[], []]);
  });
});
