import { z } from '@hono/zod-openapi';
import { invalid } from '~/platform/errors.server';

/** Query of every list: how many, and where the last page ended. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'Items of a page' }),
  cursor: z.string().max(1000).optional().openapi({ description: '`nextCursor` of the page before' }),
});

/** Answer of every list. `nextCursor` is null on the last page. */
export const listResponse = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** The sort key of the last item of a page, as an opaque text. */
export const encodeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key within a cursor.
 * @param key zod tuple of the key's parts
 * @returns undefined where there is no cursor
 * @throws AppError invalid, field `cursor`
 */
export function decodeCursor<T>(cursor: string | undefined, key: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = key.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw invalid('cursor', 'cursor', 'The cursor is not one that this list gave.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Cuts a page out of rows of which one more than the limit was read.
 * @param keyOf sort key of an item
 */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => readonly unknown[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
