import pg from 'pg';
import { ensureDatabase, startEmbeddedPostgres } from '../services/embedded-postgres.ts';
import { answersPing, startLocalRedis } from '../services/local-redis.ts';
import { StartError } from '../services/start-error.ts';
import type { LocalSecrets } from './secrets.ts';

export interface Services {
  databaseUrl: string;
  redisUrl: string;
  /** in the reverse order of their start */
  stop: () => Promise<void>;
}

/** Uses DATABASE_URL and REDIS_URL where set; starts its own servers for the others. */
export async function startServices(options: {
  dataFolder: string;
  secrets: LocalSecrets;
  say: (line: string) => void;
}): Promise<Services> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of [...stops].reverse()) await end();
  };
  try {
    const databaseUrl = process.env.DATABASE_URL ?? (await startDatabase(options, stops));
    await checkDatabase(databaseUrl);
    const redisUrl = process.env.REDIS_URL ?? (await startCache(options, stops));
    if (!(await answersPing(redisUrl))) {
      throw new StartError(
        `No Redis answers at REDIS_URL (${hideSecret(redisUrl)}): check the address, the password and that it runs.`,
      );
    }
    return { databaseUrl, redisUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(options: { dataFolder: string; secrets: LocalSecrets }, stops: (() => Promise<void>)[]) {
  const postgres = await startEmbeddedPostgres({
    dataFolder: options.dataFolder,
    password: options.secrets.databasePassword,
  });
  stops.push(postgres.stop);
  return ensureDatabase(postgres.baseUrl, 'wfm');
}

async function startCache(
  options: { dataFolder: string; secrets: LocalSecrets; say: (line: string) => void },
  stops: (() => Promise<void>)[],
) {
  const redis = await startLocalRedis({
    dataFolder: options.dataFolder,
    password: options.secrets.redisPassword,
    say: options.say,
  });
  stops.push(redis.stop);
  return redis.url;
}

async function checkDatabase(url: string): Promise<void> {
  const shown = hideSecret(url);
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartError(
      `DATABASE_URL is not a PostgreSQL address: ${shown}. It looks like postgresql://user:password@host:5432/database.`,
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  try {
    await client.connect();
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    if (Number(version.rows[0].server_version_num) < 130_000) {
      throw new StartError(`The database at ${shown} is too old: PostgreSQL 13 or later is needed.`);
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The database at DATABASE_URL (${shown}) does not answer: ${(error as Error).message}. Correct or unset DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function hideSecret(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@');
}
