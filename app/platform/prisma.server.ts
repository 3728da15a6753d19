import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env.server';
import { PrismaClient } from './generated/prisma/client';
import { singleton } from './singleton.server';

export type { Prisma } from './generated/prisma/client';

/** Prisma for everyday calls; hot and long reads use `query` of pg.server. */
export const prisma = (): PrismaClient =>
  singleton(
    'prisma',
    () =>
      new PrismaClient({ adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL }) }),
  );

/** What Prisma hands to the work of an interactive transaction. */
export type PrismaTransaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];
