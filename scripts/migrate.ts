import { applyMigrations } from '../app/platform/migrate.server.ts';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set: it must name the PostgreSQL database to migrate.');
  process.exit(1);
}
try {
  const applied = await applyMigrations({
    databaseUrl,
    folder: new URL('../prisma/migrations', import.meta.url).pathname,
  });
  console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
