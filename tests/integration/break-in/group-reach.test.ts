import { beforeAll, describe, expect, it } from 'vitest';
import { assignParameters } from '~/models/forecast-assignment.server';
import { searchEverything } from '~/models/search.server';
import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createLoggedInUser } from '../../factories/login';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';
import { loadPage, sendForm } from './call-page';
import { createTargetCentre, planEnd, planStart, type TargetCentre } from './centre';

const levelsOf = {
  intent: 'save',
  validFrom: planStart,
  serviceLevelTarget: '80',
  thresholdSec: '20',
  warningLevel: '75',
  criticalLevel: '65',
  maxOccupancy: '90',
  shrinkage: '0',
  reserve: '1',
  minAgents: '0',
  concurrency: '1',
  switchPenalty: '15',
  deadlineHours: '',
  patienceSec: '',
};

/** Groups that departments answer for, and somebody who may forecast for the northern one only. */
describe('values for many groups', () => {
  let centre: TargetCentre;
  let north: { id: string; name: string };
  let south: { id: string; name: string };
  let cookie: string;
  let token: string;
  const page = 'plan.forecasts.mass.tsx';

  const createGroup = (name: string, departmentId: string) =>
    prisma().group.create({
      data: {
        organizationId: centre.organizationId,
        serviceId: centre.service.id,
        name,
        code: unique('grp'),
        channelType: 'CALLS',
        timeZone: 'Europe/Moscow',
        departmentId,
      },
    });
  const createForecaster = async (permissions: string[]) => {
    const { organizationId } = centre;
    const code = unique('forecaster');
    await prisma().role.create({ data: { organizationId, code, name: code, permissions } });
    const given = { organizationId, role: code, departmentId: centre.north.id };
    const login = await createLoggedInUser(given);
    const user = await createUserWithRole(given);
    return { cookie: login.cookie, userId: login.userId, token: await getAccessToken(user.username) };
  };
  const send = (intent: 'preview' | 'confirm', groupIds: string[], fields: Record<string, string>, as = cookie) =>
    sendForm(
      page,
      centre.ids,
      { name: intent, fields: { intent, groupIds, from: planStart, to: planEnd, ...fields } },
      as,
    );
  const jobs = async () =>
    (
      await query<{ count: number }>(
        'test-jobs',
        `select count(*)::int as count from jobs where organization_id = $1 and kind = 'assign-parameters'`,
        [centre.organizationId],
      )
    )[0].count;

  beforeAll(async () => {
    centre = await createTargetCentre();
    north = await createGroup(`${centre.mark}NorthLine`, centre.north.id);
    south = await createGroup(`${centre.southMark}Line`, centre.ids.departmentId);
    ({ cookie, token } = await createForecaster(['forecast:write:department', 'staffing:write:department']));
  });

  it('offer groups of one’s departments, and nothing of others', async () => {
    const { status, text } = await loadPage(page, centre.ids, cookie);
    expect(status).toBe(200);
    expect(text).toContain(north.name);
    expect(text).not.toContain(centre.southMark);
    const all = await createLoggedInUser({ organizationId: centre.organizationId, role: 'planner' });
    const whole = await loadPage(page, centre.ids, all.cookie);
    for (const { name } of [north, south]) expect(whole.text).toContain(name);
  });

  it.each(['preview', 'confirm'] as const)(
    '%s takes groups of one’s departments, and refuses others by their id',
    async (intent) => {
      const before = await jobs();
      for (const groupIds of [[south.id], [north.id, south.id], [centre.ids.servingGroupId]]) {
        const refused = await send(intent, groupIds, { growth: '1.2' });
        expect(refused.status).toBe(422);
        expect(refused.text).not.toContain(centre.southMark);
      }
      expect(await jobs()).toBe(before);
      const taken = await send(intent, [north.id], { growth: '1.2' });
      expect(taken.status).toBeLessThan(400);
      expect(await jobs()).toBe(before + (intent === 'confirm' ? 1 : 0));
    },
  );

  it.each(['/forecasts/assignments/preview', '/forecasts/assignments'])('the same by API: %s', async (path) => {
    const body = { groupIds: [north.id], from: planStart, to: planEnd, growth: 1.2 };
    const taken = await callApi('POST', path, { token, body });
    expect(taken.status).toBeLessThan(300);
    const refused = await callApi('POST', path, { token, body: { ...body, groupIds: [north.id, south.id] } });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).not.toContain(centre.southMark);
    const widened = await callApi('POST', path, { token, body: { ...body, groupIds: [south.id], departmentIds: [] } });
    expect(widened.status).toBe(422);
  });

  it('the job keeps to the departments of whoever asked', async () => {
    await send('confirm', [north.id], { growth: '1.3' });
    const [job] = await query<{ payload: { departmentIds?: string[] } }>(
      'test-assign-job',
      `select payload from jobs where organization_id = $1 and kind = 'assign-parameters' order by id desc limit 1`,
      [centre.organizationId],
    );
    expect(job.payload.departmentIds).toEqual([centre.north.id]);
    const outcomes = await assignParameters(createActor({ organizationId: centre.organizationId }), {
      scope: { kind: 'department', departmentIds: [centre.north.id], employeeId: null },
      assignment: { groupIds: [south.id], from: planStart, to: planEnd, minAgents: 3 },
    });
    expect(outcomes).toMatchObject([{ groupId: south.id, groupName: south.id, fault: expect.any(String) }]);
    expect(await prisma().serviceLevelSetting.count({ where: { groupId: south.id } })).toBe(0);
  });

  it('settings of staffing need the right to set them; growth does not', async () => {
    const forecaster = await createForecaster(['forecast:write:all']);
    expect((await send('preview', [south.id], { growth: '1.2' }, forecaster.cookie)).status).toBe(200);
    expect((await send('preview', [south.id], { minAgents: '2' }, forecaster.cookie)).status).toBe(403);
    const both = await createForecaster(['forecast:write:all', 'staffing:write:department']);
    expect((await send('preview', [south.id], { minAgents: '2' }, both.cookie)).status).toBe(422);
    expect((await send('preview', [north.id], { minAgents: '2' }, both.cookie)).status).toBe(200);
  });

  it('the form of service levels takes groups of one’s departments, and neither others nor the whole organization', async () => {
    const change = (groupId: string) =>
      sendForm(
        'admin.service-levels.tsx',
        centre.ids,
        { name: 'save', fields: { ...levelsOf, groupId, departmentId: '' } },
        cookie,
      );
    expect((await change(south.id)).status).toBe(404);
    expect((await change('')).status).toBe(403);
    const count = (groupId: string) => prisma().serviceLevelSetting.count({ where: { groupId } });
    expect(await count(south.id)).toBe(0);
    expect((await change(north.id)).status).toBe(200);
    expect(await count(north.id)).toBe(1);
  });

  it('the outcome of somebody else’s assignment is not shown', async () => {
    const planner = await createLoggedInUser({ organizationId: centre.organizationId, role: 'planner' });
    const { location } = await send('confirm', [south.id], { growth: '1.1' }, planner.cookie);
    const job = new URLSearchParams(location?.split('?')[1]);
    expect((await loadPage(page, centre.ids, planner.cookie, job)).status).toBe(200);
    expect((await loadPage(page, centre.ids, cookie, job)).status).toBe(404);
  });
});

