import type { GeneratedShift } from '../result-types';
import type { Instance } from './instance';
import type { Roster } from './roster';
import { keepsChain } from './tighten-pauses';

/** Slots after the start of a shift at which its pauses begin, or null where they are not those of the kind. */
function pauseOffsets(instance: Instance, shift: GeneratedShift, kind: number): number[] | null {
  const { intervalMs } = instance.grid;
  const rules = instance.kinds[kind].pauses;
  if (shift.pauses.length !== rules.length) return null;
  const sorted = [...shift.pauses].sort((a, b) => a.startMs - b.startMs);
  const offsets = sorted.map((pause) => Math.round((pause.startMs - shift.startMs) / intervalMs));
  const fits = offsets.every((offset, i) => offset >= rules[i].earliest && offset <= rules[i].latest);
  return fits && keepsChain(instance.kinds[kind], offsets) ? offsets : null;
}

/** Kinds of each template, by its lengths; those of fixed shifts are not among them. */
export function kindsOfTemplates(instance: Instance): Map<string, number[]> {
  const kinds = new Map<string, number[]>();
  const fixed = new Set(instance.fixedKind);
  instance.kinds.forEach(({ templateId }, index) => {
    if (templateId !== null && !fixed.has(index)) kinds.set(templateId, [...(kinds.get(templateId) ?? []), index]);
  });
  return kinds;
}

/** The kind a shift is of and where its pauses begin, or null where its template has no such length. */
export function kindOfShift(
  instance: Instance,
  kinds: Map<string, number[]>,
  shift: GeneratedShift,
): { kind: number; pauses: number[] } | null {
  const slots = Math.round((shift.endMs - shift.startMs) / instance.grid.intervalMs);
  for (const kind of kinds.get(shift.templateId ?? '') ?? []) {
    const { spanSlots, paidMinutes } = instance.kinds[kind];
    const isSame = spanSlots === slots && paidMinutes === shift.paidMinutes;
    const pauses = isSame ? pauseOffsets(instance, shift, kind) : null;
    if (pauses !== null) return { kind, pauses };
  }
  return null;
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
    const found = kindOfShift(instance, kinds, shift);
    const start = (shift.startMs - grid.baseMs) / grid.intervalMs;
    if (e === undefined || day === undefined || instance.fixedKind[e * dayCount + day] >= 0) continue;
    const cell = e * dayCount + day;
    const set = instance.options[cell];
    const isOffered = set.starts.some((from, i) => from === start && set.kinds[i] === found?.kind);
    if (found === null || !isOffered || roster.start[cell] >= 0) left.push(shift);
    else roster.placeShift(e, day, found.kind, start, found.pauses);
  }
  return left;
}
