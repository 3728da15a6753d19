import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { v7 as createId } from 'uuid';
import { env } from '~/platform/env.server';
import { AppError } from '~/platform/errors.server';

/** Largest file that can be uploaded. */
export const maxUploadBytes = 200 * 1024 * 1024;

export interface SavedUpload {
  /** name inside the upload folder */
  storedName: string;
  sizeBytes: number;
}

const folder = (): string => path.resolve(env().DATA_DIR, 'uploads');

/** Where an upload lies on this machine. */
export const uploadPath = (storedName: string): string => path.join(folder(), path.basename(storedName));

/**
 * Streams an upload to the data folder.
 * @throws AppError too_large beyond 200 MiB, bad_request for an empty file; nothing is left behind then
 */
export async function saveUpload(data: AsyncIterable<Uint8Array>): Promise<SavedUpload> {
  await mkdir(folder(), { recursive: true });
  const storedName = createId();
  const target = uploadPath(storedName);
  let sizeBytes = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of data) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxUploadBytes) throw new AppError('too_large', 'The file may have at most 200 MiB.');
      yield chunk;
    }
  }
  try {
    await pipeline(
      Readable.from(measured(), { objectMode: false }),
      createWriteStream(target, { flags: 'wx', mode: 0o600 }),
    );
    if (sizeBytes === 0) throw new AppError('bad_request', 'The file is empty.');
    return { storedName, sizeBytes };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** Takes an upload away; one that is gone already is no fault. */
export const removeUpload = (storedName: string): Promise<void> => rm(uploadPath(storedName), { force: true });

/** Whether an upload is still there. */
export const hasUpload = (storedName: string): Promise<boolean> =>
  access(uploadPath(storedName)).then(
    () => true,
    () => false,
  );

/** Every file of the upload folder of this machine with its last change; none where nothing was ever uploaded. */
export async function listUploads(): Promise<{ storedName: string; changedMs: number }[]> {
  const names = await readdir(folder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = await Promise.all(
    names.map(async (storedName) => {
      // one that has gone since is none
      const found = await stat(uploadPath(storedName)).catch(() => null);
      return found?.isFile() ? [{ storedName, changedMs: found.mtimeMs }] : [];
    }),
  );
  return files.flat();
}
