import type { Actor } from '~/auth/actor';
import { AppError } from '~/platform/errors.server';
import { changeSpecialEvent, removeSpecialEvent } from './change-special-event.server';

/**
 * What the form of a special event asks for.
 * @returns codes of what is wrong by field; or, when it was done, the job that brings forecasts up to date, null where there is none to bring
 * @throws AppError not_found, forbidden
 */
export async function answerEventForm(
  actor: Actor,
  input: { eventId?: string; form: FormData },
): Promise<{ faults: Record<string, string> } | { jobId: string | null }> {
  const { eventId, form } = input;
  if (eventId && form.get('intent') === 'delete') {
    const { jobId } = await removeSpecialEvent(actor, eventId);
    return { jobId };
  }
  const version = Number(form.get('version'));
  const values = { ...Object.fromEntries(form), groupIds: form.getAll('groupIds').map(String) };
  try {
    const expectedVersion = eventId && version ? version : undefined;
    const { jobId } = await changeSpecialEvent(actor, { eventId, values, expectedVersion });
    return { jobId };
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { faults: { form: 'conflict' } };
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { faults: Object.fromEntries(error.faults.map(({ field, rule }) => [field.split('.')[0], rule])) };
  }
}
