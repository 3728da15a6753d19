import { addDays, eachDay, localDayStart, startOfMonth, startOfWeek, toLocalDate } from '~/engine/time';
import { type ForecastDetails, type ForecastView, getForecast, listForecastVersions } from './forecast.server';
import { type BandChoice, isBandLevel, usualBand } from './forecast-band';
import {
  type ForecastLevel,
  type ForecastSeries,
  readActualSeries,
  readForecastSeries,
} from './forecast-interval.server';
import { type LayerView, listLayers } from './forecast-layer.server';
import {
  loadWorkspaceSteps,
  readWorkspaceHistory,
  type WorkspaceStep,
  type WorkspaceStepData,
} from './forecast-step.server';
import { quantileColumn, type StoredBands } from './quantile-column';

const contextDays: Record<ForecastLevel, number> = { interval: 7, hour: 14, day: 56, week: 182, month: 548 };

export interface ForecastWorkspace {
  forecast: ForecastDetails;
  /** whose clocks are shown: days, weeks and months begin at its midnight */
  timeZone: string;
  /** the period and its past; null values where one of them is not known */
  series: ForecastSeries;
  /** another version on the same axis */
  compared: { id: string; versionNumber: number; volume: (number | null)[] } | null;
  /** first and last instant of the forecast, half-open */
  periodStartMs: number;
  periodEndMs: number;
  /** probabilities of the edges of the band */
  band: BandChoice;
  layers: LayerView[];
  versions: Pick<
    ForecastView,
    | 'id'
    | 'name'
    | 'kind'
    | 'versionNumber'
    | 'status'
    | 'isCurrent'
    | 'createdAt'
    | 'createdByName'
    | 'wape'
    | 'method'
  >[];
  steps: WorkspaceStepData;
}

/** What the page does not need of layers: the single values of copies and imports, of which there may be thousands. */
const withoutValues = (layers: LayerView[]): LayerView[] =>
  layers.map((layer) =>
    layer.operation.type === 'values' ? { ...layer, operation: { type: 'values', values: [] } } : layer,
  );

/**
 * Everything the workspace of one forecast shows at one level of detail.
 * @param compareId another version of the same lineage, drawn beside
 * @param step which of the seven steps is open; history and cleaning show the history itself
 * @param at local date of the history to look at
 * @param band edges of the band
 * @param zone IANA name; that of the group unless told
 * @throws AppError not_found
 */
export async function loadForecastWorkspace(input: {
  organizationId: string;
  forecastId: string;
  level: ForecastLevel;
  compareId?: string;
  step?: WorkspaceStep;
  at?: string | null;
  band?: BandChoice;
  zone?: string | null;
}): Promise<ForecastWorkspace> {
  const { organizationId, forecastId, level, step = 'layers', band = usualBand } = input;
  const forecast = await getForecast({ organizationId, forecastId });
  const isPast = step === 'history' || step === 'cleaning';
  const zone = input.zone ?? forecast.timeZone;
  const [series, past, layers, versions, steps] = await Promise.all([
    isPast
      ? readWorkspaceHistory({ organizationId, forecast, level, at: input.at ?? null, zone })
      : readForecastSeries({ organizationId, forecastId, level, timeZone: zone }),
    readActualSeries({
      organizationId,
      groupId: forecast.groupId,
      schema: forecast.schema,
      level,
      timeZone: zone,
      from: new Date(localDayStart(addDays(forecast.startDate, -contextDays[level]), zone)),
      to: endOfPast(forecast, level, zone),
    }),
    listLayers({ organizationId, forecastId }),
    listForecastVersions({ organizationId, lineageId: forecast.lineageId }),
    loadWorkspaceSteps({ organizationId, forecast, step, level, zone }),
  ]);
  const other = input.compareId
    ? versions.find((version) => version.id === input.compareId && version.status === 'ready')
    : undefined;
  const compared = other
    ? await readForecastSeries({ organizationId, forecastId: other.id, level, timeZone: zone })
    : null;
  const banded = isPast ? series : withBand(series, { forecast, level, band, zone });
  // why: people are required of days to come; before them that chart would be empty
  const joined = isPast || step === 'requirement' ? banded : joinPast(banded, past, pastStarts(forecast, level, zone));
  return {
    forecast,
    timeZone: zone,
    series: joined,
    compared:
      other && compared
        ? { id: other.id, versionNumber: other.versionNumber, volume: alignTo(joined.starts, compared) }
        : null,
    periodStartMs: localDayStart(forecast.startDate, forecast.timeZone),
    periodEndMs: localDayStart(forecast.endDate, forecast.timeZone),
    band,
    layers: withoutValues(layers),
    steps,
    versions: versions.map(
      ({ id, name, kind, versionNumber, status, isCurrent, createdAt, createdByName, wape, method }) => ({
        id,
        name,
        kind,
        versionNumber,
        status,
        isCurrent,
        createdAt,
        createdByName,
        wape,
        method,
      }),
    ),
  };
}

