import { existsSync, readFileSync } from 'node:fs';

/** Whether a process exists, and, where the system tells, whether its command line contains a word. */
export function isProcessAlive(pid: number, commandWord?: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandFile = `/proc/${pid}/cmdline`;
  if (commandWord && existsSync(commandFile)) return readFileSync(commandFile, 'utf8').includes(commandWord);
  return true;
}

/** Ends a process: a polite signal first, SIGKILL when it is still there after the patience. */
export async function endProcess(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  const deadline = Date.now() + patienceMs;
  while (isProcessAlive(pid) && Date.now() < deadline) await new Promise((r) => setTimeout(r, 50));
  if (isProcessAlive(pid)) process.kill(pid, 'SIGKILL');
}
