import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/auth/actor';
import { uploadPath } from '~/integrations/files/save-upload.server';
import { importHistoryJob } from '~/jobs/import-history';
import importHandler from '~/jobs/import-history.handler.server';
import { listHistory } from '~/models/history.server';
import { previewImport } from '~/models/history-preview.server';
import { checkHistoryQuality } from '~/models/history-quality.server';
import {
  changeImportOptions,
  discardImportRun,
  getImportRun,
  listImportRuns,
  startImportRun,
} from '~/models/import-run.server';
import { submitImport } from '~/models/submit-import.server';
import { pool } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createHistoryImport, writeHistoryCsv } from '../../factories/history-file';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';
import { createUserWithRole } from '../../factories/user';

let centre: Awaited<ReturnType<typeof createOrganization>>;
let actor: Actor;

beforeAll(async () => {
  centre = await createOrganization({ timeZone: 'Europe/Berlin' });
  const { organizationId } = centre;
  const { id } = await createUserWithRole({ organizationId, role: 'planner' });
  actor = createActor({ organizationId, id });
});

const rowsOf = async (groupId: string) => {
  const { rows } = await pool().query(
    `select interval_start as start, not_unique_received as total, aht_ms as "ahtMs", source, xmin::text from contact_statistics
     where group_id = $1 order by interval_start`,
    [groupId],
  );
  return rows as { start: Date; total: number; ahtMs: number; source: string; xmin: string }[];
};

async function newGroup(name: string, intervalMinutes = 15): Promise<string> {
  const { organizationId, service } = centre;
  const group = await prisma().group.create({
    data: {
      organizationId,
      serviceId: service.id,
      name,
      code: name,
      channelType: 'CALLS',
      timeZone: 'Europe/Berlin',
      intervalMinutes,
    },
  });
  return group.id;
}

const newestNotice = () =>
  prisma().notification.findFirst({ where: { organizationId: centre.organizationId }, orderBy: { id: 'desc' } });

async function runImport(importId: string, signal?: AbortSignal) {
  await startImportRun({ actor, importId, jobId: crypto.randomUUID() });
  return runHandler(
    importHandler,
    { importId },
    { organizationId: centre.organizationId, createdBy: actor.id, signal },
  );
}

