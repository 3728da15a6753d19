import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { logger } from '~/platform/logger.server';
import { byteOrderMark, toCsvLine } from './csv-cell';

export type TableFileFormat = 'csv' | 'xlsx';

/** A column of a file: its title in the reader's language and what stands in it. */
export interface FileColumn<Row> {
  title: string;
  read: (row: Row) => string | number | Date | null;
  /** number format of a spreadsheet cell, such as dd.mm.yyyy */
  numberFormat?: string;
  width?: number;
}

export interface TableFile<Row> {
  /** name of the spreadsheet's page, at most 31 characters */
  sheetName: string;
  columns: FileColumn<Row>[];
  batches: AsyncIterable<Row[]>;
}

/** A table as a file, written while it is sent: memory stays that of one batch. */
export function writeTableFile<Row>(table: TableFile<Row>, format: TableFileFormat): ReadableStream<Uint8Array> {
  if (format === 'csv') return Readable.toWeb(Readable.from(csvChunks(table))) as ReadableStream<Uint8Array>;
  const sink = new PassThrough();
  writeXlsx(table, sink).catch((error: Error) => {
    logger.error({ err: error, sheet: table.sheetName }, 'export failed');
    sink.destroy(error);
  });
  return Readable.toWeb(sink) as ReadableStream<Uint8Array>;
}

const toText = (value: string | number | Date | null) =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value;

async function* csvChunks<Row>({ columns, batches }: TableFile<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + toCsvLine(columns.map(({ title }) => title)));
  for await (const rows of batches)
    yield encoder.encode(rows.map((row) => toCsvLine(columns.map(({ read }) => toText(read(row))))).join(''));
}

async function writeXlsx<Row>({ sheetName, columns, batches }: TableFile<Row>, sink: PassThrough): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true });
  const sheet = workbook.addWorksheet(sheetName.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, width, numberFormat }) => ({
    header: title,
    width: width ?? Math.max(12, title.length + 4),
    style: numberFormat ? { numFmt: numberFormat } : {},
  }));
  sheet.getRow(1).font = { bold: true };
  for await (const rows of batches) for (const row of rows) sheet.addRow(columns.map(({ read }) => read(row))).commit();
  sheet.commit();
  await workbook.commit();
}

const types: Record<TableFileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The answer that a browser saves under a name. */
export const fileAnswer = (body: ReadableStream<Uint8Array>, fileName: string, format: TableFileFormat): Response =>
  new Response(body, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${fileName}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  });
