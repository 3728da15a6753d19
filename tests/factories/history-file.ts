import { Readable } from 'node:stream';
import type { Actor } from '~/auth/actor';
import type { HistoryFileOptions } from '~/integrations/files/history/options';
import { saveUpload } from '~/integrations/files/save-upload.server';
import { createImportRun } from '~/models/import-run.server';

/** Uploads a file and registers its import; returns the id of the import. */
export async function createHistoryImport(input: {
  actor: Actor;
  content: string;
  groupId?: string | null;
  overrides?: Partial<HistoryFileOptions>;
}): Promise<string> {
  const upload = await saveUpload(Readable.from([Buffer.from(input.content)]));
  const { importId } = await createImportRun({
    actor: input.actor,
    fileName: 'history.csv',
    storedName: upload.storedName,
    sizeBytes: upload.sizeBytes,
    groupId: input.groupId ?? null,
    overrides: input.overrides,
  });
  return importId;
}

/** `days` days of quarter hours from 09:00 to 18:00, ISO local times, with contacts that `countOf` gives. */
export function writeHistoryCsv(from: string, days: number, countOf: (day: number, quarter: number) => number): string {
  const lines = ['time,calls,aht'];
  for (let day = 0; day < days; day++) {
    for (let quarter = 36; quarter < 72; quarter++) {
      const time = new Date(Date.parse(`${from}T00:00:00Z`) + (day * 96 + quarter) * 900_000)
        .toISOString()
        .slice(0, 16);
      lines.push(`${time},${countOf(day, quarter)},240`);
    }
  }
  return `${lines.join('\n')}\n`;
}
