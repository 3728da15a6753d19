import type { Actor } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { endUserSessions, resetPassword, setUserStatus, unlockUser } from './user.server';
import type { RoleGrantInput } from './user-input';
import { grantRole, revokeRole } from './user-roles.server';

/** What the page of a user can do. */
export const userIntents = [
  'block',
  'unblock',
  'unlock',
  'reset',
  'grant',
  'revoke',
  'end-session',
  'end-sessions',
] as const;

export interface UserIntent {
  actor: Actor;
  userId: string;
  intent: (typeof userIntents)[number];
  grant: RoleGrantInput;
  grantId?: string;
  sessionId?: string;
}

/**
 * Does what a form of the page of a user asks for.
 * @returns the temporary password after a reset
 * @throws AppError as the single acts do
 */
export async function runUserIntent(input: UserIntent): Promise<{ secret?: string }> {
  const { actor, userId, intent } = input;
  if (intent === 'reset') return { secret: (await resetPassword({ actor, userId })).temporaryPassword };
  if (intent === 'block') await setUserStatus({ actor, userId, status: 'blocked' });
  if (intent === 'unblock') await setUserStatus({ actor, userId, status: 'active' });
  if (intent === 'unlock') await unlockUser({ actor, userId });
  if (intent === 'grant') await grantRole({ actor, userId, grant: input.grant });
  if (intent === 'revoke') {
    if (!input.grantId) throw notFound('The role of the person');
    await revokeRole({ actor, userId, grantId: input.grantId });
  }
  if (intent === 'end-session') {
    if (!input.sessionId) throw notFound('The session');
    await endUserSessions({ actor, userId, sessionId: input.sessionId });
  }
  if (intent === 'end-sessions') await endUserSessions({ actor, userId });
  return {};
}
