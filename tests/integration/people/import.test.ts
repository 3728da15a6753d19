import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportEmployees } from '~/models/employee-export.server';
import { getEmployeeFacts } from '~/models/employee-facts.server';
import { defaultEmployeeSort } from '~/models/employee-filter';
import { applyEmployeeImport, previewEmployeeImport } from '~/models/employee-import.server';
import { prisma } from '~/platform/prisma.server';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';

let company: Awaited<ReturnType<typeof createCompany>>;
beforeEach(async () => {
  company = await createCompany();
});

const header = 'Personnel number;Last name;First name;Department code;Hire date;Rate;Weekly hours';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const preview = (text: string | Uint8Array, actor = company.actors.planner) =>
  previewEmployeeImport({
    actor,
    fileName: 'people.csv',
    bytes: typeof text === 'string' ? bytesOf(text) : text,
    options: { effectiveFrom: '2026-03-01' },
  });
const apply = (token: string, mode: 'all' | 'valid' = 'all', actor = company.actors.planner) =>
  applyEmployeeImport({ actor, token, mode });
const countAll = () => prisma().employee.count({ where: { organizationId: company.organizationId } });

describe('import of employees', () => {
  it('tells what it would do and writes nothing until it is told to', async () => {
    const before = await countAll();
    const result = await preview(
      `${header}\n${unique('n')};Orlova;Ira;${company.south.code};2026-01-12;0,5;20\nx;;;;;;`,
    );
    expect(result).toMatchObject({ totalRows: 2, newCount: 1, faultyRows: 1 });
    expect(result.faults.every((fault) => fault.row === 3)).toBe(true);
    expect(await countAll()).toBe(before);
  });

  it('refuses a file with faults as a whole, or leaves the faulty rows out and says which', async () => {
    const { token } = await preview(
      `${header}\n${unique('n')};Orlova;Ira;${company.south.code};2026-01-12;0,5;20\n${unique('n')};Petrov;Oleg;nowhere;2026-01-12;1;40`,
    );
    await expect(apply(token)).rejects.toMatchObject({ status: 422, faults: [{ row: 3, field: 'department' }] });
    expect(await apply(token, 'valid')).toEqual({ created: 1, changed: 0, leftOut: [3] });
    const person = await prisma().employee.findFirstOrThrow({
      where: { organizationId: company.organizationId, lastName: 'Orlova' },
      include: { departments: true, contracts: true },
    });
    expect(person.departments).toMatchObject([{ departmentId: company.south.id }]);
    expect(person.contracts).toMatchObject([{ rate: 0.5, weeklyMinutes: 1200 }]);
    await expect(apply(token, 'valid')).rejects.toMatchObject({ status: 404 });
  });

  it('moves known people from the effective date, and changes nothing when repeated', async () => {
    const file = `${header}\n${company.northerner.personnelNumber};Northova;Anna;${company.south.code};;0.75;30`;
    expect(await apply((await preview(file)).token)).toEqual({ created: 0, changed: 1, leftOut: [] });
    const facts = await getEmployeeFacts({
      organizationId: company.organizationId,
      scope: { kind: 'all' },
      employeeId: company.northerner.id,
    });
    expect(facts.departments.map((fact) => [fact.name, fact.validFrom, fact.validTo])).toEqual([
      ['South', '2026-03-01', null],
      ['North team', '2020-01-01', '2026-03-01'],
    ]);
    expect(facts.contracts.map((fact) => [fact.rate, fact.weeklyMinutes, fact.validTo])).toEqual([
      [0.75, 1800, null],
      [1, 2400, '2026-03-01'],
    ]);
    expect(await apply((await preview(file)).token)).toEqual({ created: 0, changed: 0, leftOut: [] });
  });

  it('keeps a manager to the own departments and people', async () => {
    const file = `${header}\n${unique('n')};A;B;${company.south.code};2026-01-12;1;40\n${company.southerner.personnelNumber};C;D;;;;`;
    const result = await preview(file, company.actors.manager);
    expect(result.faults.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'department', 'out_of_scope'],
      [3, 'personnelNumber', 'out_of_scope'],
    ]);
    await expect(preview(file, company.actors.supervisor)).rejects.toMatchObject({ status: 403 });
  });

  it('gives a staged file to nobody else', async () => {
    const { token } = await preview(`${header}\n${unique('n')};A;B;${company.south.code};2026-01-12;1;40`);
    await expect(apply(token, 'all', company.actors.manager)).rejects.toMatchObject({ status: 404 });
  });

  it('reads XLSX with real dates, and Cyrillic CSV of Windows', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('People');
    sheet.addRow(['Табельный номер', 'Фамилия', 'Имя', 'Код подразделения', 'Дата приёма']);
    sheet.addRow([unique('n'), 'Орлова', 'Ира', company.south.code, new Date('2026-01-12')]);
    const fromExcel = await preview(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(fromExcel).toMatchObject({ newCount: 1, faults: [] });
    const windows = Uint8Array.from(
      [
        ...`Табельный номер;Фамилия;Имя;Отдел;Дата приема\n${unique('n')};Орлов;Олег;${company.south.code};12.01.2026`,
      ].map((letter) => {
        const code = letter.charCodeAt(0);
        return code < 128 ? code : code - 0x410 + 0xc0;
      }),
    );
    expect(await preview(windows)).toMatchObject({ newCount: 1, faults: [] });
  });

  it('writes ten thousand rows in one transaction, each in the trail', { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) =>
        `bulk-${company.organizationId}-${index}`.slice(0, 8) +
        `${company.organizationId.slice(-6)}${index};Bulk${index};Anna;${company.south.code};2026-01-12;1;40`,
    );
    const { token } = await preview(`${header}\n${rows.join('\n')}`);
    const start = performance.now();
    expect(await apply(token)).toMatchObject({ created: 10_000 });
    console.log(`import of 10,000 employees: ${Math.round(performance.now() - start)} ms`);
    expect(
      await prisma().auditEvent.count({
        where: { organizationId: company.organizationId, action: 'employee.created' },
      }),
    ).toBe(10_000);
  });
});

