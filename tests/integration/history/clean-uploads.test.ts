import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasUpload, uploadPath } from '~/integrations/files/save-upload.server';
import cleanUploadsTick from '~/jobs/clean-uploads';
import { cleanUploads } from '~/models/import-cleanup.server';
import { startImportRun } from '~/models/import-run.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';

const day = 86_400_000;
let organizationId: string;
let groupId: string;

beforeEach(async () => {
  const centre = await createOrganization();
  organizationId = centre.organizationId;
  groupId = centre.group.id;
});

async function saveFile(daysAgo: number): Promise<string> {
  const storedName = crypto.randomUUID();
  await mkdir(path.dirname(uploadPath(storedName)), { recursive: true });
  await writeFile(uploadPath(storedName), 'time,calls\n');
  const then = new Date(Date.now() - daysAgo * day);
  await utimes(uploadPath(storedName), then, then);
  return storedName;
}

async function addRun(status: string, daysAgo: number): Promise<{ id: string; storedName: string }> {
  const storedName = await saveFile(daysAgo);
  const then = new Date(Date.now() - daysAgo * day);
  const columns = ['time', 'total'];
  const { id } = await prisma().importRun.create({
    data: {
      organizationId,
      kind: 'history',
      fileName: 'calls.csv',
      filePath: storedName,
      sizeBytes: 11,
      groupId,
      options: { file: { columns, groupId }, sample: [] },
      status,
      createdBy: organizationId,
      createdAt: then,
      finishedAt: ['failed', 'cancelled', 'completed'].includes(status) ? then : null,
    },
  });
  return { id, storedName };
}

const isKept = async (run: { id: string; storedName: string }) => [
  (await prisma().importRun.count({ where: { id: run.id } })) === 1,
  await hasUpload(run.storedName),
];

describe('cleaning the uploads', () => {
  it.each([
    ['uploaded', 6, [true, true]],
    ['uploaded', 8, [false, false]],
    ['previewed', 8, [false, false]],
    ['running', 8, [true, true]],
    ['failed', 6, [true, true]],
    ['failed', 8, [true, false]],
    ['cancelled', 8, [true, false]],
    ['completed', 8, [true, false]],
  ])('an import that is %s since %i days: kept, with its file: %j', async (status, daysAgo, expected) => {
    const run = await addRun(status, daysAgo);
    await cleanUploads();
    expect(await isKept(run)).toEqual(expected);
  });

  it('leaves a trace of what it took away, and finds nothing the second time', async () => {
    const run = await addRun('uploaded', 30);
    expect(await cleanUploads()).toEqual({ discardedImports: 1, removedFiles: 1 });
    const [event] = await prisma().auditEvent.findMany({ where: { organizationId, entityId: run.id } });
    expect(event).toMatchObject({ action: 'import.discarded', actorKind: 'system', before: { fileName: 'calls.csv' } });
    const { signal } = new AbortController();
    expect(await cleanUploadsTick.run({ signal })).toEqual({ discardedImports: 0, removedFiles: 0 });
  });

  it('takes stray files after a day, not while they may be on their way in', async () => {
    const [fresh, stray] = [await saveFile(0.5), await saveFile(2)];
    await cleanUploads();
    expect([await hasUpload(fresh), await hasUpload(stray)]).toEqual([true, false]);
  });

  it('an import whose file is gone is refused with what to do', async () => {
    const run = await addRun('failed', 8);
    await cleanUploads();
    const actor = createActor({ organizationId, role: 'planner' });
    const starting = startImportRun({ actor, importId: run.id, jobId: crypto.randomUUID() });
    await expect(starting).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('upload it again'),
    });
  });
});
