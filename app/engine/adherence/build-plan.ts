import type { PlannedActivity } from './types';

interface TimeSpan {
  startMs: number;
  endMs: number;
}

/**
 * The activities of shifts as one sequence without overlaps: several pieces of work at the same time (shares of groups) are one,
 * a pause, training or meeting goes before work, what a shift leaves unsaid is work, and between the parts of a split shift there
 * is nothing.
 * @param shifts spans of the shifts
 * @param activities in any order; those outside every shift count as they are
 */
export function buildPlan(shifts: readonly TimeSpan[], activities: readonly PlannedActivity[]): PlannedActivity[] {
  const pieces: PlannedActivity[] = [...shifts.map((shift) => ({ kind: 'WORK' as const, ...shift })), ...activities];
  const borders = [...new Set(pieces.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort((a, b) => a - b);
  const plan: PlannedActivity[] = [];
  for (let index = 0; index + 1 < borders.length; index += 1) {
    const [startMs, endMs] = [borders[index], borders[index + 1]];
    const covering = pieces.filter((piece) => piece.startMs <= startMs && endMs <= piece.endMs);
    if (covering.length === 0) continue;
    if (covering.some((piece) => piece.kind === 'GAP')) continue;
    const kind = covering.find((piece) => piece.kind !== 'WORK')?.kind ?? 'WORK';
    const last = plan.at(-1);
    if (last?.kind === kind && last.endMs === startMs) last.endMs = endMs;
    else plan.push({ kind, startMs, endMs });
  }
  return plan;
}
