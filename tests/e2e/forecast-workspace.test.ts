import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, desktop, openWindow, phone } from './browser';
import { logIn } from './log-in';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

interface Series {
  starts: number[];
  volume: number[];
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

// why: on a demo that has been looked at before, a change of the same name may lie there already
const run = Date.now().toString(36);
const mailing = `Autumn mailing ${run}`;
const calmWeek = `Calm week ${run}`;

describe('the workspace of a forecast in a browser', () => {
  let planner: { context: BrowserContext; page: Page; faults: string[] };
  let token: string;
  let forecastId: string;
  const read = () => callApi<Series>(token, `/forecasts/${forecastId}/intervals?level=day`);
  const chart = () => planner.page.locator('figure.chart [role="application"]');

  beforeAll(async () => {
    await waitForDemoPlan();
    token = await getToken('planner@demo.wfm');
    const { items } = await callApi<{ items: { id: string; status: string }[] }>(token, '/forecasts?limit=20');
    forecastId = items.find((item) => item.status === 'ready')?.id as string;
    planner = await openWindow({ viewport: desktop });
    await logIn(planner.page, 'planner@demo.wfm');
    await planner.page.goto(`/plan/forecasts/${forecastId}`);
    await chart().waitFor();
  });
  afterAll(async () => {
    await planner?.context.close();
    await closeBrowser();
  });

  it('a dragged range is scaled, drawn before it is saved, and saved', async () => {
    const { page } = planner;
    const before = await read();
    const box = await chart().boundingBox();
    if (!box) throw new Error('The chart is not drawn.');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.8, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, y, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/from=/);
    await page
      .getByRole('button', { name: '+20%', exact: false })
      .or(page.getByRole('button', { name: '+20 %' }))
      .click();
    await page.getByRole('button', { name: 'After the change' }).waitFor();
    expect(sum((await read()).volume)).toBeCloseTo(sum(before.volume), 3);
    await page.locator('input[name="comment"]').fill(mailing);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText(mailing).first().waitFor();
    const after = await read();
    const changed = after.volume
      .map((value, i) => value / before.volume[i])
      .filter((ratio) => Math.abs(ratio - 1) > 0.01);
    expect(changed.length).toBeGreaterThan(0);
    for (const ratio of changed) expect(ratio).toBeCloseTo(1.2, 1);
  });

  it('Ctrl+Z takes the change back, Ctrl+Shift+Z puts it back', async () => {
    const { page } = planner;
    const edited = sum((await read()).volume);
    await chart().focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: `Put back: ${mailing}` }).waitFor();
    const undone = sum((await read()).volume);
    expect(undone).toBeLessThan(edited);
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: `Remove: ${mailing}` }).waitFor();
    expect(sum((await read()).volume)).toBeCloseTo(edited, 3);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByRole('button', { name: `Put back: ${mailing}` }).waitFor();
    expect(sum((await read()).volume)).toBeCloseTo(undone, 3);
  });

  it('smoothing is drawn in weeks as it is saved, and taken back there too', async () => {
    const { page } = planner;
    const weeks = () => callApi<Series>(token, `/forecasts/${forecastId}/intervals?level=week`);
    const unevenness = async () => {
      const { volume } = await callApi<Series>(token, `/forecasts/${forecastId}/intervals?level=interval`);
      return sum(volume.map((value) => value ** 2));
    };
    const [before, rough] = [await weeks(), await unevenness()];
    const [, from, to] = before.starts;
    const iso = (second: number) => new Date(second * 1000).toISOString();
    await page.goto(`/plan/forecasts/${forecastId}?level=week&from=${iso(from)}&to=${iso(to)}`);
    await chart().waitFor();
    await page.getByText('Smooth', { exact: true }).click();
    await page.locator('input[name="value"]').fill('25');
    await page.getByRole('button', { name: 'After the change' }).waitFor();
    const status = page.getByRole('status').filter({ hasText: '→' });
    await status.waitFor();
    const drawn = Number(((await status.textContent()) ?? '').match(/→ ([\d,. ]+)/)?.[1].replace(/[^\d]/g, ''));
    await page.locator('input[name="comment"]').fill(calmWeek);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: `Remove: ${calmWeek}` }).waitFor();
    const saved = await weeks();
    expect(Math.round(saved.volume[1])).toBe(drawn);
    expect(await unevenness()).toBeLessThan(rough);
    await chart().focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: `Put back: ${calmWeek}` }).waitFor();
    expect((await weeks()).volume).toEqual(before.volume);
  });

  it('one interval explains itself, from the usual day to its value', async () => {
    const { page } = planner;
    const series = await callApi<Series>(token, `/forecasts/${forecastId}/intervals?level=interval`);
    const busiest = series.volume.indexOf(Math.max(...series.volume));
    const from = new Date(series.starts[busiest] * 1000).toISOString();
    const to = new Date(series.starts[busiest + 1] * 1000).toISOString();
    await page.goto(`/plan/forecasts/${forecastId}?level=interval&from=${from}&to=${to}`);
    const explanation = page.getByRole('region', { name: 'How this interval came about' });
    await explanation.getByText('Base', { exact: true }).waitFor();
    expect(await explanation.locator('li').count()).toBeGreaterThanOrEqual(1);
  });

  it('every step opens, by keyboard too, and nothing breaks', async () => {
    const { page, faults } = planner;
    await page.goto(`/plan/forecasts/${forecastId}`);
    const steps = page.getByRole('navigation', { name: 'Steps of the forecast' });
    for (const step of ['parameters', 'history', 'cleaning', 'calendar', 'model', 'layers', 'requirement']) {
      const link = steps.locator(`a[href*="step=${step}"]`);
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`step=${step}`));
      await steps.locator('a[aria-current="step"]').waitFor();
      await chart().first().waitFor();
    }
    expect(faults).toEqual([]);
  });

  it('works on a phone without scrolling sideways', async () => {
    const own = await openWindow({ viewport: phone });
    await logIn(own.page, 'planner@demo.wfm');
    await own.page.goto(`/plan/forecasts/${forecastId}?step=cleaning`);
    await own.page.locator('figure.chart').waitFor();
    const overflow = await own.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(1);
    await own.context.close();
  });
});
