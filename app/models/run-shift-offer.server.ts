import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { AppError, type FieldFault } from '~/platform/errors.server';
import { parseInput } from './parse-input.server';
import { createShiftOffers, type OfferPreview, previewShiftOffer } from './shift-offer.server';

const commandSchema = z.object({
  intent: z.enum(['preview', 'offer']),
  groupId: z.uuid().optional(),
  offer: z.unknown(),
});

/** What the page of the day hears about an offer: what it would bring, that it is made, or why it was refused. */
export interface OfferAnswer {
  isDone: boolean;
  message: string | null;
  faults: FieldFault[];
  preview: OfferPreview | null;
}

/**
 * Previews or makes an offer. Refusals that the page shows come back as an answer with their status.
 * @throws AppError not_found, forbidden
 */
export async function runShiftOffer(actor: Actor, body: unknown): Promise<{ body: OfferAnswer; status: number }> {
  try {
    const { intent, groupId, offer } = parseInput(commandSchema, body);
    const preview = intent === 'preview' ? await previewShiftOffer(actor, offer, groupId) : null;
    if (intent === 'offer') await createShiftOffers(actor, offer);
    return { body: { isDone: true, message: null, faults: [], preview }, status: 200 };
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    const answer = { isDone: false, message: error.message, faults: error.faults, preview: null };
    return { body: answer, status: error.status };
  }
}
