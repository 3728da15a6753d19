import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Large plain data for a column of bytes: JSON, compressed off the event loop at the quickest level. */
export const packJson = (value: unknown): Promise<Buffer> => pack(JSON.stringify(value), { level: 1 });

/** Reads what `packJson` wrote. */
export async function unpackJson<T>(bytes: Uint8Array): Promise<T> {
  return JSON.parse((await unpack(bytes)).toString('utf8')) as T;
}
