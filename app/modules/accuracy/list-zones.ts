const usual = ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Vladivostok', 'UTC'];

/** Zones of the groups, the commonest first, then the usual ones. */
export function listZones(groups: readonly { timeZone: string }[]): string[] {
  const count = new Map<string, number>();
  for (const { timeZone } of groups) count.set(timeZone, (count.get(timeZone) ?? 0) + 1);
  const own = [...count].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([zone]) => zone);
  return [...new Set([...own, ...usual])];
}
