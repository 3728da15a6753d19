import type { GeneratedShift, PauseKind } from '~/engine/scheduling';
import type { ActivityRow, ShiftRow } from './schedule-shifts.server';

const MINUTE_MS = 60_000;
const leastShare = 1e-6;

/** How a pause of the engine is stored, and what of what is stored is a pause. */
export const storedPauseKind = { lunch: 'LUNCH', break: 'BREAK', gap: 'GAP' } as const satisfies Record<
  PauseKind,
  string
>;
export const pauseKindOf: Partial<Record<ActivityRow['kind'], PauseKind>> = {
  LUNCH: 'lunch',
  BREAK: 'break',
  GAP: 'gap',
};

/** Stretches of work of a shift of the engine as they are stored. */
export const workRowsOf = (shift: GeneratedShift): ActivityRow[] =>
  shift.work.flatMap(({ startMs, endMs, shares }) =>
    shares
      .filter(({ share }) => share > leastShare)
      .map(({ groupId, share }): ActivityRow => ({ kind: 'WORK', groupId, startMs, endMs, isPaid: true, share })),
  );

/** Pauses of a shift of the engine as they are stored. */
export const pauseRowsOf = (shift: GeneratedShift): ActivityRow[] =>
  shift.pauses.map(
    (pause): ActivityRow => ({
      kind: storedPauseKind[pause.kind],
      groupId: null,
      startMs: pause.startMs,
      endMs: pause.startMs + pause.minutes * MINUTE_MS,
      isPaid: pause.paid,
      share: 1,
    }),
  );

/** What interrupts work in a stored shift, by its start. */
export const interruptionsOf = (row: Pick<ShiftRow, 'activities'>): ActivityRow[] =>
  row.activities.filter((item) => item.kind !== 'WORK').sort((a, b) => a.startMs - b.startMs);

const otherKinds = new Set<string>(['TRAINING', 'MEETING', 'PROJECT']);

/** Whether a shift holds a training, a meeting or a project. */
export const hasOtherActivities = (row: Pick<ShiftRow, 'activities'>): boolean =>
  row.activities.some((item) => otherKinds.has(item.kind));

const describe = (items: ActivityRow[]): string =>
  items.map((item) => `${item.kind} ${item.startMs}-${item.endMs} ${item.isPaid}`).join('|');

/** Whether two states of a shift look the same to the person who works it: hours, template, kind and every interruption. */
export function isSameForPerson(a: Omit<ShiftRow, 'id' | 'version' | 'scheduleId'>, b: typeof a): boolean {
  return (
    a.employeeId === b.employeeId &&
    a.date === b.date &&
    a.startMs === b.startMs &&
    a.endMs === b.endMs &&
    a.templateId === b.templateId &&
    a.kind === b.kind &&
    describe(interruptionsOf(a)) === describe(interruptionsOf(b))
  );
}

const describeWork = (row: Pick<ShiftRow, 'activities'>): string =>
  row.activities
    .filter((item) => item.kind === 'WORK')
    .map((item) => `${item.startMs}-${item.endMs} ${item.groupId} ${item.share.toFixed(3)}`)
    .sort()
    .join('|');

/** Whether two states of a shift split its work in the same way. */
export const isSameWork = (a: Pick<ShiftRow, 'activities'>, b: typeof a): boolean =>
  describeWork(a) === describeWork(b);
