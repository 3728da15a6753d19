import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { AppError } from '~/platform/errors.server';

/** A file as text cells; `row` is the line in the file, the header being 1. */
export interface ImportTable {
  header: string[];
  rows: { row: number; cells: string[] }[];
}

const isXlsx = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Reads a CSV (comma, semicolon or tab; UTF-8 or Windows-1251) or the first sheet of an XLSX file.
 * @throws AppError invalid when the file cannot be read or has no rows; too_large beyond maxRows
 */
export async function readImportTable(bytes: Uint8Array, maxRows: number): Promise<ImportTable> {
  const lines = isXlsx(bytes) ? await readXlsx(bytes, maxRows) : readCsv(bytes);
  const [first, ...rest] = lines.filter((line) => line.cells.some((cell) => cell !== ''));
  if (!first || !rest.length) throw new AppError('invalid', 'The file has no rows below its header.');
  if (rest.length > maxRows)
    throw new AppError('too_large', `The file has ${rest.length} rows; up to ${maxRows} can be imported at once.`);
  return { header: first.cells, rows: rest };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // why: spreadsheets in Russian save CSV in the code page of Windows
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function readCsv(bytes: Uint8Array) {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [';', '\t', ','].map((delimiter) => ({ delimiter, n: firstLine.split(delimiter).length }));
  const { delimiter } = counts.reduce((best, candidate) => (candidate.n > best.n ? candidate : best));
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
    return records.map((record, index) => ({ row: index + 1, cells: record.map(unguard) }));
  } catch (error) {
    throw new AppError('invalid', `The file cannot be read as CSV: ${(error as Error).message}`);
  }
}

/** A cell that our own export guarded against formulas is read back as it was. */
const unguard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
    if ('richText' in value) return value.richText.map((part) => part.text).join('');
    if ('text' in value) return cellText(value.text as ExcelJS.CellValue);
    return '';
  }
  return String(value).trim();
}

async function readXlsx(bytes: Uint8Array, maxRows: number) {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  } catch (error) {
    throw new AppError('invalid', `The file cannot be read as XLSX: ${(error as Error).message}`);
  }
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new AppError('invalid', 'The workbook has no sheet.');
  if (sheet.actualRowCount > maxRows + 1) {
    throw new AppError(
      'too_large',
      `The sheet has ${sheet.actualRowCount - 1} rows; up to ${maxRows} can be imported at once.`,
    );
  }
  const lines: { row: number; cells: string[] }[] = [];
  sheet.eachRow((row, number) => {
    const cells = Array.from({ length: sheet.columnCount }, (_, index) => cellText(row.getCell(index + 1).value));
    lines.push({ row: number, cells });
  });
  return lines;
}
