import { open } from 'node:fs/promises';

export type FileEncoding = 'utf-8' | 'utf-16le' | 'windows-1251';

export interface FileKind {
  format: 'csv' | 'xlsx';
  encoding: FileEncoding;
}

const sampleBytes = 65_536;

/**
 * What kind of file it is, by its first bytes: a ZIP signature is a workbook; text that is no UTF-8 is taken for the Windows code page
 * in which Russian spreadsheets save CSV.
 */
export async function sniffFile(path: string): Promise<FileKind> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    const sample = buffer.subarray(0, bytesRead);
    if (sample.length >= 4 && sample.readUInt32LE(0) === 0x04034b50) return { format: 'xlsx', encoding: 'utf-8' };
    return { format: 'csv', encoding: detectEncoding(sample) };
  } finally {
    await file.close();
  }
}

function detectEncoding(sample: Buffer): FileEncoding {
  if (sample.length >= 2 && sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  try {
    // why: the sample may end within a character; `stream` lets an unfinished one pass.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}
