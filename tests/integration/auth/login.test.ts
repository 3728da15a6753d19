import { describe, expect, it } from 'vitest';
import type { RequestOrigin } from '~/auth/request-origin';
import { verifyCredentials } from '~/models/credentials.server';
import { AppError } from '~/platform/errors.server';
import { prisma } from '~/platform/prisma.server';
import { createEmployee } from '../../factories/employee';
import { createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';
import { createUserWithRole, testPassword } from '../../factories/user';

const originOf = (clientAddress = unique('address')): RequestOrigin => ({
  requestId: unique('request'),
  clientAddress,
  userAgent: 'test',
});

async function refusalOf(username: string, password: string, origin = originOf()) {
  const startedAt = performance.now();
  const error: unknown = await verifyCredentials({ username, password }, origin).then(
    () => null,
    (reason) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('The login was expected to fail.');
  return { code: error.code, message: error.message, status: error.status, ms: performance.now() - startedAt };
}

describe('login', () => {
  it('lets the right password in, whatever the case and the blanks around the login', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const given = { username: ` ${user.username.toUpperCase()} `, password: testPassword };
    expect(await verifyCredentials(given, originOf())).toMatchObject({ userId: user.id, mustChangePassword: false });
  });

  it('locks for 30 minutes after five failures, also for the right password, and says nothing of it', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const wrong = [];
    for (let attempt = 0; attempt < 5; attempt += 1) wrong.push(await refusalOf(user.username, 'Wrong-pass-1'));
    const locked = await refusalOf(user.username, testPassword);
    expect(new Set([...wrong, locked].map(({ code, message, status }) => `${code} ${message} ${status}`)).size).toBe(1);
    const { lockedUntil } = await prisma().user.findUniqueOrThrow({ where: { id: user.id } });
    expect(Math.round(((lockedUntil?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(30);
    await prisma().user.update({ where: { id: user.id }, data: { lockedUntil: new Date(Date.now() - 1000) } });
    expect((await verifyCredentials({ username: user.username, password: testPassword }, originOf())).userId).toBe(
      user.id,
    );
  });

  it('counts guesses that come at once: never more than five passwords are tried', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    await Promise.all(Array.from({ length: 12 }, () => refusalOf(user.username, 'Wrong-pass-1')));
    const failures = await prisma().auditEvent.groupBy({
      by: ['reason'],
      where: { organizationId, action: 'login.failed', entityId: user.id },
      _count: true,
    });
    expect(Object.fromEntries(failures.map((one) => [one.reason, one._count]))).toEqual({ password: 5, locked: 7 });
  });

  it('starts to count anew after a success', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await refusalOf(user.username, 'Wrong-pass-1');
      await verifyCredentials({ username: user.username, password: testPassword }, originOf());
    }
    expect((await prisma().user.findUniqueOrThrow({ where: { id: user.id } })).failedLogins).toBe(0);
  });

  it('answers an unknown user, a wrong password, a blocked and a dismissed user alike, in the same time', async () => {
    const place = await createOrganization();
    const { organizationId } = place;
    const known = await createUserWithRole({ organizationId });
    const blocked = await createUserWithRole({ organizationId });
    await prisma().user.update({ where: { id: blocked.id }, data: { status: 'blocked' } });
    const employee = await createEmployee({
      organizationId,
      siteId: place.site.id,
      departmentId: place.department.id,
      workRuleId: place.workRule.id,
    });
    const dismissed = await createUserWithRole({ organizationId, employeeId: employee.id });
    await prisma().employee.update({ where: { id: employee.id }, data: { status: 'dismissed' } });
    const answers = [
      await refusalOf('nobody@nowhere.wfm', testPassword),
      await refusalOf(known.username, 'Wrong-pass-1'),
      await refusalOf(blocked.username, testPassword),
      await refusalOf(dismissed.username, testPassword),
    ];
    expect(new Set(answers.map(({ code, message, status }) => `${code} ${message} ${status}`)).size).toBe(1);
    const times = answers.map(({ ms }) => ms);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(295);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(150);
  });

  it('stops an address that fails again and again', async () => {
    const origin = originOf();
    await Promise.all(Array.from({ length: 40 }, (_, index) => refusalOf(`nobody${index}@x.wfm`, 'x', origin)));
    const refusal = await refusalOf('nobody@x.wfm', 'x', origin);
    expect(refusal).toMatchObject({ code: 'rate_limited', status: 429 });
    expect((await refusalOf('nobody@x.wfm', 'x')).code).toBe('unauthenticated');
  });
});