describe('an import', () => {
  it('writes the intervals of the file, and nothing when it is repeated', async () => {
    const groupId = await newGroup('Repeat');
    const content = writeHistoryCsv('2026-03-02', 3, (day, quarter) => day + quarter);
    const first = await runImport(await createHistoryImport({ actor, content, groupId }));
    expect(first.result).toMatchObject({ rowsRead: 108, inserted: 108, updated: 0, unchanged: 0, leftOut: 0 });
    expect(await newestNotice()).toMatchObject({ kind: 'history_imported', params: { count: 108 } });
    const before = await rowsOf(groupId);
    expect(before[0]).toMatchObject({
      start: new Date('2026-03-02T08:00:00Z'),
      total: 36,
      ahtMs: 240_000,
      source: 'IMPORT',
    });

    const second = await runImport(await createHistoryImport({ actor, content, groupId }));
    expect(second.result).toMatchObject({ inserted: 0, updated: 0, unchanged: 108 });
    expect(await rowsOf(groupId)).toEqual(before);
  });

  it('changes only the intervals that differ', async () => {
    const groupId = await newGroup('Change');
    await runImport(await createHistoryImport({ actor, groupId, content: writeHistoryCsv('2026-03-02', 1, () => 5) }));
    const content = writeHistoryCsv('2026-03-02', 1, (_, quarter) => (quarter === 40 ? 9 : 5));
    const { result } = await runImport(await createHistoryImport({ actor, groupId, content }));
    expect(result).toMatchObject({ inserted: 0, updated: 1, unchanged: 35 });
    expect((await rowsOf(groupId))[4].total).toBe(9);
  });

  it('is all or nothing: with a fault nothing is written, and the fault is named', async () => {
    const groupId = await newGroup('Refused');
    const content = `${writeHistoryCsv('2026-03-02', 1, () => 5)}2026-03-03T10:07,5,240\n`;
    const importId = await createHistoryImport({ actor, groupId, content });
    await expect(runImport(importId)).rejects.toMatchObject({ code: 'invalid' });
    expect(await newestNotice()).toMatchObject({
      kind: 'history_import_failed',
      link: `/plan/history/imports/${importId}`,
    });
    expect(await rowsOf(groupId)).toEqual([]);
    const run = await getImportRun({ organizationId: centre.organizationId, importId });
    expect(run.status).toBe('failed');
    expect(run.faults).toEqual([{ row: 38, column: 'A', field: 'time', rule: 'offGrid', value: '2026-03-03T10:07' }]);
    expect(existsSync(uploadPath(run.storedName))).toBe(true);

    await changeImportOptions({ actor, importId, changes: { faultPolicy: 'leaveOut' } });
    const { result } = await runImport(importId);
    expect(result).toMatchObject({ inserted: 36, leftOut: 1 });
    expect(existsSync(uploadPath(run.storedName))).toBe(false);
  });

  it('that is cancelled leaves nothing half-written', async () => {
    const groupId = await newGroup('Cancelled');
    const content = writeHistoryCsv('2020-01-01', 1500, () => 5);
    const importId = await createHistoryImport({ actor, groupId, content });
    const controller = new AbortController();
    await startImportRun({ actor, importId, jobId: crypto.randomUUID() });
    const running = runHandler(
      importHandler,
      { importId },
      { organizationId: centre.organizationId, createdBy: actor.id, signal: controller.signal },
    );
    setTimeout(() => controller.abort('cancelled'), 30);
    await expect(running).rejects.toBeDefined();
    expect(await rowsOf(groupId)).toEqual([]);
    expect((await getImportRun({ organizationId: centre.organizationId, importId })).status).toBe('cancelled');
    const { rows } = await pool().query(
      `select count(*)::int as busy from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`,
    );
    expect(rows[0].busy).toBe(0);
  });

  it('that is cancelled while it writes ends the statement and rolls back', async () => {
    const groupId = await newGroup('Cancelled late');
    const content = writeHistoryCsv('2015-01-01', 2500, () => 5);
    const importId = await createHistoryImport({ actor, groupId, content });
    const controller = new AbortController();
    await startImportRun({ actor, importId, jobId: crypto.randomUUID() });
    const { importHistory } = await import('~/models/history-import.server');
    const running = importHistory(
      { organizationId: centre.organizationId, actorId: actor.id, actorKind: 'user' },
      {
        organizationId: centre.organizationId,
        importId,
        signal: controller.signal,
        onProgress: (_, step) => step === 'writing' && controller.abort('cancelled'),
      },
    );
    await expect(running).rejects.toBeDefined();
    expect(await rowsOf(groupId)).toEqual([]);
  });

  it('deals an hourly file out to the quarters of the group', async () => {
    const groupId = await newGroup('Hourly');
    const content = 'time,calls\n2026-03-02T09:00,10\n2026-03-02T10:00,7\n2026-03-02T11:00,4\n';
    await runImport(await createHistoryImport({ actor, groupId, content }));
    const totals = (await rowsOf(groupId)).map((row) => row.total);
    expect(totals).toHaveLength(12);
    expect([totals.slice(0, 4), totals.slice(4, 8)].map((hour) => hour.reduce((a, b) => a + b))).toEqual([10, 7]);
  });

  it('of one file can fill several groups that a column names by code or name', async () => {
    const [one, two] = [await newGroup('Mixed 1'), await newGroup('Mixed 2')];
    const content =
      'queue,start,calls\nmixed 1,2026-03-02 09:00,1\nMixed 2,2026-03-02 09:00,2\nMIXED 1,2026-03-02 09:15,3\n';
    await runImport(await createHistoryImport({ actor, content }));
    expect((await rowsOf(one)).map((row) => row.total)).toEqual([1, 3]);
    expect((await rowsOf(two)).map((row) => row.total)).toEqual([2]);
  });

  it('keeps both hours where clocks go back', async () => {
    const groupId = await newGroup('Clock');
    const content =
      'time,calls\n2026-10-25T01:45,1\n2026-10-25T02:00,2\n2026-10-25T02:15,3\n2026-10-25T02:00,4\n2026-10-25T02:15,5\n2026-10-25T03:00,6\n';
    await runImport(await createHistoryImport({ actor, groupId, content }));
    expect((await rowsOf(groupId)).map((row) => [row.start.toISOString().slice(11, 16), row.total])).toEqual([
      ['23:45', 1],
      ['00:00', 2],
      ['00:15', 3],
      ['01:00', 4],
      ['01:15', 5],
      ['02:00', 6],
    ]);
  });

  it('makes the partitions of old months, so that no row lands in the default one', async () => {
    const groupId = await newGroup('Old');
    await runImport(
      await createHistoryImport({
        actor,
        groupId,
        content: 'time,calls\n2003-03-03T07:00,300\n2003-03-03T07:15,260\n',
      }),
    );
    const { rows } = await pool().query(
      'select tableoid::regclass::text as name from contact_statistics where group_id = $1 limit 1',
      [groupId],
    );
    expect(rows[0].name).toBe('contact_statistics_2003_03');
  });

  it('leaves a row in the audit trail', async () => {
    const groupId = await newGroup('Audit');
    const importId = await createHistoryImport({ actor, groupId, content: writeHistoryCsv('2026-03-02', 1, () => 5) });
    await runImport(importId);
    const events = await prisma().auditEvent.findMany({ where: { entityId: importId }, orderBy: { id: 'asc' } });
    expect(events.map((event) => event.action)).toEqual(['import.created', 'import.started', 'history.imported']);
  });
});

