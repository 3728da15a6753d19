import { open } from 'node:fs/promises';
import { UnreadableFile } from '../read-csv-rows.server';
import type { Cell } from '../row-batch';
import { type FileEncoding, sniffFile } from '../sniff-file.server';
import { detectOptions } from './detect-options';
import type { HistoryFileOptions } from './options';
import { readRows } from './read-history-file.server';

const sampleRows = 300;

/** What a file looks like before anybody chose anything. */
export interface InspectedFile {
  options: Omit<HistoryFileOptions, 'timeZone' | 'ambiguity' | 'groupId' | 'faultPolicy'>;
  /** the first rows as they stand */
  sample: Cell[][];
}

/**
 * Detects format, encoding, separator, header, layout, mapping, formats and grid of an uploaded file.
 * @param known what a person chose instead of what is detected
 */
export async function inspectHistoryFile(
  path: string,
  known: Partial<Pick<HistoryFileOptions, 'encoding' | 'delimiter'>> = {},
): Promise<InspectedFile> {
  const { format, encoding = 'utf-8' } = { ...(await sniffFile(path)), ...known };
  const delimiter = known.delimiter ?? (format === 'csv' ? await detectDelimiter(path, encoding) : ',');
  const sample = await readSample(path, { format, encoding, delimiter });
  return { options: { format, encoding, delimiter, ...detectOptions(sample, format) }, sample: sample.slice(0, 12) };
}

async function readSample(
  path: string,
  options: Pick<HistoryFileOptions, 'format' | 'encoding' | 'delimiter'>,
): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  try {
    for await (const batch of readRows(path, options)) {
      rows.push(...batch.rows.slice(0, sampleRows - rows.length));
      if (rows.length >= sampleRows) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return rows;
}

const delimiters = ['\t', ';', '|', ','] as const;

/** The separator that parts most lines of the beginning into the same number of columns; on a draw the rarer one. */
async function detectDelimiter(path: string, encoding: FileEncoding): Promise<(typeof delimiters)[number]> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, 0);
    const lines = new TextDecoder(encoding)
      .decode(buffer.subarray(0, bytesRead))
      .split(/\r?\n/)
      .slice(0, 40)
      .filter((line) => line.trim() !== '');
    const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
    let best: (typeof delimiters)[number] = ',';
    let bestShare = 0;
    for (const delimiter of delimiters) {
      const counts = whole.map((line) => line.split(delimiter).length);
      const usual = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)];
      const share = usual > 1 ? counts.filter((count) => count === usual).length / counts.length : 0;
      if (share > bestShare + 0.05) [best, bestShare] = [delimiter, share];
    }
    return best;
  } finally {
    await file.close();
  }
}
