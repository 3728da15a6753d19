import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

let browser: Browser | null = null;

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** One Chromium per test file. */
export async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export interface OpenOptions {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  javaScriptEnabled?: boolean;
}

/** A fresh window without a session; page errors and failed scripts of its pages are collected in `faults`. */
export async function openWindow(
  options: OpenOptions = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await (await openBrowser()).newContext({
    baseURL: inject('baseUrl'),
    viewport: options.viewport ?? desktop,
    colorScheme: options.colorScheme ?? 'light',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}
