import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findFreePort } from '../../scripts/services/free-port.ts';

declare module 'vitest' {
  interface ProvidedContext {
    baseUrl: string;
    dataFolder: string;
  }
}

/**
 * Starts the whole product the way `npm start` does, with a small demo centre in a throwaway folder.
 * E2E_BASE_URL names a demo that is running already, to look at one file quickly.
 */
export default async function setup(project: TestProject) {
  if (process.env.E2E_BASE_URL) {
    project.provide('baseUrl', process.env.E2E_BASE_URL);
    project.provide('dataFolder', process.env.DATA_DIR ?? '.data');
    return;
  }
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'wfm-e2e-'));
  const port = await findFreePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataFolder,
    DEMO_SIZE: 'small',
    LOG_LEVEL: 'warn',
  };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'VITEST', 'NODE_ENV', 'VITEST_POOL_ID', 'VITEST_WORKER_ID'])
    delete env[name];
  const launcher = fork('scripts/launch.ts', [], {
    execArgv: ['--import', 'tsx'],
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await new Promise<void>((resolve, reject) => {
    launcher.on('message', (message: { type?: string }) => {
      if (message.type === 'ready') resolve();
    });
    launcher.on('exit', (code) => reject(new Error(`The product did not start (code ${code}):\n${output}`)));
  });
  project.provide('baseUrl', `http://localhost:${port}`);
  project.provide('dataFolder', dataFolder);
  return async () => {
    const ended = new Promise((resolve) => launcher.once('exit', resolve));
    launcher.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
