import type { GeneratedShift } from '../result-types';
import type { Instance } from './instance';
import type { Roster } from './roster';

/** Slots after the start of a shift at which its pauses begin, or null where they are not those of the kind. */
export function pauseOffsets(instance: Instance, shift: GeneratedShift, kind: number): number[] | null {
  const { intervalMs } = instance.grid;
  const rules = instance.kinds[kind].pauses;
  if (shift.pauses.length !== rules.length) return null;
  const sorted = [...shift.pauses].sort((a, b) => a.startMs - b.startMs);
  const offsets = sorted.map((pause) => Math.round((pause.startMs - shift.startMs) / intervalMs));
  const fits = offsets.every(
    (offset, i) =>
      offset >= rules[i].earliest &&
      offset <= rules[i].latest &&
      (i === 0 || offset >= offsets[i - 1] + rules[i - 1].slots + instance.kinds[kind].spacingSlots),
  );
  return fits ? offsets : null;
}

/** Kind of each template. */
export function kindsOfTemplates(instance: Instance): Map<string, number> {
  const kinds = new Map<string, number>();
  instance.kinds.forEach((kind, index) => {
    if (kind.templateId !== null && !kinds.has(kind.templateId)) kinds.set(kind.templateId, index);
  });
  return kinds;
}

/**
 * Puts known shifts on a roster that holds the fixed ones only: each where its template, start and pauses are those the
 * problem offers. Work goes to the groups where it helps.
 * @returns shifts that could not be placed
 */
export function loadRoster(roster: Roster, shifts: GeneratedShift[]): GeneratedShift[] {
  const { instance } = roster;
  const { grid, dayCount } = instance;
  const kinds = kindsOfTemplates(instance);
  const indexOf = new Map(instance.problem.employees.map((employee, e) => [employee.id, e]));
  const dayOf = new Map(grid.dates.map((date, day) => [date, day]));
  const left: GeneratedShift[] = [];
  for (const shift of shifts) {
    const e = indexOf.get(shift.employeeId);
    const day = dayOf.get(shift.date);
    const kind = shift.templateId === null ? undefined : kinds.get(shift.templateId);
    const start = (shift.startMs - grid.baseMs) / grid.intervalMs;
    if (e === undefined || day === undefined || instance.fixedKind[e * dayCount + day] >= 0) continue;
    const cell = e * dayCount + day;
    const set = instance.options[cell];
    const isOffered = kind !== undefined && set.starts.some((from, i) => from === start && set.kinds[i] === kind);
    const pauses = isOffered ? pauseOffsets(instance, shift, kind) : null;
    if (pauses === null || kind === undefined || roster.start[cell] >= 0) left.push(shift);
    else roster.placeShift(e, day, kind, start, pauses);
  }
  return left;
}
