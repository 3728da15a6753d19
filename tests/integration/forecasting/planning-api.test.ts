import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalDate } from '~/engine/time';
import { query } from '~/platform/pg.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole } from '../../factories/user';

describe('planning by API', () => {
  let token: string;
  let foreignToken: string;
  let group: Awaited<ReturnType<typeof createDemoCentre>>['groups'][number];
  let organizationId: string;
  let day: string;

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    day = addDays(toLocalDate(Date.now(), group.timeZone), 300);
    const elsewhere = (await createOrganization()).organizationId;
    const [planner, stranger] = await Promise.all(
      [organizationId, elsewhere].map((id) => createUserWithRole({ organizationId: id, role: 'planner' })),
    );
    token = await getAccessToken(planner.username);
    foreignToken = await getAccessToken(stranger.username);
  });

  it('sets the refresh, with its next run, and refuses to overwrite what somebody else has set', async () => {
    const body = {
      isEnabled: true,
      frequency: 'daily',
      time: '03:30',
      timeZone: 'Europe/Moscow',
      horizonDays: 21,
      historyWeeks: 60,
      onNewData: true,
    };
    const first = await callApi('PUT', '/forecasts/refresh', { token, body });
    expect(first.body).toMatchObject(body);
    expect(Date.parse(first.body.nextRunAt)).toBeGreaterThan(Date.now());
    const second = await callApi('PUT', '/forecasts/refresh', { token, body: { ...body, horizonDays: 28 } });
    expect(second.body.version).toBe(first.body.version + 1);
    const late = await callApi('PUT', '/forecasts/refresh', { token, body: { ...body, version: first.body.version } });
    expect(late.status).toBe(409);
    expect((await callApi('GET', '/forecasts/refresh', { token })).body).toMatchObject({ horizonDays: 28 });
    const wrong = await callApi('PUT', '/forecasts/refresh', { token, body: { ...body, time: '25:00' } });
    expect(wrong.status).toBe(422);
    expect((await callApi('GET', '/forecasts/refresh', { token: foreignToken })).body.isEnabled).toBe(false);
  });

  it('checks a plan, names every fault of it, and imports a good one as a forecast', async () => {
    const path = (rest = '') => `/forecasts/plans${rest}?groupId=${group.id}&kind=contacts`;
    const file = (body: string) => ({ token, body, headers: { 'Content-Type': 'text/csv' } });
    const faulty = await callApi('POST', path('/preview'), file(`time,contacts\n${day} 10:00,12\n${day} 10:15,-3\n`));
    expect(faulty.status).toBe(200);
    expect(faulty.body).toMatchObject({ faultTotal: 1, faults: [{ row: 3, rule: 'negative' }] });
    expect((await callApi('POST', path(), file(`time,contacts\n${day} 10:15,-3\n`))).status).toBe(422);
    const good = `time,contacts\n${day} 10:00,12\n${day} 10:15,8\n`;
    expect((await callApi('POST', path('/preview'), file(good))).body).toMatchObject({
      contacts: 20,
      forecastId: null,
    });
    const made = await callApi('POST', path(), file(good));
    expect(made.status).toBe(201);
    const values = await callApi('GET', `/forecasts/${made.body.forecastId}/intervals?level=day`, { token });
    expect(values.body.volume).toEqual([20]);
    const theirs = await callApi('POST', path(), { ...file(good), token: foreignToken });
    expect(theirs.status).toBe(404);
  });

  it('shows what values for many groups would do, and sets them in a job', async () => {
    const body = { groupIds: [group.id], from: day, to: day, growth: 1.5 };
    const preview = await callApi('POST', '/forecasts/assignments/preview', { token, body });
    expect(preview.body.items).toMatchObject([{ groupId: group.id, contacts: 20, contactsAfter: 30 }]);
    const job = await callApi('POST', '/forecasts/assignments', { token, body });
    expect(job.status).toBe(202);
    const [row] = await query<{ kind: string }>('test-assign-job', 'select kind from jobs where id = $1', [
      job.body.jobId,
    ]);
    expect(row.kind).toBe('assign-parameters');
    const nothing = await callApi('POST', '/forecasts/assignments', { token, body: { ...body, growth: undefined } });
    expect(nothing.status).toBe(422);
    expect((await callApi('POST', '/forecasts/assignments', { token: foreignToken, body })).status).toBe(422);
  });
});
