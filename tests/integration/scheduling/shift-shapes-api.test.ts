import { beforeAll, describe, expect, it } from 'vitest';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';

describe('shapes of shifts over REST', () => {
  let token: string;
  let organizationId: string;
  let splitId: string;
  const call = (method: string, path: string, body?: unknown, version?: number) =>
    callApi(method, path, {
      token,
      body,
      ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"`, 'content-type': 'application/json' } }),
    });

  beforeAll(async () => {
    ({ organizationId } = await createOrganization());
    const { username } = await createUserWithRole({ organizationId, role: 'planner' });
    token = await getAccessToken(username);
  });

  it('takes and gives split shifts, lengths and core hours, and names the field at fault', async () => {
    const values = {
      name: unique('By REST'),
      code: unique('R'),
      startFromMinute: 420,
      startToMinute: 600,
      spanMinutes: 660,
      paidMinutes: 480,
      firstPartMinutes: 240,
      gapMinutes: 180,
    };
    const made = await call('POST', '/shift-templates', values);
    expect(made.status).toBe(201);
    splitId = made.body.id;
    expect(made.body).toMatchObject({
      firstPartMinutes: 240,
      gapMinutes: 180,
      longestSpanMinutes: null,
      barredNextIds: [],
    });
    const changes = { longestSpanMinutes: 720, coreFromMinute: 480, coreToMinute: 600 };
    const path = `/shift-templates/${made.body.id}`;
    const changed = await call('PATCH', path, changes, made.body.version);
    expect(changed.body).toMatchObject({ ...changes, gapMinutes: 180 });
    const wrong = await call('PATCH', path, { gapMinutes: null }, changed.body.version);
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toMatchObject([{ field: 'gapMinutes', rule: 'both' }]);
  });

  it('takes and gives rules of open positions and cycles to choose from', async () => {
    const rule = {
      name: unique('By REST'),
      isForVacancies: true,
      weeklyMinutes: 1200,
      maxRunMinutes: 2400,
      minConsecutiveDays: 2,
      coreFromMinute: 600,
      coreToMinute: 720,
      shiftLimits: [{ templateIds: [splitId], maxPerWeek: 2 }],
    };
    const made = await call('POST', '/work-rules', rule);
    expect([made.status, made.body]).toMatchObject([201, rule]);
    const rotation = { name: unique('By REST'), kind: 'demand', choices: ['WWWWWRR', 'WWRR'] };
    const chosen = await call('POST', '/rotations', rotation);
    expect([chosen.status, chosen.body]).toMatchObject([201, rotation]);
    const cyclic = await call('PATCH', `/rotations/${chosen.body.id}`, { kind: 'cyclic' }, chosen.body.version);
    expect(cyclic.status).toBe(422);
  });
});
