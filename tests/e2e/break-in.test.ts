import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openWindow } from './browser';
import { logIn } from './log-in';
import { pagesUnderTest } from './pages';
import { callApi, getToken, waitForDemoPlan } from './wait-for-demo-plan';

interface Named {
  id: string;
  name: string;
}
interface Person {
  id: string;
  personnelNumber: string;
  lastName: string;
  firstName: string;
}

const employeeLogin = 'employee@demo.wfm';
/** Pages of others as the look-around tests know them. */
const foreignPages = pagesUnderTest
  .filter(({ login }) => login !== null && login !== employeeLogin)
  .map(({ path }) => path);

/** Pages of single objects, and what their readers would see. */
const objectPages: string[] = [];
const secrets: string[] = [];
let page: Page;
let faults: string[];

beforeAll(async () => {
  await waitForDemoPlan();
  const token = await getToken('admin@demo.wfm');
  const list = async <T>(path: string) => (await callApi<{ items: T[] }>(token, path)).items;
  const [people, groups, schedules, forecasts, users, roles, sites] = await Promise.all([
    list<Person>('/employees?limit=200'),
    list<Named>('/groups'),
    list<Named>('/schedules'),
    list<Named>('/forecasts'),
    list<Named & { username: string; employeeId: string | null }>('/users'),
    list<Named>('/roles'),
    list<Named>('/sites'),
  ]);
  const own = users.find(({ username }) => username === employeeLogin);
  const others = people.filter(({ id }) => id !== own?.employeeId);
  expect(others.length).toBeGreaterThan(10);
  const schedule = `/plan/schedules/${schedules[0].id}`;
  const person = `/people/employees/${others[0].id}`;
  objectPages.push(
    person,
    ...['employment', 'skills', 'absences', 'shifts', 'history'].map((tab) => `${person}/${tab}`),
    `/people/groups/${groups[0].id}`,
    schedule,
    ...['day', 'result', 'conflicts', 'acknowledgements'].map((tab) => `${schedule}/${tab}`),
    `/plan/forecasts/${forecasts[0].id}`,
    `/admin/users/${users[0].id}`,
    `/admin/roles/${roles[0].id}`,
    `/admin/sites/${sites[0].id}`,
  );
  secrets.push(
    ...others.map(({ lastName, firstName }) => `${lastName} ${firstName}`),
    ...others.map(({ personnelNumber }) => `"${personnelNumber}"`),
    ...groups.map(({ name }) => name),
    schedules[0].name,
  );
  const window = await openWindow();
  page = window.page;
  faults = window.faults;
  await logIn(page, employeeLogin);
});
afterAll(closeBrowser);

const foundIn = (text: string) => secrets.filter((secret) => text.includes(secret));

describe('the planner', () => {
  it('does see there what is looked for', async () => {
    expect(foreignPages.length).toBeGreaterThan(20);
    const { page: planning, context } = await openWindow();
    await logIn(planning, 'planner@demo.wfm');
    for (const path of ['/people/employees', '/people/services', objectPages[0]]) {
      const response = await planning.goto(path, { waitUntil: 'load' });
      expect(foundIn((await response?.text()) ?? ''), path).not.toEqual([]);
    }
    await context.close();
  });
});

describe('an employee who types the address of a manager', () => {
  it('reads in the frame that it is not for them, on every page', async () => {
    for (const path of [...foreignPages, ...objectPages]) {
      faults.length = 0;
      const response = await page.goto(path, { waitUntil: 'load' });
      expect(response?.status(), path).toBe(403);
      expect(foundIn((await response?.text()) ?? ''), path).toEqual([]);
      const alert = page.locator('main [role="alert"]');
      await alert.waitFor();
      expect(await alert.getByRole('heading').textContent(), path).toBe('You may not see this page');
      expect(await alert.getByRole('link').count(), `${path} shows a way back`).toBeGreaterThan(0);
      expect(await page.getByRole('navigation').count(), `${path} keeps the frame`).toBeGreaterThan(0);
      expect(foundIn(await page.content()), path).toEqual([]);
      // why: the browser itself reports the status of the page as a fault
      expect(
        faults.filter((fault) => !fault.includes('403')),
        path,
      ).toEqual([]);
    }
  });

  it('gets no data by the requests that pages make either', async () => {
    for (const path of [...foreignPages, ...objectPages]) {
      const [pathname, search] = path.split('?');
      const response = await page.request.get(`${pathname}.data${search ? `?${search}` : ''}`);
      expect(response.status(), path).toBe(403);
      expect(foundIn(await response.text()), path).toEqual([]);
    }
  });

  it('finds none of those pages in the menu, in the palette or on the way home', async () => {
    await page.goto('/my', { waitUntil: 'load' });
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.filter((href) => foreignPages.includes(href.split('?')[0]))).toEqual([]);
    const found = await page.request.get('/search?q=a');
    expect(foundIn(await found.text())).toEqual([]);
    await page.goto('/', { waitUntil: 'load' });
    expect(new URL(page.url()).pathname).toBe('/my');
  });
});
