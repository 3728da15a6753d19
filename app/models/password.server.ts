import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { hashPassword, verifyPassword } from '~/auth/password-hash.server';
import { faultOfRule, findBrokenRules } from '~/auth/password-policy';
import type { SecurityPolicy } from '~/auth/security-policy';
import { writeWithAudit } from '~/platform/audit.server';
import { AppError, conflict, invalid } from '~/platform/errors.server';
import { prisma } from '~/platform/prisma.server';
import { endLogins } from './end-logins.server';

async function isReused(
  userId: string,
  currentHash: string,
  password: string,
  policy: SecurityPolicy,
): Promise<boolean> {
  const older = await prisma().oldPassword.findMany({
    where: { userId },
    orderBy: { replacedAt: 'desc' },
    take: Math.max(0, policy.passwordHistory - 1),
  });
  const hashes = [currentHash, ...older.map((entry) => entry.passwordHash)];
  for (const stored of hashes) if (await verifyPassword(stored, password)) return true;
  return false;
}

/**
 * Changes one's own password and ends all other logins of the person.
 * @throws AppError invalid with each broken rule, fields `currentPassword` and `newPassword`
 */
export async function changeOwnPassword(input: {
  actor: Actor;
  policy: SecurityPolicy;
  currentPassword: string;
  newPassword: string;
}): Promise<void> {
  const { actor, policy, newPassword } = input;
  const user = await prisma().user.findUniqueOrThrow({ where: { id: actor.id } });
  if (!(await verifyPassword(user.passwordHash, input.currentPassword))) {
    throw invalid('currentPassword', 'wrong', 'The current password is not right.');
  }
  const broken = findBrokenRules(newPassword, user.username, policy);
  if (await isReused(user.id, user.passwordHash, newPassword, policy)) broken.push('reused');
  if (broken.length > 0) {
    const faults = broken.map((rule) => faultOfRule('newPassword', rule, policy));
    throw new AppError('invalid', faults.map((fault) => fault.message).join(' '), { faults });
  }
  const passwordHash = await hashPassword(newPassword);
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const changed = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: new Date() },
    });
    if (changed.count === 0) throw conflict('The password was changed elsewhere at the same moment.');
    await tx.oldPassword.create({ data: { userId: user.id, passwordHash: user.passwordHash } });
    await endLogins(tx, user.id, actor.sessionId);
    return { result: undefined, audit: { action: 'password.changed', entity: 'user', entityId: user.id } };
  });
  await forgetAccess();
}
