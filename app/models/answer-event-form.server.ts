import type { Actor } from '~/auth/actor';
import { AppError } from '~/platform/errors.server';
import { deleteSpecialEvent, saveSpecialEvent } from './special-event.server';

/**
 * What the form of a special event asks for.
 * @returns codes of what is wrong by field, or null when it was done
 * @throws AppError not_found, forbidden
 */
export async function answerEventForm(
  actor: Actor,
  input: { eventId?: string; form: FormData },
): Promise<Record<string, string> | null> {
  const { eventId, form } = input;
  if (eventId && form.get('intent') === 'delete') {
    await deleteSpecialEvent(actor, eventId);
    return null;
  }
  const version = Number(form.get('version'));
  const values = { ...Object.fromEntries(form), groupIds: form.getAll('groupIds').map(String) };
  try {
    await saveSpecialEvent(actor, { eventId, values, expectedVersion: eventId && version ? version : undefined });
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { form: 'conflict' };
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return Object.fromEntries(error.faults.map(({ field, rule }) => [field.split('.')[0], rule]));
  }
}
