import { z } from 'zod';
import { forecastSchemas } from './forecast-schemas';
import { type SlotSettingInput, slotSettingInput, weekdayList } from './slot-setting';
import { targetPercentRange } from './staffing-limits';

const optional = (number: z.ZodNumber) =>
  z
    .union([
      z.literal('').transform(() => undefined),
      z.null().transform(() => undefined),
      z.coerce.number().pipe(number),
    ])
    .optional();

/** Empty where the whole day is meant. */
const clockTime = z
  .union([z.literal('').transform(() => undefined), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)])
  .optional();

const wholeDayNames = ['growth', 'serviceLevelPercent', 'thresholdSec', 'schema'] as const;

/** Whether values are set for some weekdays or times of day only. */
export const isByTime = (value: { weekdays?: number[]; startTime?: string; endTime?: string }): boolean =>
  value.startTime !== undefined ||
  value.endTime !== undefined ||
  (value.weekdays !== undefined && value.weekdays.length < 7);

/** What may be set for many groups at once; what is left out stays as it is. Shares in per cent. */
export const assignmentInput = z
  .object({
    groupIds: z.array(z.uuid()).min(1).max(500),
    /** local dates of each group, both inclusive */
    from: z.iso.date(),
    to: z.iso.date(),
    growth: optional(z.number().positive().max(100)),
    reserve: optional(z.number().positive().max(10)),
    absencePercent: optional(z.number().min(0).max(90)),
    minAgents: optional(z.number().int().min(0).max(10_000)),
    serviceLevelPercent: optional(z.number().min(targetPercentRange.min).max(targetPercentRange.max)),
    /** of voice 10 to 60 s, which is asked of each group */
    thresholdSec: optional(z.number().int().min(1).max(86_400)),
    /** which counter is forecast */
    schema: z.union([z.literal('').transform(() => undefined), z.enum(forecastSchemas)]).optional(),
    /** on these weekdays (1 = Monday) and times of day only: absenteeism, reserve and minimum */
    weekdays: weekdayList.optional(),
    startTime: clockTime,
    endTime: clockTime,
    comment: z.string().trim().max(256).optional(),
  })
  .refine((value) => !isByTime(value) || (value.endTime ?? '24:00') > (value.startTime ?? '00:00'), {
    path: ['endTime'],
    params: { rule: 'after_start' },
    message: 'must lie after the start',
  })
  .refine((value) => !isByTime(value) || wholeDayNames.every((name) => value[name] === undefined), {
    path: ['weekdays'],
    params: { rule: 'whole_days' },
    message: 'growth, service level and what is counted are set for whole days',
  })
  .refine((value) => value.to >= value.from, {
    path: ['to'],
    params: { rule: 'after_from' },
    message: 'must not be before from',
  })
  .refine(
    (value) =>
      settingNames.some((name) => value[name] !== undefined) ||
      value.growth !== undefined ||
      value.schema !== undefined ||
      value.reserve !== undefined,
    {
      path: ['growth'],
      params: { rule: 'required' },
      message: 'give at least one value to set',
    },
  );

const allWeek = [1, 2, 3, 4, 5, 6, 7];

/** The same as allowances by weekday and time. */
export const toSlotValues = ({ weekdays = allWeek, startTime, endTime, ...rest }: Assignment): SlotSettingInput =>
  slotSettingInput.parse({ ...rest, weekdays, startTime: startTime ?? '00:00', endTime: endTime ?? '24:00' });

export const settingNames = ['absencePercent', 'minAgents', 'serviceLevelPercent', 'thresholdSec'] as const;

export type Assignment = z.output<typeof assignmentInput>;
