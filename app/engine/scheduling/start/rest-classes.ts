import type { Instance } from '../model/instance';

const MAX_CLASSES = 8;
const NEVER = 0x7fffffff;

/**
 * The shifts of a day, sorted by what they forbid on the next day. Class 0 forbids nothing. Where there are more than a
 * few classes, neighbours are merged to the stricter one, so a roster built from classes always keeps the rest.
 */
export interface RestClasses {
  /** Class of each option. */
  classOf: Uint8Array;
  count: number;
  /** First slot at which a shift of the next day may start, per class. */
  earliestNext: Int32Array;
  /** For each class the kinds that may not follow (1), or null where all may. */
  forbiddenNext: (Uint8Array | null)[];
  /** 1 where shifts of the class reach too far into the next day for it to count as a whole day of weekly rest. */
  spills: Uint8Array;
}

/** Starts and ends of what can be worked on a day: the fixed shift, or the options. */
export function dayStartsAndEnds(
  instance: Instance,
  employee: number,
  day: number,
): { starts: Int32Array; ends: Int32Array } {
  const cell = employee * instance.dayCount + day;
  const fixed = instance.fixedKind[cell];
  if (fixed >= 0) {
    const start = instance.fixedStart[cell];
    return { starts: Int32Array.of(start), ends: Int32Array.of(start + instance.kindSpan[fixed]) };
  }
  const set = instance.options[cell];
  return { starts: set.starts, ends: set.starts.map((start, i) => start + instance.kindSpan[set.kinds[i]]) };
}

/** Kinds that may not follow a kind; null when all may. */
function forbiddenAfter(instance: Instance, kind: number): Uint8Array | null {
  if (instance.forbidsNext === null) return null;
  const count = instance.kinds.length;
  const row = instance.forbidsNext.subarray(kind * count, (kind + 1) * count);
  return row.includes(1) ? row : null;
}

/** Most classes a day can have: at most eight strictness groups and the free one, with and without spill, per succession. */
export function maxClassCount(instance: Instance): number {
  const count = instance.kinds.length;
  const rows = new Set(['']);
  for (let kind = 0; kind < count; kind++) rows.add(forbiddenAfter(instance, kind)?.join('') ?? '');
  return (MAX_CLASSES + 1) * 2 * rows.size;
}

/** Builds the classes of a day against the day after it. The last day of a week needs none: `isLast`. */
export function buildRestClasses(instance: Instance, employee: number, day: number, isLast: boolean): RestClasses {
  const { ends } = dayStartsAndEnds(instance, employee, day);
  const cell = employee * instance.dayCount + day;
  const kinds = instance.fixedKind[cell] >= 0 ? [instance.fixedKind[cell]] : instance.options[cell].kinds;
  const classOf = new Uint8Array(ends.length);
  const free: RestClasses = {
    classOf,
    count: 1,
    earliestNext: Int32Array.of(-1),
    forbiddenNext: [null],
    spills: Uint8Array.of(0),
  };
  if (isLast) return free;
  const rest = instance.restSlots[employee];
  const week = employee * instance.weekCount + instance.weekOfDay[day];
  const zone = instance.grid.zones[instance.zoneOf[employee]];
  const spillEnd =
    instance.restDays[week] > 0 ? zone.dayStart[day + 1] + instance.restSpill[week] : Number.MAX_SAFE_INTEGER;
  const nextStarts = [...new Set(dayStartsAndEnds(instance, employee, day + 1).starts)];
  const blocked = Array.from(ends, (end) => {
    let first = 0;
    while (first < nextStarts.length && nextStarts[first] < end + rest) first++;
    return first;
  });
  const levels = [...new Set(blocked.filter((first) => first > 0))].sort((a, b) => a - b);
  const groups = Math.min(levels.length, MAX_CLASSES);
  const levelClass = new Map(levels.map((level, i) => [level, Math.floor((i * groups) / levels.length)]));
  const strictest = Array.from({ length: groups }, (_, g) =>
    Math.max(...levels.filter((level) => levelClass.get(level) === g)),
  );
  const found: { key: string; earliest: number; spills: number; forbidden: Uint8Array | null }[] = [
    { key: '-1|0|', earliest: -1, spills: 0, forbidden: null },
  ];
  ends.forEach((end, i) => {
    const group = blocked[i] === 0 ? -1 : (levelClass.get(blocked[i]) ?? 0);
    const spills = end > spillEnd ? 1 : 0;
    const forbidden = forbiddenAfter(instance, kinds[i]);
    const key = `${group}|${spills}|${forbidden === null ? '' : forbidden.join('')}`;
    let index = found.findIndex((item) => item.key === key);
    if (index < 0) {
      index = found.length;
      found.push({ key, earliest: group < 0 ? -1 : (nextStarts[strictest[group]] ?? NEVER), spills, forbidden });
    }
    classOf[i] = index;
  });
  return {
    classOf,
    count: found.length,
    earliestNext: Int32Array.from(found, (item) => item.earliest),
    forbiddenNext: found.map((item) => item.forbidden),
    spills: Uint8Array.from(found, (item) => item.spills),
  };
}
