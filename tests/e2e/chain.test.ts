import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, startOfWeek, toLocalParts } from '~/engine/time';
import { closeBrowser, desktop, openWindow, phone } from './browser';
import { logIn } from './log-in';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

interface Group {
  id: string;
  name: string;
  timeZone: string;
  channelType: string;
}

/** Contacts of eight weeks up to yesterday as a plain file: a calm curve over the day, quieter weekends. */
function writeHistoryFile(group: Group): { file: string; rows: number; today: string } {
  const { date: today } = toLocalParts(Date.now(), group.timeZone);
  const lines = ['time,calls,aht'];
  for (let date = addDays(today, -56); date < today; date = addDays(date, 1)) {
    const isWeekend = startOfWeek(date) !== startOfWeek(addDays(date, 2));
    for (let minute = 0; minute < 1440; minute += 15) {
      const curve = Math.max(0, Math.sin(((minute - 420) / 900) * Math.PI));
      const calls = minute < 420 || minute >= 1320 ? 0 : Math.round((isWeekend ? 6 : 10) * curve + ((minute / 15) % 3));
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      lines.push(`${date} ${clock},${calls},${calls ? 240 + ((minute / 15) % 5) * 10 : 0}`);
    }
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wfm-chain-')), 'history.csv');
  writeFileSync(file, lines.join('\n'));
  return { file, rows: lines.length - 1, today };
}

const idOf = (url: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(url)?.[0] ?? '';

describe('from contact history to a schedule on a phone', () => {
  let planner: { context: BrowserContext; page: Page; faults: string[] };
  let plannerToken: string;
  let group: Group;
  let employeeId: string;
  let monday: string;
  let scheduleId: string;

  beforeAll(async () => {
    await waitForDemoPlan();
    plannerToken = await getToken('planner@demo.wfm');
    const me = await callApi<{ employeeId: string }>(await getToken('employee@demo.wfm'), '/auth/me');
    employeeId = me.employeeId;
    const { items } = await callApi<{ items: Group[] }>(plannerToken, '/groups?limit=100');
    const served = await callApi<{ groups: { id: string; role: string }[] }>(plannerToken, `/employees/${employeeId}`);
    const main = served.groups.find((membership) => membership.role === 'MAIN');
    group = items.find((item) => item.id === main?.id) as Group;
    planner = await openWindow({ viewport: desktop });
    await logIn(planner.page, 'planner@demo.wfm');
  });
  afterAll(async () => {
    await planner?.context.close();
    await closeBrowser();
  });

  it('a file of history is checked and imported', async () => {
    const { file, rows, today } = writeHistoryFile(group);
    monday = addDays(startOfWeek(today), 14);
    const { page } = planner;
    await page.goto('/plan/history/import');
    await page.selectOption('select[name="groupId"]', group.id);
    await page.setInputFiles('input[name="file"]', file);
    await page.getByRole('button', { name: 'Upload and check' }).click();
    await page.waitForURL(/\/plan\/history\/imports\//);
    const start = page.locator('button[name="intent"][value="import"]');
    await start.waitFor({ timeout: 30_000 });
    expect(await start.textContent()).toContain(rows.toLocaleString('en-GB'));
    await start.click();
    await page
      .getByText(/imported|written|new|unchanged/i)
      .first()
      .waitFor({ timeout: 30_000 });
    const run = await callApi<{ status: string; rowsRead: number }>(
      plannerToken,
      `/history/imports/${idOf(page.url())}`,
    );
    expect(run).toMatchObject({ status: 'completed', rowsRead: rows });
  });

  it('the worker forecasts the group; the page shows it with its back-test', async () => {
    const { page } = planner;
    await page.goto(`/plan/forecasts/new?group=${group.id}`);
    await page.locator('input[name="startDate"]').fill(addDays(monday, -14));
    await page.locator('input[name="horizonDays"]').fill('49');
    await page.getByRole('button', { name: 'Compute forecast' }).click();
    await page.waitForURL(/\/plan\/forecasts\/[0-9a-f-]{36}/);
    await page.getByText('Ready', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('navigation', { name: 'Steps of the forecast' }).getByRole('link', { name: /Model/ }).click();
    await page.getByRole('columnheader', { name: 'Method' }).waitFor();
    expect(await page.locator('svg path').count()).toBeGreaterThan(1);
  });

  it('the forecast becomes people per interval, each figure explained', async () => {
    const { page } = planner;
    await page.goto(`/plan/staffing?group=${group.id}&from=${monday}&days=7`);
    const series = await callApi<{ starts: number[]; requiredAgents: number[] }>(
      plannerToken,
      `/staffing?groupId=${group.id}&from=${monday}&days=7`,
    );
    const busiest = series.requiredAgents.indexOf(Math.max(...series.requiredAgents));
    expect(series.requiredAgents[busiest]).toBeGreaterThan(0);
    await page.goto(`/plan/staffing?group=${group.id}&from=${monday}&days=7&at=${series.starts[busiest] * 1000}`);
    await page.getByText('Whole people').waitFor();
  });

  it('a lawful schedule is planned and published', async () => {
    const { page } = planner;
    await page.goto('/plan/schedules/new');
    await page.locator('input[name="name"]').fill('Chain of one group');
    await page.locator('input[name="startDate"]').fill(monday);
    await page.locator('input[name="endDate"]').fill(addDays(monday, 6));
    await page.locator('input[name="timeBudgetSec"]').fill('3');
    await page.getByRole('button', { name: 'Plan the schedule' }).click();
    await page.waitForURL(/\/plan\/schedules\/[0-9a-f-]{36}/);
    scheduleId = idOf(page.url());
    await page.getByRole('button', { name: 'Publish' }).first().waitFor({ timeout: 90_000 });
    const conflicts = await callApi<{ items: unknown[] }>(
      plannerToken,
      `/schedules/conflicts?scheduleId=${scheduleId}`,
    );
    expect(conflicts.items).toEqual([]);
    await page.getByRole('button', { name: 'Publish' }).first().click();
    await page.locator('[role="dialog"] button[value="publish"]').click();
    await page.getByText('Applied', { exact: true }).first().waitFor({ timeout: 30_000 });
  });

  it('the employee is told at once, reads it on the phone and acknowledges; the planner sees it', async () => {
    const own = await openWindow({ viewport: phone });
    await logIn(own.page, 'employee@demo.wfm');
    await own.page.goto('/my/acknowledgements');
    const item = own.page.locator('li', { hasText: 'Chain of one group' });
    await item.getByRole('button', { name: 'I have read it' }).click();
    await own.page
      .getByText(/confirmed/)
      .first()
      .waitFor();
    await own.page.goto(`/my/schedule?date=${monday}`);
    expect(await own.page.locator('details').count()).toBeGreaterThan(0);
    await own.context.close();
    await planner.page.goto(`/plan/schedules/${scheduleId}/acknowledgements`);
    await planner.page.getByText('Acknowledged', { exact: true }).first().waitFor();
  });

  it('the live page follows what the contact centre reports', async () => {
    const admin = await getToken('admin@demo.wfm');
    const key = await callApi<{ secret?: string; key?: string }>(admin, '/api-keys', {
      method: 'POST',
      body: JSON.stringify({ name: 'Contact centre', permissions: ['ingest:write:all'] }),
    });
    const { page } = planner;
    await page.goto('/live');
    await page.waitForTimeout(1500);
    const answer = await callApi<{ accepted: number }>(key.secret ?? key.key ?? '', '/ingest/queue-metrics', {
      method: 'POST',
      body: JSON.stringify([
        { groupId: group.id, waiting: 137, longestWaitMs: 61_000, receivedToday: 500, answeredToday: 300 },
      ]),
    });
    expect(answer.accepted).toBe(1);
    await page.getByText(/137/).first().waitFor({ timeout: 5000 });
    expect(planner.faults).toEqual([]);
  });
});
