import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type InlineConfig, type PreviewServer, preview } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settleTransitions } from '../../settle-transitions';

/*
 * Components in a real browser: that a screen reader and a keyboard can use them, and that they do what they say. The
 * pages under gallery/ show them without a server.
 */
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
const outDir = resolve('node_modules/.cache/gallery');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!executablePath)(
  `components in a browser${executablePath ? '' : ' (skipped: no Chromium on this machine)'}`,
  () => {
    let server: PreviewServer;
    let browser: Browser;
    let origin: string;
    let page: Page;
    const faults: string[] = [];
    /** one for each kind of window; the pages of the gallery are visited in it without loading their scripts again */
    const windows = new Map<string, Page>();

    beforeAll(async () => {
      const config: InlineConfig = {
        root: 'tests/unit/components/gallery',
        configFile: false,
        logLevel: 'error',
        // React's development build: its warnings are faults here
        mode: 'development',
        plugins: [tailwindcss(), tsconfigPaths({ root: process.cwd() })],
        build: {
          outDir,
          emptyOutDir: true,
          minify: 'esbuild',
          reportCompressedSize: false,
          target: 'es2022',
          chunkSizeWarningLimit: 10_000,
        },
        preview: { port: 0, host: '127.0.0.1' },
      };
      await build(config);
      server = await preview(config);
      origin = server.resolvedUrls?.local[0].replace(/\/$/, '') ?? '';
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    afterEach(() => {
      expect(faults.splice(0)).toEqual([]);
    });

    interface WindowKind {
      width?: number;
      isTouch?: boolean;
      locale?: 'en' | 'ru';
    }

    async function openWindow({ width = 1280, isTouch = false, locale = 'en' }: WindowKind): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        hasTouch: isTouch,
        reducedMotion: 'reduce',
      });
      const opened = await context.newPage();
      opened.on('pageerror', (error) => faults.push(error.message));
      opened.on('console', (message) => {
        // there is no socket to connect to
        const isKnown = /socket\.io|WebSocket|React Router Future Flag|React DevTools/i.test(message.text());
        if (message.type() === 'error' && !isKnown) faults.push(message.text());
      });
      await opened.goto(`${origin}/nowhere?locale=${locale}`);
      return opened;
    }

    /** Shows a page of the gallery as it is when it is first drawn: from another page, by the router. */
    async function open(path: string, kind: WindowKind = {}) {
      const name = JSON.stringify(kind);
      page = windows.get(name) ?? (await openWindow(kind));
      windows.set(name, page);
      // what the last test left open
      if ((await page.locator('[role=dialog], [role=alertdialog]').count()) > 0) await page.keyboard.press('Escape');
      await setTheme('light');
      for (const [to, heading] of [
        ['/nowhere', /^Elsewhere$/],
        [path, /^(?!Elsewhere$)/],
      ] as const) {
        await page.evaluate((address) => {
          history.pushState(null, '', address);
          dispatchEvent(new PopStateEvent('popstate'));
        }, to);
        await page.locator('main h1', { hasText: heading }).first().waitFor({ timeout: 60_000 });
      }
    }

    /** Changes the theme, and waits until every colour has arrived. */
    async function setTheme(theme: 'light' | 'dark') {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      await settleTransitions(page);
    }

    /**
     * Serious findings of axe.
     * @param rules these alone; all of them where none are named
     * @param within selector of the part that is looked at
     */
    async function findViolations(rules: string[] = [], within?: string): Promise<string[]> {
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
      return page.evaluate(
        async ({ rules, within }) => {
          const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
          const { violations } = await axe.run(within ?? document, {
            resultTypes: ['violations'],
            ...(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {}),
          });
          return violations
            .filter((item) => item.impact === 'serious' || item.impact === 'critical')
            .flatMap((item) =>
              item.nodes.map((node) => `${item.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
            );
        },
        { rules, within },
      );
    }

    const pages = ['/forms', '/show', '/charts', '/table', '/phone'];

    it.each(pages)(
      '%s has no serious accessibility finding, in the light and in the dark theme',
      async (path) => {
        await open(path);
        expect(await findViolations()).toEqual([]);
        await setTheme('dark');
        // a theme changes colours alone
        expect(await findViolations(['color-contrast']), 'dark').toEqual([]);
      },
      90_000,
    );

    it.each(pages)(
      '%s fits a screen of 360 px in Russian',
      async (path) => {
        await open(path, { width: 360, locale: 'ru' });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      },
      60_000,
    );

    it('layers have no serious finding, hold the focus and give it back', async () => {
      const layers = '[role=dialog], [role=alertdialog], [role=menu]';
      await open('/forms');
      for (const name of ['Open dialog', 'Delete', 'Open sheet', 'Open menu', 'Open popover']) {
        const trigger = page.getByRole('button', { name, exact: true });
        await trigger.press('Enter');
        await page.locator(layers).first().waitFor();
        expect(await findViolations([], layers), name).toEqual([]);
        expect(await findViolations(['aria-hidden-focus']), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect
          .poll(() => trigger.evaluate((element) => element === document.activeElement), { message: name })
          .toBe(true);
      }
    }, 60_000);

    it('the combobox filters by typing, chooses by Enter and sends what was chosen', async () => {
      await open('/forms');
      const box = page.getByRole('combobox', { name: /Skills/ });
      await box.press('Enter');
      await page.keyboard.type('bill');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      const sent = await page
        .locator('form')
        .first()
        .evaluate((form) => new FormData(form as HTMLFormElement).getAll('skills'));
      expect(sent).toEqual(['en', 'bill']);
    }, 60_000);

    it('the time input takes what people type and steps by the arrow keys', async () => {
      await open('/forms');
      const input = page.getByRole('textbox', { name: 'Start' });
      await input.fill('930');
      await input.blur();
      expect(await input.inputValue()).toBe('09:30');
      await input.press('ArrowUp');
      expect(await input.inputValue()).toBe('09:45');
    }, 60_000);

    it('an editing page shows its state, saves by Ctrl+S, tells of a failure and warns before one leaves', async () => {
      await open('/forms');
      const status = page.locator('header [role=status]').filter({ hasText: /save|changes/i });
      const title = page.getByRole('textbox', { name: 'Title' });
      await title.fill('January');
      await expect.poll(() => status.textContent()).toContain('Unsaved changes');
      await page.keyboard.press('Control+s');
      await expect.poll(() => status.textContent()).toMatch(/Saved \d\d:\d\d/);
      await title.fill('February');
      await page.keyboard.press('Control+s');
      await expect.poll(() => status.textContent()).toContain('Not saved');
      await page.getByRole('link', { name: 'Overview' }).click();
      const question = page.getByRole('alertdialog');
      await question.waitFor();
      await question.getByRole('button', { name: 'Stay here' }).click();
      expect(page.url()).toContain('/forms');
      await page.getByRole('link', { name: 'Overview' }).click();
      await question.getByRole('button', { name: 'Save and leave' }).click();
      await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
    }, 60_000);

    it('a chart is read, zoomed and selected by keys', async () => {
      await open('/charts');
      const chart = page.getByRole('application', { name: 'Staffing of the day' });
      const readout = chart.getByRole('status');
      await chart.focus();
      await page.keyboard.press('End');
      await expect.poll(() => readout.textContent()).toContain('23:45–00:00');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => readout.textContent()).toContain('Mon 23 Nov, 00:15–00:30');
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
      await page.getByText('Mon 23 Nov, 00:15–01:15').waitFor();
      await page.keyboard.press('+');
      await expect.poll(() => page.url()).toContain('day.zoom=');
      await page.keyboard.press('0');
      await expect.poll(() => page.url()).not.toContain('day.zoom=');
      await page.keyboard.press('t');
      await page.getByRole('row', { name: /00:15–00:30/ }).waitFor();
    }, 60_000);

    it('a chart is read by hover, pinned by a click, selected by a drag', async () => {
      await open('/charts');
      const chart = page.getByRole('application', { name: 'Staffing of the day' });
      const box = (await chart.boundingBox()) as { x: number; y: number; width: number };
      const at = (share: number) => box.x + box.width * share;
      const readout = chart.getByRole('status');
      await page.mouse.move(at(0.5), box.y + 50);
      await expect.poll(() => readout.textContent()).toContain('12:00–12:15');
      await page.mouse.click(at(0.25) + 2, box.y + 50);
      await page.mouse.move(at(0.75), box.y + 50);
      expect(await readout.textContent()).toContain('06:00–06:15');
      await page.mouse.move(at(0.25) + 2, box.y + 50);
      await page.mouse.down();
      await page.mouse.move(at(0.5) - 2, box.y + 60, { steps: 4 });
      await page.mouse.up();
      const start = Date.parse('2026-11-22T21:00:00Z');
      await page.getByText(`${start + 6 * 3_600_000}-${start + 12 * 3_600_000}`).waitFor();
    }, 60_000);

    it('a series is one path, however long it is', async () => {
      await open('/charts');
      const chart = page.getByRole('application', { name: 'Staffing of the day' });
      expect(await chart.locator('circle, rect').count()).toBe(0);
      expect(await chart.locator('path').count()).toBeLessThan(16);
    }, 60_000);

    it('a table is sorted, filtered and paged in the address, and walked by keys', async () => {
      await open('/table');
      await page.getByRole('link', { name: 'Name', exact: true }).click();
      await page.getByRole('link', { name: 'Name', exact: true }).click();
      await expect.poll(() => page.url()).toContain('sort=-name');
      await page.getByText('Person 119').waitFor();
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.getByText('26–50 of 120').waitFor();
      await page.getByRole('searchbox', { name: 'Find by name' }).fill('Person 00');
      await page.getByText('1–10 of 10').waitFor();
      expect(page.url()).toContain('sort=-name');
      const rows = page.locator('tbody tr');
      await rows.first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('button', { name: 'Assign 2' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
      expect(page.url()).toContain('/person/p7');
    }, 60_000);

    it('columns are hidden by the view menu and stay hidden by the address', async () => {
      await open('/table');
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByRole('checkbox', { name: 'Hours' }).uncheck();
      await expect.poll(() => page.url()).toContain('hide=hours');
      expect(await page.getByRole('columnheader', { name: 'Hours' }).count()).toBe(0);
    }, 60_000);

    it('Ctrl+K finds a page and goes there; ? lists the keys', async () => {
      await open('/show');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Search/ }).waitFor();
      await page.keyboard.type('audit');
      await page.locator('[role=option][aria-selected=true]', { hasText: /audit/i }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).toContain('/admin/audit');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys of this page' }).getByText('Search and actions').waitFor();
      expect(await findViolations([], '[role=dialog]')).toEqual([]);
    }, 60_000);

    it('the tabs of the phone are large enough for a thumb', async () => {
      await open('/phone', { width: 390, isTouch: true });
      const tabs = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
      const sizes = await tabs.evaluateAll((links) =>
        links.map((link) => link.getBoundingClientRect()).filter((box) => box.width > 0),
      );
      expect(sizes).toHaveLength(5);
      for (const { width, height } of sizes) {
        expect(width).toBeGreaterThanOrEqual(44);
        expect(height).toBeGreaterThanOrEqual(44);
      }
    }, 60_000);

    it('a list of thousands holds only the rows in sight', async () => {
      await open('/show');
      const list = page.getByRole('region', { name: 'Long list' });
      expect(await list.locator('li').count()).toBeLessThan(40);
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await list.getByText('Row 4999').waitFor();
    }, 60_000);
  },
);
