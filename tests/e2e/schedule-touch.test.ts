import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { driveGrid, findScheduleAddress, type GridDriver } from './drive-grid';
import { logIn } from './log-in';
import { waitForDemoPlan } from './wait-for-demo-plan';

describe('the schedule grid under a finger', () => {
  let context: BrowserContext;
  let page: Page;
  let grid: GridDriver;

  beforeAll(async () => {
    await waitForDemoPlan();
    ({ context, page } = await openWindow());
    await logIn(page, 'planner@demo.wfm');
    page.on('dialog', (dialog) => dialog.accept());
    grid = driveGrid(page, await findScheduleAddress());
    await grid.open();
  });
  afterAll(async () => {
    await context?.close();
    await closeBrowser();
  });

  it('moves a shift by touch: it rests on it, then drags', async () => {
    const { row, from, to } = await grid.findMove();
    const hours = (await grid.content(row, from)).split(',')[0];
    const chip = await grid.cell(row, from).locator('[data-chip]').boundingBox();
    const target = await grid.cell(row, to).boundingBox();
    if (!chip || !target) throw new Error('not in sight');
    const start = { x: chip.x + 40, y: chip.y + 10 };
    const end = { x: target.x + 40, y: target.y + 10 };
    const session = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    const drag = async () => {
      const steps = 8;
      for (let i = 1; i <= steps; i++) {
        const part = i / steps;
        await touch('touchMove', { x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y) });
      }
      await touch('touchEnd');
    };
    await touch('touchStart', start);
    await drag();
    // why: the list may run on after the finger has left it
    await expect
      .poll(() =>
        page.getByRole('grid').evaluate(async (list) => {
          list.scrollTo(0, 0);
          await new Promise((resolve) => setTimeout(resolve, 200));
          return list.scrollTop + list.scrollLeft;
        }),
      )
      .toBe(0);
    expect(await grid.content(row, from), 'a finger that moves at once scrolls').toMatch(new RegExp(`^${hours}`));
    await touch('touchStart', start);
    await page.waitForTimeout(600);
    await drag();
    await grid.waitForContent(row, to, new RegExp(`^${hours}`));
    expect(await grid.content(row, from)).toMatch(/^free/);
    await page.getByRole('button', { name: 'Discard' }).click();
    await grid.waitForContent(row, from, new RegExp(`^${hours}`));
    await touch('touchStart', start);
    await page.waitForTimeout(600);
    await touch('touchEnd');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  });
});
