import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPage } from './call-page';
import { createTargetCentre, type TargetCentre } from './centre';
import { pageNeeds } from './page-needs';
import { createStaff, type Intruder, openOwner } from './people';

let centre: TargetCentre;
let administrator: Intruder;
let owner: Intruder;

beforeAll(async () => {
  centre = await createTargetCentre();
  administrator = (await createStaff(centre, ['administrator'])).administrator;
  owner = await openOwner(centre);
});

/** Every name that a page of these rooms reads from its address. */
const names = [
  ...['q', 'group', 'department', 'site', 'position', 'skill', 'status', 'workType', 'role', 'category', 'show'],
  ...['page', 'pageSize', 'sort', 'hide', 'density', 'cursor', 'limit', 'before', 'edit', 'copy', 'calendar', 'year'],
  ...['day', 'date', 'view', 'from', 'to', 'type', 'entity', 'entityId', 'action', 'actor', 'check', 'redirectTo'],
  ...['service', 'serviceId', 'employee', 'job', 'level', 'id', 'map'],
];

const oddTexts = [
  ...['', ' ', 'abc', 'null', 'undefined', 'NaN', '-1', '0', '0.5', '1e309', '-0', '007', 'true'],
  ...['9223372036854775808', '2147483648', '99999999999999999999999999', '-99999999999', '1e21', '0x10'],
  ...['unknown', '-unknown', '--name', 'name,', 'constructor', '__proto__', 'toString', '-constructor'],
  ...['2026-02-30', '0000-00-00', '99999-01-01', '2026-13-01', '1970-01-01', '+275760-09-14', '-000001-01-01', 'today'],
  ...['2026-11-23T25:00:00Z', 'work:', 'work:none', 'break:', ':', 'new', 'all', 'none'],
  ...[
    "'; drop table agents; --",
    '%',
    '%%',
    '_',
    '\\',
    '\u0000',
    'a\u0000b',
    '\ud83d\ude80',
    '\u202e',
    '*',
    '(',
    '[',
    '{}',
  ],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '//evil.example', '../../etc'],
  'x'.repeat(5_000),
];

const oddSearch = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...oddTexts), fc.string({ maxLength: 40 }))), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => {
    const search = new URLSearchParams();
    // the same name twice is a list; a list of forms is written in brackets
    for (const [index, [name, value]] of pairs.entries()) {
      search.append(index === 5 ? `${name}[]` : name, value);
      if (index === 0) search.append(name, value);
    }
    return search;
  });

const files = Object.keys(pageNeeds).filter(
  (file) => pageNeeds[file].loader && !file.startsWith('plan.') && !file.startsWith('$'),
);

/** Refused or shown, but understood: a fault of ours would be thrown. */
async function expectAnswer(file: string, search: URLSearchParams): Promise<void> {
  const cookie = file.startsWith('my.') ? owner.cookie : administrator.cookie;
  const answer = await loadPage(file, centre.ids, cookie, search).catch((error: Error) => {
    throw new Error(`${file}?${search}: ${error.message}`);
  });
  expect(answer.status, `${file}?${search}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
}

describe.each(files)('%s with an odd address', (file) => {
  it('answers to each odd value of each name', async () => {
    for (let start = 0; start < oddTexts.length; start += 4) {
      const texts = oddTexts.slice(start, start + 4);
      // why: names are odd one after the other, so that a fault of one is not hidden by that of another
      for (let shift = 0; shift < names.length; shift += 8) {
        const search = new URLSearchParams();
        for (const [index, name] of names.slice(shift, shift + 8).entries())
          search.append(name, texts[index % texts.length]);
        await expectAnswer(file, search);
      }
    }
  });

  it('answers to whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(oddSearch, (search) => expectAnswer(file, search)),
      { numRuns: 25 },
    );
  });
});
