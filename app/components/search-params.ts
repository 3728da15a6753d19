/**
 * The current search string with some parameters changed, for a link's `to`.
 * @param changes null or an empty text removes a parameter
 * @returns "?a=1&b=2", or "?" where nothing is left (a link to "" would keep the old ones)
 */
export function setSearchParams(current: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return `?${next.toString()}`;
}
