import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { findFreePort } from './free-port.ts';
import { endProcess, isProcessAlive } from './process-alive.ts';
import { StartError } from './start-error.ts';

export interface RunningRedis {
  url: string;
  stop: () => Promise<void>;
}

const serverNames = ['redis-server', 'valkey-server'];

function findServer(): string | null {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  for (const name of serverNames)
    for (const folder of folders) if (folder && existsSync(path.join(folder, name))) return path.join(folder, name);
  return null;
}

/** Installs a Redis server with the system's package manager where that is possible without a question. */
function installServer(say: (line: string) => void): void {
  const isRoot = process.getuid?.() === 0;
  const asRoot = (command: string) => (isRoot ? command : `sudo -n sh -c '${command}'`);
  const ways: [probe: string, command: string][] = [
    [
      'apt-get',
      asRoot(
        '(apt-get install -y -q redis-server || (apt-get update -q && apt-get install -y -q redis-server)) >/dev/null 2>&1',
      ),
    ],
    ['dnf', asRoot('dnf install -y -q valkey || dnf install -y -q redis')],
    ['apk', asRoot('apk add -q redis')],
    ['brew', 'brew install redis'],
  ];
  for (const [probe, command] of ways) {
    if (spawnSync('sh', ['-c', `command -v ${probe}`]).status !== 0) continue;
    say(`No Redis server found: installing one with ${probe}.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('sh', ['-c', command], { stdio: 'ignore', timeout: 180_000, env });
    if (findServer()) return;
  }
}

/**
 * Starts a Redis server of its own on a free loopback port with its data under `dataFolder`.
 * @throws StartError when there is no Redis server and none can be installed
 */
export async function startLocalRedis(options: {
  dataFolder: string;
  password: string;
  say: (line: string) => void;
  isThrowaway?: boolean;
}): Promise<RunningRedis> {
  if (!findServer()) installServer(options.say);
  const binary = findServer();
  if (!binary) {
    throw new StartError(
      'No Redis to be had: install redis-server or valkey-server with your package manager, or set REDIS_URL to a Redis 5 or later.',
    );
  }
  const folder = path.join(options.dataFolder, 'redis');
  mkdirSync(folder, { recursive: true });
  const pidFile = path.join(folder, 'server.pid');
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    if (isProcessAlive(pid, 'redis-server') || isProcessAlive(pid, 'valkey-server'))
      await endProcess(pid, 'SIGTERM', 10_000);
    rmSync(pidFile, { force: true });
  }
  const port = await findFreePort();
  const configFile = path.join(folder, 'server.conf');
  writeFileSync(
    configFile,
    [
      'bind 127.0.0.1',
      `port ${port}`,
      `dir "${folder}"`,
      `requirepass ${options.password}`,
      'maxmemory-policy noeviction',
      options.isThrowaway ? 'save ""' : 'appendonly yes',
      'logfile ""',
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  let log = '';
  const server = spawn(binary, [configFile], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
    });
  server.on('error', (error) => {
    log += String(error);
  });
  if (server.pid) writeFileSync(pidFile, String(server.pid));
  const url = `redis://:${options.password}@127.0.0.1:${port}`;
  const deadline = Date.now() + 15_000;
  for (;;) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new StartError(`Redis did not start: ${log.trim().split('\n').slice(-2).join(' | ')}`);
    }
    if (await answersPing(url)) break;
    await new Promise((r) => setTimeout(r, 50));
  }
  server.unref();
  return {
    url,
    stop: async () => {
      if (server.exitCode === null && server.pid) await endProcess(server.pid, 'SIGTERM', 10_000);
      rmSync(pidFile, { force: true });
    },
  };
}

/** Whether a Redis server answers at a URL. */
export async function answersPing(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
