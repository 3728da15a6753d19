import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inspectHistoryFile } from '~/integrations/files/history/inspect-history-file.server';
import { HistoryFileReader } from '~/integrations/files/history/read-history-file.server';
import { splitInterval } from '~/integrations/files/history/split-interval';

const folder = mkdtempSync(path.join(tmpdir(), 'wfm-files-'));
let count = 0;
const fileOf = (content: string | Buffer): string => {
  count += 1;
  const file = path.join(folder, `file-${count}`);
  writeFileSync(file, content);
  return file;
};
const inspect = async (content: string | Buffer) => (await inspectHistoryFile(fileOf(content))).options;

async function readAll(file: string) {
  const { options } = await inspectHistoryFile(file);
  const reader = new HistoryFileReader({
    path: file,
    groupIds: new Map(),
    options: { ...options, timeZone: 'UTC', ambiguity: 'reject', groupId: 'g', faultPolicy: 'reject' },
  });
  const rows = [];
  for await (const batch of reader.batches()) rows.push(...batch.rows);
  return { rows, ...reader.report() };
}

const quarters = (line: (clock: string) => string) => ['10:00', '10:15', '10:30', '10:45'].map(line).join('\n');

describe('an uploaded file', () => {
  it('of time and calls with a header is the plain layout', async () => {
    expect(await inspect(`time,calls\n${quarters((clock) => `2026-11-23T${clock},12`)}`)).toMatchObject({
      format: 'csv',
      delimiter: ',',
      hasHeader: true,
      layout: 'plain',
      columns: ['time', 'total'],
      dateOrder: 'ymd',
      intervalMinutes: 15,
    });
  });
  it('without a header, with semicolons and decimal commas, is understood too', async () => {
    expect(await inspect(quarters((clock) => `23.11.2026 ${clock};12;201,5`))).toMatchObject({
      delimiter: ';',
      hasHeader: false,
      layout: 'plain',
      columns: ['time', 'total', 'aht'],
      dateOrder: 'dmy',
      decimal: ',',
      ahtUnit: 's',
    });
  });
  it('with five columns in the strict order is the history layout', async () => {
    const header = 'Start time\tUnique incoming\tNon-unique incoming\tAverage talk time\tPost-processing';
    const found = await inspect(`${header}\n${quarters((clock) => `23.11.2026 ${clock}:00\t8\t10\t200\t20`)}`);
    expect(found).toMatchObject({
      delimiter: '\t',
      layout: 'history',
      columns: ['time', 'unique', 'total', 'aht', 'postProcessing'],
    });
  });
  it('in Russian and the Windows code page is read as such', async () => {
    const header = 'Дата;Время;Группа;Поступившие;Потерянные;Среднее время, мс';
    const text = `${header}\n${quarters((clock) => `23.11.2026;${clock};Продажи;10;1;200000`)}`;
    const bytes = Buffer.from(
      [...text].map((sign) => {
        const code = sign.codePointAt(0)!;
        if (code < 128) return code;
        return code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
      }),
    );
    expect(await inspect(bytes)).toMatchObject({
      encoding: 'windows-1251',
      layout: 'mapped',
      columns: ['date', 'clock', 'group', 'total', 'missed', 'aht'],
      ahtUnit: 'ms',
    });
  });
  it('with months first is told by the period it gives', async () => {
    const found = await inspect(`time,calls\n11/09/2026 10:00,1\n11/10/2026 10:00,2\n11/11/2026 10:00,2`);
    expect(found.dateOrder).toBe('mdy');
  });
  it('tells its grid', async () => {
    expect(
      (await inspect('time,calls\n2026-11-23 10:00,1\n2026-11-23 10:30,1\n2026-11-23 11:00,1')).intervalMinutes,
    ).toBe(30);
    expect((await inspect('time,calls\n2026-11-23 10:00,1\n2026-11-23 10:05,1')).intervalMinutes).toBe(5);
  });
  it('may be a workbook with real dates', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Calls');
    sheet.addRow(['Start time', 'Unique incoming', 'Non-unique incoming', 'Average talk time', 'Post-processing']);
    for (const minute of [0, 15, 30]) sheet.addRow([new Date(Date.UTC(2026, 10, 23, 10, minute)), 8, 10, 200.5, 20]);
    const file = fileOf(Buffer.from(await workbook.xlsx.writeBuffer()));
    const { rows, faults } = await readAll(file);
    expect(faults.faults).toEqual([]);
    expect(rows.map((row) => [new Date(row.startMs).toISOString().slice(11, 16), row.total, row.ahtMs])).toEqual([
      ['10:00', 10, 200_500],
      ['10:15', 10, 200_500],
      ['10:30', 10, 200_500],
    ]);
  });
  it('that is no table is refused with the row', async () => {
    const { faults } = await readAll(fileOf('time,calls\n2026-11-23T10:00,1\n"2026-11-23T10:15,2\n'));
    expect(faults.faults[0]).toMatchObject({ rule: 'unreadable' });
  });
  it('in the strict layout names headers that are out of order', async () => {
    const file = fileOf(
      `Start time,Non-unique incoming,Unique incoming,Average talk time,Post-processing\n23.11.2026 10:00:00,8,10,200,20`,
    );
    const reader = new HistoryFileReader({
      path: file,
      groupIds: new Map(),
      options: {
        ...(await inspectHistoryFile(file)).options,
        layout: 'history',
        columns: ['time', 'unique', 'total', 'aht', 'postProcessing'],
        timeZone: 'UTC',
        ambiguity: 'reject',
        groupId: 'g',
        faultPolicy: 'reject',
      },
    });
    for await (const _ of reader.batches());
    expect(reader.report().faults.faults).toMatchObject([
      { row: 1, column: 'B', rule: 'header' },
      { row: 1, column: 'C', rule: 'header' },
    ]);
  });
});

