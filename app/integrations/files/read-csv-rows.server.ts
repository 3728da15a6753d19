import { createReadStream } from 'node:fs';
import { type CsvError, parse } from 'csv-parse';
import type { Cell, RowBatch } from './row-batch';
import type { FileEncoding } from './sniff-file.server';

/** The file cannot be read as a table any further. */
export class UnreadableFile extends Error {
  readonly row: number | null;
  constructor(message: string, row: number | null = null) {
    super(message);
    this.name = 'UnreadableFile';
    this.row = row;
  }
}

const chunkBytes = 65_536;

/**
 * Rows of a CSV file, a batch per chunk of the file, so that the event loop goes on in between.
 * @throws UnreadableFile with the row where quoting breaks
 */
export async function* readCsvRows(input: {
  path: string;
  encoding: FileEncoding;
  delimiter: string;
}): AsyncGenerator<RowBatch> {
  let rows: Cell[][] = [];
  let rowNumbers: number[] = [];
  let fault: CsvError | undefined;
  const parser = parse({
    bom: true,
    delimiter: input.delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  });
  let rowNumber = 0;
  // why: rows are counted here, as a spreadsheet would; the parser's own record context costs a third of its time.
  parser.on('data', (record: string[]) => {
    rowNumber += 1;
    if (record.length === 1 && record[0] === '') return;
    rows.push(record);
    rowNumbers.push(rowNumber);
  });
  parser.on('error', (error) => {
    fault = error as CsvError;
  });
  const flush = (bytesRead: number): RowBatch => {
    const batch = { rows, rowNumbers, bytesRead };
    rows = [];
    rowNumbers = [];
    return batch;
  };
  const decoder = new TextDecoder(input.encoding);
  let bytesRead = 0;
  for await (const chunk of createReadStream(input.path, { highWaterMark: chunkBytes })) {
    bytesRead += (chunk as Buffer).length;
    await feed(parser, decoder.decode(chunk as Buffer, { stream: true }));
    if (fault) throw new UnreadableFile(fault.message, Number(fault.lines) || null);
    if (rows.length > 0) yield flush(bytesRead);
  }
  await end(parser, decoder.decode());
  if (fault) throw new UnreadableFile(fault.message, Number(fault.lines) || null);
  if (rows.length > 0) yield flush(bytesRead);
}

const feed = (parser: ReturnType<typeof parse>, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (text === '') resolve();
    else parser.write(text, () => resolve());
  });

const end = (parser: ReturnType<typeof parse>, text: string): Promise<void> =>
  new Promise((resolve) => {
    parser.once('error', () => resolve());
    parser.once('end', () => resolve());
    parser.end(text);
  });