describe('a check of a file', () => {
  it('tells statistics, what exists already, gaps and faults, and writes nothing', async () => {
    const groupId = await newGroup('Checked');
    await runImport(await createHistoryImport({ actor, groupId, content: writeHistoryCsv('2026-03-02', 1, () => 5) }));
    const lines = writeHistoryCsv('2026-03-02', 28, () => 5)
      .trim()
      .split('\n');
    lines.splice(1 + 15 * 36, 36);
    const content = `${lines.join('\n')}\n2026-03-02T09:00,7,240\n`;
    const importId = await createHistoryImport({ actor, groupId, content });
    await previewImport({ organizationId: centre.organizationId, importId });
    const run = await getImportRun({ organizationId: centre.organizationId, importId });
    expect(run.status).toBe('previewed');
    expect(run.preview).toMatchObject({ faultTotal: 1, faultsByRule: { duplicate: 1 }, existingIntervals: 36 });
    expect(run.preview?.summary).toMatchObject({
      rowsRead: 27 * 36 + 1,
      rowsGood: 27 * 36,
      contacts: 27 * 36 * 5,
      gapCount: 1,
    });
    expect(run.preview?.summary.gaps[0]).toMatchObject({ intervals: 36, from: '2026-03-17T08:00:00.000Z' });
    expect((await rowsOf(groupId)).length).toBe(36);
  });

  it('names which group, time or count is not chosen', async () => {
    const importId = await createHistoryImport({ actor, content: 'time,calls\n2026-03-02T09:00,1\n' });
    await expect(previewImport({ organizationId: centre.organizationId, importId })).rejects.toMatchObject({
      faults: [{ field: 'groupId', rule: 'required' }],
    });
  });
});