describe('gaps', () => {
  it('are intervals that the usual week has and this one lacks', async () => {
    const lines = ['time,calls'];
    for (let day = 0; day < 28; day++) {
      for (let quarter = 36; quarter < 72; quarter++) {
        if (day === 15 && quarter >= 40 && quarter < 44) continue;
        lines.push(`${new Date(Date.UTC(2026, 1, 2 + day, 0, quarter * 15)).toISOString().slice(0, 16)},5`);
      }
    }
    const { summary } = await readAll(fileOf(lines.join('\n')));
    expect(summary.gaps).toEqual([
      { groupId: 'g', from: '2026-02-17T10:00:00.000Z', to: '2026-02-17T11:00:00.000Z', intervals: 4 },
    ]);
  });
});

describe('an hour of a file', () => {
  it('becomes quarters of the group that add up to it', () => {
    const hour = {
      groupId: 'g',
      startMs: 0,
      unique: 9,
      total: 11,
      treated: 10,
      missed: 1,
      inTime: 7,
      ahtMs: 1,
      postProcessingMs: 2,
    };
    const parts = splitInterval(hour, 60, 15);
    const sum = (key: 'unique' | 'total' | 'treated' | 'missed') => parts.reduce((all, part) => all + part[key], 0);
    expect(parts.map((part) => part.startMs / 60_000)).toEqual([0, 15, 30, 45]);
    expect([sum('unique'), sum('total'), sum('treated'), sum('missed')]).toEqual([9, 11, 10, 1]);
    expect(parts.every((part) => part.ahtMs === 1 && part.total >= part.missed)).toBe(true);
  });
  it('stays whole where the group counts by the hour', () => {
    const hour = {
      groupId: 'g',
      startMs: 0,
      unique: 9,
      total: 11,
      treated: 10,
      missed: 1,
      inTime: null,
      ahtMs: 1,
      postProcessingMs: 2,
    };
    expect(splitInterval(hour, 60, 60)).toEqual([hour]);
  });
});

const bankCalls = path.resolve('../shared/data/bank-calls-15min.csv');

describe.skipIf(!existsSync(bankCalls))('the calls of a bank (needs ../shared/data)', () => {
  it('are read whole and without a fault', async () => {
    const { rows, summary, faults } = await readAll(bankCalls);
    expect([rows.length, summary.contacts > 4_000_000, faults.total]).toEqual([7638, true, 0]);
  });
});
