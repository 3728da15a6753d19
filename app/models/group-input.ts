import { z } from 'zod';
import { timeZoneText } from './employee-input';

export const channelTypes = ['CALLS', 'CHATS', 'EMAILS', 'OUTBOUND'] as const;
export type ChannelType = (typeof channelTypes)[number];

/** One weekday: [openMinute, closeMinute] of the local day, or null when closed. Closing may be past midnight (> 1440). */
const openDay = z
  .tuple([z.number().int().min(0).max(1439), z.number().int().min(1).max(2880)])
  .refine(([open, close]) => close > open && close - open <= 1440, {
    error: 'must close after it opens, within 24 hours',
    params: { rule: 'order' },
  })
  .nullable();

const optionalId = z.preprocess((value) => (value === '' ? null : value), z.uuid().nullish());

export const groupSchema = z.object({
  serviceId: z.uuid(),
  siteId: optionalId,
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  channelType: z.enum(channelTypes),
  timeZone: timeZoneText,
  /** seven entries, Monday first */
  openingHours: z.array(openDay).length(7),
  intervalMinutes: z.coerce.number().refine((minutes) => [5, 10, 15, 30, 60].includes(minutes), {
    error: 'must be 5, 10, 15, 30 or 60',
    params: { rule: 'interval' },
  }),
  externalId: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(100).nullish()),
  colour: z.coerce.number().int().min(1).max(8).default(1),
  priority: z.coerce.number().int().min(1).max(5).default(3),
  status: z.enum(['active', 'inactive']).default('active'),
});
export type GroupInput = z.infer<typeof groupSchema>;

export const groupSkillsSchema = z
  .array(z.object({ skillId: z.uuid(), minProficiency: z.coerce.number().min(0).max(1).default(0) }))
  .max(50);

/** A week that never closes. */
export const alwaysOpen: [number, number][] = Array.from({ length: 7 }, () => [0, 1440]);
