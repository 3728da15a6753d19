import { data } from '@remix-run/node';
import { answerForm } from './answer-form.server';
import { setCalendarDay } from './calendar.server';

type Former = Awaited<ReturnType<typeof setCalendarDay>>['former'];

/**
 * The form of one day of the calendar; the answer holds what the day was before, by which the page offers to undo.
 * @throws AppError forbidden, not_found (site)
 */
export async function answerCalendarDay(target: Parameters<typeof setCalendarDay>[0]) {
  let former: Former | null = null;
  const { data: answer, init } = await answerForm('day', async () => {
    former = (await setCalendarDay(target)).former;
  });
  return data({ ...answer, former: former as Former | null }, init ?? {});
}
