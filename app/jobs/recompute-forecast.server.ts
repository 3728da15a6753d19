import type { Actor } from '~/auth/actor';
import { diffDays } from '~/engine/time';
import { type ForecastParameters, getForecast } from '~/models/forecast.server';
import type { RecomputeCommand } from './forecast-commands';
import { requestForecasts } from './request-forecast.server';

/** Parameters of the command over those that are known; `learned` growth leaves the trend to the members. */
function mergeParameters(known: ForecastParameters, command: RecomputeCommand): ForecastParameters {
  if (!command.hasParameters) return known;
  const { growth = 'learned', growthPerYear, growthCap } = command;
  return {
    seed: known.seed,
    includeHolidays: command.includeHolidays !== undefined,
    growth: growth === 'learned' ? undefined : growth,
    growthPerYear: growth === 'flat' || growthPerYear === undefined ? undefined : growthPerYear / 100,
    growthCap: growth === 'logistic' ? growthCap : undefined,
  };
}

/**
 * The same group and period again, as a new version, with today's history and calendar; what planners laid over it is carried over.
 * @returns id of the new version, or the code of what is wrong with the form
 * @throws AppError not_found
 */
export async function recomputeAsNewVersion(
  actor: Actor,
  input: { forecastId: string; command: RecomputeCommand },
): Promise<{ forecastId: string } | { fault: string }> {
  const known = await getForecast({ organizationId: actor.organizationId, forecastId: input.forecastId });
  const parameters = mergeParameters(known.parameters, input.command);
  const { forecastIds } = await requestForecasts(actor, {
    groupIds: [known.groupId],
    startDate: known.startDate,
    horizonDays: diffDays(known.startDate, known.endDate),
    historyWeeks:
      input.command.historyWeeks ?? Math.max(1, Math.round(diffDays(known.historyFrom, known.historyTo) / 7)),
    schema: input.command.schema ?? known.schema,
    name: known.name,
    parameters,
    carryLayersFrom: [known.id],
  });
  return { forecastId: forecastIds[0] };
}
