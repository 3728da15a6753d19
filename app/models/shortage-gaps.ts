/** A stretch of a day in which a group has fewer agents than it needs. */
export interface ShortageGap {
  groupId: string;
  startMs: number;
  endMs: number;
  /** agent-hours */
  missingHours: number;
  /** start of the interval that misses most, and how many agents it misses */
  worstMs: number;
  worstMissing: number;
}

/** Less than this many agents is not told of: no whole person would help. */
const leastMissing = 0.25;

/** Runs of intervals with a shortage, those that miss most agent-hours first. @param curves agents by interval */
export function listGaps(
  curves: { groupId: string; startMs: number; required: number[]; scheduled: number[] }[],
  intervalMinutes: number,
): ShortageGap[] {
  const stepMs = intervalMinutes * 60_000;
  const gaps: ShortageGap[] = [];
  for (const { groupId, startMs, required, scheduled } of curves) {
    let open: ShortageGap | null = null;
    required.forEach((need, i) => {
      const missing = need - scheduled[i];
      const at = startMs + i * stepMs;
      if (missing < leastMissing) {
        open = null;
        return;
      }
      if (!open) {
        open = { groupId, startMs: at, endMs: at, missingHours: 0, worstMs: at, worstMissing: 0 };
        gaps.push(open);
      }
      open.endMs = at + stepMs;
      open.missingHours += (missing * intervalMinutes) / 60;
      if (missing > open.worstMissing) {
        open.worstMissing = missing;
        open.worstMs = at;
      }
    });
  }
  return gaps.sort((a, b) => b.missingHours - a.missingHours);
}
