import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../app/platform/migrate.server.ts';
import { ensureDatabase, startEmbeddedPostgres } from '../../scripts/services/embedded-postgres.ts';
import { startLocalRedis } from '../../scripts/services/local-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresBaseUrl: string;
    redisUrl: string;
  }
}

/** One throwaway PostgreSQL and Redis for the whole run, with a migrated template database that workers clone. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wfm-test-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, password: 'test', isThrowaway: true });
  const redis = await startLocalRedis({ dataFolder: folder, password: 'test', say: console.log, isThrowaway: true });
  const template = await ensureDatabase(postgres.baseUrl, 'wfm_template');
  await applyMigrations({ databaseUrl: template, folder: path.resolve('prisma/migrations') });
  project.provide('postgresBaseUrl', postgres.baseUrl);
  project.provide('redisUrl', redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
