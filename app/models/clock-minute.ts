/** Minutes since midnight of "8:30", "0830" or "8"; undefined for anything else. */
export function parseClockMinute(text: string): number | undefined {
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return minute <= 1440 && Number(match[2] ?? 0) < 60 ? minute : undefined;
}
