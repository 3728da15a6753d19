import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import { byteOrderMark, toCsvLine } from './csv-cell';
import type { EmployeeFilter, EmployeeSort } from './employee-filter';
import { type EmployeeRow, findEmployeeIds, loadEmployeeRows } from './employee-list.server';

/** A column of the export: its title in the reader's language and what stands in it. */
export interface ExportColumn {
  title: string;
  read: (row: EmployeeRow) => string | number | null;
}

const batchSize = 500;

async function* readBatches(organizationId: string, ids: string[]): AsyncGenerator<EmployeeRow[]> {
  for (let start = 0; start < ids.length; start += batchSize) {
    yield await loadEmployeeRows(organizationId, ids.slice(start, start + batchSize));
  }
}

async function* csvChunks(columns: ExportColumn[], batches: AsyncIterable<EmployeeRow[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + toCsvLine(columns.map((column) => column.title)));
  for await (const rows of batches) {
    yield encoder.encode(rows.map((row) => toCsvLine(columns.map((column) => column.read(row)))).join(''));
  }
}

async function writeXlsx(
  sink: PassThrough,
  columns: ExportColumn[],
  batches: AsyncIterable<EmployeeRow[]>,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true });
  const sheet = workbook.addWorksheet('Employees', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: column.title, width: Math.max(12, column.title.length + 4) }));
  sheet.getRow(1).font = { bold: true };
  for await (const rows of batches)
    for (const row of rows) sheet.addRow(columns.map((column) => column.read(row))).commit();
  sheet.commit();
  await workbook.commit();
}

/**
 * The filtered employees as a file, written while it is sent: memory stays that of one batch. The export is recorded.
 * @param columns the visible ones, in their order
 * @throws AppError forbidden
 */
export async function exportEmployees(input: {
  actor: Actor;
  filter: EmployeeFilter;
  sort: EmployeeSort;
  format: 'csv' | 'xlsx';
  columns: ExportColumn[];
}): Promise<ReadableStream<Uint8Array>> {
  const { actor, filter, columns, format } = input;
  const scope = scopeOf(actor, 'employee:export');
  if (!scope) throw forbidden();
  const { organizationId } = actor;
  const ids = await findEmployeeIds({ organizationId, scope, filter, sort: input.sort });
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: null,
    audit: {
      action: 'employees.exported',
      entity: 'employee',
      after: { format, filter, rows: ids.length, columns: columns.map((column) => column.title) },
    },
  }));
  const batches = readBatches(organizationId, ids);
  if (format === 'csv') return Readable.toWeb(Readable.from(csvChunks(columns, batches))) as ReadableStream<Uint8Array>;
  const sink = new PassThrough();
  writeXlsx(sink, columns, batches).catch((error: Error) => {
    logger.error({ err: error }, 'export of employees failed');
    sink.destroy(error);
  });
  return Readable.toWeb(sink) as ReadableStream<Uint8Array>;
}
