import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { isUniqueViolation, parseInput } from './parse-input.server';

/** A named set of filters, sort and columns: the search string of a list. */
export interface SavedView {
  id: string;
  name: string;
  /** the search string without "?", e.g. "status=active&sort=-hireDate" */
  search: string;
  isShared: boolean;
  isOwn: boolean;
  ownerName: string;
}

export const savedViewSchema = z.object({
  /** the list it belongs to, e.g. `employees` */
  page: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  search: z
    .string()
    .max(2_000)
    .transform((text) => {
      const params = new URLSearchParams(text.replace(/^\?/, ''));
      params.delete('page');
      return params.toString();
    }),
  isShared: z.preprocess((value) => value === 'on' || value === true, z.boolean()).default(false),
});

/** Views of a list: one's own and those that others share, by name. */
export function listSavedViews(input: { organizationId: string; userId: string; page: string }): Promise<SavedView[]> {
  return query<SavedView>(
    'saved-views',
    `select v.id, v.name, v.state ->> 'search' as search, v.is_shared as "isShared", v.user_id = $2::uuid as "isOwn", u.display_name as "ownerName"
     from saved_views v join users u on u.id = v.user_id
     where v.organization_id = $1::uuid and v.page = $3 and (v.user_id = $2::uuid or v.is_shared)
     order by v.user_id = $2::uuid desc, v.name, v.id`,
    [input.organizationId, input.userId, input.page],
  );
}

/**
 * Saves a view under a name of one's own; the same name is replaced.
 * @throws AppError invalid; forbidden for an API key, which has no views
 */
export async function saveView(input: { actor: Actor; values: unknown }): Promise<{ id: string }> {
  const { actor } = input;
  if (actor.kind !== 'user') throw forbidden('Only people have saved views.');
  const { page, name, search, isShared } = parseInput(savedViewSchema, input.values);
  const key = { userId: actor.id, page, name };
  try {
    return await writeWithAudit(auditActorOf(actor), async (tx) => {
      const { id } = await tx.savedView.upsert({
        where: { userId_page_name: key },
        create: { ...key, organizationId: actor.organizationId, state: { search }, isShared },
        update: { organizationId: actor.organizationId, state: { search }, isShared },
        select: { id: true },
      });
      return {
        result: { id },
        audit: { action: 'saved_view.saved', entity: 'saved_view', entityId: id, after: { page, name, isShared } },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('name', 'unique', 'name: a view has this name already.');
    throw error;
  }
}

/** Deletes a view of one's own. @throws AppError not_found */
export async function deleteView(input: { actor: Actor; viewId: string }): Promise<void> {
  const { actor, viewId } = input;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const where = { id: viewId, userId: actor.id, organizationId: actor.organizationId };
    const { count } = await tx.savedView.deleteMany({ where });
    if (!count) throw notFound('View');
    return { result: null, audit: { action: 'saved_view.deleted', entity: 'saved_view', entityId: viewId } };
  });
}
