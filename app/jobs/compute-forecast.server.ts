import type { GrowthOption } from '~/engine/forecasting';
import { diffDays } from '~/engine/time';
import type { startForecasts } from '~/models/forecast.server';
import { forecastCacheKey, keepForecastResult, recallForecastResult } from '~/models/forecast-cache.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import { readMethodSetting } from '~/models/forecast-method-setting.server';
import { globalMethod, isUsualChoice } from '~/models/forecast-methods';
import { saveForecastResult } from '~/models/forecast-result.server';
import { AppError } from '~/platform/errors.server';
import type { ForecastTaskInput, ForecastTaskMessage, ForecastTaskOutput } from './generate-forecast.worker';
import { learnGlobalModelOf } from './learn-global-model.server';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./generate-forecast.worker.ts', import.meta.url);

export type StartedForecast = Awaited<ReturnType<typeof startForecasts>>[number];

interface Context {
  organizationId: string;
  createdBy: string | null;
  signal: AbortSignal;
  report: (share: number) => void;
}

function toGrowth({
  growth,
  growthPerYear: perYear,
  growthCap: cap,
}: StartedForecast['parameters']): GrowthOption | undefined {
  if (growth === 'flat') return { type: 'flat' };
  if (growth === 'linear') return { type: 'linear', perYear };
  return growth === 'logistic' ? { type: 'logistic', cap, perYear } : undefined;
}

/**
 * Computes one forecast, or takes the result of the same computation within the last hour, and stores it.
 * @returns why the forecast could not be made, or null
 */
export async function computeForecast(forecast: StartedForecast, context: Context): Promise<string | null> {
  try {
    const outcome = await findResult(forecast, context);
    if ('fault' in outcome) return outcome.fault;
    const { organizationId, createdBy } = context;
    const actor = {
      organizationId,
      actorId: createdBy,
      actorKind: createdBy ? ('user' as const) : ('system' as const),
      source: 'job' as const,
    };
    await saveForecastResult(actor, { organizationId, forecastId: forecast.id, ...outcome });
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

async function findResult(
  forecast: StartedForecast,
  { organizationId, signal, report }: Context,
): Promise<ForecastTaskOutput> {
  const { parameters } = forecast;
  const period = {
    organizationId,
    schema: forecast.schema,
    historyFrom: forecast.historyFrom,
    historyTo: forecast.historyTo,
    horizonEnd: forecast.endDate,
    includeHolidays: parameters.includeHolidays ?? true,
    seed: parameters.seed ?? 1,
  };
  const [series, choice] = await Promise.all([
    loadForecastInput({ ...period, groupId: forecast.groupId }),
    readMethodSetting({ organizationId, groupId: forecast.groupId }),
  ]);
  const likeGroup = parameters.likeGroupId
    ? await loadForecastInput({ ...period, groupId: parameters.likeGroupId })
    : undefined;
  const { startDate, schema } = forecast;
  const horizonDays = diffDays(startDate, forecast.endDate);
  const options = {
    startDate,
    horizonDays,
    globalModel: choice.members.includes(globalMethod)
      ? await learnGlobalModelOf({ organizationId, schema, startDate, horizonDays, signal })
      : undefined,
    growth: toGrowth(parameters),
    // why: the usual methods are chosen by the engine itself, which leaves out those with a trend where growth is told
    methods: isUsualChoice(choice) ? undefined : choice.members,
    timeBudgetSec: choice.timeBudgetSec,
  };
  const key = likeGroup ? null : forecastCacheKey(organizationId, series, options);
  const known = key && (await recallForecastResult(key));
  if (known) return known;
  const output = await runInPool<ForecastTaskInput, ForecastTaskOutput, ForecastTaskMessage>(
    workerFile,
    { series, ...options, likeGroup },
    { signal, onMessage: (message) => report(message.done) },
  );
  if (key && 'result' in output) await keepForecastResult(key, output);
  return output;
}
