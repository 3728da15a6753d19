import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  name: string;
  process: ChildProcess;
  ready: Promise<void>;
}

/** Starts a part of the system as its own process; `ready` settles when it says so, or rejects when it ends first. */
export function startChild(name: string, file: string, env: NodeJS.ProcessEnv, logFile: number): Child {
  const child = fork(file, [], {
    // why: room for the short-lived objects of a page, so that few of them are copied by the garbage collector
    execArgv: ['--max-semi-space-size=32', '--import', 'tsx', '--enable-source-maps'],
    env: { ...env, WFM_PROCESS: name },
    stdio: ['ignore', logFile, logFile, 'ipc'],
    // why: Ctrl-C goes to the whole foreground group; the launcher alone stops its children, in order.
    detached: true,
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: { type?: string }) => {
      if (message?.type === 'ready') resolve();
    });
    child.on('exit', (code) => reject(new Error(`${name} ended with code ${code}`)));
    child.on('error', reject);
  });
  ready.catch(() => undefined);
  return { name, process: child, ready };
}

/** Asks a child to finish and waits; after the patience it is killed. */
export async function stopChild(child: Child, patienceMs = 20_000): Promise<void> {
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.process.once('exit', () => resolve()));
  child.process.kill('SIGTERM');
  const timer = setTimeout(() => child.process.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
