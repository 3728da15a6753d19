import { describe, expect, it } from 'vitest';
import { getInitials, getNameHue } from '~/components/avatar';
import { getNextSort, readTableState } from '~/components/data-table/table-state';
import { estimateSecondsLeft } from '~/components/estimate-time-left';
import { describeRouteError } from '~/components/frame/describe-route-error';
import { selectNavigation } from '~/components/frame/navigation';
import { parseClock, stepClock } from '~/components/parse-clock';
import { setSearchParams } from '~/components/search-params';
import { matchesKeys } from '~/components/shortcuts';
import { startOfPeriod, stepDate } from '~/components/step-date';

describe('times as people type them', () => {
  it.each([
    ['8', 480],
    ['08', 480],
    ['830', 510],
    ['8:30', 510],
    ['8.30', 510],
    ['08-30', 510],
    [' 2359 ', 1439],
    ['24:00', 1440],
    ['24:01', null],
    ['25', null],
    ['8:60', null],
    ['noon', null],
    ['', null],
  ])('%s', (text, minute) => {
    expect(parseClock(text)).toBe(minute);
  });
  it('moves to the next step of the grid and around midnight', () => {
    expect(stepClock('08:00', 15)).toBe('08:15');
    expect(stepClock('08:07', 15)).toBe('08:15');
    expect(stepClock('08:07', -15)).toBe('08:00');
    expect(stepClock('23:45', 15)).toBe('00:00');
    expect(stepClock('00:00', -15)).toBe('23:45');
  });
});

describe('the state of a table in the address', () => {
  const read = (search: string) =>
    readTableState(new URLSearchParams(search), { sort: 'name', hiddenColumns: ['email'] });
  it('has defaults', () => {
    expect(read('')).toEqual({
      page: 1,
      pageSize: 50,
      sort: { column: 'name', isDescending: false },
      hiddenColumns: ['email'],
      density: 'compact',
    });
  });
  it('reads what is given and mistrusts what is wrong', () => {
    expect(read('page=3&pageSize=100&sort=-hours&hide=,&density=comfortable')).toEqual({
      page: 3,
      pageSize: 100,
      sort: { column: 'hours', isDescending: true },
      hiddenColumns: [],
      density: 'comfortable',
    });
    expect(read('page=-1&pageSize=100000')).toMatchObject({ page: 1, pageSize: 50 });
    expect(read('page=1.5')).toMatchObject({ page: 1 });
  });
  it('sorts up, then down, then as before', () => {
    expect(getNextSort(null, 'name')).toBe('name');
    expect(getNextSort({ column: 'name', isDescending: false }, 'name')).toBe('-name');
    expect(getNextSort({ column: 'name', isDescending: true }, 'name')).toBeNull();
    expect(getNextSort(null, 'hours', true)).toBe('-hours');
    expect(getNextSort({ column: 'name', isDescending: true }, 'hours')).toBe('hours');
  });
});

it('changes some parameters of an address and keeps the others', () => {
  const search = new URLSearchParams('site=1&page=4&q=x');
  expect(setSearchParams(search, { page: null, q: 'y' })).toBe('?site=1&q=y');
  expect(setSearchParams(new URLSearchParams('page=2'), { page: null })).toBe('?');
});

describe('time left', () => {
  it('follows the pace so far', () => {
    const samples = [0, 10, 20].map((percent, index) => ({ atMs: index * 2000, percent }));
    expect(estimateSecondsLeft(samples)).toBe(16);
  });
  it('says nothing while it cannot know', () => {
    expect(estimateSecondsLeft([])).toBeNull();
    expect(estimateSecondsLeft([0, 1, 2].map((index) => ({ atMs: index * 5000, percent: 40 })))).toBeNull();
    expect(estimateSecondsLeft([0, 1, 2].map((index) => ({ atMs: index * 100, percent: index * 10 })))).toBeNull();
  });
});

describe('what the rail shows', () => {
  const list = (...permissions: string[]) =>
    selectNavigation(permissions).flatMap((group) => group.items.map((item) => item.id));
  it('is everything for an administrator and nothing for an employee', () => {
    expect(list('*')).toContain('audit');
    expect(list('schedule:read:own', 'request:read:own', 'portal:read:own')).toEqual([]);
  });
  it('follows the permissions of a supervisor', () => {
    const items = list('live:read:department', 'schedule:read:department', 'staffing:read:all');
    expect(items).toEqual(['live', 'staffing', 'calculator', 'multiSkill', 'capacity', 'schedules']);
  });
});

describe('errors of routes', () => {
  const response = (status: number, data: unknown = null) => ({ status, statusText: '', internal: false, data });
  it.each([
    [404, 'notFound'],
    [403, 'forbidden'],
    [401, 'unauthorized'],
    [409, 'conflict'],
    [422, 'badRequest'],
    [429, 'tooMany'],
    [503, 'unavailable'],
    [500, 'unexpected'],
    [418, 'unexpected'],
  ])('%i is %s', (status, kind) => {
    expect(describeRouteError(response(status)).kind).toBe(kind);
  });
  it('repeats the server only where the reader needs its words', () => {
    const data = { message: 'Row 7 has no time.', requestId: 'r1' };
    expect(describeRouteError(response(422, data))).toEqual({
      kind: 'badRequest',
      message: data.message,
      requestId: 'r1',
    });
    expect(describeRouteError(response(404, data)).message).toBeNull();
    expect(describeRouteError(response(500, data)).message).toBeNull();
  });
  it('keeps the words of a bug to itself and knows a lost connection', () => {
    expect(describeRouteError(new Error('relation "x" does not exist'))).toMatchObject({
      kind: 'unexpected',
      message: null,
    });
    expect(describeRouteError(new TypeError('Failed to fetch')).kind).toBe('offline');
  });
});

describe('keys', () => {
  const press = (key: string, rest: Partial<KeyboardEvent> = {}) =>
    ({
      key,
      code: '',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      target: null,
      ...rest,
    }) as KeyboardEvent;
  it('knows Ctrl and Command, and the key itself under another layout', () => {
    expect(matchesKeys('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(matchesKeys('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
    expect(matchesKeys('Ctrl+K', press('л', { ctrlKey: true, code: 'KeyK' }))).toBe(true);
    expect(matchesKeys('Ctrl+K', press('k'))).toBe(false);
  });
});

describe('dates that are stepped through', () => {
  it('moves by days, weeks and months across the ends of years', () => {
    expect(stepDate('2026-12-31', 'day', 1)).toBe('2027-01-01');
    expect(stepDate('2026-11-23', 'week', -1)).toBe('2026-11-16');
    expect(stepDate('2027-01-15', 'month', -1)).toBe('2026-12-01');
    expect(stepDate('2028-02-28', 'day', 1)).toBe('2028-02-29');
  });
  it('begins weeks on Mondays', () => {
    expect(startOfPeriod('2026-11-29', 'week')).toBe('2026-11-23');
    expect(startOfPeriod('2026-11-23', 'week')).toBe('2026-11-23');
    expect(startOfPeriod('2026-11-29', 'month')).toBe('2026-11-01');
  });
});

describe('avatars', () => {
  it('takes the first letters of the first and the last word, in any script', () => {
    expect(getInitials('Anna Maria Ivanova')).toBe('AI');
    expect(getInitials('иванова')).toBe('И');
    expect(getInitials('  ')).toBe('');
  });
  it('gives a name the same hue every time, one of eight', () => {
    for (const name of ['Ivanova A.', 'Петров С.', '李']) {
      expect(getNameHue(name)).toBe(getNameHue(name));
      expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(getNameHue(name));
    }
  });
});