/**
 * The series with the edges of the band that is wanted; P10 and P90 of intervals and days are stored as they are. Days and weeks of another
 * zone than the group's have none: quantiles of parts of two days do not add up.
 */
function withBand(
  series: ForecastSeries,
  { forecast, level, band, zone }: { forecast: ForecastDetails; level: ForecastLevel; band: BandChoice; zone: string },
): ForecastSeries {
  const isStored = band.low === usualBand.low && band.high === usualBand.high && level !== 'week';
  const stored = forecast.result as StoredBands | null;
  const isApart = level !== 'interval' && zone !== forecast.timeZone;
  if (isStored || isApart || !isBandLevel(level) || !stored?.bands) return series;
  const edge = (p: number) => quantileColumn(series, { level, timeZone: forecast.timeZone, stored, p });
  return { ...series, p10: edge(band.low), p90: edge(band.high) };
}

/** Where the past ends: where the forecast begins, or at the start of a period that is still running. */
function endOfPast(forecast: ForecastView, level: ForecastLevel, zone: string): Date {
  const start = localDayStart(forecast.startDate, forecast.timeZone);
  const today = toLocalDate(Date.now(), zone);
  const periodStart = level === 'month' ? startOfMonth(today) : level === 'week' ? startOfWeek(today) : today;
  const running = level === 'interval' || level === 'hour' ? Date.now() : localDayStart(periodStart, zone);
  return new Date(Math.min(start, running));
}

/** Starts of all periods before the forecast in epoch seconds, also of those without history. */
function pastStarts(forecast: ForecastView, level: ForecastLevel, zone: string): number[] {
  const { startDate } = forecast;
  // why: intervals lie on the grid of the group, whose clocks may stand a part of an interval apart
  const timeZone = level === 'interval' ? forecast.timeZone : zone;
  const from = addDays(startDate, -contextDays[level]);
  const until = localDayStart(startDate, forecast.timeZone);
  if (level === 'interval' || level === 'hour') {
    const stepMs = level === 'hour' ? 3_600_000 : forecast.intervalMinutes * 60_000;
    const first = localDayStart(from, timeZone);
    return Array.from({ length: Math.floor((until - first) / stepMs) }, (_, i) => (first + i * stepMs) / 1000);
  }
  const toPeriod = level === 'month' ? startOfMonth : level === 'week' ? startOfWeek : (date: string) => date;
  const periods = new Set(eachDay(from, startDate).map(toPeriod));
  return [...periods].map((date) => localDayStart(date, timeZone) / 1000);
}

/** Puts the past before the forecast; a period that both touch (a week, a day of another zone) belongs to the forecast. */
function joinPast(
  series: ForecastSeries,
  past: { starts: number[]; actual: number[] },
  starts: number[],
): ForecastSeries {
  const first = series.starts[0] ?? Number.POSITIVE_INFINITY;
  const before = starts.filter((start) => start < first);
  const known = new Map(past.starts.map((start, i) => [start, past.actual[i]]));
  const blank = before.map(() => null);
  return {
    starts: [...before, ...series.starts],
    base: [...blank, ...series.base] as number[],
    volume: [...blank, ...series.volume] as number[],
    p10: [...blank, ...series.p10],
    p90: [...blank, ...series.p90],
    ahtSec: [...blank, ...series.ahtSec],
    actual: [...before.map((start) => known.get(start) ?? null), ...series.actual],
  };
}

function alignTo(starts: number[], series: ForecastSeries): (number | null)[] {
  const known = new Map(series.starts.map((start, i) => [start, series.volume[i]]));
  return starts.map((start) => known.get(start) ?? null);
}
