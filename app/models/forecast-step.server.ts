import { addDays, eachDay, localDayStart, startOfMonth, startOfWeek, toLocalDate } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import type { ForecastDetails, ForecastView } from './forecast.server';
import { type GroupCalendar, readGroupCalendar } from './forecast-calendar.server';
import { type ForecastLevel, type ForecastSeries, readActualSeries } from './forecast-interval.server';
import { type RequirementSeries, readRequirementSeries } from './forecast-requirement.server';
import { type CorrectionView, listCorrections } from './history-correction.server';

export const workspaceSteps = [
  'parameters',
  'history',
  'cleaning',
  'calendar',
  'model',
  'layers',
  'requirement',
] as const;
export type WorkspaceStep = (typeof workspaceSteps)[number];

/** What the steps of a workspace show beside the forecast itself. */
export interface WorkspaceStepData {
  calendar: GroupCalendar;
  corrections: CorrectionView[];
  /** decisions on the history were made after this forecast was computed */
  isHistoryNewer: boolean;
  requirement: RequirementSeries | null;
}

/** Data of all steps; the requirement only where it is looked at. */
export async function loadWorkspaceSteps(input: {
  organizationId: string;
  forecast: ForecastDetails;
  step: WorkspaceStep;
  level: ForecastLevel;
  /** whose days the requirement is summed up by */
  zone: string;
}): Promise<WorkspaceStepData> {
  const { organizationId, forecast, step, level } = input;
  const { groupId, timeZone } = forecast;
  const [calendar, corrections, [newer], requirement] = await Promise.all([
    readGroupCalendar({
      organizationId,
      groupId,
      timeZone,
      siteId: forecast.siteId,
      from: forecast.startDate,
      to: forecast.endDate,
    }),
    listCorrections({
      organizationId,
      groupId,
      from: new Date(localDayStart(forecast.historyFrom, timeZone)),
      to: new Date(localDayStart(forecast.historyTo, timeZone)),
    }),
    query<{ isNewer: boolean }>(
      'history-corrections-newer',
      `select exists (select 1 from history_corrections where organization_id = $1 and group_id = $2
         and greatest(created_at, reverted_at) > $3::timestamptz) as "isNewer"`,
      [organizationId, groupId, forecast.finishedAt],
      reader(),
    ),
    step === 'requirement'
      ? readRequirementSeries({ organizationId, forecastId: forecast.id, level, timeZone: input.zone })
      : null,
  ]);
  return { calendar, corrections, isHistoryNewer: newer.isNewer, requirement };
}

const shownDays: Record<ForecastLevel, number> = { interval: 7, hour: 21, day: 182, week: 800, month: 3700 };

/**
 * The history that a forecast learned from, as a series without forecast: the last stretch, or the one around a date.
 * @param input.at local date to look at
 * @param input.zone whose days, weeks and months are shown
 */
export async function readWorkspaceHistory(input: {
  organizationId: string;
  forecast: ForecastView;
  level: ForecastLevel;
  at: string | null;
  zone: string;
}): Promise<ForecastSeries> {
  const { forecast, level, at, zone } = input;
  const { intervalMinutes } = forecast;
  // why: intervals lie on the grid of the group, whose clocks may stand a part of an interval apart
  const timeZone = level === 'interval' ? forecast.timeZone : zone;
  const days = shownDays[level];
  const today = toLocalDate(Date.now(), timeZone);
  const [lastDate] = [forecast.historyTo, today].sort();
  const middle = at ? addDays(at, Math.ceil(days / 2)) : lastDate;
  const [to] = [middle, lastDate].sort();
  const earliest = addDays(to, -days);
  const [, from] = [earliest, forecast.historyFrom].sort();
  const [fromMs, toMs] = [localDayStart(from, timeZone), localDayStart(to, timeZone)];
  const { starts: knownStarts, actual } = await readActualSeries({
    organizationId: input.organizationId,
    groupId: forecast.groupId,
    schema: forecast.schema,
    level,
    timeZone,
    from: new Date(fromMs),
    to: new Date(toMs),
  });
  const known = new Map(knownStarts.map((start, i) => [start, actual[i]]));
  const starts = listStarts({ from, to, level, timeZone, intervalMinutes }).filter((start) =>
    // why: months before the first row would be an empty half of the chart
    level === 'month' || level === 'week' || level === 'day' ? start >= (knownStarts[0] ?? 0) : true,
  );
  const blank = starts.map(() => null) as unknown as number[];
  return {
    starts,
    base: blank,
    volume: blank,
    p10: blank,
    p90: blank,
    ahtSec: blank,
    actual: starts.map((start) => known.get(start) ?? null),
  };
}

function listStarts(input: {
  from: string;
  to: string;
  level: ForecastLevel;
  timeZone: string;
  intervalMinutes: number;
}): number[] {
  const { from, to, level, timeZone } = input;
  if (level === 'interval' || level === 'hour') {
    const stepMs = level === 'hour' ? 3_600_000 : input.intervalMinutes * 60_000;
    const first = localDayStart(from, timeZone);
    return Array.from(
      { length: Math.floor((localDayStart(to, timeZone) - first) / stepMs) },
      (_, i) => (first + i * stepMs) / 1000,
    );
  }
  const toPeriod = level === 'month' ? startOfMonth : level === 'week' ? startOfWeek : (date: string) => date;
  return [...new Set(eachDay(from, to).map(toPeriod))].map((date) => localDayStart(date, timeZone) / 1000);
}
