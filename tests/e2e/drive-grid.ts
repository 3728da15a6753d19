import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { callApi, getToken } from './wait-for-demo-plan';

export interface GridDriver {
  open(): Promise<void>;
  cell(row: number, day: number): Locator;
  content(row: number, day: number): Promise<string>;
  waitForContent(row: number, day: number, wanted: string | RegExp): Promise<void>;
  findMove(): Promise<{ row: number; from: number; to: number }>;
}

/** The address of the newest schedule of the demo centre. */
export async function findScheduleAddress(): Promise<string> {
  const { items } = await callApi<{ items: { id: string }[] }>(
    await getToken('planner@demo.wfm'),
    '/schedules?limit=1',
  );
  return `/plan/schedules/${items[0].id}`;
}

/** Reads and works the schedule grid of a page the way a planner sees it. */
export function driveGrid(page: Page, address: string): GridDriver {
  const cell = (row: number, day: number) => page.locator(`[data-row="${row}"] > [data-day="${day}"]`);
  /** what a cell holds, without its date */
  const content = async (row: number, day: number): Promise<string> =>
    ((await cell(row, day).getAttribute('aria-label')) ?? '').split(': ').slice(1).join(': ');
  return {
    cell,
    content,
    waitForContent: (row, day, wanted) => expect.poll(() => content(row, day)).toMatch(wanted),
    async open() {
      await page.goto(address);
      await page.getByRole('grid').waitFor();
      await page.waitForLoadState('networkidle');
    },
    /** the first person with a shift on the first days and a free day beside it */
    async findMove() {
      for (let row = 0; row < 12; row++) {
        for (let day = 0; day < 5; day++) {
          if (!/^\d/.test(await content(row, day))) continue;
          for (let to = 0; to < 7; to++) if (/^free/.test(await content(row, to))) return { row, from: day, to };
        }
      }
      throw new Error('Nobody in sight has a shift and a free day.');
    },
  };
}
