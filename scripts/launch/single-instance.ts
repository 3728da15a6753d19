import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endProcess, isProcessAlive } from '../services/process-alive.ts';
import { StartError } from '../services/start-error.ts';

interface RunRecord {
  pid: number;
  url: string;
  /** web and worker, so that a killed launcher leaves no orphan */
  children: number[];
}

/** One launcher per data folder: a living one refuses the second, a dead one's children are ended. */
export async function claimDataFolder(
  dataFolder: string,
): Promise<{ update: (record: Partial<RunRecord>) => void; release: () => void }> {
  const file = path.join(dataFolder, 'run.json');
  if (existsSync(file)) {
    const earlier = readRecord(file);
    if (earlier && earlier.pid !== process.pid && isProcessAlive(earlier.pid, 'launch')) {
      throw new StartError(
        `WFM Enterprise already runs from this folder at ${earlier.url} (process ${earlier.pid}): stop it first.`,
      );
    }
    for (const child of earlier?.children ?? [])
      if (isProcessAlive(child, 'tsx')) await endProcess(child, 'SIGTERM', 5000);
  }
  let record: RunRecord = { pid: process.pid, url: '', children: [] };
  const update = (change: Partial<RunRecord>) => {
    record = { ...record, ...change };
    writeFileSync(file, JSON.stringify(record));
  };
  update({});
  return { update, release: () => rmSync(file, { force: true }) };
}

function readRecord(file: string): RunRecord | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
  } catch {
    return null;
  }
}
