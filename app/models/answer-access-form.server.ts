import { data } from '@remix-run/node';
import { AppError, type FieldFault } from '~/platform/errors.server';

/** What a form about access gets back. */
export interface AccessAnswer {
  intent: string;
  isDone: boolean;
  faults: FieldFault[];
  /** in the server's words, where no field is at fault */
  message: string | null;
  /** a password or key that is shown this once */
  secret: string | null;
  /** what was made */
  id: string | null;
}

/**
 * Runs the work of an action. What the person can put right, or is not allowed to do, becomes an answer on the page.
 * @param work may give back a secret to show once and the id of what it made
 * @throws whatever else it throws
 */
export async function answerAccessForm(intent: string, work: () => Promise<{ secret?: string; id?: string }>) {
  const answer: AccessAnswer = { intent, isDone: true, faults: [], message: null, secret: null, id: null };
  try {
    const made = await work();
    return data({ ...answer, ...made });
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict', 'forbidden'].includes(error.code)) throw error;
    const message = error.faults.length > 0 ? null : error.message;
    return data({ ...answer, isDone: false, faults: error.faults, message }, { status: error.status });
  }
}