describe('export', () => {
  const read = async (format: 'csv' | 'xlsx', actor = company.actors.planner) => {
    const columns = [
      { title: 'Name', read: (row: { lastName: string }) => row.lastName },
      { title: 'Hours', read: (row: { weeklyMinutes: number | null }) => (row.weeklyMinutes ?? 0) / 60 },
    ];
    const stream = await exportEmployees({ actor, filter: {}, sort: defaultEmployeeSort, format, columns });
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  it('writes a CSV that spreadsheets take as UTF-8 and never as a formula', async () => {
    await prisma().employee.update({ where: { id: company.southerner.id }, data: { lastName: '=HYPERLINK("x")' } });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await read('csv'));
    expect(text).toBe('\uFEFFName,Hours\r\n"\'=HYPERLINK(""x"")",40\r\nNorthova,40\r\n');
  });

  it('writes an XLSX that reads back, and records that it left the house', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await read('xlsx')).buffer as ArrayBuffer);
    expect(
      workbook.worksheets[0]
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ).toEqual([
      ['Name', 'Hours'],
      ['Northova', 40],
      ['Southova', 40],
    ]);
    const trail = await prisma().auditEvent.findFirstOrThrow({
      where: { organizationId: company.organizationId, action: 'employees.exported' },
    });
    expect(trail.after).toMatchObject({ rows: 2, format: 'xlsx' });
  });

  it('holds a manager to the own people and refuses a supervisor', async () => {
    const text = new TextDecoder().decode(await read('csv', company.actors.manager));
    expect(text).toContain('Northova');
    expect(text).not.toContain('Southova');
    await expect(read('csv', company.actors.supervisor)).rejects.toMatchObject({ status: 403 });
  });
});
