import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import generateForecast from '~/jobs/generate-forecast.handler.server';
import generateSchedule from '~/jobs/generate-schedule.handler.server';
import importHistory from '~/jobs/import-history.handler.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createEmployee } from '../../factories/employee';
import { createOrganization } from '../../factories/organization';
import { runJob } from '../../factories/running-job';
import { createUserWithRole } from '../../factories/user';

const file = path.resolve('../shared/data/bank-calls-15min.csv');
const monday = '2003-09-15';
const sunday = '2003-09-21';

describe.skipIf(!existsSync(file))(
  'the calls of a bank, from file to schedule by the API (needs ../shared/data)',
  () => {
    let centre: Awaited<ReturnType<typeof createOrganization>>;
    let token: string;
    let administrator: string;

    beforeAll(async () => {
      centre = await createOrganization({ timeZone: 'America/New_York' });
      const { organizationId, site, department, workRule, group } = centre;
      const tokenOf = async (role: string) =>
        getAccessToken((await createUserWithRole({ organizationId, role })).username);
      [token, administrator] = await Promise.all([tokenOf('planner'), tokenOf('administrator')]);
      const person = { organizationId, siteId: site.id, departmentId: department.id, workRuleId: workRule.id };
      for (let number = 0; number < 150; number++) {
        await createEmployee({ ...person, groupId: group.id, since: '2003-01-01' });
      }
    });

    const call = (method: string, address: string, body?: unknown, by = token) =>
      callApi(method, address, { token: by, body });

    it('is imported, forecast, turned into people, planned by the rules and published', async () => {
      const { group } = centre;
      const sent = await callApi('POST', `/history/import?group=${group.id}&timeZone=America/New_York`, {
        token,
        body: readFileSync(file, 'utf8'),
        headers: { 'content-type': 'text/csv' },
      });
      expect(sent.status).toBe(202);
      await runJob(importHistory, sent.body.jobId);

      const asked = await call('POST', '/forecasts/generate', {
        group_ids: [group.id],
        start_date: monday,
        horizon_days: 7,
      });
      expect(asked.status, JSON.stringify(asked.body)).toBe(202);
      await runJob(generateForecast, asked.body.jobId);
      const { body: listed } = await call('GET', `/forecasts?groupId=${group.id}`);
      expect(listed.items[0]).toMatchObject({ status: 'ready', startDate: monday });
      const { body: series } = await call('GET', `/forecasts/${listed.items[0].id}/intervals`);
      expect(series.starts).toHaveLength(7 * 96);

      for (const startFromMinute of [420, 540, 720]) {
        const made = await call(
          'POST',
          '/shift-templates',
          {
            name: `From ${startFromMinute / 60}`,
            code: `BANK${startFromMinute}`,
            startFromMinute,
            startToMinute: startFromMinute + 60,
            spanMinutes: 480,
            paidMinutes: 480,
          },
          administrator,
        );
        expect(made.status, JSON.stringify(made.body)).toBe(201);
      }
      const made = await call('POST', '/schedules', {
        name: 'A week of the bank',
        startDate: monday,
        endDate: sunday,
        groupIds: [group.id],
        timeBudgetSec: 4,
      });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const { id } = made.body;
      const started = await call('POST', `/schedules/${id}/generate`, {});
      expect(started.status).toBe(202);
      await runJob(generateSchedule, started.body.jobId);
      const { body: planned } = await call('GET', `/schedules/${id}`);
      expect(planned).toMatchObject({ status: 'planned' });
      // far fewer people than the bank needs: every hour of every contract serves
      const served = planned.result.days.reduce(
        (sum: number, day: { demand: number; short: number }) => sum + day.demand - day.short,
        0,
      );
      expect(served).toBeCloseTo(150 * 40, 0);
      const { body: conflicts } = await call('GET', `/schedules/${id}/conflicts`);
      expect(conflicts.items ?? conflicts).toEqual([]);
      const published = await call('POST', `/schedules/${id}/publish`, { version: planned.version });
      expect(published.status, JSON.stringify(published.body)).toBe(200);
    });
  },
);
