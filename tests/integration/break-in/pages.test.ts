import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { can, findScope } from '~/auth/permissions';
import { hasTargetInPath, loadModule, loadPage, type PageAnswer, pageModules, sendForm } from './call-page';
import { createTargetCentre, type TargetCentre } from './centre';
import { closeFingerprints, fingerprintOf } from './fingerprint';
import { pageForms } from './page-forms';
import { type Need, pageNeeds } from './page-needs';
import { builtInNames, createScopedIntruder, createStaff, type Intruder, openOwner } from './people';

let centre: TargetCentre;
let staff: Awaited<ReturnType<typeof createStaff>>;
let scoped: Intruder[];
let strangers: Intruder[];
let untouched: Record<string, string>;

beforeAll(async () => {
  centre = await createTargetCentre();
  staff = await createStaff(centre);
  scoped = [staff.manager, staff.supervisor, staff.employee, await createScopedIntruder(centre, 'department')];
  const elsewhere = await createStaff(await createTargetCentre());
  strangers = [elsewhere.administrator, elsewhere.employee].map((who) => ({ ...who, name: `${who.name} elsewhere` }));
  untouched = await fingerprintOf(centre.organizationId);
});
afterAll(closeFingerprints);

// why: the organization under attack must be the same after every test, row for row
afterEach(async () => {
  const now = await fingerprintOf(centre.organizationId);
  const before = untouched;
  untouched = now;
  expect(now, 'nothing is written').toEqual(before);
});

const permissionOf = (need: Need): string | null => {
  if (typeof need === 'string') return null;
  return 'permission' in need ? need.permission : need.employee;
};
const files = Object.keys(pageNeeds);
const withLoader = files
  .filter((file) => pageNeeds[file].loader)
  .map((file) => [file, pageNeeds[file].loader!] as const);
const withAction = files
  .filter((file) => pageNeeds[file].action)
  .map((file) => [file, pageNeeds[file].action!] as const);
const guardedLoaders = withLoader.filter(([, need]) => need !== 'anyone');
/** Actions on one's own login only; they prove who it is by the password. */
const personalPages = ['auth.change-password.tsx'];
const guardedActions = withAction.filter(([file, need]) => need !== 'anyone' && !personalPages.includes(file));
const formsOf = (file: string, target: TargetCentre) => pageForms[file]?.(target.ids) ?? [];

function expectHidden(answer: PageAnswer, mark: string, line: string): void {
  expect(answer.status, `${line}: ${answer.text}`).toBeLessThan(500);
  expect(answer.text, line).not.toContain(mark);
}

describe('the table of pages', () => {
  it('holds every route file, and none that is gone', () => {
    expect([...pageModules.keys()].sort()).toEqual([...files].sort());
  });

  it('says of each what it loads and what it takes', async () => {
    for (const file of files) {
      const page = await loadModule(file);
      expect({ file, loader: Boolean(page.loader), action: Boolean(page.action) }).toEqual({
        file,
        loader: Boolean(pageNeeds[file].loader),
        action: Boolean(pageNeeds[file].action),
      });
    }
  });

  it('has a form for every action that needs a login', () => {
    const missing = guardedActions.filter(([file]) => !formsOf(file, centre).length);
    expect(missing.map(([file]) => file)).toEqual([]);
  });
});

