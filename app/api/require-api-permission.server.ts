import type { Context } from 'hono';
import type { Actor } from '~/auth/actor';
import { can } from '~/auth/permissions';
import { AppError, forbidden } from '~/platform/errors.server';
import type { ApiEnv } from './api-app';

/**
 * Who calls.
 * @throws AppError unauthenticated
 */
export function requireApiActor(c: Context): Actor {
  const { actor } = (c as Context<ApiEnv>).var;
  if (!actor) throw new AppError('unauthenticated', 'An access token or an API key is needed, and it must be valid.');
  return actor;
}

/**
 * Who calls, provided they may.
 * @param permission `resource:action` or `resource:action:scope`
 * @throws AppError unauthenticated, forbidden
 */
export function requireApiPermission(c: Context, permission: string): Actor {
  const actor = requireApiActor(c);
  if (!can(actor.permissions, permission)) throw forbidden(`The permission ${permission} is needed.`);
  return actor;
}
