import type { GeneratedShift } from '~/engine/scheduling';
import { interruptionsOf, isSameForPerson, isSameWork, pauseRowsOf, workRowsOf } from './engine-activities';
import { employeeIdOf } from './engine-employee';
import type { ShiftRow } from './schedule-shifts.server';
import type { DraftShift } from './shift-draft.server';
import type { ShiftEdit } from './write-shifts.server';

const placeOf = (shift: { employeeId: string; startMs: number; endMs: number }): string =>
  `${employeeIdOf(shift.employeeId)} ${shift.startMs} ${shift.endMs}`;
const cellOf = (shift: { employeeId: string; date: string }): string =>
  `${employeeIdOf(shift.employeeId)} ${shift.date}`;

function toDraft(shift: GeneratedShift, before: ShiftRow | null, keepsPlace: boolean): DraftShift {
  const isKept = before !== null && keepsPlace;
  // why: a training is a pause to the engine; a shift that keeps its hours and was given keeps what interrupts it
  const interruptions = isKept && shift.isFixed ? interruptionsOf(before) : pauseRowsOf(shift);
  // why: the engine sees given shifts on its grid; the stored hours may lie between two intervals
  const { startMs, endMs } = isKept ? before : shift;
  const work = workRowsOf(shift)
    .map((item) => ({ ...item, startMs: Math.max(item.startMs, startMs), endMs: Math.min(item.endMs, endMs) }))
    .filter((item) => item.endMs > item.startMs);
  return {
    employeeId: employeeIdOf(shift.employeeId),
    templateId: isKept ? before.templateId : shift.templateId,
    date: shift.date,
    startMs,
    endMs,
    paidMinutes: shift.isFixed && before ? before.paidMinutes : shift.paidMinutes,
    kind: isKept ? before.kind : 'normal',
    isLocked: isKept ? before.isLocked : false,
    note: before?.note ?? null,
    activities: [...interruptions, ...work].sort((a, b) => a.startMs - b.startMs),
  };
}

/**
 * What must be written for a schedule to become what the engine made of it: shifts that moved, came or went, and on the dates
 * of the scope those whose work is split between groups in another way.
 * @param stored the shifts as they are stored, each with what the engine was told of it
 * @param shifts all shifts as they shall be
 * @param isInScope whether a shift of a date may be written at all
 */
export function listProposedEdits(
  stored: { rows: ShiftRow[]; shifts: GeneratedShift[] },
  shifts: GeneratedShift[],
  isInScope: (date: string) => boolean,
): ShiftEdit[] {
  const { rows } = stored;
  const byPlace = new Map(stored.shifts.map((shift, i) => [placeOf(shift), rows[i]]));
  const kept = new Set<ShiftRow>();
  const edits: ShiftEdit[] = [];
  const placed: GeneratedShift[] = [];
  for (const shift of shifts) {
    const row = byPlace.get(placeOf(shift));
    if (!row) {
      placed.push(shift);
      continue;
    }
    kept.add(row);
    const draft = toDraft(shift, row, true);
    if (isInScope(row.date) && !(isSameForPerson(row, draft) && isSameWork(row, draft))) {
      edits.push({ before: row, draft });
    }
  }
  const free = new Map<string, ShiftRow[]>();
  for (const row of rows) if (!kept.has(row)) free.set(cellOf(row), [...(free.get(cellOf(row)) ?? []), row]);
  for (const shift of placed) {
    const before = free.get(cellOf(shift))?.shift() ?? null;
    edits.push({ before, draft: toDraft(shift, before, false) });
  }
  for (const before of [...free.values()].flat()) edits.push({ before, draft: null });
  return edits.filter(({ before, draft }) => isInScope((before ?? draft)?.date ?? ''));
}

/** Stored shifts with edits in place, as rows. */
export function applyEdits(rows: ShiftRow[], edits: ShiftEdit[], scheduleId: string): ShiftRow[] {
  const gone = new Set(edits.flatMap(({ before }) => (before ? [before.id] : [])));
  const drafts = edits.flatMap(({ before, draft }, i) =>
    draft ? [{ ...draft, id: before?.id ?? `new ${i}`, scheduleId, version: before?.version ?? 0 }] : [],
  );
  return [...rows.filter((row) => !gone.has(row.id)), ...drafts];
}
