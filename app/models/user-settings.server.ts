import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { changedFields } from './changed-fields';

export interface UserSettings {
  locale?: 'en' | 'ru';
  theme?: 'light' | 'dark' | 'system';
}

/** Keeps language and theme with the user, so that they follow to every device. */
export async function saveUserSettings(input: { actor: Actor; settings: UserSettings }): Promise<void> {
  const { actor, settings } = input;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { locale: true, theme: true } });
    const changed = changedFields(before, settings);
    if (!changed) return { result: undefined, audit: [] };
    await tx.user.update({ where: { id: actor.id }, data: settings });
    return {
      result: undefined,
      audit: { action: 'user.settings-changed', entity: 'user', entityId: actor.id, ...changed },
    };
  });
  await forgetAccess();
}
