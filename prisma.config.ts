import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

/**
 * Authoring only: `npx prisma migrate diff` runs on the JavaScript engine against SHADOW_DATABASE_URL, never the real database.
 * Migrations are applied by scripts/migrate.ts, which needs no native engine.
 */
const shadow = new URL(process.env.SHADOW_DATABASE_URL ?? 'postgresql://localhost/shadow');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () =>
    new PrismaPg({
      host: shadow.hostname,
      port: Number(shadow.port || 5432),
      user: decodeURIComponent(shadow.username),
      password: decodeURIComponent(shadow.password),
      database: shadow.pathname.slice(1),
    }),
});
