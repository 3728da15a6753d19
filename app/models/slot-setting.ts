import { z } from 'zod';

/** Allowances of a group on some weekdays and times of day, from a date on; what is null stays as it is otherwise. */
export interface SlotSetting {
  id: string;
  /** 1 (Monday) to 7 */
  weekdays: number[];
  /** local minutes of the day, half-open */
  startMinute: number;
  endMinute: number;
  /** local dates, half-open; null = without end */
  validFrom: string;
  validTo: string | null;
  /** ratio 0..1 */
  shrinkage: number | null;
  reserve: number | null;
  minAgents: number | null;
}

/** As pages show it. */
export interface SlotSettingView extends SlotSetting {
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
}

export const allowanceKinds = ['shrinkage', 'reserve', 'minAgents'] as const;
export type AllowanceKind = (typeof allowanceKinds)[number];

const optional = (number: z.ZodNumber) =>
  z
    .union([
      z.literal('').transform(() => undefined),
      z.null().transform(() => undefined),
      z.coerce.number().pipe(number),
    ])
    .optional();

const minuteOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((text) => {
    const [hours, minutes] = text.split(':').map(Number);
    return hours * 60 + minutes;
  });

export const weekdayList = z
  .array(z.coerce.number().int().min(1).max(7))
  .min(1)
  .max(7)
  .transform((days) => [...new Set(days)].sort((a, b) => a - b));

/** Allowances as planners give them: per cent, local clock times, the last date included. */
export const slotSettingInput = z
  .object({
    weekdays: weekdayList,
    startTime: minuteOfDay,
    endTime: minuteOfDay,
    from: z.iso.date(),
    to: z
      .union([z.literal('').transform(() => undefined), z.null().transform(() => undefined), z.iso.date()])
      .optional(),
    absencePercent: optional(z.number().min(0).max(90)),
    reserve: optional(z.number().positive().max(10)),
    minAgents: optional(z.number().int().min(0).max(10_000)),
    comment: z.string().trim().max(256).optional(),
  })
  .refine(({ startTime, endTime }) => endTime > startTime, {
    path: ['endTime'],
    params: { rule: 'after_start' },
    message: 'must lie after the start',
  })
  .refine(({ from, to }) => to === undefined || to >= from, {
    path: ['to'],
    params: { rule: 'after_from' },
    message: 'must not be before from',
  })
  .refine(
    ({ absencePercent, reserve, minAgents }) => [absencePercent, reserve, minAgents].some((v) => v !== undefined),
    {
      path: ['absencePercent'],
      params: { rule: 'required' },
      message: 'give at least one value to set',
    },
  );

export type SlotSettingInput = z.output<typeof slotSettingInput>;

/** Whether a setting acts on a local date, weekday and minute. */
export const actsOn = (
  { weekdays, startMinute, endMinute, validFrom, validTo }: SlotSetting,
  { date, weekday, minuteOfDay: minute }: { date: string; weekday: number; minuteOfDay: number },
): boolean =>
  minute >= startMinute &&
  minute < endMinute &&
  date >= validFrom &&
  (validTo === null || date < validTo) &&
  weekdays.includes(weekday);

/**
 * The setting that decides one allowance at a local moment: of all that act on it the one made last.
 * @param settings in the order in which they were made
 */
export function findDeciding<Setting extends SlotSetting>(
  settings: readonly Setting[],
  kind: AllowanceKind,
  at: { date: string; weekday: number; minuteOfDay: number },
): Setting | undefined {
  return settings.findLast((setting) => setting[kind] !== null && actsOn(setting, at));
}
