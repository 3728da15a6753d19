import { addDays, localDayStart } from '~/engine/time';
import { type ForecastView, getForecast, listForecastVersions } from './forecast.server';
import {
  type ForecastLevel,
  type ForecastSeries,
  readActualSeries,
  readForecastSeries,
} from './forecast-interval.server';
import { type LayerView, listLayers } from './forecast-layer.server';

const contextDays: Record<ForecastLevel, number> = { interval: 7, hour: 14, day: 56, week: 182, month: 548 };

export interface ForecastWorkspace {
  forecast: ForecastView & { result: unknown };
  /** the period and its past; null values where one of them is not known */
  series: ForecastSeries;
  /** another version on the same axis */
  compared: { id: string; versionNumber: number; volume: (number | null)[] } | null;
  layers: LayerView[];
  versions: Pick<
    ForecastView,
    'id' | 'versionNumber' | 'status' | 'isCurrent' | 'createdAt' | 'createdByName' | 'wape' | 'method'
  >[];
}

/**
 * Everything the workspace of one forecast shows at one level of detail.
 * @param compareId another version of the same lineage, drawn beside
 * @throws AppError not_found
 */
export async function loadForecastWorkspace(input: {
  organizationId: string;
  forecastId: string;
  level: ForecastLevel;
  compareId?: string;
}): Promise<ForecastWorkspace> {
  const { organizationId, forecastId, level } = input;
  const forecast = await getForecast({ organizationId, forecastId });
  const [series, past, layers, versions] = await Promise.all([
    readForecastSeries({ organizationId, forecastId, level }),
    readActualSeries({
      organizationId,
      groupId: forecast.groupId,
      schema: forecast.schema,
      level,
      timeZone: forecast.timeZone,
      from: new Date(localDayStart(addDays(forecast.startDate, -contextDays[level]), forecast.timeZone)),
      to: new Date(localDayStart(forecast.startDate, forecast.timeZone)),
    }),
    listLayers({ organizationId, forecastId }),
    listForecastVersions({ organizationId, lineageId: forecast.lineageId }),
  ]);
  const other = input.compareId
    ? versions.find((version) => version.id === input.compareId && version.status === 'ready')
    : undefined;
  const compared = other ? await readForecastSeries({ organizationId, forecastId: other.id, level }) : null;
  const joined = joinPast(series, past);
  return {
    forecast,
    series: joined,
    compared:
      other && compared
        ? { id: other.id, versionNumber: other.versionNumber, volume: alignTo(joined.starts, compared) }
        : null,
    layers,
    versions: versions.map(({ id, versionNumber, status, isCurrent, createdAt, createdByName, wape, method }) => ({
      id,
      versionNumber,
      status,
      isCurrent,
      createdAt,
      createdByName,
      wape,
      method,
    })),
  };
}

/** Puts the past before the forecast; a period that both touch (a week, a month) belongs to the forecast. */
function joinPast(series: ForecastSeries, past: { starts: number[]; actual: number[] }): ForecastSeries {
  const first = series.starts[0] ?? Number.POSITIVE_INFINITY;
  const count = past.starts.filter((start) => start < first).length;
  const blank = Array.from({ length: count }, () => null);
  return {
    starts: [...past.starts.slice(0, count), ...series.starts],
    base: [...blank, ...series.base] as number[],
    volume: [...blank, ...series.volume] as number[],
    p10: [...blank, ...series.p10],
    p90: [...blank, ...series.p90],
    ahtSec: [...blank, ...series.ahtSec],
    actual: [...past.actual.slice(0, count), ...series.actual],
  };
}

function alignTo(starts: number[], series: ForecastSeries): (number | null)[] {
  const known = new Map(series.starts.map((start, i) => [start, series.volume[i]]));
  return starts.map((start) => known.get(start) ?? null);
}
