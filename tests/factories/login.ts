import { createCookie } from '@remix-run/node';
import { createToken, hashToken } from '~/platform/crypto.server';
import { env } from '~/platform/env.server';
import { prisma } from '~/platform/prisma.server';
import { unique } from './unique';

/** A user with a built-in role and an open browser session. @returns the user's id and the value of the Cookie header */
export async function createLoggedInUser(input: {
  organizationId: string;
  role: string;
  departmentId?: string;
  employeeId?: string;
}) {
  const { organizationId } = input;
  const role = await prisma().role.findFirstOrThrow({ where: { organizationId, code: input.role } });
  const username = unique('user');
  const token = createToken();
  const user = await prisma().user.create({
    data: {
      organizationId,
      username,
      displayName: username,
      passwordHash: 'x',
      employeeId: input.employeeId,
      roles: { create: { organizationId, roleId: role.id, departmentId: input.departmentId } },
      userSessions: {
        create: {
          tokenHash: Uint8Array.from(hashToken(token)),
          activeOrganizationId: organizationId,
          expiresAt: new Date(Date.now() + 3_600_000),
        },
      },
    },
  });
  const cookie = await createCookie('wfm_session', { secrets: [env().SESSION_SECRET] }).serialize(token);
  return { userId: user.id, cookie: cookie.split(';')[0] };
}

/** An API key with these permissions. @returns its secret */
export async function createKey(input: { organizationId: string; permissions: string[] }): Promise<string> {
  const secret = `wfm_${createToken()}`;
  await prisma().apiKey.create({
    data: {
      organizationId: input.organizationId,
      name: unique('key'),
      prefix: secret.slice(0, 8),
      keyHash: Uint8Array.from(hashToken(secret)),
      permissions: input.permissions,
    },
  });
  return secret;
}
