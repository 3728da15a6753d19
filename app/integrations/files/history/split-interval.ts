import type { HistoryRow } from './row-parser';

/**
 * Rows on the grid of the group: an hour of a file becomes the quarters of the group, whole contacts dealt out evenly so that they
 * add up to the hour, times repeated. A file on a finer grid stays as it is.
 */
export function splitInterval(row: HistoryRow, fileMinutes: number, groupMinutes: number): HistoryRow[] {
  const parts = Math.floor(fileMinutes / groupMinutes);
  if (parts < 2 || fileMinutes % groupMinutes !== 0) return [row];
  return Array.from({ length: parts }, (_, part) => {
    const unique = share(row.unique, part, parts);
    const total = share(row.total, part, parts);
    const missed = Math.min(total, share(row.missed, part, parts));
    return {
      ...row,
      startMs: row.startMs + part * groupMinutes * 60_000,
      unique,
      total,
      missed,
      treated: share(row.treated, part, parts),
      inTime: row.inTime === null ? null : share(row.inTime, part, parts),
    };
  });
}

/** Part of a whole number; the parts differ by one at most and add up. */
const share = (count: number, part: number, parts: number): number =>
  Math.floor((count * (part + 1)) / parts) - Math.floor((count * part) / parts);
