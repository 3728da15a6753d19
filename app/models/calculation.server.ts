import { createHash } from 'node:crypto';
import { InvalidInput } from '~/engine/errors';
import { invalid } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import { redis } from '~/platform/redis.server';
import { singleton } from '~/platform/singleton.server';
import { calculate, drawCalculationCurve } from './calculate';
import type { CalculationAnswer, CalculationCurve } from './calculation-answer';
import type { CalculationQuestion } from './calculation-question';

const entriesInMemory = 20_000;
const lifetimeSec = 86_400;
/** part of the key, so that a new way to compute never meets an old answer */
const edition = 2;

const memory = () => singleton('calculation-memory', () => new Map<string, unknown>());

/** Remembers an answer; the oldest goes where there are too many. */
function keep(key: string, answer: unknown): void {
  const known = memory();
  if (known.size >= entriesInMemory) {
    const oldest = known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(key, answer);
}

/**
 * A computation that depends on nothing but its question, kept in memory and, for the other processes, in Redis for a day.
 * Redis that is away costs the computation, never the answer.
 * @throws AppError invalid (422) naming the field that the engine refuses
 */
export async function rememberCalculation<Question, Answer>(
  kind: string,
  question: Question,
  compute: (question: Question) => Answer | Promise<Answer>,
): Promise<Answer> {
  const key = `${kind}:${JSON.stringify(question)}`;
  const known = memory().get(key);
  if (known !== undefined) return known as Answer;
  const place = `wfm:calculation:${edition}:${kind}:${createHash('sha1').update(key).digest('base64url')}`;
  const shared = await redis()
    .get(place)
    .catch((error) => {
      logger.warn({ err: error }, 'calculations are not shared');
      return null;
    });
  if (shared !== null) {
    const answer = JSON.parse(shared) as Answer;
    keep(key, answer);
    return answer;
  }
  const answer = await computeChecked(question, compute);
  keep(key, answer);
  redis()
    .set(place, JSON.stringify(answer), 'EX', lifetimeSec)
    .catch((error) => logger.warn({ err: error }, 'a calculation was not shared'));
  return answer;
}

async function computeChecked<Question, Answer>(
  question: Question,
  compute: (question: Question) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await compute(question);
  } catch (error) {
    if (error instanceof InvalidInput) throw invalid(error.field, 'not_possible', `${error.field} ${error.rule}`);
    throw error;
  }
}

/** The answer to a question. @throws AppError invalid */
export const answerCalculation = (question: CalculationQuestion): Promise<CalculationAnswer> =>
  rememberCalculation('answer', question, calculate);

/** The curve around an answer. @throws AppError invalid */
export const readCalculationCurve = (question: CalculationQuestion): Promise<CalculationCurve> =>
  rememberCalculation('curve', question, (asked) => drawCalculationCurve(calculate(asked)));
