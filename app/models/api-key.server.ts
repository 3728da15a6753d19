import { z } from 'zod';
import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { findExcessPermissions, isKnownPermission } from '~/auth/permission-coverage';
import { writeWithAudit } from '~/platform/audit.server';
import { createToken, hashToken } from '~/platform/crypto.server';
import { AppError, notFound } from '~/platform/errors.server';
import { prisma } from '~/platform/prisma.server';
import { parseInput } from './parse-input.server';

export interface ApiKeyItem {
  id: string;
  name: string;
  /** first characters of the key, to recognise it by */
  prefix: string;
  permissions: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

// why: a key has neither a person nor departments behind it, so that only rights over the whole organization mean anything
const isOrganizationWide = (permission: string) => permission.endsWith(':all') && isKnownPermission(permission);

export const apiKeySchema = z.object({
  name: z.string().trim().min(3).max(100),
  permissions: z
    .array(
      z
        .string()
        .refine(isOrganizationWide, { error: 'Name a known permission of scope all, such as ingest:write:all.' }),
    )
    .min(1)
    .max(100),
  expiresAt: z.coerce
    .date()
    .refine((at) => at.getTime() > Date.now(), { error: 'The end must lie in the future.' })
    .nullish(),
});

export type ApiKeyInput = z.input<typeof apiKeySchema>;

const shown = {
  id: true,
  name: true,
  prefix: true,
  permissions: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
} as const;

/** Keys of an organization, the newest first; a page after the key with id `afterId`. */
export function listApiKeys(input: {
  organizationId: string;
  limit?: number;
  afterId?: string;
}): Promise<ApiKeyItem[]> {
  return prisma().apiKey.findMany({
    where: { organizationId: input.organizationId, id: input.afterId ? { lt: input.afterId } : undefined },
    orderBy: { id: 'desc' },
    take: input.limit ?? 200,
    select: shown,
  });
}

/**
 * Makes a key. Its text is given back this once; only its hash is stored.
 * @throws AppError invalid, also for permissions that the actor does not have
 */
export async function createApiKey(input: { actor: Actor; key: ApiKeyInput }): Promise<ApiKeyItem & { key: string }> {
  const { actor } = input;
  const { name, permissions, expiresAt } = parseInput(apiKeySchema, input.key);
  const excess = findExcessPermissions(actor.permissions, permissions);
  if (excess.length > 0) {
    throw new AppError('invalid', 'A key cannot have more rights than whoever makes it.', {
      faults: excess.map((permission) => ({
        field: 'permissions',
        rule: 'exceeds_own',
        message: `You do not have ${permission} yourself.`,
      })),
    });
  }
  const prefix = `wfm_${createToken(6)}`;
  const key = `${prefix}_${createToken()}`;
  const created = await writeWithAudit(auditActorOf(actor), async (tx) => {
    const result = await tx.apiKey.create({
      data: {
        organizationId: actor.organizationId,
        name,
        prefix,
        permissions,
        expiresAt,
        keyHash: Uint8Array.from(hashToken(key)),
        createdBy: actor.id,
      },
      select: shown,
    });
    const after = { name, prefix, permissions, expiresAt: expiresAt ?? null };
    return { result, audit: { action: 'api-key.created', entity: 'api-key', entityId: result.id, after } };
  });
  return { ...created, key };
}

/** Ends a key for good; calls with it fail at once. Safe to repeat. @throws AppError not_found */
export async function revokeApiKey(input: { actor: Actor; apiKeyId: string }): Promise<void> {
  const { actor, apiKeyId } = input;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { id: apiKeyId, organizationId: actor.organizationId } });
    if (!key) throw notFound('The API key');
    const ended = await tx.apiKey.updateMany({
      where: { id: apiKeyId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const audit = { action: 'api-key.revoked', entity: 'api-key', entityId: apiKeyId, before: { name: key.name } };
    return { result: undefined, audit: ended.count ? audit : [] };
  });
  await forgetAccess();
}
