import type { ShiftData } from './portal-data';

interface TimeSpan {
  startMs: number;
  endMs: number;
}

/** When a person is at work: the whole shift, or the parts of a split one without the gap between them. */
export function partsOfShift({
  startMs,
  endMs,
  activities,
}: Pick<ShiftData, 'startMs' | 'endMs' | 'activities'>): TimeSpan[] {
  const gaps = activities.filter(({ kind }) => kind === 'GAP').sort((a, b) => a.startMs - b.startMs);
  const starts = [startMs, ...gaps.map((gap) => gap.endMs)];
  const ends = [...gaps.map((gap) => gap.startMs), endMs];
  return starts.map((from, index) => ({ startMs: from, endMs: ends[index] }));
}
