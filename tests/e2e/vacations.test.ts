import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow, phone } from './browser';
import { driveGrid } from './drive-grid';
import { logIn } from './log-in';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

const year = new Date().getFullYear() + 1;
const limitName = 'Stocktaking of the test';

interface ListOf<T> {
  items: T[];
}

describe('vacations from wish to schedule', () => {
  const contexts: BrowserContext[] = [];
  let own: Page;
  let planner: Page;
  let token: string;
  let person: { id: string; name: string };
  const made: string[] = [];

  /** The person's row on the year page. */
  const row = (): Locator =>
    planner.locator('li', { has: planner.getByRole('link', { name: person.name, exact: true }) });
  const openYear = async (more = '') => {
    await planner.goto(`/plan/vacations?year=${year}&q=${encodeURIComponent(person.name)}${more}`);
    await planner.waitForLoadState('networkidle');
  };
  const send = (path: string, method: string, body?: object) =>
    callApi<{ id: string }>(token, path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const blocksOf = async (from: string, to: string) =>
    (
      await callApi<ListOf<{ id: string; employeeId: string; firstDate: string; lastDate: string; state: string }>>(
        token,
        `/vacations?employeeId=${person.id}&from=${from}&to=${to}&limit=50`,
      )
    ).items;

  beforeAll(async () => {
    await waitForDemoPlan();
    token = await getToken('planner@demo.wfm');
    const me = await callApi<{ employeeId: string }>(await getToken('employee@demo.wfm'), '/auth/me');
    const found = await callApi<{ id: string; lastName: string; firstName: string }>(
      token,
      `/employees/${me.employeeId}`,
    );
    person = { id: found.id, name: `${found.lastName} ${found.firstName}` };
    const phoneWindow = await openWindow({ viewport: phone });
    const desk = await openWindow();
    contexts.push(phoneWindow.context, desk.context);
    own = phoneWindow.page;
    planner = desk.page;
    await logIn(own, 'employee@demo.wfm');
    await logIn(planner, 'planner@demo.wfm');
    for (const page of [own, planner])
      await page.evaluate(() => fetch('/preferences', { method: 'POST', body: new URLSearchParams({ locale: 'en' }) }));
  });

  afterAll(async () => {
    const limits = await callApi<ListOf<{ id: string; name: string }>>(
      token,
      `/vacation-limits?year=${year}&limit=100`,
    );
    for (const limit of limits.items) if (limit.name === limitName) await remove(`/vacation-limits/${limit.id}`);
    for (const id of made) await remove(`/vacations/${id}`);
    for (const context of contexts) await context.close();
    await closeBrowser();
  });

  const remove = (path: string) => send(path, 'DELETE').catch(() => null);

  it('an employee takes back what was wished, wishes anew and hands it in', async () => {
    await own.goto('/my/vacations');
    await own.waitForLoadState('networkidle');
    const wishes = own.getByRole('region', { name: `Wishes for ${year}` });
    const removals = wishes.getByRole('button', { name: /^Remove/ });
    for (let left = await removals.count(); left > 0; left = await removals.count()) {
      await removals.first().click();
      await expect.poll(() => removals.count()).toBe(left - 1);
    }
    await wishes.getByLabel('First day').fill(`${year}-09-06`);
    await wishes.getByRole('button', { name: /^Add/ }).click();
    await expect.poll(() => removals.count()).toBe(1);
    await wishes.getByRole('button', { name: /^Hand in/ }).click();
    await expect.poll(() => wishes.getByText('Handed in').count()).toBeGreaterThan(0);
  });

  it('the planner sees the wish on the year, plans leave there and moves it with the keys and by dragging', async () => {
    await openYear();
    await expect
      .poll(() =>
        row()
          .getByRole('img', { name: /^Wish 1: 6/ })
          .count(),
      )
      .toBe(1);
    await openYear(`&new=${person.id}&date=${year}-09-06`);
    const panel = planner.getByRole('complementary', { name: 'Leave in hand' });
    await panel.getByLabel('Last day').fill(`${year}-09-19`);
    await panel.getByRole('button', { name: 'Plan', exact: true }).click();
    const force = panel.getByLabel('Save although rules are broken');
    const september = () => blocksOf(`${year}-09-01`, `${year}-09-30`);
    await expect.poll(async () => (await september()).length + (await force.count())).toBe(1);
    if (await force.count()) {
      await force.check();
      await panel.getByRole('button', { name: 'Plan', exact: true }).click();
    }
    await expect.poll(async () => (await september()).length).toBe(1);
    made.push((await september())[0].id);
    await openYear();
    const block = row().getByRole('link', { name: /Sep/ });
    await block.focus();
    await planner.keyboard.press('Alt+ArrowRight');
    const firstDate = async () => (await september())[0].firstDate;
    await acceptForce();
    await expect.poll(firstDate).toBe(`${year}-09-07`);
    await planner.waitForLoadState('networkidle');
    const box = await block.boundingBox();
    const track = await block.locator('..').boundingBox();
    if (!box || !track) throw new Error('not in sight');
    const day = track.width / 365;
    await planner.mouse.move(box.x + box.width / 2, box.y + 8);
    await planner.mouse.down();
    await planner.mouse.move(box.x + box.width / 2 + 7 * day, box.y + 8, { steps: 5 });
    await planner.mouse.up();
    await acceptForce();
    await expect.poll(firstDate).toBe(`${year}-09-14`);
  });

  /** Saves all the same where a rule of the scheme speaks against it; what the demo gave a person is not the test's matter. */
  const acceptForce = async () => {
    const button = planner.getByRole('button', { name: 'Save all the same' });
    await planner.waitForTimeout(500);
    if (await button.count()) await button.first().click();
  };

  it('a limit that is broken is named, with its figures, before anything is saved', async () => {
    await send('/vacation-limits', 'POST', {
      name: limitName,
      firstDate: `${year}-10-04`,
      lastDate: `${year}-10-17`,
      maxAway: 0,
    });
    await openYear(`&edit=${made[0]}`);
    const panel = planner.getByRole('complementary', { name: 'Leave in hand' });
    await panel.getByLabel('First day').fill(`${year}-10-04`);
    await panel.getByLabel('Last day').fill(`${year}-10-17`);
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => panel.getByText(limitName).count()).toBeGreaterThan(0);
    expect(await panel.getByText(new RegExp(`${limitName}: 1 away on .* at most 0`)).count()).toBeGreaterThan(0);
    expect((await blocksOf(`${year}-10-01`, `${year}-10-31`)).length).toBe(0);
  });

  it('approved leave is shown to the employee', async () => {
    await openYear(`&edit=${made[0]}`);
    const panel = planner.getByRole('complementary', { name: 'Leave in hand' });
    await panel.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect.poll(async () => (await blocksOf(`${year}-09-01`, `${year}-09-30`))[0].state).toBe('approved');
    await own.goto('/my/vacations');
    const planned = own.getByRole('region', { name: 'Planned leave' });
    await expect.poll(() => planned.getByText(`14–27 Sep ${year}`).count()).toBe(1);
  });

  it('leave inside a published schedule names the shifts, and the schedule shows it', async () => {
    const { items } = await callApi<ListOf<{ id: string; status: string; startDate: string; endDate: string }>>(
      token,
      '/schedules?limit=1',
    );
    const [schedule] = items;
    const lastDate = schedule.endDate;
    const { id } = await send('/vacations', 'POST', {
      employeeId: person.id,
      kind: 'extraordinary',
      firstDate: lastDate,
      lastDate,
      isForced: true,
    });
    made.push(id);
    await send(`/vacations/${id}/approval`, 'PUT', { isApproved: true });
    await planner.goto(
      `/plan/schedules/${schedule.id}?person=${person.id}&date=${lastDate}&q=${encodeURIComponent(person.name)}`,
    );
    const grid = driveGrid(planner, planner.url());
    await grid.open();
    const cells = planner.locator(`[data-row="0"] [aria-label*="acation"]`);
    await expect.poll(() => cells.count()).toBeGreaterThan(0);
  });
});
