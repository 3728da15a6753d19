import type { Actor } from '~/auth/actor';
import { addDays } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { listGroupsWithHistory, requestForecasts } from './request-forecast.server';

const days = 28;

/**
 * Forecasts the last four weeks of known history as if they lay ahead, so that accuracy can be seen before any forecast has come of age.
 * @param input.groupIds all groups with history where absent
 * @throws AppError invalid where there is no history
 */
export async function measureOnThePast(actor: Actor, input: { groupIds?: string[] }): Promise<{ jobId: string }> {
  const known = await listGroupsWithHistory(actor);
  const chosen = known.filter((group) => !input.groupIds || input.groupIds.includes(group.id));
  const [lastDate] = chosen.map((group) => group.lastDate).sort();
  if (!lastDate) throw invalid('groupIds', 'no_history', 'There is no history of these groups.');
  const { jobId } = await requestForecasts(actor, {
    groupIds: chosen.map((group) => group.id),
    startDate: addDays(lastDate, -days),
    horizonDays: days,
    historyWeeks: 104,
    schema: 'not_unique_received',
    parameters: { includeHolidays: true, seed: 1 },
  });
  return { jobId };
}
