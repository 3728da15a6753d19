import pg from 'pg';
import { inject } from 'vitest';

const workerId = process.env.VITEST_POOL_ID ?? '1';
const baseUrl = inject('postgresBaseUrl');
const name = `wfm_worker_${workerId}`;

// why: environment is read once per process, so the worker's own database must exist before the first module of the app loads.
if (process.env.WFM_TEST_DATABASE !== name) {
  const client = new pg.Client({ connectionString: `${baseUrl}/postgres` });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template wfm_template`);
  await client.end();
  process.env.WFM_TEST_DATABASE = name;
}
process.env.NODE_ENV = 'test';
process.env.DATABASE_URL = `${baseUrl}/${name}`;
process.env.REDIS_URL = `${inject('redisUrl')}/${Number(workerId) % 16}`;
process.env.SESSION_SECRET = 'integration-tests-session-secret-0123456789';
process.env.ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
process.env.LOG_LEVEL ??= 'warn';
