import { stat } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { UnreadableFile } from './read-csv-rows.server';
import type { Cell, RowBatch } from './row-batch';

const batchRows = 500;

/**
 * Rows of the first sheet of a workbook, streamed.
 * @throws UnreadableFile where the file is no workbook
 */
export async function* readXlsxRows(path: string): AsyncGenerator<RowBatch> {
  const { size } = await stat(path);
  let rows: Cell[][] = [];
  let rowNumbers: number[] = [];
  let rowCount = 0;
  const flush = (bytesRead: number): RowBatch => {
    const batch = { rows, rowNumbers, bytesRead };
    rows = [];
    rowNumbers = [];
    return batch;
  };
  try {
    const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, {
      entries: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      worksheets: 'emit',
    });
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        const values = row.values as ExcelJS.CellValue[];
        const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => toCell(values[index + 1]));
        if (cells.every((cell) => cell === null || cell === '')) continue;
        rows.push(cells);
        rowNumbers.push(row.number);
        rowCount += 1;
        // why: a compressed stream does not tell its position; the estimate approaches the size without reaching it.
        if (rows.length >= batchRows)
          yield flush(Math.round(size * (1 - Math.exp((-rowCount * 24) / Math.max(size, 1)))));
      }
      break;
    }
  } catch (error) {
    throw new UnreadableFile((error as Error).message);
  }
  if (rows.length > 0) yield flush(size);
}

function toCell(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (value instanceof Date) return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
  if (typeof value === 'object') {
    if ('result' in value) return toCell(value.result as ExcelJS.CellValue);
    if ('richText' in value)
      return value.richText
        .map((part) => part.text)
        .join('')
        .trim();
    if ('text' in value) return String(value.text).trim();
    return null;
  }
  return String(value).trim();
}
