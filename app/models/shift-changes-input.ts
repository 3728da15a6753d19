import { z } from 'zod';
import { shiftKinds } from './schedule-input';

const date = z.iso.date();
const minuteOfDay = z.number().int().min(0).max(1439);
const onGrid = (minutes: number) => minutes % 5 === 0;

/** What interrupts work in a shift, by the wall clock of its date; past 1440 is the next date. */
const placedActivity = z
  .object({
    kind: z.enum(['LUNCH', 'BREAK', 'GAP', 'TRAINING', 'MEETING', 'PROJECT']),
    startMinute: z.number().int().min(0).max(2879),
    endMinute: z.number().int().min(5).max(2880),
    isPaid: z.boolean(),
  })
  .refine((item) => item.endMinute > item.startMinute && onGrid(item.startMinute) && onGrid(item.endMinute), {
    path: ['startMinute'],
    message: 'An activity begins before it ends, on a grid of five minutes.',
    params: { rule: 'grid' },
  });
export type PlacedActivity = z.output<typeof placedActivity>;

const changedShift = z
  .object({
    startMinute: minuteOfDay,
    /** from first to last minute, pauses included */
    spanMinutes: z.number().int().min(15).max(1440),
    templateId: z.uuid().nullish(),
    kind: z.enum(shiftKinds).default('normal'),
    isLocked: z.boolean().default(true),
    note: z.string().trim().max(256).nullish(),
    /** where everything but work lies; placed by the rules where absent */
    activities: z.array(placedActivity).max(20).optional(),
    /** the stored shift that this one was; absent for a new one */
    origin: z.object({ employeeId: z.uuid(), date, startMinute: minuteOfDay }).optional(),
  })
  .refine((shift) => onGrid(shift.startMinute) && onGrid(shift.spanMinutes), {
    path: ['startMinute'],
    message: 'Times lie on a grid of five minutes.',
    params: { rule: 'grid' },
  });
export type ChangedShift = z.output<typeof changedShift>;

const changedCell = z.object({
  employeeId: z.uuid(),
  date,
  /** the shifts of the cell as the planner saw them */
  base: z.array(z.object({ startMinute: minuteOfDay, version: z.number().int().min(1) })).max(12),
  /** the shifts as they shall be */
  shifts: z.array(changedShift).max(12),
});
export type ChangedCell = z.output<typeof changedCell>;

/** A set of edits of a schedule: cells (a person on a date) as they were seen and as they shall be. */
export const shiftChangesSchema = z
  .object({
    intent: z.enum(['preview', 'save']),
    cells: z.array(changedCell).min(1).max(5000),
    /** a date whose coverage by interval and service level are wanted, of one group or of all */
    day: z.object({ date, groupId: z.uuid().optional() }).optional(),
    /** why a published schedule is corrected */
    reason: z.string().trim().max(256).optional(),
  })
  .refine(({ cells }) => new Set(cells.map((cell) => `${cell.employeeId} ${cell.date}`)).size === cells.length, {
    path: ['cells'],
    message: 'Each person and date may appear once.',
    params: { rule: 'duplicate' },
  });
export type ShiftChanges = z.output<typeof shiftChangesSchema>;