describe('forecasts of a department', () => {
  let centre: TargetCentre;
  let ids: TargetCentre['ids'];
  let southGroupId: string;
  let southAnomalyId: string;
  let northForecastId: string;
  let cookie: string;
  let token: string;

  const createForecastOf = async (name: string, departmentId: string) => {
    const { organizationId, service } = centre;
    const group = await prisma().group.create({
      data: {
        organizationId,
        serviceId: service.id,
        name,
        code: unique('grp'),
        channelType: 'CALLS',
        timeZone: 'Europe/Moscow',
        departmentId,
      },
    });
    const id = crypto.randomUUID();
    const forecast = await prisma().forecast.create({
      data: {
        id,
        lineageId: id,
        organizationId,
        groupId: group.id,
        name,
        status: 'ready',
        isCurrent: true,
        method: 'ensemble',
        schema: 'not_unique_received',
        historyFrom: new Date('2026-03-01'),
        historyTo: new Date(planStart),
        startDate: new Date(planStart),
        endDate: new Date('2027-03-08'),
        timeZone: 'Europe/Moscow',
        intervalMinutes: 15,
      },
    });
    return { groupId: group.id, forecastId: forecast.id };
  };

  beforeAll(async () => {
    centre = await createTargetCentre();
    const { organizationId, north } = centre;
    const south = await createForecastOf(`${centre.southMark}Line`, centre.ids.departmentId);
    southGroupId = south.groupId;
    const event = await prisma().specialEvent.create({
      data: {
        organizationId,
        name: `${centre.southMark}Event`,
        type: 'MARKETING',
        startsAt: new Date('2027-03-01T00:00:00Z'),
        endsAt: new Date('2027-03-02T00:00:00Z'),
        coefficient: 1.2,
        groupIds: [south.groupId],
      },
    });
    const anomaly = await prisma().anomaly.create({
      data: {
        organizationId,
        groupId: south.groupId,
        intervalStart: new Date('2026-11-02T10:00:00Z'),
        endsAt: new Date('2026-11-02T10:15:00Z'),
        target: 'volume',
        cause: 'surge',
        found: 90,
        expected: 30,
        score: 5,
      },
    });
    southAnomalyId = anomaly.id;
    ids = { ...centre.ids, forecastId: south.forecastId, servingGroupId: south.groupId, eventId: event.id };
    northForecastId = (await createForecastOf(`${centre.mark}NorthLine`, north.id)).forecastId;
    const code = unique('forecaster');
    const permissions = ['forecast:read:department', 'forecast:write:department'];
    await prisma().role.create({ data: { organizationId, code, name: code, permissions } });
    const given = { organizationId, role: code, departmentId: north.id };
    cookie = (await createLoggedInUser(given)).cookie;
    token = await getAccessToken((await createUserWithRole(given)).username);
  });

  it.each([
    'plan.forecasts.$forecastId._index.tsx',
    'plan.forecasts.$forecastId.cell.ts',
    'plan.forecasts.$forecastId.export.ts',
    'plan.forecasts.$forecastId.preview.ts',
    'plan.forecasts.$forecastId.seasons.ts',
  ])('%s is not there for another department, and is for its own', async (file) => {
    const answer = await loadPage(file, ids, cookie);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(centre.southMark);
    if (file.includes('seasons') || file.includes('cell')) return;
    expect((await loadPage(file, { ...ids, forecastId: northForecastId }, cookie)).status).toBe(200);
  });

  it.each([
    'plan.forecasts._index.tsx',
    'plan.forecasts.new.tsx',
    'plan.forecasts.import.tsx',
    'plan.forecasts.methods.tsx',
    'plan.scenarios.tsx',
    'plan.events._index.tsx',
    'plan.events.new.tsx',
    'plan.forecasts.anomalies.tsx',
    'plan.accuracy.tsx',
  ])('%s offers nothing of another department', async (file) => {
    const answer = await loadPage(file, ids, cookie, new URLSearchParams());
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toContain('NorthLine');
    expect(answer.text).not.toContain(centre.southMark);
  });

  it.each<[string, string, Record<string, string>]>([
    ['plan.forecasts.$forecastId._index.tsx', 'a change', { intent: 'make-current' }],
    ['plan.scenarios.tsx', 'a scenario', { intent: 'scenario', forecastId: 'forecastId', name: 'Mine' }],
    [
      'plan.forecasts.new.tsx',
      'a new forecast',
      {
        groupIds: 'servingGroupId',
        startDate: planStart,
        horizonDays: '7',
        historyWeeks: '8',
        schema: 'not_unique_received',
      },
    ],
    ['plan.forecasts.methods.tsx', 'methods', { groupId: 'servingGroupId', members: 'theta', timeBudgetSec: '30' }],
    ['plan.forecasts.methods.tsx', 'methods of all', { members: 'theta', timeBudgetSec: '30' }],
    ['plan.forecasts.refresh.tsx', 'the refresh of all', { intent: 'run' }],
    ['plan.events.$eventId.tsx', 'the end of an event', { intent: 'delete' }],
    ['plan.forecasts.anomalies.tsx', 'a decision', { anomalyId: 'southAnomalyId', state: 'confirmed' }],
    [
      'plan.events.new.tsx',
      'an event',
      {
        name: 'Mine',
        type: 'MARKETING',
        startsAt: '2027-03-01T00:00',
        endsAt: '2027-03-02T00:00',
        coefficient: '3',
        groupIds: 'servingGroupId',
      },
    ],
  ])('%s refuses %s beyond reach', async (file, name, given) => {
    const fields = Object.fromEntries(
      Object.entries({ ...given }).map(([field, value]) => [
        field,
        value === 'southAnomalyId' ? southAnomalyId : value in ids ? ids[value as keyof typeof ids] : value,
      ]),
    );
    const answer = await sendForm(file, ids, { name, fields }, cookie);
    expect([403, 404], answer.text).toContain(answer.status);
    expect(answer.text).not.toContain(centre.southMark);
  });

  it('a search finds those within reach only', async () => {
    const actor = createActor({
      organizationId: centre.organizationId,
      permissions: ['forecast:read:department'],
      departmentIds: [centre.north.id],
    });
    const found = await searchEverything({ actor, text: centre.mark });
    expect(found.map(({ id }) => id)).toEqual([northForecastId]);
    const all = await searchEverything({ actor: { ...actor, permissions: ['forecast:read:all'] }, text: 'Line' });
    expect(all.map(({ id }) => id).sort()).toEqual([northForecastId, ids.forecastId].sort());
  });

  it('the API neither lists nor opens nor changes them', async () => {
    const list = await callApi('GET', '/forecasts?limit=50', { token });
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([northForecastId]);
    const path = `/forecasts/${ids.forecastId}`;
    const get = (rest: string) => ['GET', `${path}${rest}`, undefined] as const;
    const body = { groupIds: [southGroupId], startDate: planStart, horizonDays: 7, historyWeeks: 8 };
    for (const [method, address, sent] of [
      get(''),
      get('/intervals'),
      get('/layers'),
      get('/explanation'),
      get('/export'),
      get('/seasons'),
      ['GET', `/forecasts/compare?forecastId=${northForecastId}&otherId=${ids.forecastId}`, undefined] as const,
      ['PUT', `${path}/current`, undefined] as const,
      ['POST', `${path}/copies`, { kind: 'scenario', name: 'Mine' }] as const,
      ['POST', '/forecasts', { ...body, schema: 'not_unique_received' }] as const,
      ['POST', '/forecasts/generate', { group_ids: [southGroupId], start_date: planStart }] as const,
      ['POST', '/forecasts/growth-factor', { forecast_ids: [ids.forecastId], factor: 2 }] as const,
    ]) {
      const answer = await callApi(method, address, { token, body: sent });
      expect(answer.status, `${method} ${address}: ${JSON.stringify(answer.body)}`).toBe(404);
    }
    for (const address of ['/special-events', '/anomalies', '/forecasts/accuracy']) {
      const answer = await callApi('GET', address, { token });
      expect(answer.status, address).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain(centre.southMark);
    }
    expect((await callApi('GET', `/special-events/${ids.eventId}`, { token })).status).toBe(404);
    expect((await callApi('GET', `/forecasts/${northForecastId}`, { token })).status).toBe(200);
    expect((await callApi('POST', '/forecasts/refresh/runs', { token })).status).toBe(403);
  });
});
