import type { Actor } from '~/auth/actor';
import { AppError, type FieldFault, invalid } from '~/platform/errors.server';
import { type DayEffect, readDayEffect } from './day-effect.server';
import { parseInput } from './parse-input.server';
import { planShiftChanges, type StaleCell } from './plan-shift-changes.server';
import { saveShiftEdits } from './save-shift-edits.server';
import type { ScheduleConflict } from './schedule-conflicts.server';
import type { DaySums } from './schedule-coverage.server';
import { openForEdit } from './shift.server';
import { shiftChangesSchema } from './shift-changes-input';

/** What a planner hears about a set of edits: where they lead, or why they were refused. */
export interface ChangesAnswer {
  isDone: boolean;
  message: string | null;
  faults: FieldFault[];
  conflicts: ScheduleConflict[];
  before: DaySums[];
  after: DaySums[];
  /** cells that somebody else has changed meanwhile; nothing was written then */
  stale: StaleCell[];
  changedShifts: number;
  /** coverage and service level of the day that was asked for */
  day: DayEffect | null;
}

const refused = (error: AppError): ChangesAnswer => ({
  isDone: false,
  message: error.message,
  faults: error.faults,
  conflicts: [],
  before: [],
  after: [],
  stale: [],
  changedShifts: 0,
  day: null,
});

/**
 * Checks or saves a set of edits of a schedule, all or nothing. Refusals that the grid shows come back as an answer with their
 * status: 409 with the cells concerned where somebody else was quicker, 422 for what cannot be.
 * @throws AppError not_found, forbidden
 */
export async function runShiftChanges(
  actor: Actor,
  scheduleId: string,
  body: unknown,
): Promise<{ body: ChangesAnswer; status: number }> {
  try {
    const { intent, cells, reason, day } = parseInput(shiftChangesSchema, body);
    const schedule = await openForEdit(actor, scheduleId, [...new Set(cells.map((cell) => cell.employeeId))]);
    const plan = await planShiftChanges(schedule, cells, day?.date);
    const { conflicts, before, after, stale } = plan;
    const effect = day ? await readDayEffect(schedule, plan, day) : null;
    const answer = { faults: [], conflicts, before, after, stale, changedShifts: plan.edits.length, day: effect };
    if (intent === 'preview') return { body: { ...answer, isDone: true, message: null }, status: 200 };
    if (stale.length) {
      const message = 'Somebody else has changed the same shifts after you had opened them.';
      return { body: { ...answer, isDone: false, message }, status: 409 };
    }
    if (schedule.status === 'applied' && !reason) {
      throw invalid('reason', 'required', 'A published schedule is corrected with a reason.');
    }
    await saveShiftEdits(actor, schedule, { edits: plan.edits, conflicts, reason: reason ?? null });
    return { body: { ...answer, isDone: true, message: null }, status: 200 };
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    return { body: refused(error), status: error.status };
  }
}
