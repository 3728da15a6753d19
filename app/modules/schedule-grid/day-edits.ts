import { withHours } from './edit-commands';
import type { CellPlace, CellShift, GridCommand, PlacedActivity, ShiftKind } from './edit-types';

/** A shift of the day as the page came with it. */
export interface DayTimelineShift {
  id: string;
  employeeId: string;
  name: string;
  startMs: number;
  endMs: number;
  /** of the start, by the wall clock of the person */
  startMinute: number;
  templateId: string | null;
  paidMinutes: number;
  kind: string;
  version: number;
  colour: number;
  isLocked: boolean;
  activities: { kind: string; groupId: string | null; startMs: number; endMs: number; isPaid: boolean }[];
}

/** What is chosen in a shift: the whole, or one of its activities. */
export type DayPart = { kind: 'shift' } | { kind: 'start' } | { kind: 'end' } | { kind: 'activity'; index: number };

const step = 5;
const roundTo = (minutes: number) => Math.round(minutes / step) * step;

export function toDayCellShift(shift: DayTimelineShift, date: string): CellShift {
  const minuteOf = (ms: number) => shift.startMinute + Math.round((ms - shift.startMs) / 60_000);
  return {
    startMinute: shift.startMinute,
    endMinute: minuteOf(shift.endMs),
    templateId: shift.templateId,
    paidMinutes: shift.paidMinutes,
    kind: shift.kind as ShiftKind,
    isLocked: shift.isLocked,
    version: shift.version,
    activities: shift.activities.map((item) => ({
      kind: item.kind,
      startMinute: minuteOf(item.startMs),
      endMinute: minuteOf(item.endMs),
      isPaid: item.isPaid,
    })),
    origin: { employeeId: shift.employeeId, date, startMinute: shift.startMinute },
  };
}

const unpaidOf = (activities: readonly PlacedActivity[]) =>
  activities.reduce((sum, item) => sum + (item.isPaid ? 0 : item.endMinute - item.startMinute), 0);

/** Activities that lie inside a shift and do not overlap; what no longer fits is left out. */
function fitActivities(
  activities: readonly PlacedActivity[],
  startMinute: number,
  endMinute: number,
): PlacedActivity[] {
  const fitting: PlacedActivity[] = [];
  for (const item of [...activities].sort((a, b) => a.startMinute - b.startMinute)) {
    const reached = fitting.at(-1)?.endMinute ?? startMinute;
    if (item.startMinute >= reached && item.endMinute <= endMinute) fitting.push(item);
  }
  return fitting;
}

/** A shift with other activities, fixed as a planner placed it; paid time follows those that are not paid. */
export function withActivities(shift: CellShift, activities: readonly PlacedActivity[]): CellShift {
  const fitting = fitActivities(activities, shift.startMinute, shift.endMinute);
  const paidMinutes = shift.endMinute - shift.startMinute - unpaidOf(fitting);
  return { ...shift, activities: fitting, paidMinutes, isLocked: true };
}

/** Moves a part of a shift by minutes: the whole with everything in it, one end, or one activity within its neighbours. */
export function movePart(shift: CellShift, part: DayPart, byMinutes: number): CellShift {
  const by = roundTo(byMinutes);
  const activities = shift.activities ?? [];
  if (by === 0) return shift;
  if (part.kind === 'shift') {
    const shifted = Math.max(0, Math.min(1435, shift.startMinute + by)) - shift.startMinute;
    const moved = activities.map((item) => ({
      ...item,
      startMinute: item.startMinute + shifted,
      endMinute: item.endMinute + shifted,
    }));
    return {
      ...shift,
      startMinute: shift.startMinute + shifted,
      endMinute: shift.endMinute + shifted,
      activities: moved,
      isLocked: true,
    };
  }
  if (part.kind === 'activity') {
    const item = activities[part.index];
    if (!item) return shift;
    const lowest = activities[part.index - 1]?.endMinute ?? shift.startMinute;
    const highest = activities[part.index + 1]?.startMinute ?? shift.endMinute;
    const length = item.endMinute - item.startMinute;
    const startMinute = Math.max(lowest, Math.min(highest - length, item.startMinute + by));
    const next = activities.map((other, i) =>
      i === part.index ? { ...item, startMinute, endMinute: startMinute + length } : other,
    );
    return withActivities(shift, next);
  }
  const resized =
    part.kind === 'start'
      ? withHours(shift, Math.min(shift.startMinute + by, shift.endMinute - 15), shift.endMinute)
      : withHours(shift, shift.startMinute, shift.endMinute + by);
  return withActivities(resized, activities);
}

const lengths: Record<string, { minutes: number; isPaid: boolean }> = {
  LUNCH: { minutes: 30, isPaid: false },
  BREAK: { minutes: 15, isPaid: true },
  TRAINING: { minutes: 60, isPaid: true },
  MEETING: { minutes: 30, isPaid: true },
};
export const addableKinds = Object.keys(lengths);

/** Puts an activity into the longest stretch of work that is free; null where none is long enough. */
export function addActivity(shift: CellShift, kind: string): CellShift | null {
  const { minutes, isPaid } = lengths[kind] ?? lengths.BREAK;
  const activities = shift.activities ?? [];
  const edges = [
    { startMinute: shift.startMinute, endMinute: shift.startMinute },
    ...activities,
    { startMinute: shift.endMinute, endMinute: shift.endMinute },
  ];
  let best = { from: 0, length: 0 };
  for (let i = 1; i < edges.length; i++) {
    const length = edges[i].startMinute - edges[i - 1].endMinute;
    if (length > best.length) best = { from: edges[i - 1].endMinute, length };
  }
  if (best.length < minutes) return null;
  const startMinute = roundTo(best.from + (best.length - minutes) / 2);
  return withActivities(shift, [...activities, { kind, startMinute, endMinute: startMinute + minutes, isPaid }]);
}

export const removeActivity = (shift: CellShift, index: number): CellShift =>
  withActivities(
    shift,
    (shift.activities ?? []).filter((_, i) => i !== index),
  );

/** Ends a shift at a minute, by agreement; null where it has not begun or is over. */
export function sendHome(shift: CellShift, atMinute: number): CellShift | null {
  const end = roundTo(atMinute);
  if (end < shift.startMinute + 15 || end >= shift.endMinute) return null;
  return withActivities({ ...shift, endMinute: end }, shift.activities ?? []);
}

/** An hour more at the end. */
export const addOvertime = (shift: CellShift): CellShift =>
  withActivities({ ...shift, endMinute: shift.endMinute + 60, kind: 'overtime' }, shift.activities ?? []);

/** A change of several shifts of one day as one command; `change` gives null for what stays. */
export function changeDay(
  places: readonly CellPlace[],
  shiftsAt: (place: CellPlace) => CellShift[],
  change: (shift: CellShift, index: number) => CellShift | null,
): GridCommand | null {
  const changes = places.flatMap((place) => {
    const before = shiftsAt(place);
    const after = before.map((shift, index) => change(shift, index) ?? shift);
    return after.some((shift, i) => shift !== before[i]) ? [{ ...place, before, after }] : [];
  });
  return changes.length ? { name: 'edit', changes } : null;
}
