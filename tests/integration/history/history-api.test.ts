import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import importHandler from '~/jobs/import-history.handler.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { writeHistoryCsv } from '../../factories/history-file';
import { createOrganization } from '../../factories/organization';
import { runJob } from '../../factories/running-job';
import { createUserWithRole } from '../../factories/user';

let centre: Awaited<ReturnType<typeof createOrganization>>;
let planner: string;
let supervisor: string;
let stranger: string;

const tokenOf = async (organizationId: string, role: string) =>
  getAccessToken((await createUserWithRole({ organizationId, role })).username);

beforeAll(async () => {
  centre = await createOrganization();
  planner = await tokenOf(centre.organizationId, 'planner');
  supervisor = await tokenOf(centre.organizationId, 'supervisor');
  stranger = await tokenOf((await createOrganization()).organizationId, 'administrator');
});

const upload = (token: string, content: string, query = '') =>
  callApi('POST', `/history/import?group=${centre.group.id}${query}`, {
    token,
    body: content,
    headers: { 'content-type': 'text/csv' },
  });

const work = (jobId: string) => runJob(importHandler, jobId);

const read = (token: string, rest: string) => callApi('GET', `/history?group=${centre.group.id}&${rest}`, { token });

describe('POST /history/import', () => {
  it('takes a CSV body, answers with a job, and the history can be read then', async () => {
    const answer = await upload(
      planner,
      writeHistoryCsv('2026-03-02', 7, () => 4),
    );
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${answer.body.jobId}`);
    await work(answer.body.jobId);
    const days = await read(planner, 'from=2026-03-02&to=2026-03-09&step=day');
    expect(days.body.items.map((day: { notUniqueReceived: number }) => day.notUniqueReceived)).toEqual(
      Array(7).fill(144),
    );
    const run = await callApi('GET', `/history/imports/${answer.body.importId}`, { token: planner });
    expect(run.body).toMatchObject({ status: 'completed', rowsRead: 252, rowsWritten: 252, faultTotal: 0 });
  });

  it('takes a form with a file', async () => {
    const boundary = 'wfm-boundary';
    const content = writeHistoryCsv('2026-04-01', 1, () => 3);
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="april.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await callApi('POST', `/history/import?group=${centre.group.id}`, { token: planner, body, headers });
    expect(answer.status).toBe(202);
    await work(answer.body.jobId);
    const run = await callApi('GET', `/history/imports/${answer.body.importId}`, { token: planner });
    expect(run.body).toMatchObject({ fileName: 'april.csv', status: 'completed', rowsWritten: 36 });
  });

  it('names the faults of a refused file by row and column', async () => {
    const answer = await upload(planner, 'time,calls\n2026-05-01T09:00,5\n2026-05-01T09:15,minus one\n');
    await expect(work(answer.body.jobId)).rejects.toMatchObject({ code: 'invalid' });
    const run = await callApi('GET', `/history/imports/${answer.body.importId}`, { token: planner });
    expect(run.body.status).toBe('failed');
    expect(run.body.faults).toEqual([
      { row: 3, column: 'B', field: 'total', rule: 'numberUnreadable', value: 'minus one' },
    ]);
    expect((await read(planner, 'from=2026-05-01&to=2026-05-02')).body.items).toEqual([]);
  });

  it('leaves bad rows out when told to', async () => {
    const answer = await upload(
      planner,
      'time,calls\n2026-05-02T09:00,5\n2026-05-02T09:15,x\n',
      '&faultPolicy=leaveOut',
    );
    await work(answer.body.jobId);
    expect((await read(planner, 'from=2026-05-02&to=2026-05-03')).body.items).toHaveLength(1);
  });

  it('wants to know the group', async () => {
    const answer = await callApi('POST', '/history/import', {
      token: planner,
      body: 'time,calls\n2026-05-01T09:00,5\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ field: 'groupId' });
  });

  it('is for those who may import', async () => {
    expect((await upload(supervisor, 'time,calls\n2026-05-01T09:00,5\n')).status).toBe(403);
    expect((await upload(stranger, 'time,calls\n2026-05-01T09:00,5\n')).status).toBe(404);
  });
});

describe('GET /history', () => {
  it('refuses a period that is too long for the step', async () => {
    const answer = await read(planner, 'from=2025-01-01&to=2026-01-01&step=interval');
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ field: 'to' });
  });
  it('is for those who may read, within their organization', async () => {
    expect((await read(stranger, 'from=2026-03-02&to=2026-03-09')).status).toBe(404);
    expect((await read(supervisor, 'from=2026-03-02&to=2026-03-09')).status).toBe(403);
    expect((await callApi('GET', `/history?group=${centre.group.id}&from=2026-03-02&to=2026-03-09`)).status).toBe(401);
    const quality = (token: string) =>
      callApi('GET', `/history/quality?group=${centre.group.id}&from=2026-03-02&to=2026-03-09`, { token });
    expect((await quality(stranger)).status).toBe(404);
    expect((await quality(planner)).body).toMatchObject({ intervalMinutes: 15 });
  });
});

const bankCalls = path.resolve('../shared/data/bank-calls-15min.csv');

describe.skipIf(!existsSync(bankCalls))('the calls of a bank (needs ../shared/data)', () => {
  it('import through the API and read back whole', async () => {
    const answer = await upload(planner, readFileSync(bankCalls, 'utf8'), '&timeZone=America/New_York');
    await work(answer.body.jobId);
    const run = await callApi('GET', `/history/imports/${answer.body.importId}`, { token: planner });
    expect(run.body).toMatchObject({ status: 'completed', rowsRead: 7638, rowsWritten: 7638, faultTotal: 0 });
    const months = await read(planner, 'from=2003-03-01&to=2003-10-01&step=month');
    const total = months.body.items.reduce(
      (sum: number, month: { notUniqueReceived: number }) => sum + month.notUniqueReceived,
      0,
    );
    expect(total).toBe(4_369_963);
  });
});
