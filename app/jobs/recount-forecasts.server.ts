import type { Actor } from '~/auth/actor';
import { diffDays } from '~/engine/time';
import { type ForecastToRecount, listForecastsToRecount } from '~/models/forecast-recount.server';
import type { ForecastSchema } from '~/models/forecast-schemas';
import { requestForecasts } from './request-forecast.server';

/** Forecasts of one job: few enough that several workers share the work. */
const forecastsAtOnce = 5;

/**
 * Orders forecasts that touch a period anew under another counter; what planners laid over them goes on in the new versions.
 * @returns how many were ordered; those that were ordered before are left out
 */
export async function recountForecasts(
  actor: Actor,
  input: { groupIds: string[]; from: string; to: string; schema: ForecastSchema; signal: AbortSignal },
): Promise<number> {
  const { schema, signal, ...period } = input;
  const known = await listForecastsToRecount({ organizationId: actor.organizationId, schema, ...period });
  const alike = new Map<string, ForecastToRecount[]>();
  for (const forecast of known) {
    const { startDate, endDate, historyFrom, parameters } = forecast;
    const key = JSON.stringify([startDate, endDate, historyFrom, parameters]);
    alike.set(key, [...(alike.get(key) ?? []), forecast]);
  }
  for (const forecasts of alike.values()) {
    const [{ startDate, endDate, historyFrom, parameters }] = forecasts;
    for (let first = 0; first < forecasts.length; first += forecastsAtOnce) {
      signal.throwIfAborted();
      const some = forecasts.slice(first, first + forecastsAtOnce);
      await requestForecasts(actor, {
        groupIds: some.map(({ groupId }) => groupId),
        startDate,
        horizonDays: diffDays(startDate, endDate),
        historyWeeks: Math.max(1, Math.round(diffDays(historyFrom, startDate) / 7)),
        schema,
        parameters: { ...parameters, refreshId: undefined },
        carryLayersFrom: some.map(({ id }) => id),
      });
    }
  }
  return known.length;
}
