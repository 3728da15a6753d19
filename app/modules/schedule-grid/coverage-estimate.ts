import type { CellShift } from './edit-types';

/** Required and scheduled agents of a schedule by group and interval, from the first interval of its first date. */
export interface CoverageCurves {
  intervalMinutes: number;
  groups: { groupId: string; required: number[]; scheduled: number[] }[];
}

/** A shift that comes (+1) or goes (-1). */
export interface CoverageMove {
  day: number;
  shift: CellShift;
  groupIds: string[];
  sign: 1 | -1;
}

export interface CoverageShift {
  day: number;
  short: number;
  over: number;
}

/** Agents by interval that moves of shifts bring to groups or take from them. */
function changesByGroup(curves: CoverageCurves, moves: CoverageMove[]): Map<string, Float64Array> {
  const perDay = Math.round(1440 / curves.intervalMinutes);
  const groups = new Map(curves.groups.map((group) => [group.groupId, group]));
  const change = new Map<string, Float64Array>();
  const changeOf = (groupId: string, length: number) => {
    const known = change.get(groupId) ?? new Float64Array(length);
    change.set(groupId, known);
    return known;
  };
  for (const { day, shift, groupIds, sign } of moves) {
    const own = groupIds.flatMap((id) => groups.get(id) ?? []);
    if (!own.length) continue;
    const span = shift.endMinute - shift.startMinute;
    const weight = span > 0 ? Math.min(1, shift.paidMinutes / span) : 1;
    const first = day * perDay + Math.floor(shift.startMinute / curves.intervalMinutes);
    const last = day * perDay + Math.ceil(shift.endMinute / curves.intervalMinutes);
    for (let i = Math.max(0, first); i < last; i++) {
      let best = own[0];
      let most = Number.NEGATIVE_INFINITY;
      for (const group of own) {
        const staffed = (group.scheduled[i] ?? 0) + (change.get(group.groupId)?.[i] ?? 0);
        const need = sign > 0 ? (group.required[i] ?? 0) - staffed : staffed - (group.required[i] ?? 0);
        if (need > most && (sign > 0 || staffed > 0)) {
          most = need;
          best = group;
        }
      }
      if (i < best.required.length) changeOf(best.groupId, best.required.length)[i] += sign * weight;
    }
  }
  return change;
}

/** The curves as they are with moves of shifts; groups that no move concerns are the same objects. */
export function moveCurves(curves: CoverageCurves, moves: CoverageMove[]): CoverageCurves {
  if (!moves.length) return curves;
  const change = changesByGroup(curves, moves);
  return {
    ...curves,
    groups: curves.groups.map((group) => {
      const own = change.get(group.groupId);
      return own ? { ...group, scheduled: group.required.map((_, i) => (group.scheduled[i] ?? 0) + own[i]) } : group;
    }),
  };
}

/**
 * What moves of shifts change in the coverage of days, in agent-hours, at once and without asking the server: each interval of
 * a shift goes to the group of the person that misses most, and its pauses weigh evenly. The server's answer replaces it.
 * @param only one group that is looked at, or all
 */
export function estimateCoverage(curves: CoverageCurves, moves: CoverageMove[], only = ''): CoverageShift[] {
  const perDay = Math.round(1440 / curves.intervalMinutes);
  const hours = curves.intervalMinutes / 60;
  const groups = new Map(curves.groups.map((group) => [group.groupId, group]));
  const change = changesByGroup(curves, moves);
  const sums = new Map<number, CoverageShift>();
  for (const [groupId, values] of change) {
    const group = groups.get(groupId);
    if (!group || (only && groupId !== only)) continue;
    values.forEach((value, i) => {
      if (value === 0) return;
      const day = Math.floor(i / perDay);
      const sum = sums.get(day) ?? { day, short: 0, over: 0 };
      const gapBefore = group.required[i] - group.scheduled[i];
      const gapAfter = gapBefore - value;
      sum.short += (Math.max(0, gapAfter) - Math.max(0, gapBefore)) * hours;
      sum.over += (Math.max(0, -gapAfter) - Math.max(0, -gapBefore)) * hours;
      sums.set(day, sum);
    });
  }
  return [...sums.values()];
}

/** Curves of one group, or of all added up, cut into days. */
export function curvesByDay(
  curves: CoverageCurves,
  days: number,
  only = '',
): { required: number[]; scheduled: number[] }[] {
  const perDay = Math.round(1440 / curves.intervalMinutes);
  const shown = curves.groups.filter((group) => !only || group.groupId === only);
  const sum = (field: 'required' | 'scheduled', day: number) =>
    Array.from({ length: perDay }, (_, i) =>
      shown.reduce((total, group) => total + (group[field][day * perDay + i] ?? 0), 0),
    );
  return Array.from({ length: days }, (_, day) => ({
    required: sum('required', day),
    scheduled: sum('scheduled', day),
  }));
}
