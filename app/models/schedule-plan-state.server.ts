import type { FixedShift, GeneratedShift } from '~/engine/scheduling';
import { type BuiltProblem, buildScheduleProblem, type ScheduleFrame } from './build-schedule-problem.server';
import { hasOtherActivities, interruptionsOf, pauseKindOf } from './engine-activities';
import { findIntervalMinutes } from './schedule-demand.server';
import { loadShifts, type ShiftRow, toEngineShift } from './schedule-shifts.server';

const MINUTE_MS = 60_000;

/** A schedule as it is now, in the terms of the engine. */
export interface PlanState {
  built: BuiltProblem;
  /** stored shifts of the people who can be planned */
  rows: ShiftRow[];
  /** the same shifts for the engine, in the same order; what must not change is fixed */
  shifts: GeneratedShift[];
}

/** Whether a computation leaves a shift alone: locked, extra, without a template, or holding a training or the like. */
export const isGiven = (row: ShiftRow): boolean =>
  row.isLocked || row.kind !== 'normal' || row.templateId === null || hasOtherActivities(row);

/** A stored shift that is given to the engine, on its grid; whatever interrupts its work is a pause there. */
function toGiven(row: ShiftRow, stepMs: number): FixedShift {
  const { date, paidMinutes, templateId } = row;
  const startMs = Math.floor(row.startMs / stepMs) * stepMs;
  const endMs = Math.ceil(row.endMs / stepMs) * stepMs;
  const pauses = interruptionsOf(row).map((item) => ({
    kind: pauseKindOf[item.kind] ?? ('break' as const),
    startMs: item.startMs,
    minutes: Math.round((item.endMs - item.startMs) / MINUTE_MS),
    paid: item.isPaid,
  }));
  return { date, startMs, endMs, paidMinutes, ...(templateId ? { templateId } : {}), pauses };
}

/** The entry of the engine for a person on a date, or undefined where they cannot be planned then. */
export const engineEntryOn = (built: BuiltProblem, employeeId: string, date: string) =>
  built.entriesOf
    .get(employeeId)
    ?.find((entry) => (entry.employedFrom ?? '') <= date && (entry.employedTo ?? '9999') >= date);

/**
 * Loads a schedule with everything a computation about it needs.
 * @param options.isGiven which shifts must stay; `isGiven` unless said otherwise
 * @throws AppError invalid where the requirement or the people are missing
 */
export async function loadPlanState(
  schedule: ScheduleFrame,
  options: { isGiven?: (row: ShiftRow) => boolean } = {},
): Promise<PlanState> {
  const { organizationId, id: scheduleId } = schedule;
  const stepMs = (await findIntervalMinutes(schedule)) * MINUTE_MS;
  const given = (row: ShiftRow) =>
    (options.isGiven ?? isGiven)(row) || row.startMs % stepMs !== 0 || row.endMs % stepMs !== 0;
  const loading = loadShifts({ organizationId, scheduleId });
  const fixedShifts = loading.then((rows) => {
    const byEmployee = new Map<string, FixedShift[]>();
    for (const row of rows.filter(given)) {
      byEmployee.set(row.employeeId, [...(byEmployee.get(row.employeeId) ?? []), toGiven(row, stepMs)]);
    }
    return byEmployee;
  });
  const [all, built] = await Promise.all([loading, buildScheduleProblem(schedule, { fixedShifts })]);
  const rows: ShiftRow[] = [];
  const shifts: GeneratedShift[] = [];
  for (const row of all) {
    const entry = engineEntryOn(built, row.employeeId, row.date);
    if (!entry) continue;
    rows.push(row);
    const { startMs, endMs, pauses = [] } = toGiven(row, stepMs);
    shifts.push({ ...toEngineShift(row, entry.id), startMs, endMs, isFixed: given(row), pauses });
  }
  return { built, rows, shifts };
}
