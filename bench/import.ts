import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

/*
 * Imports a generated file of a million intervals into a database, three times: fresh, repeated unchanged, and with one row in ten changed.
 * usage: DATABASE_URL=... node --import tsx bench/import.ts [--rows 1000000]
 * The database must be migrated; the bench makes an organization of its own and takes its history away again.
 */
process.env.REDIS_URL ??= 'redis://127.0.0.1:6379';
process.env.SESSION_SECRET ??= 'bench-import-session-secret-0123456789';
process.env.ENCRYPTION_KEY ??= Buffer.alloc(32, 1).toString('base64');
process.env.LOG_LEVEL ??= 'warn';
const folder = await mkdtemp(path.join(tmpdir(), 'wfm-bench-'));
process.env.DATA_DIR = folder;

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const rowCount = Number(values.rows);
const groupCount = 14;
const { prisma } = await import('../app/platform/prisma.server');
const { pool } = await import('../app/platform/pg.server');
const { redis } = await import('../app/platform/redis.server');
const { saveUpload } = await import('../app/integrations/files/save-upload.server');
const { createImportRun, startImportRun } = await import('../app/models/import-run.server');
const { previewImport } = await import('../app/models/history-preview.server');
const { importHistory } = await import('../app/models/history-import.server');

function* writeLines(shift: number): Generator<string> {
  yield 'group,time,unique,calls,aht,postprocessing\n';
  const slots = Math.ceil(rowCount / groupCount);
  const startMs = Date.UTC(2024, 0, 1);
  let chunk = '';
  for (let row = 0; row < rowCount; row++) {
    const group = row % groupCount;
    const slot = Math.floor(row / groupCount) % slots;
    const calls = 5 + ((slot * 7 + group * 3) % 60) + (row % 10 === 0 ? shift : 0);
    const time = new Date(startMs + slot * 900_000).toISOString().slice(0, 16);
    chunk += `BENCH-${group},${time},${calls - 1},${calls},${180 + (slot % 90)},${20 + group}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function createCentre() {
  const code = `BENCH-${Date.now()}`;
  const organization = await prisma().organization.create({ data: { name: code, code } });
  const organizationId = organization.id;
  const service = await prisma().service.create({ data: { organizationId, name: 'Bench', code: 'BENCH' } });
  for (let group = 0; group < groupCount; group++) {
    const name = `BENCH-${group}`;
    const data = { organizationId, serviceId: service.id, name, code: name, channelType: 'CALLS', timeZone: 'UTC' };
    await prisma().group.create({ data });
  }
  return { organizationId };
}

async function importOnce(organizationId: string, label: string, file: string): Promise<void> {
  const actor = {
    kind: 'user' as const,
    id: crypto.randomUUID(),
    name: 'bench',
    organizationId,
    employeeId: null,
    sessionId: null,
    roles: [],
    permissions: ['*'],
    departmentIds: [],
    locale: 'en' as const,
    source: 'import' as const,
    requestId: 'bench',
    clientAddress: null,
  };
  const upload = await saveUpload(createReadStream(file));
  const { importId } = await createImportRun({ actor, fileName: 'bench.csv', groupId: null, ...upload });
  const checkedMs = performance.now();
  await previewImport({ organizationId, importId });
  const checkSec = (performance.now() - checkedMs) / 1000;
  await startImportRun({ actor, importId, jobId: crypto.randomUUID() });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const outcome = await importHistory(
    { organizationId, actorId: actor.id, actorKind: 'user', source: 'import' },
    { organizationId, importId, signal: new AbortController().signal, onProgress: () => undefined },
  );
  const sec = (performance.now() - startedMs) / 1000;
  delay.disable();
  const used = process.cpuUsage(cpu);
  console.log(
    `${label.padEnd(22)} check ${checkSec.toFixed(1)} s  import ${sec.toFixed(1)} s  ${Math.round(rowCount / sec).toLocaleString('en')} rows/s  ` +
      `CPU ${((used.user + used.system) / 1e6).toFixed(1)} s  longest stall ${(delay.max / 1e6).toFixed(0)} ms  ` +
      `inserted ${outcome.inserted}, updated ${outcome.updated}, unchanged ${outcome.unchanged}`,
  );
}

const { organizationId } = await createCentre();
try {
  for (const [label, shift] of [
    ['fresh', 0],
    ['repeated, unchanged', 0],
    ['one row in ten changed', 1],
  ] as const) {
    const file = path.join(folder, 'bench.csv');
    await pipeline(Readable.from(writeLines(shift), { objectMode: false }), createWriteStream(file));
    await importOnce(organizationId, label, file);
  }
  console.log(`memory ${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`);
} finally {
  await pool().query('delete from contact_statistics where organization_id = $1', [organizationId]);
  await rm(folder, { recursive: true, force: true });
  await prisma().$disconnect();
  await pool().end();
  redis().disconnect();
}
