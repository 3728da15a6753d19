import { mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '../app/platform/migrate.server.ts';
import { buildWhenNeeded } from './launch/build.ts';
import { type Child, startChild, stopChild } from './launch/children.ts';
import { readOrCreateSecrets } from './launch/secrets.ts';
import { type Services, startServices } from './launch/services.ts';
import { claimDataFolder } from './launch/single-instance.ts';
import { isPortFree } from './services/free-port.ts';
import { StartError } from './services/start-error.ts';

const isDevelopment = process.argv.includes('--dev');
const port = Number(process.env.PORT ?? 3000);
const dataFolder = path.resolve(process.env.DATA_DIR ?? '.data');
const url = `http://localhost:${port}`;
const say = (line: string) => console.log(line);

let services: Services | null = null;
const children: Child[] = [];
let release = () => {};
let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) await stopChild(child);
  await services?.stop();
  release();
  process.exit(code);
}

function fail(error: unknown): void {
  const fault = error as NodeJS.ErrnoException;
  if (fault.code === 'ENOSPC') console.error('The disk is full: free some space and start again.');
  else if (fault instanceof StartError) console.error(fault.message);
  else console.error(fault.stack ?? String(fault));
  void stop(1);
}

async function hasOrganization(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return ((await client.query('select 1 from organizations limit 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

async function waitForChild(child: Child, logFile: string): Promise<void> {
  try {
    await child.ready;
  } catch (error) {
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-6).join('\n');
    throw new StartError(`${(error as Error).message}. The end of ${path.relative('.', logFile)}:\n${tail}`);
  }
}

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`PORT is not a port: ${process.env.PORT}`);
  mkdirSync(dataFolder, { recursive: true });
  const claim = await claimDataFolder(dataFolder);
  release = claim.release;
  claim.update({ url });
  if (!(await isPortFree(port)))
    throw new StartError(`Port ${port} is taken: stop what uses it, or choose another with PORT=3001 npm start.`);

  const secrets = readOrCreateSecrets(dataFolder);
  services = await startServices({ dataFolder, secrets, say });
  const isDemo = process.env.DEMO_MODE !== 'false';
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    PORT: String(port),
    DATA_DIR: dataFolder,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    SESSION_SECRET: process.env.SESSION_SECRET ?? secrets.sessionSecret,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY ?? secrets.encryptionKey,
    COOKIE_SECURE: process.env.COOKIE_SECURE ?? 'false',
    DEMO_MODE: String(isDemo),
  };
  Object.assign(process.env, env);

  const applied = await applyMigrations({
    databaseUrl: services.databaseUrl,
    folder: path.resolve('prisma/migrations'),
  });
  if (applied.length) say(`Database: applied ${applied.length} migration${applied.length === 1 ? '' : 's'}.`);
  const isEmpty = !(await hasOrganization(services.databaseUrl));
  const build = isDevelopment ? Promise.resolve() : buildWhenNeeded(say);
  // why: it may fail while the demo centre is made; the fault is told where it is awaited.
  build.catch(() => undefined);
  if (isDemo) await prepareDemo(services.databaseUrl, isEmpty);
  await build;

  const logFile = path.join(dataFolder, 'wfm.log');
  const log = openSync(logFile, 'a');
  for (const [name, file] of [
    ['web', 'server.ts'],
    ['worker', 'app/jobs/worker.ts'],
  ]) {
    const child = startChild(name, path.resolve(file), env, log);
    children.push(child);
    child.process.once('exit', (code) => {
      if (!isStopping)
        fail(new StartError(`The ${name} process ended (code ${code}): see ${path.relative('.', logFile)}.`));
    });
  }
  claim.update({ children: children.flatMap((child) => child.process.pid ?? []) });
  await Promise.all(children.map((child) => waitForChild(child, logFile)));
  await announce();
}

/** Makes the demo centre in an empty database, and has its weeks planned once. */
async function prepareDemo(databaseUrl: string, isEmpty: boolean): Promise<void> {
  const size = (process.env.DEMO_SIZE ?? 'standard') as 'small' | 'standard' | 'large';
  if (isEmpty) {
    say('Making the demo centre.');
    const { seedDemo } = await import('../prisma/seed/seed-demo.ts');
    await seedDemo({ databaseUrl, size, seed: 1 });
  }
  const { orderDemoPlan } = await import('../prisma/seed/order-plan.ts');
  const isOrdered = await orderDemoPlan({ databaseUrl, timeBudgetMs: size === 'small' ? 3000 : 20_000 });
  if (isOrdered) say('The worker forecasts and schedules the demo centre in the background; it takes a minute or two.');
}

async function announce(): Promise<void> {
  const { demoLogins, demoPassword } = await import('../prisma/seed/logins.ts');
  const logins =
    process.env.DEMO_MODE === 'true'
      ? `  demo logins (password ${demoPassword}): ${demoLogins.map((login) => login.username).join(', ')}`
      : '';
  say(`WFM Enterprise is running at ${url}${logins}`);
  process.send?.({ type: 'ready', url });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
main().catch(fail);
