import { z } from 'zod';

const date = z.iso.date();
const ids = z.array(z.uuid()).max(500).default([]);
const minute = z.number().int().min(0).max(1440);
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

export const eventKinds = ['TRAINING', 'MEETING', 'COACHING', 'PROJECT'] as const;
export type EventKind = (typeof eventKinds)[number];
export const eventRecurrences = ['once', 'daily', 'weekly', 'monthly'] as const;
export type EventRecurrence = (typeof eventRecurrences)[number];

/** Usual length of each kind, in minutes. */
export const usualMinutes: Record<EventKind, number> = { TRAINING: 120, MEETING: 60, COACHING: 30, PROJECT: 120 };

/** What a planner says about an event of the timetable. */
export const timetableEventSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    description: optional(z.string().trim().max(500)),
    kind: z.enum(eventKinds),
    /** group: everybody at one time; individual: each at their own */
    participation: z.enum(['group', 'individual']).default('group'),
    minutes: z.number().int().min(5).max(480).multipleOf(5),
    /** wall clock; the event lies between them */
    fromMinute: minute.multipleOf(5),
    toMinute: minute.multipleOf(5),
    recurrence: z.enum(eventRecurrences).default('once'),
    everyWeeks: z.number().int().min(1).max(4).default(1),
    /** 1 = Monday .. 7 = Sunday */
    weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
    monthDay: optional(z.number().int().min(1).max(31)),
    startDate: date,
    /** inclusive; without an end where absent, for an event that repeats */
    endDate: optional(date),
    groupIds: ids,
    departmentIds: ids,
    employeeIds: ids,
    minParticipants: z.number().int().min(1).max(1000).default(1),
    maxParticipants: z.number().int().min(1).max(1000).default(20),
    maxSimultaneous: optional(z.number().int().min(1).max(1000)),
    isMandatory: z.boolean().default(false),
  })
  .refine((event) => event.toMinute - event.fromMinute >= event.minutes, {
    path: ['toMinute'],
    message: 'The window is shorter than the event.',
    params: { rule: 'window' },
  })
  .refine((event) => !event.endDate || event.endDate >= event.startDate, {
    path: ['endDate'],
    message: 'The last date lies before the first.',
    params: { rule: 'order' },
  })
  .refine((event) => event.minParticipants <= event.maxParticipants, {
    path: ['minParticipants'],
    message: 'More people are needed than may take part.',
    params: { rule: 'order' },
  })
  .refine((event) => event.weekdays.length > 0, {
    path: ['weekdays'],
    message: 'Choose at least one weekday.',
    params: { rule: 'required' },
  });
export type TimetableEventInput = z.output<typeof timetableEventSchema>;

/** Which events are placed into a schedule, and when. */
export const placeEventsSchema = z.object({ eventIds: z.array(z.uuid()).min(1).max(100) });
