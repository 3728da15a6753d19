import { z } from 'zod';

/** What can be offered: to stay longer, or to go home before the shift ends. */
export const offerKinds = ['overtime', 'leave_early'] as const;
export type OfferKind = (typeof offerKinds)[number];

export const offerStates = ['open', 'accepted', 'declined', 'withdrawn', 'expired', 'filled'] as const;
export type OfferState = (typeof offerStates)[number];

/** Overtime or early leave that several people are asked for. */
export const shiftOfferSchema = z
  .object({
    scheduleId: z.uuid(),
    kind: z.enum(offerKinds),
    /** added at the end of each shift, or taken away from it */
    minutes: z.number().int().min(15).max(480).multipleOf(5),
    /** how many of those asked are needed */
    wanted: z.number().int().min(1).max(200),
    /** until when they may answer */
    expiresAt: z.iso.datetime({ offset: true }),
    payNote: z.string().trim().max(200).nullish(),
    shiftIds: z.array(z.uuid()).min(1).max(200),
  })
  .refine(({ shiftIds }) => new Set(shiftIds).size === shiftIds.length, {
    path: ['shiftIds'],
    message: 'Each shift may appear once.',
    params: { rule: 'duplicate' },
  })
  .refine(({ wanted, shiftIds }) => wanted <= shiftIds.length, {
    path: ['wanted'],
    message: 'More places than people who are asked.',
    params: { rule: 'too_many' },
  });
export type ShiftOfferInput = z.output<typeof shiftOfferSchema>;
