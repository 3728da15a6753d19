import type { ActivityData } from './portal-data';

/** A stretch of the day as one reads it: work on several groups at once is one stretch. */
export interface DayPart {
  kind: string;
  startMs: number;
  endMs: number;
  /** groups served, main one first */
  groups: string[];
  colour: number;
}

/** Joins neighbouring work on the same groups, and shares of several groups in the same time, into readable stretches. */
export function mergeActivities(activities: readonly ActivityData[]): DayPart[] {
  const parts: DayPart[] = [];
  for (const activity of activities) {
    const last = parts.at(-1);
    const group = activity.groupName ? [activity.groupName] : [];
    const isWork = activity.kind === 'WORK';
    if (last && last.kind === 'WORK' && isWork && activity.startMs <= last.endMs) {
      last.endMs = Math.max(last.endMs, activity.endMs);
      for (const name of group) if (!last.groups.includes(name)) last.groups.push(name);
      continue;
    }
    parts.push({
      kind: activity.kind,
      startMs: activity.startMs,
      endMs: activity.endMs,
      groups: group,
      colour: activity.colour,
    });
  }
  return parts;
}

/** What comes next at an instant: the end or beginning of the first pause, or the end of the shift. */
export function findNextEvent(parts: readonly DayPart[], shift: { startMs: number; endMs: number }, now: number) {
  if (now < shift.startMs) return { kind: 'SHIFT_START', atMs: shift.startMs };
  const running = parts.find((part) => part.startMs <= now && now < part.endMs);
  if (running && running.kind !== 'WORK') return { kind: 'BACK_TO_WORK', atMs: running.endMs };
  const pause = parts.find((part) => part.startMs > now && part.kind !== 'WORK');
  return pause ? { kind: pause.kind, atMs: pause.startMs } : { kind: 'SHIFT_END', atMs: shift.endMs };
}
