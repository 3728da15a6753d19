import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { driveGrid, findScheduleAddress, type GridDriver } from './drive-grid';
import { logIn } from './log-in';
import { waitForDemoPlan } from './wait-for-demo-plan';

describe('the schedule grid', () => {
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let address: string;

  let grid: GridDriver;

  beforeAll(async () => {
    await waitForDemoPlan();
    address = await findScheduleAddress();
    ({ context, page, faults } = await openWindow());
    await logIn(page, 'planner@demo.wfm');
    page.on('dialog', (dialog) => dialog.accept());
    grid = driveGrid(page, address);
    await grid.open();
  });
  afterAll(async () => {
    await context?.close();
    await closeBrowser();
  });

  it('moves a shift by dragging, takes it back and does it again', async () => {
    const { row, from, to } = await grid.findMove();
    const was = await grid.content(row, from);
    const chip = await grid.cell(row, from).locator('[data-chip]').boundingBox();
    const target = await grid.cell(row, to).boundingBox();
    if (!chip || !target) throw new Error('not in sight');
    await page.mouse.move(chip.x + 40, chip.y + 10);
    await page.mouse.down();
    await page.mouse.move(chip.x + 60, chip.y + 12, { steps: 4 });
    await page.mouse.move(target.x + 40, target.y + 10, { steps: 6 });
    await page.mouse.up();
    const hours = was.split(',')[0];
    await grid.waitForContent(row, to, new RegExp(`^${hours}`));
    expect(await grid.content(row, from)).toMatch(/^free/);
    await page.keyboard.press('Control+z');
    await grid.waitForContent(row, from, new RegExp(`^${hours}`));
    await page.keyboard.press('Control+y');
    await grid.waitForContent(row, to, new RegExp(`^${hours}`));
    expect(await page.getByText('Unsaved changes').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Discard' }).click();
    await grid.waitForContent(row, from, new RegExp(`^${hours}`));
  });

  it('is worked with keys alone: choose, remove, template, hours, copy, paste', async () => {
    const { row, from, to } = await grid.findMove();
    await grid.cell(row, from).click();
    await page.keyboard.press('Delete');
    await grid.waitForContent(row, from, /^free/);
    await page.keyboard.press('1');
    await grid.waitForContent(row, from, /^\d/);
    const painted = await grid.content(row, from);
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => grid.content(row, from)).not.toBe(painted);
    const later = (await grid.content(row, from)).split(',')[0];
    await page.keyboard.press('Control+c');
    const step = to > from ? 'ArrowRight' : 'ArrowLeft';
    for (let i = 0; i < Math.abs(to - from); i++) await page.keyboard.press(step);
    await page.keyboard.press('Control+v');
    await grid.waitForContent(row, to, new RegExp(`^${later}`));
  });

  it('paints, splits, swaps and assigns to many, each as one step back', async () => {
    await page.getByRole('button', { name: 'Discard' }).click();
    const { row, from, to } = await grid.findMove();
    const was = (await grid.content(row, from)).split(',')[0];
    await page.getByRole('button', { name: /^Paint NIGHT/ }).click();
    await grid.cell(row, to).click();
    await grid.waitForContent(row, to, /^\d/);
    const painted = (await grid.content(row, to)).split(',')[0];
    await page.keyboard.press('Escape');
    await grid.cell(row, from).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Split the shift/ }).click();
    await grid.waitForContent(row, from, /^[\d:–]+, [\d:–]+/);
    await page.keyboard.press('Control+z');
    await grid.waitForContent(row, from, new RegExp(`^${was}`));
    await grid.cell(row, from).click();
    await grid.cell(row, to).click({ modifiers: ['Control'] });
    await page.keyboard.press('x');
    await grid.waitForContent(row, from, new RegExp(`^${painted}`));
    await grid.waitForContent(row, to, new RegExp(`^${was}`));
    await page.getByRole('button', { name: 'Assign to many' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign to many' });
    await dialog.getByRole('button', { name: 'Show what it leads to' }).click();
    await dialog.getByText(/days? changes?$/).waitFor();
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Save 2 changes' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Save 1 change' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Unsaved changes').first().waitFor({ state: 'hidden' });
    await grid.waitForContent(row, from, new RegExp(`^${was}`));
    await grid.waitForContent(row, to, /^free/);
  });

  it('keeps unsaved edits over a reload, and saves a correction with its reason', async () => {
    const { row, from } = await grid.findMove();
    await grid.cell(row, from).click();
    await page.keyboard.press('Delete');
    await grid.waitForContent(row, from, /^free/);
    await page.reload();
    await page.getByRole('grid').waitFor();
    // why: before scripts run, the page shows what is stored, and Ctrl+S is the browser's
    await page.getByText('Unsaved changes').first().waitFor();
    await grid.waitForContent(row, from, /^free/);
    await page.keyboard.press('Control+s');
    await page.getByLabel('Reason').fill('Agreed with everybody');
    await page.getByRole('button', { name: 'Save and tell them' }).click();
    await page
      .getByText(/shifts? saved/)
      .first()
      .waitFor();
    await grid.open();
    await grid.waitForContent(row, from, /^free/);
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
  });

  it('moves a pause and a whole shift on the page of a day', async () => {
    await page.goto(`${address}/day`);
    const bar = page.locator('[data-shift-of]').first();
    await bar.waitFor();
    await page.waitForLoadState('networkidle');
    const label = () => bar.getAttribute('aria-label');
    const before = await label();
    await bar.focus();
    await page.keyboard.press(']');
    await page.keyboard.press('[');
    const coverage = page.locator('[data-coverage]');
    const covered = await coverage.textContent();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(label).not.toBe(before);
    await page.getByText(/^Service level of the day: .* with the changes$/).waitFor();
    await expect.poll(() => coverage.textContent()).not.toBe(covered);
    await page.keyboard.press('Control+z');
    await expect.poll(label).toBe(before);
    expect(faults).toEqual([]);
  });

  /** Shows a generated grid of so many people over 31 days, scrolls through it and gives the middle time of a frame. */
  const measureScroll = async (people: number): Promise<number> => {
    const days = 31;
    await page.route('**/plan/schedules/*/grid', async (route) => {
      const original = (await (await route.fetch()).json()) as { people: unknown[][] };
      const [person] = original.people;
      const shifts = Array.from({ length: people * days }, (_, i) => [Math.floor(i / days), i % days]).filter(
        ([row, day]) => (row + day) % 7 < 5,
      );
      const body = {
        ...original,
        days,
        peopleCount: people,
        people: Array.from({ length: people }, (_, i) => {
          const name = `Person ${String(i).padStart(4, '0')}`;
          return [`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, name, ...person.slice(2)];
        }),
        shifts: shifts.map(([row, day]) => [row, day, 540, 1080, row % 5, 480, 0, 1]),
        absences: [],
        conflicts: [],
      };
      await route.fulfill({ json: body });
    });
    await grid.open();
    await page.getByText(`${people} people`).first().waitFor();
    const frames = await page.evaluate(async () => {
      const list = document.querySelector('[role=grid]') as HTMLElement;
      const times: number[] = [];
      let last = performance.now();
      for (let i = 0; i < 60; i++) {
        list.scrollTop += 84;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times.sort((a, b) => a - b);
    });
    await page.unroute('**/plan/schedules/*/grid');
    return frames[Math.floor(frames.length / 2)];
  };

  it('scrolls through 2,000 people over 31 days as lightly as through 200', async () => {
    const few = await measureScroll(200);
    const many = await measureScroll(2000);
    expect(await page.locator('[role=row]').count()).toBeLessThan(80);
    // why: the machine of a test may be busy; what must not be is work that grows with the number of people
    expect(many).toBeLessThan(2 * few + 10);
  });
});
