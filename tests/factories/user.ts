import { hashPassword } from '~/auth/password-hash.server';
import { prisma } from '~/platform/prisma.server';
import { unique } from './unique';

export const testPassword = 'Correct-horse-7';
let passwordHash: Promise<string> | undefined;

/** A login with a built-in role of the organization (`createOrganization` makes them), or without any. */
export async function createUserWithRole(input: {
  organizationId: string;
  role?: string | null;
  departmentId?: string;
  employeeId?: string;
  validTo?: Date;
}) {
  const { organizationId } = input;
  passwordHash ??= hashPassword(testPassword);
  const username = `${unique('user')}@test.wfm`.toLowerCase();
  const user = await prisma().user.create({
    data: {
      organizationId,
      username,
      displayName: username,
      passwordHash: await passwordHash,
      employeeId: input.employeeId,
    },
  });
  if (input.role === null) return user;
  const code = input.role ?? 'employee';
  const role = await prisma().role.findUniqueOrThrow({
    where: { organizationId_code: { organizationId, code } },
  });
  await prisma().userRole.create({
    data: {
      organizationId,
      userId: user.id,
      roleId: role.id,
      departmentId: input.departmentId,
      validTo: input.validTo,
    },
  });
  return user;
}
