import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Requests a second that the same bare server answers with a core of its own, and a page of the stack that reads from the database. */
export const freeCore = { bareAnswer: 15_190, page: 480 };

/**
 * A server of its own that answers every request with one short text: how fast the machine is at this moment.
 * @returns its address and how to end it
 */
export async function startBareServer(): Promise<{ url: string; stop: () => void }> {
  const file = fileURLToPath(new URL('./bare-server.child.mjs', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
