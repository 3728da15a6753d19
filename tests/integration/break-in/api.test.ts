import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { can, findScope } from '~/auth/permissions';
import { type ApiAnswer, callApi } from '../../factories/api-client';
import { createKey } from '../../factories/login';
import {
  fillings,
  fillOperation,
  listOperations,
  type Operation,
  openRoutes,
  ownOperations,
  personalOperations,
  publicOperations,
} from './api-operations';
import { createTargetCentre, type TargetCentre } from './centre';
import { closeFingerprints, fingerprintOf } from './fingerprint';
import { builtInNames, createScopedIntruder, createStaff, type Intruder } from './people';
import { readVersion } from './rows';

/** Targets that belong to the southern department, or to a person of it. */
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
  'jobId',
  'vacationId',
  'limitId',
  'wishId',
  'vacationPlanId',
] as const;

const { operations, undocumented } = listOperations();
const guarded = operations.filter(({ permission }) => permission !== null);
const cases = guarded.map((operation) => [operation.key, operation] as [string, Operation]);

let centre: TargetCentre;
let staff: Awaited<ReturnType<typeof createStaff>>;
let departmentWide: Intruder;
let ownOnly: Intruder;
let foreigners: Intruder[];
let emptyKey: string;
let foreignKey: string;
let untouched: Record<string, string>;

beforeAll(async () => {
  centre = await createTargetCentre();
  staff = await createStaff(centre);
  departmentWide = await createScopedIntruder(centre, 'department');
  ownOnly = await createScopedIntruder(centre, 'own');
  const elsewhere = await createTargetCentre();
  const { administrator } = await createStaff(elsewhere);
  foreigners = [{ ...administrator, name: 'administrator of another organization' }];
  emptyKey = await createKey({ organizationId: centre.organizationId, permissions: ['nothing:read:all'] });
  foreignKey = await createKey({ organizationId: elsewhere.organizationId, permissions: ['*'] });
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

type Credentials = { cookie: string } | { token: string } | null;

async function attempt(operation: Operation, target: TargetCentre, who: Credentials): Promise<ApiAnswer> {
  const { path, filling } = fillOperation(operation, target.ids);
  const headers: Record<string, string> = { 'if-match': `"${await readVersion(target.ids, operation.parameters)}"` };
  if (filling.type) headers['content-type'] = filling.type;
  if (who && 'cookie' in who) {
    headers.cookie = who.cookie;
    // why: how a page of our own origin calls; anything else than this proves a token
    headers['sec-fetch-site'] = 'same-origin';
  }
  const token = who && 'token' in who ? who.token : undefined;
  return callApi(operation.method, path, { headers, token, body: filling.body });
}

const textOf = (answer: ApiAnswer) => (typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));

/** Whether one object is asked for: by the path, or by an id that the query must have. */
function isAddressed(operation: Operation, target: TargetCentre): boolean {
  if (operation.parameters.length) return true;
  const { query = {} } = fillOperation(operation, target.ids).filling;
  const ids: string[] = Object.values(target.ids);
  return operation.requiredQuery.some((name) => ids.includes(query[name]));
}

/** Whether the call names an object of the centre under attack: by its path, its query or its body. */
function reachesFor(operation: Operation, target: TargetCentre): boolean {
  const { path, filling } = fillOperation(operation, target.ids);
  const sent = `${path} ${JSON.stringify(filling.body ?? null)}`;
  return Object.values(target.ids).some((id) => sent.includes(id));
}

const attemptHere = (operation: Operation, who: Credentials) => attempt(operation, centre, who);

const idsIn = (text: string) => Object.entries(centre.ids).filter(([, id]) => text.includes(id));

describe('the list of operations', () => {
  it('has a filling, a permission or a reason for each', () => {
    expect(operations.length).toBeGreaterThan(60);
    for (const operation of guarded) fillOperation(operation, centre.ids);
    const open = operations.filter(({ permission }) => permission === null).map(({ key }) => key);
    expect(open.sort()).toEqual([...publicOperations, ...personalOperations].sort());
    expect(undocumented.filter((key) => !openRoutes.test(key))).toEqual([]);
  });

  it('holds no filling of an operation that is gone', () => {
    const known = new Set(operations.map(({ key }) => key));
    expect(Object.keys(fillings).filter((key) => !known.has(key))).toEqual([]);
  });
});

describe.each(cases)('%s', (_key, operation) => {
  it('works for the administrator with exactly these values', async () => {
    const own = await createTargetCentre();
    const { administrator } = await createStaff(own, ['administrator']);
    const answer = await attempt(operation, own, administrator);
    if (ownOperations.includes(operation.key)) {
      expect(answer.status, textOf(answer)).toBe(403);
      return;
    }
    expect(answer.status, textOf(answer)).toBeGreaterThanOrEqual(200);
    expect(answer.status, textOf(answer)).toBeLessThan(300);
  });

  it('refuses without credentials, or with wrong ones', async () => {
    expect((await attemptHere(operation, null)).status).toBe(401);
    expect((await attemptHere(operation, { token: 'wfm_made-up' })).status).toBe(401);
    expect((await attemptHere(operation, { token: 'a.b.c' })).status).toBe(401);
  });

  it('refuses every role and key without its permission', async () => {
    const lacking = builtInNames
      .map((name) => staff[name])
      .filter((who) => !can(who.permissions, operation.permission!));
    for (const who of lacking) expect((await attemptHere(operation, who)).status, who.name).toBe(403);
    expect((await attemptHere(operation, { token: emptyKey })).status, 'a key').toBe(403);
  });

  it('gives nothing to another organization', async () => {
    for (const who of [...foreigners, { name: 'key', token: foreignKey }]) {
      const answer = await attemptHere(operation, who);
      const text = textOf(answer);
      const line = `${who.name}: ${text}`;
      if (isAddressed(operation, centre)) expect([403, 404], line).toContain(answer.status);
      // why: a filter that finds nothing is an empty list; a foreign id in a body is one that does not exist
      else if (reachesFor(operation, centre) && operation.method !== 'GET')
        expect([403, 404, 422], line).toContain(answer.status);
      else expect(answer.status, line).toBeLessThan(500);
      expect(text, line).not.toContain(centre.mark);
      if (answer.status < 300) expect(idsIn(text), line).toEqual([]);
    }
  });

  it('keeps to the departments and to oneself', async () => {
    const scoped = [...builtInNames.map((name) => staff[name]), departmentWide, ownOnly].filter((who) =>
      ['department', 'own'].includes(findScope(who.permissions, operation.permission!) ?? ''),
    );
    const sent = () => {
      const { path, filling } = fillOperation(operation, centre.ids);
      return `${path} ${JSON.stringify(filling.body ?? null)}`;
    };
    const isAboutSouth = southernTargets.some((name) => sent().includes(centre.ids[name]));
    for (const who of scoped) {
      if (operation.method !== 'GET' && !isAboutSouth) continue;
      const answer = await attemptHere(operation, who);
      const text = textOf(answer);
      const line = `${who.name}: ${text}`;
      if (isAboutSouth && isAddressed(operation, centre)) expect([403, 404], line).toContain(answer.status);
      else if (isAboutSouth && operation.method !== 'GET') expect([403, 404, 422], line).toContain(answer.status);
      else expect(answer.status, line).toBeLessThan(500);
      expect(text, line).not.toContain(centre.southMark);
    }
  });
});
