import { data } from '@remix-run/node';
import { AppError, type FieldFault } from '~/platform/errors.server';
import { type CurrentVersion, VersionConflict } from './version-conflict.server';

/** What an editing page gets back from its action: done, or what to put right. */
export interface FormAnswer {
  isDone: boolean;
  /** the form of the page that was sent */
  intent: string;
  faults: FieldFault[];
  /** in the server's words, when no field is at fault */
  message: string | null;
  /** what somebody else saved meanwhile */
  conflict: CurrentVersion | null;
}

/**
 * Runs the work of an action; faults of the input and conflicts become an answer with their status instead of an error
 * page, so that what was typed stays.
 * @param intent names the form when a page has several
 * @throws whatever is neither (not found, forbidden, bugs)
 */
export async function answerForm(intent: string, work: () => Promise<unknown>) {
  const answer: FormAnswer = { isDone: true, intent, faults: [], message: null, conflict: null };
  try {
    await work();
    return data(answer);
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict', 'too_large'].includes(error.code)) throw error;
    const conflict = error instanceof VersionConflict ? error.current : null;
    const message = error.faults.length ? null : error.message;
    return data({ ...answer, isDone: false, faults: error.faults, message, conflict }, { status: error.status });
  }
}