describe.each(guardedLoaders)('%s loads', (file, need) => {
  const permission = permissionOf(need);

  it('for those who may, with exactly these ids', async () => {
    const own = await createTargetCentre();
    const isOwn = typeof need === 'object' && 'employee' in need;
    const who = isOwn ? await openOwner(own) : (await createStaff(own, ['administrator'])).administrator;
    const answer = await loadPage(file, own.ids, who.cookie);
    expect(answer.status, answer.text).toBeLessThan(400);
    expect(answer.location ?? '').not.toContain('/auth/login');
  });

  it('after a login only', async () => {
    const answer = await loadPage(file, centre.ids);
    expect(answer).toMatchObject({ status: 302, location: expect.stringMatching(/^\/auth\/login/) });
    expect(answer.text).toBe('');
  });

  it.skipIf(!permission)('with its permission only', async () => {
    for (const name of builtInNames) {
      if (can(staff[name].permissions, permission!)) continue;
      const answer = await loadPage(file, centre.ids, staff[name].cookie);
      expect(answer.status, name).toBe(403);
      expectHidden(answer, centre.mark, name);
    }
  });

  it('nothing of another organization', async () => {
    for (const who of strangers) {
      const answer = await loadPage(file, centre.ids, who.cookie);
      if (hasTargetInPath(file) && file !== 'people.employees.$employeeId._index.tsx')
        expect([403, 404], `${who.name}: ${answer.text}`).toContain(answer.status);
      expectHidden(answer, centre.mark, who.name);
    }
  });

  it('nothing of another department', async () => {
    for (const who of scoped) {
      const scope = permission ? findScope(who.permissions, permission) : 'own';
      if (scope === 'all') continue;
      const answer = await loadPage(file, centre.ids, who.cookie);
      expectHidden(answer, centre.southMark, who.name);
    }
  });
});

describe.each(guardedActions)('%s takes', (file, need) => {
  const permission = permissionOf(need);

  it('forms of those who may', async () => {
    const count = formsOf(file, centre).length;
    for (let index = 0; index < count; index += 1) {
      const own = await createTargetCentre();
      const form = formsOf(file, own)[index];
      const who = form.as ? await openOwner(own) : (await createStaff(own, ['administrator'])).administrator;
      const answer = await sendForm(file, own.ids, form, who.cookie);
      expect(answer.status, `${form.name}: ${answer.text}`).toBeLessThan(400);
    }
  });

  it('nothing without a login, be it well formed or not', async () => {
    for (const form of [...formsOf(file, centre), { name: 'nothing', fields: {} }]) {
      const answer = await sendForm(file, centre.ids, form);
      expect(answer, form.name).toMatchObject({ status: 302, location: expect.stringMatching(/^\/auth\/login/) });
    }
  });

  it.skipIf(!permission)('nothing without its permission', async () => {
    for (const form of [...formsOf(file, centre), { name: 'nothing', fields: {} }]) {
      for (const name of builtInNames) {
        if (can(staff[name].permissions, permission!)) continue;
        expect((await sendForm(file, centre.ids, form, staff[name].cookie)).status, `${form.name} by ${name}`).toBe(
          403,
        );
      }
    }
  });

  it('nothing from another organization', async () => {
    for (const form of formsOf(file, centre)) {
      for (const who of strangers) {
        const answer = await sendForm(file, centre.ids, form, who.cookie);
        const line = `${form.name} by ${who.name}`;
        expectHidden(answer, centre.mark, line);
        const sent = JSON.stringify(form);
        const isAbout = Object.values(centre.ids).some((id) => sent.includes(id));
        if (hasTargetInPath(file)) expect([403, 404], `${line}: ${answer.text}`).toContain(answer.status);
        else if (isAbout && !form.isSilent) expect([403, 404, 422], `${line}: ${answer.text}`).toContain(answer.status);
      }
    }
  });

  it('nothing about another department', async () => {
    for (const form of formsOf(file, centre)) {
      for (const who of scoped) {
        const scope = permission ? findScope(who.permissions, permission) : 'own';
        const sent = `${file} ${JSON.stringify(form)}`;
        const isSouthern = southernTargets.some((name) => sent.includes(`$${name}`) || sent.includes(centre.ids[name]));
        if (scope === 'all' || !isSouthern) continue;
        const answer = await sendForm(file, centre.ids, form, who.cookie);
        const line = `${form.name} by ${who.name}: ${answer.text}`;
        expectHidden(answer, centre.southMark, line);
        if (!form.isSilent) expect([403, 404, 422], line).toContain(answer.status);
      }
    }
  });
});

/** Targets that belong to the southern department or to a person of it. */
const southernTargets = [
  'employeeId',
  'departmentId',
  'scheduleId',
  'proposalId',
  'appliedProposalId',
  'timetableEventId',
  'shiftId',
  'publishedShiftId',
  'offerId',
  'userId',
  'grantId',
  'sessionId',
  'jobId',
  'requestId',
  'alertId',
  'viewId',
  'acknowledgementId',
  'vacationId',
  'limitId',
  'wishId',
  'vacationPlanId',
] as const;
