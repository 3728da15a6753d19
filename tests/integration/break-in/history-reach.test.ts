import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/auth/actor';
import { importHistoryJob } from '~/jobs/import-history';
import { previewHistory } from '~/jobs/preview-history';
import { previewImport } from '~/models/history-preview.server';
import { changeImportOptions, getImportRun, listImportRuns } from '~/models/import-run.server';
import { listNeeds } from '~/models/overview-needs.server';
import { checkImport, submitImport } from '~/models/submit-import.server';
import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createHistoryImport } from '../../factories/history-file';
import { createLoggedInUser } from '../../factories/login';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';
import { loadPage, sendForm } from './call-page';
import { createTargetCentre, type TargetCentre } from './centre';

/** Groups that departments answer for, and somebody who may read and import the history of the northern one only. */
describe('history of a department', () => {
  let centre: TargetCentre;
  let north: { id: string; code: string };
  let south: { id: string; code: string };
  let importer: Actor;
  let planner: Actor;
  let cookie: string;
  let token: string;
  let southImportId: string;
  const csv = 'time,calls,aht\n2027-02-01T09:00,10,200\n';
  const period = 'from=2027-02-01&to=2027-02-08';

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

  beforeAll(async () => {
    centre = await createTargetCentre();
    const { organizationId } = centre;
    north = await createGroup(`${centre.mark}NorthLine`, centre.north.id);
    south = await createGroup(`${centre.southMark}Line`, centre.ids.departmentId);
    const code = unique('importer');
    const permissions = ['history:read:department', 'history:import:department'];
    await prisma().role.create({ data: { organizationId, code, name: code, permissions } });
    const given = { organizationId, role: code, departmentId: centre.north.id };
    const login = await createLoggedInUser(given);
    cookie = login.cookie;
    token = await getAccessToken((await createUserWithRole(given)).username);
    importer = createActor({ organizationId, permissions, departmentIds: [centre.north.id], id: login.userId });
    planner = createActor({ organizationId, id: (await createUserWithRole({ organizationId, role: 'planner' })).id });
    southImportId = await createHistoryImport({ actor: planner, content: csv, groupId: south.id });
    await query('test-file-name', 'update import_runs set file_name = $2 where id = $1', [
      southImportId,
      `${centre.southMark}.csv`,
    ]);
  });

  it.each(['plan.history._index.tsx', 'plan.history.import.tsx', 'plan.history.imports._index.tsx'])(
    '%s offers nothing of another department',
    async (file) => {
      const answer = await loadPage(file, centre.ids, cookie, new URLSearchParams());
      expect(answer.status, answer.text).toBe(200);
      expect(answer.text).not.toContain(centre.southMark);
      if (!file.includes('imports')) expect(answer.text).toContain('NorthLine');
    },
  );

  it('the page of the history opens groups of one’s departments only', async () => {
    const open = (id: string) =>
      loadPage('plan.history._index.tsx', centre.ids, cookie, new URLSearchParams({ group: id }));
    expect((await open(north.id)).status).toBe(200);
    for (const id of [south.id, centre.ids.servingGroupId]) {
      const refused = await open(id);
      expect(refused.status).toBe(404);
      expect(refused.text).not.toContain(centre.southMark);
    }
  });

  it('an import of another department is not there, for reading, starting or throwing away', async () => {
    const page = 'plan.history.imports.$importId.tsx';
    const ids = { ...centre.ids, importId: southImportId };
    expect((await loadPage(page, ids, cookie)).status).toBe(404);
    for (const intent of ['import', 'discard', 'options']) {
      expect((await sendForm(page, ids, { name: intent, fields: { intent } }, cookie)).status).toBe(404);
    }
    expect((await callApi('GET', `/history/imports/${southImportId}`, { token })).status).toBe(404);
    for (const definition of [importHistoryJob, previewHistory]) {
      const start = definition === importHistoryJob ? submitImport : checkImport;
      await expect(start({ actor: importer, importId: southImportId, definition })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    const { organizationId } = centre;
    expect((await getImportRun({ organizationId, importId: southImportId })).status).toBe('uploaded');
    expect((await listImportRuns({ actor: planner, limit: 100 })).map(({ id }) => id)).toContain(southImportId);
  });

  it('a file is taken for one’s own group and refused for another, by form and by API', async () => {
    const file = { field: 'file', name: 'history.csv', content: csv };
    const upload = (groupId: string) =>
      sendForm('plan.history.import.tsx', centre.ids, { name: 'upload', fields: { groupId }, file }, cookie);
    expect((await upload(south.id)).status).toBe(404);
    const taken = await upload(north.id);
    expect(taken.location).toMatch(/^\/plan\/history\/imports\//);
    const importId = String(taken.location).split('/').at(-1) as string;
    const ids = { ...centre.ids, importId };
    expect((await loadPage('plan.history.imports.$importId.tsx', ids, cookie)).status).toBe(200);
    await expect(
      changeImportOptions({ actor: importer, importId, changes: { groupId: south.id } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const send = (groupId: string) =>
      callApi('POST', `/history/import?group=${groupId}&fileName=history.csv`, {
        token,
        body: csv,
        headers: { 'content-type': 'text/csv' },
      });
    expect((await send(south.id)).status).toBe(404);
  });

  it('rows that name a group of another department are faults, in the check and in the job', async () => {
    const content = ['group,time,calls,aht', ...[north, south].map(({ code }) => `${code},2027-02-01T09:00,10,200`)];
    const importId = await createHistoryImport({ actor: importer, content: `${content.join('\n')}\n` });
    await checkImport({ actor: importer, importId, definition: previewHistory });
    const { organizationId } = centre;
    const { faults, groupId } = await getImportRun({ organizationId, importId });
    expect(groupId).toBeNull();
    expect(faults).toMatchObject([{ row: 3, rule: 'groupUnknown' }]);
    await previewImport({ organizationId, importId });
    expect((await getImportRun({ organizationId, importId })).faults).toEqual([]);
    const { jobId } = await submitImport({ actor: importer, importId, definition: importHistoryJob });
    const [job] = await query<{ payload: unknown }>('test-import-job', 'select payload from jobs where id = $1', [
      jobId,
    ]);
    expect(job.payload).toEqual({ importId, departmentIds: [centre.north.id] });
  });

  it('the API reads groups of one’s departments only', async () => {
    for (const path of ['/history', '/history/quality']) {
      expect((await callApi('GET', `${path}?group=${north.id}&${period}`, { token })).status).toBe(200);
      expect((await callApi('GET', `${path}?group=${south.id}&${period}`, { token })).status).toBe(404);
    }
  });

  it('the overview names forecasts that end for groups within reach only', async () => {
    const forecaster = { ...importer, permissions: ['forecast:write:department'] };
    expect(await listNeeds(forecaster)).toMatchObject([
      { kind: 'forecast_ending', count: 1, names: [`${centre.mark}NorthLine`] },
    ]);
  });
});
