const isSame = (left: unknown, right: unknown) => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/**
 * What a change altered, for the audit trail: only the fields of `after` that differ.
 * @returns null when nothing differs
 */
export function changedFields(
  before: object,
  after: object,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const old = before as Record<string, unknown>;
  const changed = Object.entries(after).filter(([field, value]) => value !== undefined && !isSame(old[field], value));
  if (!changed.length) return null;
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, old[field] ?? null])),
    after: Object.fromEntries(changed),
  };
}