describe('reading', () => {
  it('sums up by step in the zone of the group, times weighted by contacts', async () => {
    const groupId = await newGroup('Steps');
    await runImport(
      await createHistoryImport({ actor, groupId, content: writeHistoryCsv('2026-03-23', 14, (day) => day + 1) }),
    );
    const input = { organizationId: centre.organizationId, groupId, from: '2026-03-23', to: '2026-04-06' };
    const days = await listHistory({ ...input, step: 'day' });
    expect(days.map((day) => day.notUniqueReceived)).toEqual(Array.from({ length: 14 }, (_, day) => 36 * (day + 1)));
    expect(days.map((day) => day.start.slice(0, 16))).toContain('2026-03-29T22:00');
    expect(days[0]).toMatchObject({ ahtSec: 240, serviceLevel: null, intervals: 36 });
    expect((await listHistory({ ...input, step: 'week' })).map((week) => week.notUniqueReceived)).toEqual([
      36 * 28,
      36 * 77,
    ]);
    expect((await listHistory({ ...input, step: 'month' })).length).toBe(2);
    expect((await listHistory({ ...input, step: 'hour' })).length).toBe(14 * 9);
    expect((await listHistory({ ...input, step: 'interval' })).length).toBe(14 * 36);
  });

  it('finds the gap and the outlier that were put in', async () => {
    const groupId = await newGroup('Quality');
    const lines = writeHistoryCsv('2026-01-05', 70, (day, quarter) =>
      day === 60 && quarter === 50 ? 400 : 30 + (quarter % 5),
    )
      .trim()
      .split('\n');
    lines.splice(1 + 58 * 36 + 4, 8);
    await runImport(await createHistoryImport({ actor, groupId, content: lines.join('\n') }));
    await pool().query(
      `update groups set opening_hours = '[[540,1080],[540,1080],[540,1080],[540,1080],[540,1080],[540,1080],[540,1080]]' where id = $1`,
      [groupId],
    );
    const report = await checkHistoryQuality({
      organizationId: centre.organizationId,
      groupId,
      from: '2026-03-01',
      to: '2026-03-20',
    });
    expect(report.findings).toMatchObject([
      { kind: 'gap', start: '2026-03-04T09:00:00.000Z', intervals: 8 },
      { kind: 'outlier', start: '2026-03-06T11:30:00.000Z', found: 400 },
    ]);
    expect(report.isMissingTooMuch).toBe(false);
  });
});

describe('another organization', () => {
  it('sees and starts none of it', async () => {
    const other = createActor({ organizationId: (await createOrganization()).organizationId });
    const importId = await createHistoryImport({
      actor,
      groupId: centre.group.id,
      content: writeHistoryCsv('2026-03-02', 1, () => 5),
    });
    const own = { organizationId: other.organizationId, importId };
    await expect(getImportRun(own)).rejects.toMatchObject({ code: 'not_found' });
    await expect(previewImport(own)).rejects.toMatchObject({ code: 'not_found' });
    await expect(submitImport({ actor: other, importId, definition: importHistoryJob })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(discardImportRun({ actor: other, importId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      runHandler(importHandler, { importId }, { organizationId: other.organizationId }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const period = {
      organizationId: other.organizationId,
      groupId: centre.group.id,
      from: '2026-03-01',
      to: '2026-03-08',
    };
    await expect(listHistory({ ...period, step: 'day' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(checkHistoryQuality(period)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      createHistoryImport({ actor: other, groupId: centre.group.id, content: 'time,calls\n2026-03-02T09:00,1\n' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await listImportRuns({ actor: other, limit: 10 })).toEqual([]);
  });

  it('cannot name the groups of this one in a column', async () => {
    const other = createActor({ organizationId: (await createOrganization()).organizationId });
    const importId = await createHistoryImport({
      actor: other,
      content: 'group,time,calls\nRepeat,2026-03-02T09:00,1\n',
    });
    await previewImport({ organizationId: other.organizationId, importId });
    const run = await getImportRun({ organizationId: other.organizationId, importId });
    expect(run.faults).toMatchObject([{ rule: 'groupUnknown', row: 2, column: 'A' }]);
  });
});
