import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { pool } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { DatabaseInUse, type SeedResult, seedDemo } from '../../../prisma/seed/seed-demo';

const today = new Date('2026-11-23T09:40:00Z');
const databaseUrl = () => process.env.DATABASE_URL as string;
let first: SeedResult;

beforeAll(async () => {
  first = await seedDemo({ databaseUrl: databaseUrl(), size: 'small', seed: 1, today, isForced: true });
});

describe('the demo centre in the database', () => {
  it('has logins whose password holds, and roles in both organizations for its administrator', async () => {
    const admin = await prisma().user.findUniqueOrThrow({
      where: { username: first.logins[0] },
      include: { roles: true },
    });
    expect(await verify(admin.passwordHash, first.password)).toBe(true);
    expect(new Set(admin.roles.map((role) => role.organizationId)).size).toBe(2);
  });

  it('has its history in monthly partitions, none in the default one', async () => {
    const { rows } = await pool().query(
      `select count(*)::int as count, count(*) filter (where tableoid = 'contact_statistics_default'::regclass)::int as stray
       from contact_statistics where organization_id = $1`,
      [first.organizationId],
    );
    expect(rows[0].count).toBeGreaterThan(5000);
    expect(rows[0].stray).toBe(0);
  });

  it('has a head in every department', async () => {
    const open = await prisma().department.count({
      where: { organizationId: first.organizationId, headEmployeeId: null },
    });
    expect(open).toBe(0);
  });

  it('is refused where there is an organization already', async () => {
    await expect(seedDemo({ databaseUrl: databaseUrl(), size: 'small', today })).rejects.toBeInstanceOf(DatabaseInUse);
  });

  it('can stand beside another one, with logins of its own', async () => {
    const second = await seedDemo({ databaseUrl: databaseUrl(), size: 'small', seed: 1, today, isForced: true });
    expect(second.organizationId).not.toBe(first.organizationId);
    expect(second.logins.filter((login) => first.logins.includes(login))).toEqual([]);
  });
});
