import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../services/start-error.ts';

const sources = ['app', 'package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json'];

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    if (source.includes('.')) {
      hash.update(await readFile(source));
      continue;
    }
    const entries = await readdir(source, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Builds the application when the sources are not those of the last build. */
export async function buildWhenNeeded(say: (line: string) => void): Promise<void> {
  const stampFile = path.join('build', '.sources');
  const wanted = await hashSources();
  const isBuilt =
    existsSync('build/server/index.js') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  if (isBuilt) return;
  say('Building the application.');
  const output = await runBuild();
  if (output !== null) throw new StartError(`The build failed:\n${output}`);
  writeFileSync(stampFile, wanted);
}

function runBuild(): Promise<string | null> {
  return new Promise((resolve) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
      env,
      stdio: 'pipe',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('exit', (code) => resolve(code === 0 ? null : findReason(output)));
  });
}

/** The lines of a bundler's output that tell what is wrong; its list of modules is left out. */
function findReason(output: string): string {
  const lines = output.trim().split('\n');
  const first = lines.findIndex((line) => /error/i.test(line));
  return lines.slice(Math.max(0, first), first + 12).join('\n');
}
