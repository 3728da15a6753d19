import { readFile } from 'node:fs/promises';
import { AppError } from '~/platform/errors.server';
import { readRows } from '../history/read-history-file.server';
import { UnreadableFile } from '../read-csv-rows.server';
import type { Cell } from '../row-batch';
import { hasUpload, uploadPath } from '../save-upload.server';
import { sniffFile } from '../sniff-file.server';

const mostRows = 120_000;

/**
 * All rows of an uploaded plan, CSV or XLSX.
 * @throws AppError not_found when the upload is gone; invalid where the file cannot be read; too_large
 */
export async function readPlanRows(storedName: string): Promise<{ row: number; cells: Cell[] }[]> {
  if (!(await hasUpload(storedName))) throw new AppError('not_found', 'The uploaded file is gone: upload it again.');
  const path = uploadPath(storedName);
  const { format, encoding } = await sniffFile(path);
  const rows: { row: number; cells: Cell[] }[] = [];
  try {
    const delimiter = format === 'csv' ? await findDelimiter(path, encoding) : ',';
    for await (const batch of readRows(path, { format, encoding, delimiter })) {
      for (const [index, cells] of batch.rows.entries()) rows.push({ row: batch.rowNumbers[index], cells });
      if (rows.length > mostRows) throw new AppError('too_large', `A plan may have ${mostRows} rows at most.`);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = `The file cannot be read${error instanceof UnreadableFile ? ` (${error.message})` : ''}: export it again.`;
    throw new AppError('invalid', message, { faults: [{ field: 'file', rule: 'unreadable', message }] });
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
}

async function findDelimiter(path: string, encoding: string): Promise<',' | ';' | '\t'> {
  const text = new TextDecoder(encoding).decode((await readFile(path)).subarray(0, 4_096));
  const [line] = text.split(/\r?\n/, 1);
  return ([';', '\t'] as const).find((delimiter) => line.includes(delimiter)) ?? ',';
}
