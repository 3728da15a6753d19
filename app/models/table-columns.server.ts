import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';

/** Page under which choices of columns are kept among the saved views; no list has such a name, so that none of them offers it. */
const page = '/columns';

/**
 * Keeps which columns of a table somebody has hidden, so that the choice follows to every device. Read with the frame of the page.
 * @param input.table name of the table, such as `forecasts`
 * @param input.hide ids separated by commas; "," where none is hidden
 */
export async function rememberTableColumns(input: { actor: Actor; table: string; hide: string }): Promise<void> {
  const { actor, table, hide } = input;
  if (actor.kind !== 'user') return;
  const key = { userId: actor.id, page, name: table };
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const { id } = await tx.savedView.upsert({
      where: { userId_page_name: key },
      create: { ...key, organizationId: actor.organizationId, state: { hide } },
      update: { state: { hide } },
    });
    return {
      result: undefined,
      audit: { action: 'user.columns-chosen', entity: 'saved_view', entityId: id, after: { table, hide } },
    };
  });
}
