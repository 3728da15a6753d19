import { unstable_parseMultipartFormData as parseMultipart, type UploadHandlerPart } from '@remix-run/node';
import { AppError } from '~/platform/errors.server';
import { type SavedUpload, saveUpload } from './save-upload.server';

export interface ReceivedUpload extends SavedUpload {
  fileName: string;
  /** the other fields of the form */
  fields: Record<string, string>;
}

const longestField = 10_000;

/**
 * Streams the file of a request to the data folder: the field `file` of a form, or the body itself.
 * @throws AppError bad_request where there is no file, too_large
 */
export async function receiveUpload(request: Request): Promise<ReceivedUpload> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) throw new AppError('bad_request', 'The file is missing.');
  if (!type.startsWith('multipart/form-data')) {
    const saved = await saveUpload(request.body as unknown as AsyncIterable<Uint8Array>);
    return { ...saved, fileName: type.includes('spreadsheet') ? 'history.xlsx' : 'history.csv', fields: {} };
  }
  const received: { upload?: SavedUpload & { fileName: string } } = {};
  const form = await parseMultipart(request, async (part: UploadHandlerPart) => {
    if (part.name !== 'file') return readField(part);
    if (!part.filename || received.upload) return drain(part);
    received.upload = { ...(await saveUpload(part.data)), fileName: part.filename };
    return received.upload.storedName;
  });
  if (!received.upload)
    throw new AppError('bad_request', 'Choose a file.', {
      faults: [{ field: 'file', rule: 'required', message: 'Choose a file.' }],
    });
  const fields = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { ...received.upload, fields };
}

async function readField(part: UploadHandlerPart): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.data) {
    size += chunk.byteLength;
    if (size > longestField) throw new AppError('too_large', `The field ${part.name} is too long.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function drain(part: UploadHandlerPart): Promise<undefined> {
  for await (const _ of part.data);
}
